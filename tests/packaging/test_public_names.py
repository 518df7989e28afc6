"""The public names and their signatures. A change here is a change for users: say so in CHANGELOG.md."""

from __future__ import annotations

import inspect
import json
from enum import EnumType
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

PINNED: dict[str, dict[str, Any]] = json.loads(Path(__file__).with_name("api.json").read_text("utf-8"))


def described(value: Any) -> Any:
    """What a user leans on: a function's parameters, a record's fields, an enumeration's members, an error's bases."""
    if isinstance(value, type) and issubclass(value, Exception):
        return [base.__name__ for base in value.__bases__]
    if isinstance(value, EnumType):
        return list(map(str, value.__members__.values()))
    if callable(value) and not hasattr(value, "__dataclass_fields__"):
        return str(inspect.signature(value))
    return [*getattr(value, "__dataclass_fields__", [])] or type(value).__name__


@pytest.mark.parametrize("module", PINNED)
def test_public_names_are_pinned(module: str) -> None:
    door = import_module(module)
    assert {name: described(getattr(door, name)) for name in sorted(door.__all__)} == PINNED[module]


def test_all_public_names_have_words() -> None:
    for module in PINNED:
        door = import_module(module)
        for name in door.__all__:
            value = getattr(door, name)
            assert not callable(value) or inspect.getdoc(value), name
