"""What was fitted to real tables: the weights of all features, and what the probabilities turned out to be worth."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from wikifilm.grid.collapse.evidence.habits import Habits
from wikifilm.grid.collapse.inference.confidence import Calibration

__all__ = ["Fitted", "Weights", "fitted", "fitted_of"]

Weights = Mapping[str, float]
"""Feature: what it is worth, in natural logarithms."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """The numbers of `weights.json` and `habits.json`, written by `tools/fit_collapse.py`."""

    families: Mapping[str, tuple[Weights, ...]]
    """Family of tables: the weights of each pass."""
    calibrations: Mapping[str, Calibration]
    """Family and dialect, with a bar between."""
    habits: Habits
    """What columns under such headers hold in other tables."""

    def passes(self, family: str) -> tuple[Weights, ...]:
        """The weights for a family of tables; one without its own has those of its subject."""
        return self.families.get(family) or self.families[family.partition(",")[0]]

    def calibration(self, family: str, dialect: str) -> Calibration:
        """What the probabilities are worth in tables of a family and a dialect. Empty: what they say."""
        return self.calibrations.get(f"{family}|{dialect}", ())


@cache
def fitted() -> Fitted:
    """The numbers of the package."""
    return fitted_of(_read("weights.json"), _read("habits.json"))


def fitted_of(weights: Mapping[str, Any], habits: Mapping[str, Any]) -> Fitted:
    """The numbers of files like `weights.json` and `habits.json`."""
    return Fitted(
        {family: tuple(passes) for family, passes in weights["families"].items()},
        {key: tuple((float(a), float(b)) for a, b in points) for key, points in weights["calibration"].items()},
        Habits(**habits),
    )


def _read(name: str) -> Any:
    return json.loads(files(__package__).joinpath(name).read_text("utf-8"))
