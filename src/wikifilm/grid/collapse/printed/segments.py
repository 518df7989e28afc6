"""The stretches of a printed table that can be one row: mostly a line, but a cell may have been broken over lines.

Where a renderer prints a line break inside a cell as the end of a line, nothing in the text says whether the next line
is a row or the rest of one. So each line is offered alone and joined with those below it, and inference chooses.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import partial, reduce

from msgspec import Struct
from msgspec.structs import replace

from wikifilm.diagnostics import Span
from wikifilm.document import Cell, join_texts
from wikifilm.grid.collapse.cells.tokens import Token, token
from wikifilm.grid.collapse.printed.boxes import boxes
from wikifilm.grid.collapse.printed.broken import begun_rows, joints, joints_of_lines
from wikifilm.grid.collapse.printed.lengths import lengths_of
from wikifilm.grid.hints import NO_HINTS, Hints

__all__ = ["Segment", "joined", "line_segments", "loose_segments"]

_MANY = 4
"""So many lines of one length say that such lines are rows."""
_MOST_LINES = 8
"""Lines of one row that are joined: longer breaks are rare, and every line would cost so much more."""

_MOST_ROWS = 1000
_WIDEST = 12
"""In longer and wider tables lines are rows: joining would cost more time than it is worth."""

Cells = tuple[Token, ...]


class Segment(Struct, frozen=True, gc=False):
    """A stretch of the body that can be one row."""

    end: int
    """The place after it."""
    cells: Cells
    labels: str = ""
    """How it must be read, if something else than its cells tells (see `collapse.reading`)."""


def line_segments(lines: Sequence[Cells]) -> tuple[tuple[Segment, ...], ...]:
    """Every line is a row."""
    return tuple((Segment(at + 1, cells),) for at, cells in enumerate(lines))


def loose_segments(lines: Sequence[Cells], width: int, hints: Hints = NO_HINTS) -> tuple[tuple[Segment, ...], ...]:
    """Lines are rows, or go on with the last cell of the line above; no row has more cells than columns.

    Where no line is as long as the table is wide, and most have one length, lines of that length are rows.
    """
    if len(lines) > _MOST_ROWS or width > _WIDEST:
        return line_segments(lines)
    usual, begun, whole = _usual_length(lines, width), begun_rows(lines, width), boxes(lines)
    lengths = lengths_of(lines, width)
    out: list[tuple[Segment, ...]] = []
    for start, cells in enumerate(lines):
        if start in whole:
            row = reduce(partial(joined, hints=hints), lines[start : whole[start]])
            out.append((Segment(whole[start], row),))
            continue
        choices = [Segment(start + 1, cells)]
        for at in range(start + 1, min(start + _MOST_LINES, len(lines))):
            too_long = len(cells) + len(lines[at]) - 1 > width
            if too_long or at in begun or (usual > 1 and len(cells) == len(lines[at]) == usual):
                break
            flags = joints_of_lines(cells, lines[at], width) + lengths.flags(len(cells), lines[at])
            cells = joined(cells, lines[at], hints, flags)
            choices.append(Segment(at + 1, cells))
        out.append(tuple(choices[::-1]))
    return tuple(out)


def _usual_length(lines: Sequence[Cells], width: int) -> int:
    """The length that most lines have, where none has the whole width; else 0."""
    lengths = Counter(len(cells) for cells in lines)
    length, count = lengths.most_common(1)[0] if lengths else (0, 0)
    return length if not lengths[width] and count >= _MANY and count * 2 > len(lines) else 0


def joined(above: Cells, below: Cells, hints: Hints = NO_HINTS, flags: tuple[str, ...] = ()) -> Cells:
    """Two lines as one row: the first cell of the lower one goes on with the last of the upper one.

    `flags`: of the cell that is put together, besides those of its pieces.
    """
    if not above or not below:
        return above or below
    return (*above[:-1], _one(above[-1], below[0], hints, flags), *below[1:])


def _one(first: Token, rest: Token, hints: Hints, flags: tuple[str, ...]) -> Token:
    """Two pieces of a cell. The flags say what was put together, so that it can be weighed."""
    text = join_texts([piece.cell.text for piece in (first, rest) if piece.text], "\n")
    spans = [piece.cell.span for piece in (first, rest) if piece.cell.span]
    span = Span(spans[0].start, spans[-1].end) if spans else None
    whole = token(Cell(text, first.cell.is_header, span=span), hints)
    alike = ("joined alike",) if first.kind == rest.kind else ()
    kinds = ("joined", f"joined {first.kind}", f"joined to {rest.kind}", *alike)
    pieces = first.pieces + 1
    size = f"joined {min(pieces, _MANY)} pieces"
    flags = (*whole.flags, *kinds, size, *joints(first, rest), *flags)
    return replace(whole, flags=flags, rest=rest, pieces=pieces)
