"""Where rows can begin and end, told cheaply: most rows that could be are left out before they are looked at closely.

Where row ends are lost, rows of every length can begin at every cell. Here each is worth what its best reading is by
itself, without the row above. Rows through which no good path leads are left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from operator import add
from typing import TYPE_CHECKING, TypeAlias

from wikifilm.grid.collapse.cells.tokens import Token
from wikifilm.grid.collapse.evidence.changes import places
from wikifilm.grid.collapse.printed.problem import Problem, Segment

if TYPE_CHECKING:
    from wikifilm.grid.collapse.model import Scorer

__all__ = ["narrowed"]

_MARGIN = 6.0
"""What a path may be worse than the best: so much may the rows above change."""
_FEW = 2
"""Tables of fewer cells have no row below the first, by which gaps could be weighed."""
_LEAST = -1e9

Segments: TypeAlias = tuple[tuple[Segment, ...], ...]
_Ways: TypeAlias = Sequence[tuple[tuple[int, ...], float]]
"""The slots that the cells of a row can stand in, as numbers (cell by cell, columns in order); what the other columns
and the labels are worth at best."""


def narrowed(problem: Problem, scorer: Scorer) -> Problem:
    """The problem without rows through which no good path leads. Where row ends are printed, all are kept."""
    segments = problem.segments
    if problem.row_ends or len(segments) < _FEW or any(here[0].cells[0].is_blank for here in segments):
        return problem
    first, others = (
        [_ways(size, problem.width, scorer, start) for size in range(1, problem.width + 1)] for start in (0, 1)
    )
    scores = [_scores(here[-1].cells, at, others if at else first, scorer) for at, here in enumerate(segments)]
    return replace(problem, segments=_kept(segments, scores))


def _ways(size: int, width: int, scorer: Scorer, start: int) -> _Ways:
    """The ways to put so many cells into the columns. `start`: 0 for the first row, which has nothing above."""
    plan, rows = scorer.plan("P" * size, start)
    best: dict[tuple[int, ...], float] = {}
    for labels, row in zip(plan.labels, rows, strict=True):
        gaps = [scorer.label(start, column, label) for column, label in enumerate(labels) if label != "P"]
        slots = tuple(at * width + column for at, column in enumerate(places(labels)))
        best[slots] = max(best.get(slots, _LEAST), row + sum(gaps))
    return tuple(best.items())


def _scores(cells: Sequence[Token], start: int, ways: Sequence[_Ways], scorer: Scorer) -> list[float]:
    """What the rows of one cell, two cells … are worth that begin at one place."""
    slots: list[float] = []
    for cell in cells:
        slots += scorer.cell_row(start, cell)
    get = slots.__getitem__
    return [max([rest + sum(map(get, taken)) for taken, rest in each]) for each in ways[: len(cells)]]


def _kept(segments: Segments, scores: Sequence[Sequence[float]]) -> Segments:
    """The rows that lie on a path which is not much worse than the best."""
    size = len(scores)
    before = [0.0] + [_LEAST] * size
    for start, here in enumerate(scores):
        for end, score in enumerate(here, start + 1):
            before[end] = max(before[end], before[start] + score)
    after = [_LEAST] * size + [0.0]
    for start in range(size - 1, -1, -1):
        after[start] = max(map(add, scores[start], after[start + 1 : start + 1 + len(scores[start])]))
    least = before[size] - _MARGIN
    return tuple(
        tuple(
            segment
            for segment, score in zip(here, scores[start], strict=True)
            if before[start] + score + after[segment.end] >= least
        )
        for start, here in enumerate(segments)
    )
