"""The fitted numbers: their shape, and the evidence of other tables."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from wikifilm.document import Cell, Text
from wikifilm.grid.collapse.cells.columns import columns_of
from wikifilm.grid.collapse.cells.tokens import token
from wikifilm.grid.collapse.evidence.fitted import fitted, fitted_of
from wikifilm.grid.collapse.evidence.habits import Habits, prior_of
from wikifilm.grid.collapse.inference.confidence import calibrated

CASES: dict[str, Any] = json.loads(
    (Path(__file__).parents[1] / "fixtures/collapse/habits.json").read_text(encoding="utf-8")
)
FAMILIES = ["award", "other", "award, no row ends", "other, no row ends"]


def test_calibrations_rise_from_little_to_nearly_sure() -> None:
    for points in fitted().calibrations.values():
        assert all(a[0] < b[0] and a[1] <= b[1] for a, b in pairwise(points))
        assert 0.0 <= points[0][1] < 0.5
        assert points[-1][0] == 1.0
        assert calibrated(0.0, points) < calibrated(0.999, points) < 1.0


@pytest.mark.parametrize("family", FAMILIES)
def test_every_family_has_weights_of_its_own(family: str) -> None:
    assert family in fitted().families
    assert all(abs(weight) < 20 for weights in fitted().passes(family) for weight in weights.values())


def test_the_numbers_are_read_once() -> None:
    assert fitted() is fitted()


def test_counts_are_logarithms_with_a_rest() -> None:
    habits = fitted().habits
    for logs in (*habits.kinds.values(), *habits.labels.values(), *habits.words.values()):
        assert "" in logs
        assert all(-3.0 <= value <= 3.0 for value in logs.values())


def test_a_family_without_weights_has_those_of_its_subject() -> None:
    numbers = fitted_of(
        {"families": {"award": [{"x": 1.0}]}, "calibration": {}}, {"kinds": {}, "labels": {}, "words": {}}
    )
    assert numbers.passes("award, no row ends") == ({"x": 1.0},)
    assert numbers.calibration("award", "kept") == ()


@pytest.mark.parametrize("case", CASES["cells"], ids=lambda case: f"{case['text']} below {case['header']}")
def test_evidence_of_other_tables_for_a_cell(case: dict[str, Any]) -> None:
    prior = prior_of([case["header"]], Habits(**CASES["habits"]))
    found = prior.cell_features(token(Cell(Text(case["text"]))), 0, columns_of([case["header"]]))
    assert {name: round(value, 2) for name, value in found} == case["features"]


@pytest.mark.parametrize("case", CASES["labels"], ids=lambda case: f"{case['label']} below {case['header']}")
def test_evidence_of_other_tables_for_a_label(case: dict[str, Any]) -> None:
    prior = prior_of([case["header"]], Habits(**CASES["habits"]))
    found = prior.column_features(0, case["label"], columns_of([case["header"]]))
    assert dict(found) == case["features"]
