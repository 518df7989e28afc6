"""Rows with more cells than the table has columns: a pipe inside a cell was printed as it is.

Which cells belong together is told by the other rows: those that then look most like their columns.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import log

from wikifilm.diagnostics import Span
from wikifilm.document import EMPTY, Cell, Text, join_texts
from wikifilm.grid.collapse.cells.tokens import Token, token
from wikifilm.grid.hints import NO_HINTS, Hints

__all__ = ["without_pipes"]

_RARE = 6
"""Of so many rows one may be too long. Where more are, the width was stated wrong."""
_WIDEST = 24
_BAR = Text("|")

Cells = tuple[Token, ...]


def without_pipes(rows: list[Cells], width: int, hints: Hints = NO_HINTS) -> list[Cells]:
    """The rows; in those few that are longer than `width`, cells are put together. `width` 0: it is not known."""
    long = sum(len(row) > width for row in rows)
    if not 0 < width <= _WIDEST or not long or long * _RARE > len(rows):
        return rows
    kinds = [Counter(row[column].kind for row in rows if len(row) == width) for column in range(width)]
    return [_whole(row, kinds, hints) if len(row) > width else row for row in rows]


def _whole(row: Cells, kinds: Sequence[Counter[str]], hints: Hints) -> Cells:
    """The row with those cells put together that leave every other cell in the likeliest column."""
    size = len(row) - len(kinds) + 1
    left = [0.0]
    for cell, column in zip(row, kinds, strict=False):
        left.append(left[-1] + _fit(cell, column))
    right = [0.0]
    for cell, column in zip(row[::-1], kinds[::-1], strict=False):
        right.append(right[-1] + _fit(cell, column))
    last = len(kinds) - 1
    wholes = [_one(row[at : at + size], hints) for at in range(len(kinds))]
    scores = [left[at] + _fit(wholes[at], kinds[at]) + right[last - at] for at in range(len(kinds))]
    best = scores.index(max(scores))
    return (*row[:best], wholes[best], *row[best + size :])


def _fit(cell: Token, kinds: Counter[str]) -> float:
    """How likely a column holds a cell of this kind."""
    return log((kinds[cell.kind] + 0.2) / (kinds.total() + 1.0))


def _one(cells: Cells, hints: Hints) -> Token:
    spans = [cell.cell.span for cell in cells if cell.cell.span]
    span = Span(spans[0].start, spans[-1].end) if spans else None
    texts = [cell.cell.text if cell.text else EMPTY for cell in cells]
    parts = [part for text in texts for part in (_BAR, text) if part.value][1:]
    return token(Cell(join_texts(parts, " "), cells[0].cell.is_header, span=span), hints)
