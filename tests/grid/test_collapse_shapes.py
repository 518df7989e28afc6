"""Captions, titles, pipes, flags and broken lines of printed tables; and that nothing of them is lost or doubled."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wikifilm import read_tables
from wikifilm.document import Cell, Printed, Row, Table, Text
from wikifilm.grid.collapse.printed.problem import problem_of
from wikifilm.grid.collapse.restore import restore

CASES = Path(__file__).parents[1] / "fixtures" / "collapse" / "grids"
NAMES = sorted(path.stem for path in CASES.glob("*.txt"))
TEXTS = st.sampled_from(
    ("Won", "Best Film", "2011", "Zembla Awards", "Ada Quill", "x", "Prizes hereAward", "Award", "")
)
BROKEN = st.sampled_from(
    (
        Printed("kept", loose_lines=True, width=3),
        Printed("kept", loose_lines=True, header_rows=2, width=4),
        Printed("kept", loose_lines=True, header_rows=0, spread=True, cut_end=True),
        Printed("padding", width=2),
        Printed("padding", width=4, header_rows=0),
    )
)
HEAD = ["Award", "Category", "Nominee", "Result"]
LINES = st.lists(st.lists(TEXTS, min_size=1, max_size=5), min_size=1, max_size=14)


def table_of(lines: list[list[str]], printed: Printed) -> Table:
    return Table(tuple(Row(tuple(Cell(Text(text)) for text in line)) for line in lines), printed=printed)


def letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def test_there_are_cases() -> None:
    assert len(NAMES) >= 8


@pytest.mark.parametrize("name", NAMES)
def test_a_printed_table_gives_the_grid(name: str) -> None:
    wanted = json.loads((CASES / f"{name}.json").read_text("utf-8"))
    [grid] = read_tables((CASES / f"{name}.txt").read_text("utf-8"), format="text")
    header, rows = ([[slot.text for slot in row] for row in part] for part in (grid.header, grid.rows))
    assert {"caption": grid.caption, "header": header, "rows": rows} == wanted


@settings(deadline=None, max_examples=150)
@given(LINES, BROKEN)
def test_broken_and_long_rows_keep_every_letter_once_and_in_order(lines: list[list[str]], printed: Printed) -> None:
    grid, _ = restore(table_of(lines, printed))
    stated = [slot.text for row in (*grid.header, *grid.rows) for slot in row if slot.origin == "stated"]
    assert letters(grid.caption + "".join(stated)) == letters("".join(text for line in lines for text in line))


@given(LINES)
def test_every_way_through_broken_lines_has_all_of_them(lines: list[list[str]]) -> None:
    problem = problem_of(table_of(lines, Printed("kept", loose_lines=True, header_rows=0, width=5)))
    size = len(problem.segments)
    for start, choices in enumerate(problem.segments):
        assert choices[-1].end == start + 1
        assert all(start < segment.end <= size and len(segment.cells) <= problem.width for segment in choices)


def test_a_line_is_offered_with_the_lines_that_may_go_on_with_it() -> None:
    lines = [HEAD, ["Zembla", "Best Film", "Ada Quill"], ["Ben Oar", "Won"], ["Corvid", "Best Song", "Cy Pell", "Won"]]
    problem = problem_of(table_of(lines, Printed("kept", loose_lines=True, width=4)))
    texts = [[cell.text for cell in segment.cells] for segment in problem.segments[0]]
    assert texts == [["Zembla", "Best Film", "Ada Quill\nBen Oar", "Won"], ["Zembla", "Best Film", "Ada Quill"]]


def test_lines_of_very_long_tables_are_rows() -> None:
    lines = [HEAD, *[["Zembla", "Won"], ["Ben Oar"]] * 600]
    problem = problem_of(table_of(lines, Printed("kept", loose_lines=True, width=4)))
    assert {len(choices) for choices in problem.segments} == {1}
