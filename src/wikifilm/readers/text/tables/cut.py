"""Lines of a printed table cut into pieces, one for each cell."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from wikifilm.document import Printed

__all__ = ["Cut", "GrowingRows", "Piece", "closed", "cut_line", "extend"]

# A pipe, unless it is escaped or stands in the address or the title of a Markdown link.
_PIPE = re.compile(
    r"\\.|\]\([^()\s|]{0,2000}(?:\([^()\s|]{0,500}\)[^()\s|]{0,2000}){0,5}+(?:\s\"[^\"\n]{0,1000}\")?\)|\|"
)

_FEWEST_ROWS = 2
_PATIENCE = 9
"""Rows of one cell that may outnumber the others."""


@dataclass(slots=True)
class Piece:
    """What was printed of one cell, without blanks around it."""

    text: str
    start: int
    """Offset of the text in the source."""
    size: int = 0
    """Of an empty piece: how many blanks were printed."""
    rowspan: int = 1
    colspan: int = 1


@dataclass(slots=True)
class Cut:
    """A printed table, not yet read as text."""

    rows: list[list[Piece]]
    end: int
    """Index of the line after the table."""
    printed: Printed | None
    """None: its spans can be seen."""
    caption: Piece | None = None
    heads: int = 0
    """Rows of the header, where spans can be seen."""


@dataclass(slots=True)
class GrowingRows:
    """The rows of a table whose end only its rows tell, as they are found."""

    head: list[Piece]
    rows: list[list[Piece]] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    """For each row the index of the line after it."""
    several: int = 0
    """Rows with more than one cell."""

    def add(self, row: list[Piece], end: int) -> bool:
        """One more row; False if these are rather the items of a list, which end the table."""
        self.rows.append(row)
        self.ends.append(end)
        self.several += len(row) > 1
        return 2 * self.several >= len(self.rows) - _PATIENCE

    def cut(self, printed: Printed) -> Cut | None:
        """The table, if there is one. Where most rows have one cell, the last of these are no part of it."""
        size = len(self.rows)
        while size > 2 * self.several and len(self.rows[size - 1]) == 1:
            size -= 1
        if not _FEWEST_ROWS <= size <= 2 * self.several:
            return None
        return Cut([self.head, *self.rows[:size]], self.ends[size - 1], printed)


def cut_line(text: str, start: int, separator: str = "|") -> list[Piece]:
    """The pieces between the separators of one line."""
    if separator == "|" and "\\" not in text and "](" not in text:
        return _pieces(text.split("|"), start, 1)
    if separator != "|":
        return _pieces(text.split(separator), start, len(separator))
    borders = [found.start() for found in _PIPE.finditer(text) if found[0] == "|"]
    parts = [text[a + 1 : b] for a, b in zip([-1, *borders], [*borders, len(text)], strict=True)]
    return _pieces(parts, start, 1)


def _pieces(parts: list[str], start: int, width: int) -> list[Piece]:
    pieces = []
    for part in parts:
        inner = part.strip()
        if inner:
            pieces.append(Piece(inner, start + len(part) - len(part.lstrip())))
        else:
            pieces.append(Piece("", start, len(part)))
        start += len(part) + width
    return pieces


def extend(row: list[Piece], pieces: list[Piece]) -> None:
    """Go on with a row after a line break inside its last cell."""
    first = pieces[0]
    if row and first.text:
        last = row[-1]
        row[-1] = Piece(f"{last.text}\n{first.text}", last.start) if last.text else first
    elif not row:
        row.append(first)
    row.extend(pieces[1:])


def closed(row: list[Piece], *, lead: bool) -> list[Piece]:
    """A row without the blanks that its border pipes make."""
    start = 1 if lead and row and not row[0].text else 0
    end = len(row) - 1 if len(row) > start + 1 and not row[-1].text else len(row)
    return row[start:end]
