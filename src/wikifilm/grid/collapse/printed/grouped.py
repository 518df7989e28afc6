"""Two header rows without row ends: names that come again and again stand below names that each reach over them.

*Club, Season, League, Cup, Apps, Goals, Apps, Goals* are six columns: League and Cup have two each.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from wikifilm.grid.collapse.cells.header_words import header_words
from wikifilm.grid.collapse.cells.tokens import Token

__all__ = ["Groups", "header_groups"]

_MOST_NAMES = 10
"""Cells of the first header row."""
_MOST_BELOW = 4
"""Columns of one group."""
_WIDEST = 14


@dataclass(frozen=True, slots=True)
class Groups:
    """Two header rows."""

    names: int
    """Cells of the first row; the last of them reach over those of the second."""
    below: int
    """Columns of each group."""
    groups: int

    @property
    def size(self) -> int:
        """Cells of both rows."""
        return self.names + self.below * self.groups

    @property
    def width(self) -> int:
        """Columns."""
        return self.size - self.groups

    @property
    def labels(self) -> tuple[str, str]:
        """The readings of both rows."""
        alone = self.names - self.groups
        over = "P" + "R" * (self.below - 1)
        return "P" * alone + over * self.groups, "S" * alone + "P" * (self.below * self.groups)


def header_groups(cells: Sequence[Token]) -> Groups | None:
    """The two header rows at the beginning of a table, if there are two whose second repeats itself."""
    for names in range(2, min(_MOST_NAMES, len(cells)) + 1):
        for below in range(2, _MOST_BELOW + 1):
            found = Groups(names, below, _repeated(cells[names:], below))
            if 1 < found.groups < names and found.width <= _WIDEST and found.size < len(cells):
                return found
    return None


def _repeated(cells: Sequence[Token], size: int) -> int:
    """How often the first names come one after another."""
    keys = [cell.key for cell in cells[: size * _WIDEST]]
    first = keys[:size]
    if len(set(first)) < size or not all(_names(cell) for cell in cells[:size]):
        return 0
    times = 0
    while keys[times * size : (times + 1) * size] == first:
        times += 1
    return times


def _names(cell: Token) -> bool:
    """The cell looks like the name of a column."""
    known = header_words()
    return cell.number is None and known.kind(cell) + known.word(cell) > 0
