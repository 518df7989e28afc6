"""Header rows that were broken over lines."""

from __future__ import annotations

from functools import reduce

from wikifilm.document import Printed
from wikifilm.grid.collapse.cells.header_words import header_words
from wikifilm.grid.collapse.cells.tokens import Token
from wikifilm.grid.collapse.printed.broken import goes_on
from wikifilm.grid.collapse.printed.segments import joined

__all__ = ["whole_header"]

_MOST_LINES = 8

Rows = list[tuple[Token, ...]]


def whole_header(rows: Rows, head: int, printed: Printed) -> tuple[Rows, int]:
    """The rows, and how many of them are the header, with a header row put together that was broken over lines.

    Where a divider stands below the header, its lines are one row if they have as many cells as the divider columns.
    """
    if printed.header_rows:
        row = reduce(joined, rows[:head]) if head > 1 else ()
        return ([row, *rows[head:]], 1) if row and len(row) == printed.width else (rows, head)
    lines = _lines(rows) if head == 1 else 1
    return ([reduce(joined, rows[:lines]), *rows[lines:]], 1) if lines > 1 else (rows, head)


def _lines(rows: Rows) -> int:
    """How many lines the first row has: as long as cells go on, and look like names of columns together."""
    end = 1
    while end < min(_MOST_LINES, len(rows) - 1) and rows[end] and goes_on(rows[end - 1][-1], rows[end][0]):
        end += 1
    cells = [cell for row in rows[:end] for cell in row]
    named = sum(header_words().kind(cell) + header_words().word(cell) for cell in cells) > 0
    return end if named and any(len(row) > 1 for row in rows[1:end]) else 1
