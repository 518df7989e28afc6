"""The readings that a row with some printed cells can have in a table of some width."""

from __future__ import annotations

from functools import lru_cache
from operator import itemgetter
from typing import TypeAlias

from wikifilm.grid.collapse.printed.dialect import Dialect

__all__ = ["candidates"]

_MOST = 600
"""Readings of one row that are looked at. Twelve columns have 924 ways to place six cells."""
_WIDE, _MOST_IF_WIDE = 12, 100
"""The same in tables of more columns, where nearly every row has a pattern of its own."""
_FEW = 40
"""The same in wide tables without row ends, where every cell can begin a row."""
_WIDEST = 24
"""Wider tables are only read flush left or flush right."""


@lru_cache(maxsize=1024)
def candidates(mask: str, width: int, dialect: Dialect) -> tuple[str, ...]:
    """Label strings for the cells of a row: `mask` has "P" for a cell with content, "." for a blank one, "<" for the
    right part of a colspan that was printed as such.

    Non-empty for every mask that is no longer than the width.
    """
    if width > _WIDEST:
        return _flush(mask, width, dialect)
    most = _FEW if len(dialect.gaps) == 1 else _MOST if width <= _WIDE else _MOST_IF_WIDE
    partial: list[_Partial] = [("", 0, 0)]
    for column in range(width):
        left = width - column
        grown: list[_Partial] = []
        for labels, used, turns in partial:
            last = labels[-1:]
            grown += [(labels + x, n, turns + (x != last)) for x, n in _next(labels, used, mask, left, dialect)]
        partial = grown if len(grown) <= most else sorted(grown, key=_turns)[:most]
    return tuple(labels for labels, *_ in partial) or _flush(mask, width, dialect)


_Partial: TypeAlias = tuple[str, int, int]
"""The labels of the first columns, the cells that they take, and how often the label changes: where there are too many,
those with the fewest changes stay."""
_turns = itemgetter(2)


def _next(labels: str, used: int, mask: str, left: int, dialect: Dialect) -> list[tuple[str, int]]:
    """The labels of one more column, and the cells used with it."""
    out = []
    cells = len(mask) - used
    if cells:
        if mask[used] == "P":
            out.append(("P", used + 1))
        elif mask[used] == "<":
            return [("r" if _can_widen(labels) else "e", used + 1)]
        else:
            out += [(label, used + 1) for label in dialect.blanks if label != "r" or _can_widen(labels)]
    if left > cells:
        out += [(label, used) for label in dialect.gaps if _fits(label, labels, cells, dialect)]
    return out


def _fits(label: str, labels: str, cells: int, dialect: Dialect) -> bool:
    if label == "R":
        return _can_widen(labels)
    if label == "E" and not dialect.drops:
        return not cells  # empty cells are printed, unless the row ends early
    return not (labels.endswith("E") and label == "S" and not dialect.drops)


def _can_widen(labels: str) -> bool:
    """A colspan can reach here. Of colspans that left no blank, one row is given one at most."""
    return labels[-1:] in ("R", "r") or (labels[-1:] == "P" and "R" not in labels)


def _flush(mask: str, width: int, dialect: Dialect) -> tuple[str, ...]:
    body = "".join("P" if cell == "P" else "r" if cell == "<" else dialect.blanks[0] for cell in mask[:width])
    gap = width - len(body)
    if not gap:
        return (body,)
    first = dialect.gaps[0]
    return (first * gap + body, body + first * gap)
