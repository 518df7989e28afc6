"""Rows with more cells than columns: a pipe that stood inside a cell."""

from __future__ import annotations

import pytest

from wikifilm import read_tables
from wikifilm.diagnostics import Span
from wikifilm.document import Cell, Text
from wikifilm.document.text import Link
from wikifilm.grid.collapse.cells.tokens import Token, tokens_of
from wikifilm.grid.collapse.printed.pipes import without_pipes
from wikifilm.grid.hints import Hints

HEAD = ["Date", "Award", "Category", "Song", "Result"]
BODY = [
    ["4 June 2011", "Zembla Film Awards", "Best Film", "“Salt”", "Won"],
    ["5 June 2012", "Corvid Prize", "Best Song", "“Harbour”", "Nominated"],
    ["6 May 2013", "Zembla Film Awards", "Best Score", "“Kelp”", "Won"],
    ["7 May 2014", "Corvid Prize", "Best Sound", "“Gull”", "Nominated"],
    ["8 June 2015", "Zembla Film Awards", "Best Song", "“Low Tide”", "Won"],
    ["9 June 2016", "Corvid Prize", "Best Film", "“Buoy”", "Nominated"],
    ["9 May 2017", "Zembla Film Awards", "Best Music", "“Sand”", "Won"],
]
PIECES = ["4 June 2018", "Corvid Prize", "Best Film", "“Ebb”", "Won"]
"""Each with a further piece, which fits no column."""


def print_of(rows: list[list[str]]) -> str:
    lines = [f"| {' | '.join(row)} |" for row in (HEAD, *rows)]
    return "\n".join([lines[0], "|---" * len(HEAD) + "|", *lines[1:]])


def broken(column: int, pieces: list[str]) -> list[str]:
    row = ["3 July 2018", "Corvid Prize", "Best Voice", "“Mist”", "Won"]
    return [*row[:column], *pieces, *row[column + 1 :]]


@pytest.mark.parametrize("at", [0, 3, 7])
@pytest.mark.parametrize("column", range(5))
def test_pieces_of_a_cell_are_found_in_any_column_of_any_row(column: int, at: int) -> None:
    rows = [*BODY[:at], broken(column, [PIECES[column], "tin"]), *BODY[at:]]
    whole = [*BODY[:at], broken(column, [f"{PIECES[column]} | tin"]), *BODY[at:]]
    [grid] = read_tables(print_of(rows), format="text")
    assert grid.texts() == [HEAD, *whole]


def test_a_cell_of_three_pieces() -> None:
    [grid] = read_tables(print_of([*BODY, broken(3, ["“Ebb”", "tin", "kelp"])]), format="text")
    assert grid.texts()[-1] == broken(3, ["“Ebb” | tin | kelp"])


def tokens(*rows: list[str]) -> list[tuple[Token, ...]]:
    return [tokens_of([Cell(Text(text)) for text in row]) for row in rows]


def left(rows: list[tuple[Token, ...]], width: int) -> list[list[str]]:
    return [[cell.text for cell in row] for row in without_pipes(rows, width)]


LONG = broken(3, ["“Ebb”", "tin"])
WHOLE = broken(3, ["“Ebb” | tin"])


@pytest.mark.parametrize(
    ("rows", "joined"),
    [
        ([*BODY[:5], LONG], True),
        ([*BODY[:4], LONG], False),
        ([*BODY[:5], *BODY[:5], LONG, LONG], True),
        ([*BODY[:5], *BODY[:4], LONG, LONG], False),
    ],
    ids=["one of six", "one of five", "two of twelve", "two of eleven"],
)
def test_where_many_rows_are_too_long_the_width_is_wrong(rows: list[list[str]], joined: bool) -> None:
    assert left(tokens(*rows), 5) == [WHOLE if row is LONG and joined else row for row in rows]


def test_short_rows_stay_and_say_nothing_of_the_columns() -> None:
    short = [["Best Film", "Won"], ["“Kelp”", "Corvid Prize", "Won"], ["x"], []]
    rows = [*short, *BODY[:2], LONG]
    assert left(tokens(*rows), 5) == [*short, *BODY[:2], WHOLE]


@pytest.mark.parametrize(("width", "joined"), [(0, False), (1, True), (2, True), (24, True), (25, False)])
def test_how_wide_a_table_may_be(width: int, joined: bool) -> None:
    rows = [["x"] * width] * 6 + [["x"] * width + ["Moth"]]
    found = left(tokens(*rows), width)
    assert [len(row) for row in found] == [width] * 6 + [width + (not joined)]
    assert found[:6] == rows[:6]
    assert "".join(found[-1]).replace(" | ", "") == "".join(rows[-1])


def test_a_whole_cell_has_the_links_and_the_place_of_its_pieces() -> None:
    first = Cell(Text("Ada", links=(Link(0, 3, "Ada Q"),)), is_header=True, span=Span(10, 13))
    last = Cell(Text("Cy", links=(Link(0, 2, "Cy P"),)), span=Span(20, 22))
    row = tokens_of([first, Cell(Text("Ben"), span=Span(14, 17)), Cell(Text("")), last])
    *_, (cell,) = without_pipes([*tokens(["x"]) * 6, row], 1)
    assert (cell.text, cell.cell.span, cell.cell.is_header) == ("Ada | Ben | | Cy", Span(10, 22), True)
    assert [(cell.text[link.start : link.end], link.target) for link in cell.cell.text.links] == [
        ("Ada", "Ada Q"),
        ("Cy", "Cy P"),
    ]


def test_a_whole_cell_is_looked_at_with_what_the_page_knows() -> None:
    hints = Hints(names=frozenset({"The Moth | a lamp"}))
    *_, (cell,) = without_pipes([*tokens(["x"]) * 6, *tokens(["The Moth", "a lamp"])], 1, hints)
    assert cell.kind == "person"
