"""What goes from one stage to the next can't be changed on the way."""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import is_dataclass
from typing import Any

import pytest
from msgspec import Struct

import wikifilm.grid

GROWING = {
    "spans": {"Layout", "_Group", "_Odd"},
    "collapse.evidence.gaps": {"Gaps"},
    "collapse.evidence.gathered": {"Evidence", "Row"},
    "collapse.evidence.habits": {"Prior"},
    "collapse.evidence.measures": {"Sums"},
    "collapse.evidence.profiles": {"Order", "Profile"},
    "collapse.evidence.words": {"Words"},
    "collapse.inference.infer": {"Inference", "_Front"},
}
"""Those that are filled while a table is read, or of which there is one for every cell: freezing costs time."""
MODULES = sorted(
    name.removeprefix("wikifilm.grid.")
    for _, name, _ in pkgutil.walk_packages(wikifilm.grid.__path__, "wikifilm.grid.")
)


def classes(module: str) -> dict[str, type]:
    home = importlib.import_module(f"wikifilm.grid.{module}")
    return {name: one for name, one in vars(home).items() if isinstance(one, type) and one.__module__ == home.__name__}


@pytest.mark.parametrize("module", MODULES)
def test_records_are_frozen_and_have_slots(module: str) -> None:
    records = {name: one for name, one in classes(module).items() if is_record(one)}
    for one in records.values():
        assert "__slots__" in vars(one), one
    assert {name for name, one in records.items() if not is_frozen(one)} <= GROWING.get(module, set())


def is_record(one: type) -> bool:
    return is_dataclass(one) or issubclass(one, Struct)


def is_frozen(one: Any) -> bool:
    return bool(one.__struct_config__.frozen if issubclass(one, Struct) else one.__dataclass_params__.frozen)


def test_there_are_records() -> None:
    assert sum(is_record(one) for module in MODULES for one in classes(module).values()) > 20
