"""Tables printed with tabs between the cells (resiliparse doubles them)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from wikifilm.document import Printed
from wikifilm.readers.text.lines import Line
from wikifilm.readers.text.tables_cut import Cut, Piece, cut_line, extend

__all__ = ["cut_tabs"]

_BULLET = re.compile(r"\s{0,20}(?:[•◦▪‣]|[0-9]{1,3}\.)\s")
_LOOK_AHEAD = 8


def cut_tabs(lines: Sequence[Line], index: int) -> Cut | None:
    """The tab table that begins at this line, or None if too few lines have tabs."""
    end, tabbed, doubled = _end(lines, index)
    if tabbed < 2:
        return None
    separator = "\t\t" if doubled * 2 > tabbed else "\t"
    rows: list[list[Piece]] = []
    for line in lines[index:end]:
        pieces = cut_line(line.text, line.start, separator)
        if rows and _BULLET.match(line.text):
            extend(rows[-1], pieces)
        elif any(piece.text for piece in pieces):
            rows.append(pieces)
    printed = Printed("kept", loose_lines=separator == "\t\t", header_rows=0, spread=True, cut_end=separator == "\t\t")
    return Cut(rows, end, printed)


def _end(lines: Sequence[Line], index: int) -> tuple[int, int, int]:
    """Index of the line after the table, how many of its lines have tabs, and how many have double tabs."""
    at = end = index
    tabbed = doubled = 0
    while at < len(lines) and at - end <= _LOOK_AHEAD and not lines[at].blank:
        if "\t" in lines[at].text:
            tabbed += 1
            doubled += "\t\t" in lines[at].text
            end = at + 1
        at += 1
    while doubled and end < len(lines) and not lines[end].blank and "\t" not in lines[end].text and end < at:
        end += 1
    return end, tabbed, doubled
