"""What the gaps of a column are, in numbers that can be counted by hand (cases: tests/fixtures/grid/gaps.json)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from wikifilm.document import Cell, Text
from wikifilm.grid.collapse.cells.columns import columns_of
from wikifilm.grid.collapse.cells.tokens import token
from wikifilm.grid.collapse.evidence.counting import evidence_of
from wikifilm.grid.collapse.evidence.gaps import gaps_of
from wikifilm.grid.collapse.inference.infer import Node

CASES = json.loads((Path(__file__).parents[1] / "fixtures/grid/gaps.json").read_text("utf-8"))


def best(rows: list[tuple[str, str]]) -> list[Node]:
    """A reading: labels, and cells with blanks between."""
    cells = [tuple(token(Cell(Text(text))) for text in texts.split()) for _, texts in rows]
    return [Node(at, at + 1, cells[at], labels, 0.0) for at, (labels, _) in enumerate(rows)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_evidence_for_an_empty_cell(case: dict[str, Any]) -> None:
    columns = columns_of(case["headers"])
    found = gaps_of(len(columns), best(case["rows"]))[case["column"]].features("v", columns[case["column"]])
    assert {name: round(value, 2) for name, value in found} == {f"ve|{k}": v for k, v in case["features"].items()}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_spanned_or_empty_the_evidence_is_the_same(case: dict[str, Any]) -> None:
    columns, swapped = columns_of(case["headers"]), str.maketrans("SE", "ES")
    turned = best([(labels.translate(swapped), texts) for labels, texts in case["rows"]])
    both = [gaps_of(len(columns), rows) for rows in (best(case["rows"]), turned)]
    for at, column in enumerate(columns):
        assert both[0][at].features("v", column) == both[1][at].features("v", column)


def test_it_speaks_of_empty_cells_alone() -> None:
    reading, columns = best([("PP", "2011 Won"), ("SP", "Lost")]), columns_of(["Year", "Result"])
    found = evidence_of("v", 2, [[node] for node in reading], [[1.0]] * 2, reading)
    assert found.column_features(0, "E", columns) == found.column_features(0, "e", columns) != []
    assert found.column_features(0, "S", columns) == found.column_features(0, "R", columns) == []
    assert evidence_of("v", 2, [[node] for node in reading], [[1.0]] * 2).column_features(0, "E", columns) == []
