"""A printed table to a grid."""

from __future__ import annotations

from wikifilm.diagnostics import Issue
from wikifilm.document import Table
from wikifilm.grid.collapse.cells.tokens import Token
from wikifilm.grid.collapse.evidence.fitted import Fitted, fitted
from wikifilm.grid.collapse.fill import fill
from wikifilm.grid.collapse.inference.confidence import row_probabilities
from wikifilm.grid.collapse.inference.infer import Inference
from wikifilm.grid.collapse.model import read_problem
from wikifilm.grid.collapse.printed.captions import parted
from wikifilm.grid.collapse.printed.problem import problem_of
from wikifilm.grid.collapse.reading import RowReading
from wikifilm.grid.hints import NO_HINTS, Hints
from wikifilm.model import Grid
from wikifilm.options import DEFAULTS, Options

__all__ = ["restore"]

_TILED = 0.7
"""The share of real tables with two header rows, colspans lost, whose header cells were all put over their columns."""


def restore(
    table: Table, options: Options = DEFAULTS, hints: Hints = NO_HINTS, weights: Fitted | None = None
) -> tuple[Grid, tuple[Issue, ...]]:
    """The grid of a printed table with the spans put back that the renderer dropped, and what was in doubt.

    `weights`: others than those of the package.
    """
    weights = weights or fitted()
    table = parted(table)
    problem = problem_of(table, hints)
    found = read_problem(problem, weights) if problem.segments else None
    tiled = {labels for labels in problem.header_labels if "R" in labels}
    guessed = (_TILED,) * problem.width
    rows_above = zip(problem.header, problem.header_labels, strict=True)
    readings = [_reading(cells, labels, guessed if tiled else ()) for cells, labels in rows_above]
    if found is not None:
        calibration = weights.calibration(problem.family, problem.dialect.name)
        for node, shares in zip(found.best, row_probabilities(found, calibration), strict=True):
            readings.append(_reading(node.cells, node.labels, guessed if node.labels in tiled else shares))
    rows = fill(readings, options.min_confidence)
    head = len(problem.header)
    grid = Grid(tuple(rows[:head]), tuple(rows[head:]), table.caption.value, table.span)
    return grid, _issues(found)


def _reading(cells: tuple[Token, ...], labels: str, shares: tuple[float, ...] = ()) -> RowReading:
    return RowReading(tuple(cell.cell for cell in cells), labels, shares)


_CLOSE = 0.8
"""A second reading that is this probable, measured by the first, makes a row ambiguous."""


def _issues(found: Inference | None) -> tuple[Issue, ...]:
    """An issue for every row that has two nearly equal readings, with both."""
    issues = []
    for node in found.best if found is not None else ():
        nodes, marginals = found.nodes[node.start], found.marginals[node.start]  # type: ignore[union-attr]
        ranked = sorted(zip(marginals, range(len(nodes)), strict=True), reverse=True)[:2]
        if len(ranked) == 2 and ranked[1][0] >= _CLOSE * ranked[0][0] and node.cells:
            both = " or ".join(_described(nodes[at].labels, nodes[at].cells) for _, at in ranked)
            issues.append(
                Issue("ambiguous-row", f"two readings are about equally probable: {both}", node.cells[0].cell.span)
            )
    return tuple(issues)


def _described(labels: str, cells: tuple[Token, ...]) -> str:
    """A reading in print: cells between pipes, `^` for what is spanned from above."""
    texts, out = iter(cells), []
    for label in labels:
        text = next(texts).text if label in "Pers" else ""
        out.append(text if label in "Pe" else "^" if label in "Ss" else "<" if label in "Rr" else "")
    return "| " + " | ".join(out) + " |"
