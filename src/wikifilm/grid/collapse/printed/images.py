"""The names of files that some renderers print for pictures. A picture is no text of the page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from wikifilm.document import Cell
from wikifilm.grid.collapse.cells.tokens import Token, token

__all__ = ["is_picture", "without_images"]

_FILE = re.compile(r"[^|/\\\n]{1,200}\.(?:jpe?g|png|svg|gif|tiff?|webp)$", re.IGNORECASE)


def without_images(rows: Sequence[tuple[Token, ...]]) -> list[tuple[Token, ...]]:
    """The rows; cells that hold nothing but the name of a picture's file are blank."""
    return [tuple(_blank(cell) if _FILE.match(cell.text) else cell for cell in row) for row in rows]


def is_picture(cell: Token) -> bool:
    """Nothing but a picture was printed: the name of its file, or markup without a text."""
    span = cell.cell.span
    return bool(_FILE.match(cell.text)) or (cell.is_blank and span is not None and span.end > span.start)


def _blank(cell: Token) -> Token:
    return token(Cell(is_header=cell.cell.is_header, span=cell.cell.span))
