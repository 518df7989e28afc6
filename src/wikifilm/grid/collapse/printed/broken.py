"""Cells that were broken over lines: what says that a cell goes on in the next line, and what says that a row begins.

None of it is sure but the count of rows. It is told to inference as flags of the cell that was put together.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from itertools import pairwise

from wikifilm.grid.collapse.cells.lexicon import lexicon
from wikifilm.grid.collapse.cells.tokens import Token
from wikifilm.grid.collapse.printed.images import is_picture

__all__ = ["begun_rows", "counted_rows", "goes_on", "joints", "joints_of_lines", "is_predecessor", "joint_width"]

_COUNTED = 4
"""So many lines that count on say that a column counts the rows."""
_MANY_FULL, _NEARLY_ALL = 6, 0.9
"""Of so many full lines, the share below a lone cell that says nothing of each."""
_AGREEING = 2
"""So many rows must show that a table is wider than its header."""
_MOST_LINES = 8
_BEFORE = tuple("(&/,;)–—")
"""What begins no cell."""
_AFTER = tuple("(&/,;–—-")
"""What ends no cell."""
_IDEOGRAPHS = "\u2e80"
"""The first letter of the scripts of East Asia; a name is often given in two scripts, one below the other."""

Cells = tuple[Token, ...]


def joints(upper: Token, lower: Token) -> tuple[str, ...]:
    """Flags of two pieces of a cell: what in them speaks for a cell that goes on, or against it."""
    flags = []
    if is_open(upper.text):
        flags.append("joined open")
    if is_rest(lower.text):
        flags.append("joined rest")
    if ("bold" in upper.flags) != ("bold" in lower.flags):
        flags.append("joined unlike")
    if upper.text and lower.text and (max(upper.text) >= _IDEOGRAPHS) != (max(lower.text) >= _IDEOGRAPHS):
        flags.append("joined script")
    return tuple(flags)


def joints_of_lines(above: Cells, below: Cells, width: int) -> tuple[str, ...]:
    """Flags of two lines: which of them are more than a piece of a cell, and whether they are a full row."""
    shape = f"joined {'1' if len(above) == 1 else 'n'}+{'1' if len(below) == 1 else 'n'}"
    size = "joined full" if len(above) + len(below) - 1 == width else "joined short"
    return (shape, size, "joined to full") if len(below) == width else (shape, size)


def goes_on(upper: Token, lower: Token) -> bool:
    """A cell is likely to go on: its pieces say so by themselves."""
    return is_open(upper.text) or is_rest(lower.text) or (is_picture(upper) and not lower.is_blank)


def is_open(text: str) -> bool:
    """A cell does not end so."""
    return text.endswith(_AFTER) or text.count("(") > text.count(")")


def is_rest(text: str) -> bool:
    """A cell does not begin so, or seldom."""
    return text.startswith(_BEFORE) or unicodedata.category(text[:1] or "A") == "Ll"


def begun_rows(lines: Sequence[Cells], width: int) -> frozenset[int]:
    """The lines at which a row begins for sure, or nearly.

    Those that the first column counts, boxes of predecessors, what stands below an empty cell, and lines as long as the
    table is wide, unless nearly all of them stand below a lone cell.
    """
    boxed = {at for at, line in enumerate(lines) if is_predecessor(line)}
    return counted_rows(lines) | boxed | _full_rows(lines, width) | _below_empty(lines)


def _full_rows(lines: Sequence[Cells], width: int) -> set[int]:
    """Full lines that begin a row: a divider may stand above some, but cells that go on stand above all or none."""
    full = [at for at, line in enumerate(lines) if at and len(line) == width > 1]
    broken = [at for at in full if len(lines[at - 1]) == 1]
    if len(full) < _MANY_FULL or len(broken) >= _NEARLY_ALL * len(full):
        return set()
    return {at for at in broken if lines[at - 1] and not goes_on(lines[at - 1][-1], lines[at][0])}


def _below_empty(lines: Sequence[Cells]) -> set[int]:
    """Lines below one that ends with an empty cell: nothing goes on there."""
    pairs = enumerate(pairwise(lines), 1)
    return {
        at for at, (above, line) in pairs if above and line and above[-1].is_blank and not goes_on(above[-1], line[0])
    }


def counted_rows(lines: Sequence[Cells]) -> frozenset[int]:
    """The lines whose first cell counts the rows, from the first line on: it stands in the first column."""
    counted: list[int] = []
    before: float | None = None
    for at, line in enumerate(lines):
        number = line[0].number if line and line[0].kind in {"small", "place"} else None
        if number is not None and (not at or (before is not None and number == before + 1)):
            counted.append(at)
            before = number
    return frozenset(counted if len(counted) >= _COUNTED else ())


def is_predecessor(line: Cells) -> bool:
    """The line begins a box of predecessor, office and successor."""
    return bool(line) and " ".join(line[0].words) in lexicon().predecessors


def joint_width(lines: Sequence[Cells], width: int) -> int:
    """The width of a table whose rows are broken over lines, if more than `width`: what rows have when put together.

    The longest of them must agree.
    """
    if any(map(is_predecessor, lines)):
        return max(width, 3)
    sizes: list[int] = []
    count = 0
    for at, line in enumerate(lines):
        joins = bool(at and line and lines[at - 1]) and count < _MOST_LINES and _is_broken(lines[at - 1][-1], line[0])
        if joins:
            sizes[-1] += len(line) - 1
        else:
            sizes.append(len(line))
        count = count + 1 if joins else 1
    longest = max(sizes, default=0)
    return longest if width < longest <= 2 * width and sizes.count(longest) >= _AGREEING else width


def _is_broken(upper: Token, lower: Token) -> bool:
    """A cell goes on: a bracket is closed or stands alone, or there is a text below a picture."""
    if lower.is_blank:
        return False
    return lower.text.startswith("(") or upper.text.count("(") > upper.text.count(")") or is_picture(upper)
