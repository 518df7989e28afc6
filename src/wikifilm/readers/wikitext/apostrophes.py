"""Runs of apostrophes that don't pair: MediaWiki's rule for a line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

__all__ = ["LITERAL", "balance"]

LITERAL = "\2"
"""Stands for an apostrophe that means itself."""
CELLS = re.compile(r"\|\||!!")
RUN = re.compile(r"'{2,}")


def balance(source: str) -> str:
    """If a line has an odd number of both bold and italic marks, one bold mark is an apostrophe and an italic mark.

    That is how `L'''amour''` reads in MediaWiki (Parser::doQuotes): of the bold marks the first after a word of one
    letter, else the first after a longer word, else the first after a blank. The source keeps its length.
    """
    parts, at = [], 0
    for start in unbalanced(source):
        parts.append(source[at:start])
        parts.append(LITERAL)
        at = start + 1
    return "".join([*parts, source[at:]]) if parts else source


def unbalanced(source: str) -> Iterator[int]:
    """The offsets of the marks to be changed."""
    at = source.find("'''")
    while at >= 0:
        start = source.rfind("\n", 0, at) + 1
        end = source.find("\n", at)
        end = len(source) if end < 0 else end
        if source[start : start + 1] in ("|", "!"):
            borders = [match.start() for match in CELLS.finditer(source, start, end)]
        else:
            borders = []
        for first, last in pairwise([start, *borders, end]):
            mark = odd_mark(source, first, last)
            if mark >= 0:
                yield mark
        at = source.find("'''", end)


def odd_mark(source: str, start: int, end: int) -> int:
    """The bold mark of a line that is none, or -1."""
    runs = [(match.start(), len(match[0])) for match in RUN.finditer(source, start, end)]
    bold = sum(size != 2 for _, size in runs)
    italic = sum(size == 2 or size >= 5 for _, size in runs)
    marks = [place for place, size in runs if size == 3]
    if bold % 2 == 0 or italic % 2 == 0 or not marks:
        return -1
    return min(marks, key=lambda place: (rank(source, place), place))


def rank(source: str, place: int) -> int:
    """0 after a word of one letter, 1 after a longer word, 2 after a blank."""
    before = source[max(0, place - 2) : place]
    if before[-1:] in (" ", "\n", ""):
        return 2
    return 0 if before[:1] == " " and len(before) == 2 else 1
