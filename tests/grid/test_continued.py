"""Tables that go on with the one above: whose header names their columns, and which first rows are none."""

from __future__ import annotations

import pytest

from wikifilm.document import Cell, Printed, Row, Table, Text
from wikifilm.grid import build_grid
from wikifilm.grid.continued import borrowed_header, header_of, with_header
from wikifilm.model import Origin

HEAD = ["Award", "Category", "Nominee", "Result"]
ROWS = [["Zembla Film Awards", "Best Film", "Ada Quill", "Won"], ["Corvid Prize", "Best Song", "Ben Oar", "Nominated"]]
PADDED = Printed("padding", width=4)


def table(rows: list[list[str]], printed: Printed | None = PADDED, caption: str = "") -> Table:
    made = tuple(Row(tuple(Cell(Text(text)) for text in row)) for row in rows)
    return Table(made, printed=printed, caption=Text(caption))


def header(rows: list[list[str]], printed: Printed | None = PADDED) -> list[str] | None:
    given = table(rows, printed)
    found = header_of(given, build_grid(given)[0])
    return None if found is None else [cell.text.value for cell in found.cells]


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (HEAD, True),
        (["Award", "Result", "tin", "lamp"], True),  # two of four
        (["Award", "Result", "tin", "lamp", "moth"], False),  # two of five
        (["Award", "Category", "Result", "tin", "lamp", "moth"], True),  # three of six
        (["Award", "Category", "Result", "tin", "lamp", "moth", "kelp"], False),
        (["Award", "tin"], False),  # one
        (["Award", "Result"], True),
        (["Award", ""], False),
        (["tin", "lamp"], False),
    ],
    ids=str,
)
def test_a_header_that_names_the_columns(names: list[str], found: bool) -> None:
    rows = [names, *[[str(number) for number in range(len(names))]] * 2]
    assert header(rows, Printed("padding", width=len(names))) == (names if found else None)


def test_headers_of_other_tables() -> None:
    assert header([HEAD, *ROWS], None) is None
    assert header([HEAD, HEAD, *ROWS], Printed("padding", width=4, header_rows=2)) is None
    assert header(ROWS, Printed("padding", width=4, header_rows=0)) is None
    assert header([]) is None


ABOVE = Row(tuple(Cell(Text(text)) for text in HEAD))


def continued(rows: list[list[str]], printed: Printed | None = PADDED, caption: str = "") -> list[list[str]] | None:
    found = with_header(table(rows, printed, caption), ABOVE)
    return None if found is None else [[cell.text.value for cell in row.cells] for row in found.rows]


@pytest.mark.parametrize("header_rows", [0, 1])
def test_a_first_row_of_data_goes_below_the_header_of_the_table_above(header_rows: int) -> None:
    printed = Printed("padding", width=4, header_rows=header_rows)
    assert continued(ROWS, printed) == [HEAD, *ROWS]
    found = with_header(table(ROWS, printed), ABOVE)
    assert found is not None
    assert found.printed == Printed("padding", width=4, header_rows=1)
    assert (found.rows[0].group, found.rows[0].is_head) == (found.rows[1].group, found.rows[1].is_head)


@pytest.mark.parametrize(
    "first",
    [
        ["Corvid Prize", "Best Song", "the whole choir of the town of Oru and others", "Won"],  # an outcome
        ["Corvid Prize", "Best Song", "Ben Oar", "2nd of nine"],  # a person
        ["Corvid Prize", "Best Song", "", "Nominated"],
    ],
)
def test_an_outcome_or_a_person_in_its_column_tells_data(first: list[str]) -> None:
    assert continued([first, *ROWS]) == [HEAD, first, *ROWS]


@pytest.mark.parametrize(
    "first",
    [
        ["Prize", "Category", "Ben Oar", "Won"],  # names of columns
        ["Award", "Best Song", "Ben Oar", "Won"],
        ["Corvid Prize", "Best Song", "songs", "12"],
        ["Won", "Ben Oar", "Corvid Prize", "Best Song"],  # each in another column
        ["Corvid Prize", "Best Song", "Ben Oar"],
        ["Corvid Prize", "Best Song", "Ben Oar", "Won", "x"],
    ],
)
def test_other_first_rows_stay(first: list[str]) -> None:
    assert continued([first, *ROWS]) is None


def test_tables_that_go_on_with_nothing() -> None:
    assert with_header(table(ROWS), None) is None
    assert continued(ROWS, None) is None
    assert continued(ROWS, Printed("padding", row_ends=False)) is None
    assert continued(ROWS, Printed("padding", header_rows=2)) is None
    assert continued(ROWS, caption="Prizes abroad") is None
    assert continued([]) is None


def test_a_borrowed_header_is_a_guess() -> None:
    found = with_header(table(ROWS), ABOVE)
    assert found is not None
    grid = build_grid(found)[0]
    borrowed = borrowed_header(grid)
    assert [[slot.text for slot in row] for row in borrowed.header] == [HEAD]
    assert {(slot.origin, slot.confidence) for row in borrowed.header for slot in row} == {(Origin.INFERRED, 0.9)}
    assert borrowed.rows == grid.rows
