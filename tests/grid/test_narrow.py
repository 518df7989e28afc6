"""Rows that are left out before they are looked at closely."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from wikifilm import read_tables
from wikifilm.document import Cell, Printed, Row, Table, Text
from wikifilm.grid.collapse.evidence.changes import places
from wikifilm.grid.collapse.evidence.fitted import fitted
from wikifilm.grid.collapse.evidence.habits import prior_of
from wikifilm.grid.collapse.model import Scorer, sure_evidence
from wikifilm.grid.collapse.narrow import narrowed
from wikifilm.grid.collapse.printed.problem import Problem, problem_of

CASES = json.loads((Path(__file__).parents[1] / "fixtures" / "grid" / "streams.json").read_text("utf-8"))


def printed(rows: list[list[str]], *, ends: bool = False) -> Problem:
    lines = rows if ends else [[text] for row in rows for text in row]
    given = tuple(Row(tuple(Cell(Text(text)) for text in line)) for line in lines)
    return problem_of(Table(given, printed=Printed("padding", row_ends=ends, header_rows=int(ends))))


def scorer_of(problem: Problem) -> Scorer:
    known = (prior_of(problem.headers, fitted().habits), sure_evidence(problem))
    return Scorer(problem, fitted().passes(problem.family)[0], known)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_fewer_rows_are_left_and_the_right_ones_are_among_them(case: dict[str, Any]) -> None:
    problem = printed(case["rows"])
    left = narrowed(problem, scorer_of(problem))
    assert sum(map(len, left.segments)) < sum(map(len, problem.segments))
    start = 0
    for row in case["rows"][1:]:
        assert start + len(row) in {segment.end for segment in left.segments[start]}
        start += len(row)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_rows_are_left_out_by_their_best_readings_alone(case: dict[str, Any]) -> None:
    """The same by trying all readings of all rows."""
    problem = printed(case["rows"][:4])
    scorer = scorer_of(problem)
    worth = {
        (start, segment.end): max(_scores(problem, scorer, start, len(segment.cells)))
        for start, here in enumerate(problem.segments)
        for segment in here
    }
    size = len(problem.segments)
    paths: dict[tuple[int, ...], float] = {(0,): 0.0}
    for _ in range(size):
        paths = {
            (*path, end): score + worth[path[-1], end]
            for path, score in paths.items()
            for end in ([s.end for s in problem.segments[path[-1]]] if path[-1] < size else [])
        } | {path: score for path, score in paths.items() if path[-1] == size}
    best = max(paths.values())
    kept = {pair for path, score in paths.items() if score >= best - 6.0 for pair in pairwise(path)}
    left = narrowed(problem, scorer).segments
    assert {(start, segment.end) for start, here in enumerate(left) for segment in here} == kept


def _scores(problem: Problem, scorer: Scorer, start: int, size: int) -> list[float]:
    above = min(start, 1)
    plan, rows = scorer.plan("P" * size, above)
    cells = problem.segments[start][size - 1].cells
    return [
        row
        + sum(scorer.cell(start, cell, column) for cell, column in zip(cells, places(labels), strict=True))
        + sum(scorer.label(above, column, label) for column, label in enumerate(labels) if label != "P")
        for labels, row in zip(plan.labels, rows, strict=True)
    ]


def test_where_row_ends_are_printed_nothing_is_left_out() -> None:
    problem = printed(CASES[0]["rows"], ends=True)
    assert narrowed(problem, scorer_of(problem)) is problem


@pytest.mark.parametrize("text", ["|Year\n|Film\n|Award\n|Salt\n", "|Year\n|Film\n|Award\n"])
def test_tables_of_hardly_any_cells(text: str) -> None:
    [grid] = read_tables(text, format="text")
    assert sum(len(row) for row in (*grid.header, *grid.rows))
