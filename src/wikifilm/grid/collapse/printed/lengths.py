"""What the lengths of all lines of a table say of cells that were broken over lines.

Where rows are broken, the lines of which they consist are as rare alone as the rows they make are common; lines that
are as long as the table is wide stand below short ones everywhere or nowhere; and a cell that goes on has begun in the
line above it, so that it never stands below a line that ends with an empty cell, or too early.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log

from wikifilm.grid.collapse.cells.tokens import Token

__all__ = ["Lengths", "lengths_of"]

_FEW = 3
"""So many lines of one cell are needed to tell what they stand below, so many full lines what stands above them."""
_MOST = 5
_UNSEEN = 0.5
"""How often a length was seen that was not."""

Cells = tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Lengths:
    """The lengths of the lines of a table."""

    width: int
    counts: Counter[int]
    full: str
    """How many of the full lines stand below shorter ones."""
    lone: str
    """How many of the other lines end where no cell that goes on below them can have begun."""
    nested: str
    """How common lines of two cells are beside those of one."""

    def flags(self, above: int, below: Cells) -> tuple[str, ...]:
        """Flags of a cell that goes on from a row of so many cells to a line."""
        size = len(below)
        flags = []
        if above > 1 and size > 1:
            gain = self._rarity(above) + self._rarity(size) - self._rarity(above + size - 1)
            flags.append(f"joined gain {max(0, min(_MOST, int(gain)))}")
        if size == self.width and self.full:
            flags.append(f"joined above {self.full} full")
        if size == 1 and self.lone:
            flags += [f"joined lone, {self.lone} early", f"joined lone, {self.nested}"]
        return tuple(flags)

    def _rarity(self, size: int) -> float:
        return log((self.counts.total() + _UNSEEN) / (self.counts[size] + _UNSEEN))


def lengths_of(lines: Sequence[Cells], width: int) -> Lengths:
    """The lengths of the lines of a table of some width."""
    counts = Counter(map(len, lines))
    return Lengths(width, counts, _full(lines, width), _lone(lines), _nested(counts, width))


def _full(lines: Sequence[Cells], width: int) -> str:
    shorter = [len(above) < width for above, line in pairwise(lines) if len(line) == width]
    return _share(sum(shorter), len(shorter))


def _lone(lines: Sequence[Cells]) -> str:
    """Lines of several cells that are shorter than any above a lone cell, or that end with a blank as none of those."""
    begun = [above for above, line in pairwise(lines) if len(line) == 1 < len(above)]
    if len(begun) < _FEW:
        return ""
    least, blank = min(map(len, begun)), any(line[-1].is_blank for line in begun)
    long = [line for line in lines if len(line) > 1]
    early = sum(len(line) < least or (line[-1].is_blank and not blank) for line in long)
    return _share(early, len(long))


def _nested(counts: Counter[int], width: int) -> str:
    if width < _FEW:
        return "narrow"
    return "nested" if counts[2] * 2 > counts[1] else "seldom nested" if counts[2] * 8 > counts[1] else "not nested"


def _share(some: int, of: int) -> str:
    """A share in a word; "" of too few."""
    if of < _FEW:
        return ""
    return "no" if not some else "few" if some * 4 < of else "some" if some * 5 < of * 4 else "all"
