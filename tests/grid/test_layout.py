"""Every slot beside a second layout: the standard's "forming a table", written as plainly as it is worded."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wikifilm import document
from wikifilm.diagnostics import Span
from wikifilm.document import Cell, Printed, ReferenceMark, Row, Table, Text
from wikifilm.grid import Hints, build_grid
from wikifilm.model import Grid, Link, Origin, Slot
from wikifilm.options import Options

Place = tuple[str, int, int, str]
"""Text of a slot, row and column of its cell, origin."""


def reference(rows: list[Row]) -> tuple[list[list[Place]], set[str]]:
    """Slots by row and column, and the codes of what is odd, from a map of places to cells."""
    taken: dict[tuple[int, int], Place] = {}
    codes = set[str]()
    for y, row in enumerate(rows):
        x = 0
        last = max(at for at, other in enumerate(rows) if other.group == row.group)
        for cell in row.cells:
            while (y, x) in taken:
                x += 1
            bottom = y + cell.rowspan - 1 if cell.rowspan else last
            codes |= {"rowspan-past-end"} if bottom > last else set()
            for place in product(range(y, min(bottom, last) + 1), range(x, x + cell.colspan)):
                codes |= {"cells-overlap"} if place in taken else set()
                taken[place] = (cell.text.value, y, x, "stated" if place == (y, x) else "spanned")
            x += cell.colspan
    width = max((x + 1 for _, x in taken), default=0)
    return [[taken.get((y, x), ("", y, x, "inferred")) for x in range(width)] for y in range(len(rows))], codes


def all_slots(grid: Grid) -> list[tuple[Slot, ...]]:
    return [*grid.header, *grid.rows]


def cell(text: str = "a", rowspan: int = 1, colspan: int = 1, *, head: bool = False) -> Cell:
    return Cell(Text(text), head, rowspan, colspan)


CELLS = st.builds(cell, st.sampled_from("abc"), st.integers(0, 5), st.integers(1, 4), head=st.booleans())
ROWS = st.lists(st.tuples(st.lists(CELLS, max_size=4), st.booleans()), max_size=8)


@given(ROWS)
def test_every_slot_is_where_the_standard_puts_it(drawn: list[tuple[list[Cell], bool]]) -> None:
    rows, group = [], 0
    for cells, begins in drawn:
        group += begins
        rows.append(Row(tuple(cells), group))
    grid, issues = build_grid(Table(tuple(rows)))
    found = [[(slot.text, slot.row, slot.column, slot.origin.value) for slot in row] for row in all_slots(grid)]
    expected, codes = reference(rows)
    assert found == expected
    assert {issue.code for issue in issues} == codes


def test_a_slot_has_all_that_its_cell_has() -> None:
    text = Text(
        "Ada Quill",
        links=(document.Link(0, 3, "Ada (actress)"), document.Link(4, 9, "Quill")),
        references=(ReferenceMark(9, 9, "1"),),
    )
    given = Cell(text, True, 2, 1, ("yes",), span=Span(3, 9))
    table = Table((Row((given,)), Row(())), Text("Roles"), span=Span(0, 20))
    grid, _ = build_grid(table)
    [[stated]], [[below]] = grid.header, grid.rows
    links = (Link("Ada", "Ada (actress)"), Link("Quill", "Quill"))
    assert stated == Slot("Ada Quill", links, ("1",), 0, 0, Origin.STATED, 1.0, True, ("yes",), Span(3, 9))
    assert below == Slot("Ada Quill", links, ("1",), 0, 0, Origin.SPANNED, 1.0, True, ("yes",), Span(3, 9))
    assert (grid.caption, grid.span) == ("Roles", Span(0, 20))


ODD = {
    "a rowspan reaches past the last row of its group": [[cell(rowspan=3)]],
    "two cells claim the same place; the later one keeps it": [[cell(), cell(rowspan=2)], [cell(colspan=2)]],
    "only 1000 columns were read": [[cell(), cell(colspan=1000)], [cell()]],
    "the last 2 rows were left out": [[cell(colspan=400)], [cell()], [cell()], [cell()]],
}


@pytest.mark.parametrize("message", ODD)
def test_what_is_odd_is_told_with_its_place(message: str) -> None:
    table = Table(tuple(Row(tuple(cells)) for cells in ODD[message]), span=Span(5, 7))
    grid, issues = build_grid(table, Options(max_slots=2 * 1000 if "1000" in message else 800))
    assert [(issue.message, issue.span) for issue in issues] == [(message, Span(5, 7))]
    assert len({len(row) for row in all_slots(grid)}) == 1


def test_a_table_of_header_rows_that_is_cut() -> None:
    grid, issues = build_grid(Table((Row((cell(head=True),)),) * 3), Options(max_slots=2))
    assert (len(grid.header), len(grid.rows)) == (1, 1)
    assert [issue.message for issue in issues] == ["the last 1 rows were left out"]


AS_PRINTED = [[Origin.STATED] * 2, [Origin.STATED, Origin.INFERRED]]


def printed(*rows: tuple[str, ...]) -> Table:
    return Table(tuple(Row(tuple(map(cell, row))) for row in rows), printed=Printed("kept", cut_end=True))


FILMS = printed(
    ("Award", "Category", "Result"), ("Zembla", "Best Film", "Won"), ("Best Song", "Won"), ("Best Art", "Won")
)


@pytest.mark.parametrize(("most", "restored"), [(12, True), (11, False)])
def test_printed_tables_are_restored_up_to_the_limit_of_slots(most: int, restored: bool) -> None:
    """Four rows of three."""
    grid, _ = build_grid(FILMS, Options(max_slots=most))
    assert ("Zembla" in [slot.text for slot in grid.rows[1]]) is restored


def test_a_printed_table_that_stays_as_printed_has_the_header_that_was_printed() -> None:
    grid, _ = build_grid(FILMS, Options(restore_collapsed=False))
    assert [[slot.text for slot in row] for row in grid.header] == [["Award", "Category", "Result"]]
    assert grid.texts()[2] == ["Best Song", "Won", ""]


def test_a_printed_table_without_rows() -> None:
    grid, issues = build_grid(Table((), printed=Printed("kept")))
    assert (grid.texts(), issues) == ([], ())


def test_hints_are_heard() -> None:
    """What no word list knows may be a person; the page says which are."""
    table = printed(
        ("Award", "Category", "Recipient", "Result"),
        ("Zembla", "Best Film", "Tin", "Won"),
        ("Best Song", "Orchard", "Lost"),
        ("Lamp", "Won"),
    )
    names = Hints(names=frozenset({"Tin", "Orchard", "Lamp"}))
    plain, hinted = (build_grid(table, hints=hints)[0].rows[-1] for hints in (Hints(), names))
    assert [slot.confidence for slot in plain] != [slot.confidence for slot in hinted]
