"""Where in the source something stands, in words that a reader can follow."""

from __future__ import annotations

import re
from bisect import bisect_right

from wikifilm.diagnostics import Span
from wikifilm.report.entry import Entry
from wikifilm.report.source import cell_key, fits, named_grids, stated_slots

__all__ = ["Places"]

_LINE_FEED = re.compile("\n")
_QUOTE = 80
"""Characters of the source that are quoted."""


class Places:
    """Finds lines and cells of one film's source."""

    def __init__(self, number: int, entry: Entry) -> None:
        self._text = entry.text
        self._lines = [0, *(found.end() for found in _LINE_FEED.finditer(entry.text))]
        cells = [
            (slot.span.path, slot.span.start, slot.span.end, cell_key(table, slot))
            for table, _, grid in named_grids(number, entry.film)
            if fits(grid)
            for row in stated_slots(grid)
            for slot in row
            if slot.span is not None
        ]
        self._paths = {path: key for path, _, _, key in cells if path}
        self._cells = sorted((start, end, key) for path, start, end, key in cells if not path)

    def words(self, span: Span) -> str:
        """ "line 12, column 3"; in HTML the path of the element."""
        if span.path:
            return f"at {span.path}"
        if not self._text:
            return f"at character {span.start:,}"
        line = bisect_right(self._lines, span.start)
        return f"line {line:,}, column {span.start - self._lines[line - 1] + 1:,}"

    def cell(self, span: Span) -> str | None:
        """Key of the cell that a place lies in, or that begins the row it names."""
        if span.path:
            return self._paths.get(span.path) or self._paths.get(f"{span.path}/td[1]")
        at = bisect_right(self._cells, (span.start, len(self._text) + 1, ""))
        around = self._cells[max(0, at - 1) : at + 1]
        return next(
            (key for start, end, key in around if start < max(span.end, span.start + 1) and span.start < end), None
        )

    def quote(self, span: Span) -> str:
        """What stands there, cut short."""
        if span.path or not self._text:
            return ""
        words = " ".join(self._text[span.start : min(span.end, span.start + 4 * _QUOTE)].split())
        return words if len(words) <= _QUOTE else words[: _QUOTE - 1] + "…"
