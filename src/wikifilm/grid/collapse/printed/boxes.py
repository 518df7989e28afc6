"""Boxes of predecessor, office and successor, whose three cells are broken over lines.

A row begins with "Preceded by" and goes on to the name below "Succeeded by"; lines that stand between that and the next
box are titles.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from wikifilm.grid.collapse.cells.lexicon import lexicon
from wikifilm.grid.collapse.cells.tokens import Token
from wikifilm.grid.collapse.printed.broken import goes_on, is_predecessor

__all__ = ["boxes"]

_CELLS = 3
_MOST_LINES = 16


def boxes(lines: Sequence[tuple[Token, ...]]) -> dict[int, int]:
    """The first line of each box, and the line after it."""
    starts = [at for at, line in enumerate(lines) if is_predecessor(line)]
    found = {}
    for start, limit in pairwise([*starts, len(lines)]):
        end = _end(lines, start, limit)
        if end - start <= _MOST_LINES and sum(len(line) - 1 for line in lines[start:end]) == _CELLS - 1:
            found[start] = end
    return found


def _end(lines: Sequence[tuple[Token, ...]], start: int, limit: int) -> int:
    """The line after a box that begins here; `start` if it names no successor."""
    last = next((at for at in range(start, limit) if _is_successor(lines[at])), -1)
    if last < 0:
        return start
    end = min(last + 2, limit)
    while end < limit and len(lines[end]) == 1 and goes_on(lines[end - 1][-1], lines[end][0]):
        end += 1
    return end


def _is_successor(line: tuple[Token, ...]) -> bool:
    return bool(line) and " ".join(line[-1].words) in lexicon().successors
