"""Stated spans to grids: the same table in HTML and in wikitext gives the same grid."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wikifilm.document import Cell, Row, Table, Text
from wikifilm.grid import build_grid
from wikifilm.model import Grid, Origin
from wikifilm.options import Options
from wikifilm.readers import read_html, read_wikitext

FIXTURES = Path(__file__).parents[1] / "fixtures" / "grid"
CASES: list[dict[str, Any]] = [
    case
    for name in ("spans", "headers", "cells")
    for case in json.loads((FIXTURES / f"{name}.json").read_text("utf-8"))
]
BOTH = [
    pytest.param(case, form, id=f"{case['name']}: {form}")
    for case in CASES
    for form in ("html", "wikitext")
    if form in case
]


@pytest.mark.parametrize(("case", "form"), BOTH)
def test_grid(case: dict[str, Any], form: str) -> None:
    document = read_html(case["html"]) if form == "html" else read_wikitext(case["wikitext"])
    grid, issues = build_grid(next(document.walk_tables()))
    assert grid.texts() == case["grid"]
    assert len(grid.header) == case["header"]
    assert [issue.code for issue in issues] == case.get("issues", [])
    slots = (*grid.header, *grid.rows)
    if "links" in case:
        assert [[[[link.text, link.target] for link in slot.links] for slot in row] for row in slots] == case["links"]
    if "classes" in case:
        assert [[list(slot.classes) for slot in row] for row in slots] == case["classes"]


def table(*rows: list[Cell]) -> Table:
    return Table(tuple(Row(tuple(cells)) for cells in rows))


def cell(text: str, rowspan: int = 1, colspan: int = 1) -> Cell:
    return Cell(Text(text), rowspan=rowspan, colspan=colspan)


def test_a_spanned_slot_repeats_its_cell_and_says_so() -> None:
    grid, _ = build_grid(table([cell("a", 2), cell("b")], [cell("c")]))
    first, below = grid.rows[0][0], grid.rows[1][0]
    assert (first.origin, below.origin) == (Origin.STATED, Origin.SPANNED)
    assert (below.text, below.row, below.column) == ("a", 0, 0)


def test_a_padded_slot_is_inferred_to_be_empty() -> None:
    grid, _ = build_grid(table([cell("a"), cell("b")], [cell("c")]))
    missing = grid.rows[1][1]
    assert (missing.text, missing.origin, missing.confidence, missing.span) == ("", Origin.INFERRED, 1.0, None)


def test_the_largest_spans_are_right_and_bounded() -> None:
    grid, issues = build_grid(table([cell("a", 65534, 1000)], [cell("b")], []))
    assert [len(row) for row in grid.rows] == [1000, 1000, 1000]
    assert {slot.text for slot in grid.rows[2]} == {"a"}
    assert [issue.code for issue in issues] == ["rowspan-past-end", "table-too-wide"]


def test_no_more_slots_than_allowed() -> None:
    grid, issues = build_grid(table(*([cell("a", 1, 10)] for _ in range(50))), Options(max_slots=100))
    assert len(grid.rows) == 10
    assert [issue.code for issue in issues] == ["table-truncated"]


def test_a_table_of_empty_rows() -> None:
    grid, issues = build_grid(Table((Row((), is_head=True), Row((), is_head=True))))
    assert (grid.header, grid.rows, issues) == (((), ()), (), ())


CELLS = st.builds(cell, st.sampled_from("abc"), st.integers(0, 4), st.integers(1, 4))


@given(st.lists(st.lists(CELLS, max_size=5), max_size=6))
def test_every_grid_is_a_rectangle_that_holds_every_cell(rows: list[list[Cell]]) -> None:
    grid, _ = build_grid(table(*rows))
    assert_rectangle(grid)
    stated = [(slot.row, slot.text) for row in grid.rows for slot in row if slot.origin is Origin.STATED]
    cells = [(number, given.text.value) for number, row in enumerate(rows) for given in row]
    assert sorted(stated) == sorted(cells)


def assert_rectangle(grid: Grid) -> None:
    assert len({len(row) for row in (*grid.header, *grid.rows)}) <= 1
    for row in grid.rows:
        for slot in row:
            assert slot.origin is Origin.INFERRED or slot.text
