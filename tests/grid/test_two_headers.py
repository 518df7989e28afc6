"""Two header rows whose spans were lost: which cells of the upper one stand over several of the lower."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from wikifilm import read_tables
from wikifilm.document import Cell, Text
from wikifilm.grid.collapse.cells.tokens import Token, tokens_of
from wikifilm.grid.collapse.printed.two_headers import two_headers

FIXTURES = Path(__file__).parents[1] / "fixtures"
CASES = json.loads((FIXTURES / "grid/two_headers.json").read_text("utf-8"))


def row(texts: list[str]) -> tuple[Token, ...]:
    return tokens_of(tuple(Cell(Text(text)) for text in texts))


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["about"]))
def test_the_labels_of_both_rows(case: dict[str, Any]) -> None:
    body = row(case["body"])
    found = two_headers([row(case["upper"]), row(case["lower"]), body, body], case["width"], case.get("padded", False))
    assert found == (tuple(case["labels"]) if case["labels"] else None)


def test_what_was_guessed_of_a_header_is_no_fact() -> None:
    [grid] = read_tables((FIXTURES / "collapse/grids/two_headers_parted.txt").read_text("utf-8"), format="text")
    upper, lower = grid.header
    assert [(slot.origin, slot.confidence) for slot in (upper[3], lower[0])] == [("inferred", 0.7)] * 2
    assert all(slot.confidence == 1.0 for slot in grid.rows[0])


def test_a_header_that_comes_again_is_as_sure_as_the_header() -> None:
    [grid] = read_tables((FIXTURES / "collapse/grids/headers_again.txt").read_text("utf-8"), format="text")
    assert {slot.confidence for slot in (*grid.header[0], *grid.rows[0], *grid.rows[2])} == {0.7}
    assert {slot.confidence for slot in grid.rows[1]} == {1.0}
