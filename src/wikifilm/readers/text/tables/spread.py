"""Colspans that a renderer prints as pipes: one blank stands for each further column, two for an empty cell."""

from __future__ import annotations

from collections.abc import Sequence

from wikifilm.readers.text.tables.cut import Piece

__all__ = ["with_colspans"]

_EMPTY, _SPREAD = 2, 1
"""Blanks between pipes."""


def with_colspans(rows: Sequence[list[Piece]], width: int) -> list[list[Piece]]:
    """The rows; where empty cells and colspans are told apart, with colspans.

    Many printers put one blank into an empty cell. This one shows itself by empty cells with two beside it, or by rows
    that are short.
    """
    blanks = {piece.size for row in rows for piece in row if not piece.text}
    if not blanks <= {_EMPTY, _SPREAD} or _SPREAD not in blanks:
        return list(rows)
    if _EMPTY not in blanks and all(len(row) >= width for row in rows):
        return list(rows)
    return [_joined(row) for row in rows]


def _joined(row: list[Piece]) -> list[Piece]:
    out: list[Piece] = []
    for piece in row:
        if out and not piece.text and piece.size == _SPREAD:
            out[-1].colspan += 1
        else:
            out.append(piece)
    return out
