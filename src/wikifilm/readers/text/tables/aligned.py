"""Tables printed in columns of blanks, as inscriptis does: what was spanned is not printed, and the row moves left.

Award           Category       Nominee      Result
Zembla Awards   Best Film      The Lantern  Won
Best Actress    Una Frey       Nominated
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from wikifilm.document import Printed
from wikifilm.readers.text.labels import is_label
from wikifilm.readers.text.lines import Line
from wikifilm.readers.text.tables.cut import Cut, GrowingRows, Piece, extend

__all__ = ["cut_aligned"]

_CELL = re.compile(r"\S+(?: \S+)*")
_LONGEST_HEAD, _MOST_COLUMNS, _MOST_LINES = 60, 30, 50
_LABELED = 2
"""Columns of an infobox. Its labels stand in the middle of their values, so that nobody knows where these begin."""
_SENTENCE_END = (".", "!", ",", ";", ":")


def cut_aligned(lines: Sequence[Line], index: int) -> Cut | None:
    """The table of aligned columns that begins at this line, or None."""
    starts = _columns(lines[index].text)
    if not starts:
        return None
    found = GrowingRows(_pieces(lines[index], starts))
    at, goes_on = index + 1, 0
    while at < len(lines) and goes_on <= _MOST_LINES and not lines[at].blank and _fits(lines[at].text, starts):
        pieces = _pieces(lines[at], starts)
        at += 1
        if found.rows and not pieces[0].text:  # rows have moved left, so this goes on with the cells above
            found.rows[-1], found.ends[-1] = _below(found.rows[-1], pieces), at
            goes_on += 1
        elif found.add(pieces, at):
            goes_on = 0
        else:
            break
    return found.cut(Printed("padding"))


def _columns(text: str) -> list[int]:
    """Where the columns begin below a header; nothing, if this line is none."""
    cells = list(_CELL.finditer(text))
    if not 1 < len(cells) <= _MOST_COLUMNS or any(len(cell[0]) > _LONGEST_HEAD for cell in cells):
        return []
    if len(cells) == _LABELED and is_label(cells[0][0]):
        return []
    is_prose = any(cell[0].endswith(_SENTENCE_END) and " " in cell[0] for cell in cells)
    return [] if is_prose else [cell.start() for cell in cells]


def _fits(text: str, starts: Sequence[int]) -> bool:
    """No text runs over the two blanks before a column, or stands before the first."""
    return not text[: starts[0]].strip() and not any(text[start - 2 : start].strip() for start in starts[1:])


def _pieces(line: Line, starts: Sequence[int]) -> list[Piece]:
    """The cells of a line, without the blanks at its end."""
    pieces = []
    for start, end in zip(starts, [*starts[1:], len(line.text)], strict=True):
        part = line.text[start:end]
        text = part.strip()
        pieces.append(Piece(text, line.start + start + len(part) - len(part.lstrip()) if text else line.start + start))
    while pieces and not pieces[-1].text:
        pieces.pop()
    return pieces


def _below(above: Sequence[Piece], pieces: Sequence[Piece]) -> list[Piece]:
    """The cells of a row with further lines."""
    out = []
    for at in range(max(len(above), len(pieces))):
        found = [row[at] for row in (above, pieces) if at < len(row)]
        texts = [piece for piece in found if piece.text] or found
        cell = [texts[0]]
        for more in texts[1:]:
            extend(cell, [more])
        out.append(cell[0])
    return out
