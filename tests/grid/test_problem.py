"""What a printed table is taken for before it is read: its header, its columns, its dialect."""

from __future__ import annotations

import pytest

from wikifilm.document import Cell, Printed, Row, Table, Text
from wikifilm.grid.collapse.printed.problem import Problem, problem_of
from wikifilm.grid.collapse.restore import restore

DATA = ["2011", "Zembla Film Awards", "Best Film", "Won"]


def made(rows: list[list[str]], printed: Printed) -> Problem:
    return problem_of(Table(tuple(Row(tuple(Cell(Text(text)) for text in row)) for row in rows), printed=printed))


def header(rows: list[list[str]], printed: Printed) -> list[list[str]]:
    return [[cell.text for cell in row] for row in made(rows, printed).header]


NO_DIVIDER = Printed("kept", header_rows=0)


@pytest.mark.parametrize(
    ("first", "is_header"),
    [
        (["Player", "Club", "Goals"], True),
        (["Player", "Club", "2011"], True),  # one in three
        (["Player", "2011", "2012", "Club"], False),
        (["Player", "2011"], False),
        (["2009", "2010", "2011"], False),
        (["Zembla Film Awards", "Best Film", "Ada Quill", "Won"], False),
        (["Zembla Film Awards", "Ada Quill", "Won"], False),
        (["Ada Quill", "Harbour Town", "Won"], True),  # no name of an award: "Won" may count matches
        (["Zembla Film Awards", "Ada Quill", "Salt", "Kelp", "Won", "Runner-up"], True),  # of two results one row
    ],
    ids=str,
)
def test_without_a_divider_a_first_row_without_data_is_the_header(first: list[str], is_header: bool) -> None:
    rows = [first, ["x"] * len(first), ["y"] * len(first)]
    assert header(rows, NO_DIVIDER) == ([first] if is_header else [])


def test_a_row_alone_is_no_header() -> None:
    found = made([["Player", "Club"]], NO_DIVIDER)
    assert (found.header, len(found.segments)) == ((), 1)


@pytest.mark.parametrize("rows", [[], [[]], [[], []]])
@pytest.mark.parametrize("printed", [NO_DIVIDER, Printed("kept"), Printed("padding", row_ends=False)], ids=str)
def test_tables_without_cells(rows: list[list[str]], printed: Printed) -> None:
    grid, issues = restore(Table(tuple(Row(()) for _ in rows), printed=printed))
    assert (len(grid.header) + len(grid.rows), issues) == (len(rows), ())


@pytest.mark.parametrize("rows", [[[]], [[], ["x"]], [["Player"], []]])
def test_rows_without_cells(rows: list[list[str]]) -> None:
    found = made(rows, NO_DIVIDER)
    assert found.width == 1
    assert len(found.header) + len(found.segments) == len(rows)


@pytest.mark.parametrize(
    ("title", "names", "both"),
    [
        (["Prizes of the film"], ["Award", "Category", "Result"], True),
        (["Prizes of the film", "", ""], ["Award", "Category", "Result"], True),
        (["Prizes", "of the", "film"], ["Award", "Category", "Result"], False),
        (["", "", ""], ["Award", "Category", "Result"], False),
        (["Prizes of the film"], ["Award"], False),
        (["Prizes of the film"], ["Award", "Category", "Salt"], True),
        (["Prizes of the film"], ["Award", "Category", "Salt", "Kelp"], False),
        (["Prizes of the film"], ["Award", "Salt", ""], False),
        (["Prizes of the film"], ["Award", "Category", "2011"], False),
        (["Prizes of the film"], ["Award", "Category", "Nominated"], True),
    ],
    ids=str,
)
def test_one_cell_above_names_of_columns_is_a_title(title: list[str], names: list[str], both: bool) -> None:
    assert header([title, names, DATA], Printed("kept")) == ([title, names] if both else [title])
    for printed in (Printed("kept"), Printed("padding", width=4)):
        assert header([title, names, DATA, DATA], printed) == ([title, names] if both else [title])
    assert header([title, names], Printed("kept")) == [title]


@pytest.mark.parametrize(
    ("width", "found", "whole"),
    [
        (3, 1, [["Award", "Name of the\ncategory", "Result"]]),
        (4, 2, [["Award", "Name of the"], ["category", "Result"]]),
    ],
)
def test_lines_above_the_divider_are_one_row_if_it_is_as_wide(width: int, found: int, whole: list[list[str]]) -> None:
    rows = [["Award", "Name of the"], ["category", "Result"], ["Zembla", "Best Film", "Won"]]
    assert header(rows, Printed("kept", loose_lines=True, header_rows=2, width=width)) == whole
    assert len(made(rows, Printed("kept", loose_lines=True, header_rows=2, width=width)).segments) == 1
    assert header(rows, Printed("kept", header_rows=2, width=width)) == rows[:2]


NAMES = ["Place", "Team", "Played", "Won", "Drawn", "Lost", "Goals", "Against", "Points", "Series", "Played", "Won"]
TEAMS = ["Harbour Town", "Corvid City", "Zembla Rovers", "Oru United"]


@pytest.mark.parametrize(
    ("width", "gaps"), [(5, "SER"), (6, "SE"), (7, "SE"), (8, "SE"), (9, "SE"), (10, "S"), (11, "S")]
)
def test_where_row_ends_are_lost_wide_tables_are_read_in_fewer_ways(width: int, gaps: str) -> None:
    body = [[str(place), team, *["7"] * (width - 2)] for place, team in enumerate(TEAMS, 1)]
    cells = [[text] for row in (NAMES[:width], *body) for text in row]
    found = made(cells, Printed("padding", row_ends=False, header_rows=0))
    assert (found.width, found.dialect.gaps, found.row_ends) == (width, gaps, False)
    assert [len(choices) for choices in found.segments] == [
        min(width, len(TEAMS) * width - at) for at in range(len(TEAMS) * width)
    ]


@pytest.mark.parametrize(
    ("headers", "family"),
    [
        (["Award", "Category", "Result"], "award"),
        (["Award", "Year"], "award"),
        (["Category", "Result"], "award"),
        (["Film", "Result"], "award"),
        (["Opponent", "Result"], "other"),
        (["Film", "Year"], "other"),
        (["Awards", "", ""], "other"),
        (["Awards"], "award"),
    ],
    ids=str,
)
def test_what_a_table_is_about(headers: list[str], family: str) -> None:
    assert made([headers, ["x"] * len(headers)], Printed("kept")).family == family


def test_the_first_row_has_nothing_above_it() -> None:
    for printed in (Printed("padding"), Printed("in place"), Printed("kept"), Printed("kept", spread=True)):
        found = made([["Award", "Result"], ["x", "y"], ["x", "y"]], printed)
        first, second = found.dialect_at(0), found.dialect_at(1)
        assert second == found.dialect
        assert (first.gaps, first.drops, first.blanks) == ("E", True, second.blanks.replace("s", ""))


@pytest.mark.parametrize(
    ("rows", "texts"),
    [
        ([["Year", "Film", ""], ["", "Title", "Role"]], ["Year", "Title", "Role"]),
        ([["Year", "Film"], ["", "Title", "Role"]], ["Year", "Title", "Role"]),
        ([["Year", "Film", ""]], ["Year", "Film", ""]),
    ],
    ids=str,
)
def test_a_column_is_named_by_the_lowest_header_cell_above_it(rows: list[list[str]], texts: list[str]) -> None:
    found = made([*rows, ["2011", "Salt", "Ada"]], Printed("kept", header_rows=len(rows)))
    assert list(found.headers) == texts
