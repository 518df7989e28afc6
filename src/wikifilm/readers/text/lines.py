"""Printed text cut into lines that know where they stood."""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["Line", "split_lines"]

# What ends a line in a text file. `str.splitlines` also cuts at form feeds and separators that articles hold in prose.
_END = re.compile(r"\r\n|\r|\n|\u2028|\u2029")


@dataclass(slots=True)
class Line:
    """A line without its end. (Not frozen: a page has thousands, and a frozen one costs thrice as much to make.)"""

    text: str
    start: int
    """Offset of the first character in the source (code points, from 0)."""

    @property
    def end(self) -> int:
        """Offset after the last character, before the line feed."""
        return self.start + len(self.text)

    @property
    def blank(self) -> bool:
        """Nothing but white space."""
        return not self.text or self.text.isspace()


def split_lines(source: str) -> list[Line]:
    """All lines of a source, empty ones too."""
    lines, at = [], 0
    for end in _END.finditer(source):
        lines.append(Line(source[at : end.start()], at))
        at = end.end()
    if at < len(source):
        lines.append(Line(source[at:], at))
    return lines
