"""What must hold for every printed table, whatever stands in it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from wikifilm.document import Cell, Printed, Row, Table, Text
from wikifilm.grid.collapse.restore import restore
from wikifilm.model import Grid

WORDS = (
    "Won",
    "Nominated",
    "Best Film",
    "2011",
    "2012",
    "Zembla Awards",
    "Ada Quill",
    "-",
    "x",
    "12",
    "The Harbour",
    "",
)
TEXTS = st.sampled_from(WORDS)
DIALECTS = st.sampled_from(
    (
        Printed("padding"),
        Printed("kept"),
        Printed("kept", spread=True),
        Printed("kept", header_rows=0, spread=True, cut_end=True),
        Printed("in place"),
        Printed("padding", row_ends=False, header_rows=0),
    )
)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    printed = draw(DIALECTS)
    widest = 1 if not printed.row_ends else draw(st.integers(1, 6))
    rows = draw(st.lists(st.lists(TEXTS, min_size=1, max_size=widest), min_size=1, max_size=12))
    return Table(tuple(Row(tuple(Cell(Text(text)) for text in row)) for row in rows), printed=printed)


def stated(grid: Grid) -> list[str]:
    rows = (*grid.header, *grid.rows)
    return [slot.text for row in rows for slot in row if slot.origin == "stated" and slot.text]


@settings(deadline=None, max_examples=150)
@given(tables())
def test_every_printed_cell_is_stated_once_and_in_order(table: Table) -> None:
    grid, _ = restore(table)
    assert stated(grid) == [cell.text.value for row in table.rows for cell in row.cells if cell.text.value]


@settings(deadline=None, max_examples=100)
@given(tables())
def test_grids_are_rectangles_with_probabilities(table: Table) -> None:
    grid, _ = restore(table)
    rows = (*grid.header, *grid.rows)
    assert len({len(row) for row in rows}) == 1
    assert all(0.0 <= slot.confidence <= 1.0 for row in rows for slot in row)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.lists(TEXTS.filter(bool), min_size=4, max_size=4), min_size=2, max_size=10))
def test_a_table_without_gaps_is_left_alone(rows: list[list[str]]) -> None:
    table = Table(tuple(Row(tuple(Cell(Text(text)) for text in row)) for row in rows), printed=Printed("padding"))
    grid, issues = restore(table)
    assert grid.texts() == rows
    assert not issues
    assert all(slot.confidence == 1.0 and slot.origin == "stated" for row in grid.rows for slot in row)
