"""What says that a cell goes on in the next line, that a row begins, and how wide a table of broken rows is."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from wikifilm import read_tables
from wikifilm.diagnostics import Span
from wikifilm.document import Cell, Printed, Row, Table, Text
from wikifilm.document.text import Style
from wikifilm.grid.collapse.cells.tokens import Token, token
from wikifilm.grid.collapse.model import Scorer
from wikifilm.grid.collapse.printed.boxes import boxes
from wikifilm.grid.collapse.printed.broken import begun_rows, goes_on, joint_width, joints, joints_of_lines
from wikifilm.grid.collapse.printed.problem import problem_of
from wikifilm.grid.collapse.printed.segments import loose_segments

CASES = json.loads((Path(__file__).parents[1] / "fixtures" / "grid" / "broken.json").read_text("utf-8"))


def cell(text: str, span: Span | None = None) -> Token:
    return token(Cell(Text(text), span=span))


def lines(rows: list[list[str]]) -> list[tuple[Token, ...]]:
    return [tuple(map(cell, row)) for row in rows]


@pytest.mark.parametrize("case", CASES["pieces"], ids=lambda case: "/".join(case["pieces"]))
def test_pieces_of_a_cell(case: dict[str, Any]) -> None:
    upper, lower = map(cell, case["pieces"])
    assert goes_on(upper, lower) is case["goes on"]
    assert list(joints(upper, lower)) == case["flags"]


def test_a_bold_line_above_a_plain_one() -> None:
    bold = token(Cell(Text("July", styles=(Style(0, 4, "b"),))))
    assert joints(bold, cell("July 1")) == ("joined unlike",)
    assert joints(bold, bold) == ()


def test_a_text_below_a_picture() -> None:
    assert goes_on(cell("Flag of Oru.svg"), cell("Oru"))
    assert goes_on(cell("", Span(3, 20)), cell("Oru"))
    assert not goes_on(cell("", Span(3, 3)), cell("Oru"))
    assert not goes_on(cell("", Span(3, 20)), cell(""))


@pytest.mark.parametrize("case", CASES["shapes"], ids=lambda case: case["name"])
def test_the_shape_of_lines(case: dict[str, Any]) -> None:
    above, below = lines(case["lines"])
    assert list(joints_of_lines(above, below, 4)) == case["flags"]


@pytest.mark.parametrize("case", CASES["begun"], ids=lambda case: case["name"])
def test_rows_that_begin_for_sure(case: dict[str, Any]) -> None:
    given = lines(case["lines"])
    assert sorted(begun_rows(given, 6)) == case["begun"]
    for start, choices in enumerate(loose_segments(given, 6)):
        assert not any(start < at < choices[0].end for at in case["begun"])


@pytest.mark.parametrize("case", CASES["boxes"], ids=lambda case: case["name"])
def test_boxes_of_predecessors(case: dict[str, Any]) -> None:
    given = lines(case["lines"])
    assert [list(box) for box in boxes(given).items()] == case["boxes"]
    segments = loose_segments(given, 3)
    for start, end in case["boxes"]:
        [segment] = segments[start]
        assert (segment.end, len(segment.cells)) == (end, 3)


@pytest.mark.parametrize("case", CASES["widths"], ids=lambda case: case["name"])
def test_the_width_of_broken_rows(case: dict[str, Any]) -> None:
    assert joint_width(lines(case["lines"]), case["given"]) == case["width"]


@pytest.mark.parametrize("case", CASES["headers"], ids=lambda case: case["name"])
def test_a_header_row_that_is_broken_over_lines(case: dict[str, Any]) -> None:
    rows = tuple(Row(tuple(Cell(Text(text)) for text in line)) for line in case["lines"])
    problem = problem_of(Table(rows, printed=Printed("kept", loose_lines=True, header_rows=0, cut_end=True)))
    assert [[cell.text for cell in row] for row in problem.header] == case["header"]


def test_what_is_bold_over_lines_is_one_cell() -> None:
    head = "Year | Winner | Place  \n---|---|---  \n"
    body = "1991 | **Oru  \nRovers** | Zembla  \n1992 | _The_ Harbour | **Lantern**  \n"
    [grid] = read_tables(head + body, format="text")
    assert [[slot.text for slot in row] for row in grid.rows] == [
        ["1991", "Oru\nRovers", "Zembla"],
        ["1992", "The Harbour", "Lantern"],
    ]


def test_a_cell_does_not_go_on_for_ever() -> None:
    lines = "".join("b_ **c  \nd** _e  \n" for _ in range(200))
    [grid] = read_tables("Year | Title  \n---|---  \n1991 | _a  \n" + lines, format="text")
    assert 1 < len(grid.rows) <= 401


@pytest.mark.parametrize(("last", "counted"), [("10", True), ("11", False)])
def test_what_counts_the_rows_stands_in_the_first_column(last: str, counted: bool) -> None:
    head = Row(tuple(Cell(Text(text)) for text in ("No.", "Season", "Cup", "Result")))
    body = [("7", "11", "Corvid", "3–1"), ("8", "Zembla", "2–2"), ("9", "Oru", "0–1"), (last, "12", "Oru", "1–0")]
    rows = [Row(tuple(Cell(Text(text)) for text in line)) for line in body]
    problem = problem_of(Table((head, *rows), printed=Printed("kept", header_rows=1, width=4)))
    assert problem.counted == (frozenset(range(4)) if counted else frozenset())
    plan, scores = Scorer(problem, {}).plan("PPP", 1)
    found = {labels[0] == "P": score for labels, score in zip(plan.labels, scores, strict=True)}
    assert found == {True: 0.0, False: -50.0 if counted else 0.0}
