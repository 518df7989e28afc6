"""A caption that was printed without a gap before the first header cell ("List of accoladesAward | Category")."""

from __future__ import annotations

from dataclasses import replace

from wikifilm.document import Cell, Row, Table, Text
from wikifilm.grid.collapse.cells.columns import role_of

__all__ = ["parted"]

_LEAST = 8
"""Letters of a caption: "McAward" is none."""
_MOST_WORDS = 3
_LONGEST = 300


def parted(table: Table) -> Table:
    """The table with a caption that was glued to its header on its own; others as they are."""
    printed = table.printed
    if printed is None or not printed.loose_lines or printed.header_rows < 1 or table.caption or not table.rows:
        return table
    row = table.rows[0]
    text = row.cells[0].text if row.cells else Text("")
    at = _border(text.value)
    if not at:
        return table
    first = Cell(text.slice(at, len(text.value)), row.cells[0].is_header, span=row.cells[0].span)
    header = Row((first, *row.cells[1:]), row.group, row.is_head, row.classes, row.span)
    return replace(table, caption=text.slice(0, at), rows=(header, *table.rows[1:]))


def _border(value: str) -> int:
    """Where the name of a column begins that something else is glued to; 0 if nowhere."""
    for at in range(min(len(value), _LONGEST) - 2, _LEAST - 1, -1):
        before, tail = value[at - 1], value[at:].split()
        if value[at].isupper() and not before.isspace() and not before.isupper() and before not in "-–—/'’(\"“.":
            return at if len(tail) <= _MOST_WORDS and role_of(tail[0]) not in {"other", "none"} else 0
    return 0
