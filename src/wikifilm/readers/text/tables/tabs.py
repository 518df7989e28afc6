"""Tables printed with tabs between the cells (resiliparse doubles them)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from wikifilm.document import Printed
from wikifilm.readers.text.lines import Line
from wikifilm.readers.text.marks import is_marked_heading
from wikifilm.readers.text.tables.cut import Cut, Piece, cut_line, extend

__all__ = ["cut_tabs"]

_BULLET = re.compile(r"\s{0,20}(?:[•◦▪‣]|[0-9]{1,3}\.)\s(?!\s)")
_LOOK_AHEAD = 8
_LONGEST_BREAK = 400
_LONGEST_LIST = 80
_LONGEST_HEAD = 40
_DOUBLE = "\t\t"


def cut_tabs(lines: Sequence[Line], index: int) -> Cut | None:
    """The tab table that begins at this line, or None if too few lines have tabs."""
    end, tabbed, doubled = _end(lines, index)
    if tabbed < 2:
        return None
    separator = _DOUBLE if doubled * 2 > tabbed else "\t"
    caption = _caption(lines, index) if doubled else None
    rows = _rows(lines[index + (caption is not None) : end], separator)
    is_double = separator == _DOUBLE
    printed = Printed("kept", loose_lines=is_double, header_rows=0, spread=not is_double, cut_end=is_double)
    return Cut(rows, end, printed, caption)


def _caption(lines: Sequence[Line], index: int) -> Piece | None:
    """A line without tabs above one of several short words is the caption above the header."""
    line = lines[index]
    if "\t" in line.text or index + 1 >= len(lines):
        return None
    heads = lines[index + 1].text.split(_DOUBLE)
    if len(heads) < 3 or any(not head.strip() or len(head) > _LONGEST_HEAD or head[0].isdigit() for head in heads):
        return None
    text = line.text.strip()
    return Piece(text, line.start + line.text.index(text))


def _rows(lines: Sequence[Line], separator: str) -> list[list[Piece]]:
    """A row a line. Blocks in a cell stand on lines of their own; a line that begins with tabs goes on after them."""
    rows: list[list[Piece]] = []
    width = max(line.text.count(separator) for line in lines) + 1
    rests = _rests(lines, width) if separator == _DOUBLE else {}
    below_text = _has_lists_below_text(lines, separator, width)
    in_block = broken = False
    for at, line in enumerate(lines):
        pieces = cut_line(line.text, line.start, separator)
        is_block = bool(rows) and at not in rests and len(pieces) == 1 and (broken or _is_bullet(line))
        if line.blank:
            broken = True
        elif rests.get(at):
            rows[-1] += pieces[len(pieces) > 1 :]
        elif is_block and (in_block or below_text or len(rows[-1]) >= width):
            extend(rows[-1], pieces)
        elif is_block:
            rows[-1].append(pieces[0])
        elif rows and _leads(line, separator) and (in_block or broken or len(rows[-1]) == 1):
            rows[-1] += pieces[1:]
        else:
            rows.append(pieces)
        if not line.blank:
            in_block, broken = is_block, is_block and broken
    return [row for row in rows if any(piece.text for piece in row)]


def _has_lists_below_text(lines: Sequence[Line], separator: str, width: int) -> bool:
    """A list follows a full row whose last cell has a text: so it goes on with that, and others are likely to."""
    return any(
        _is_bullet(below) and above.text.count(separator) == width - 1 and not above.text.endswith(separator)
        for above, below in pairwise(lines)
    )


def _rests(lines: Sequence[Line], width: int) -> dict[int, bool]:
    """Lines of rows whose first cells are blocks, each on a line of its own; False: the first of a row.

    The line below them begins with tabs, and holds as many cells as a full row still lacks.
    """
    found: dict[int, bool] = {}
    alone = 0
    for at, line in enumerate(lines):
        lacking = width - line.text.count(_DOUBLE)
        if _leads(line, _DOUBLE) and 1 < lacking <= alone:
            found.update({at - ahead: ahead < lacking for ahead in range(lacking + 1)})
        alone = 0 if line.blank or "\t" in line.text or _is_bullet(line) else alone + 1
    return found


def _leads(line: Line, separator: str) -> bool:
    """The line goes on with the row above, after a block."""
    return separator == _DOUBLE and line.text.startswith(_DOUBLE)


def _is_bullet(line: Line) -> bool:
    return _BULLET.match(line.text) is not None


def _end(lines: Sequence[Line], index: int) -> tuple[int, int, int]:
    """Index of the line after the table, how many of its lines have tabs, and how many have double tabs."""
    at = end = index
    tabbed = doubled = listed = 0
    while at < len(lines) and at - end - min(listed, _LONGEST_LIST) <= _LOOK_AHEAD:
        text = lines[at].text
        if lines[at].blank:
            after = _after_block(lines, at) if doubled else 0
            if not after:
                break
            at = after
            continue
        if "\t" in text:
            tabbed += 1
            doubled += _DOUBLE in text
            end = at + 1
            listed = 0
        listed += _is_bullet(lines[at])
        at += 1
    while doubled and end < len(lines) and not lines[end].blank and "\t" not in lines[end].text and end < at:
        end += 1
    return end, tabbed, doubled


def _after_block(lines: Sequence[Line], at: int) -> int:
    """The line that goes on with a row after paragraphs in a cell, with blank lines around them; 0 if none does."""
    for ahead in range(at, min(at + _LOOK_AHEAD, len(lines))):
        text = lines[ahead].text
        if text.startswith(_DOUBLE) and not lines[ahead].blank:
            return ahead
        if "\t" in text or len(text) > _LONGEST_BREAK or is_marked_heading(text):
            return 0
    return 0
