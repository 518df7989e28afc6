"""How one row is read: a label for every column.

    P   a printed cell stands here
    e   a printed blank: an empty cell
    r   a printed blank: the right part of the colspan to its left
    s   a printed blank: spanned from above
    S   nothing was printed: spanned from above
    E   nothing was printed: an empty cell
    R   nothing was printed: the right part of the colspan to its left

A reading is a string of these letters, as long as the table is wide.
"""

from __future__ import annotations

from dataclasses import dataclass

from wikifilm.document import Cell

__all__ = ["CONSUMING", "RowReading"]

CONSUMING = frozenset("Pers")
"""Labels that take a printed cell."""


@dataclass(frozen=True, slots=True)
class RowReading:
    """A row with its columns."""

    cells: tuple[Cell, ...]
    labels: str
    confidences: tuple[float, ...] = ()
    """Probability that each slot shows the right text; empty where nothing is in doubt."""
