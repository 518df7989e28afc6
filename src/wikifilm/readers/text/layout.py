"""How a whole page was printed: by Markdown or in bare lines, wrapped or one paragraph a line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from wikifilm.readers.text.lines import Line
from wikifilm.readers.text.words import words

__all__ = ["Layout", "layout_of"]

_ATX = re.compile(r"^#{1,6}[ \t]+\S", re.MULTILINE)
_LINK = re.compile(r"\]\((?:/|https?:|#|\./)")
_MARKED = re.compile(r"^[^\n\[|]{1,90}\\?\[[ \t]?(?P<label>[^\[\]\n]{0,40})\\?\]", re.MULTILINE)
_NO_PROSE = re.compile(r"[ \t]*(?:[|#>]|[-*+•◦▪][ \t]|[0-9]{1,3}[.)][ \t])")
# Line lengths of text that was wrapped: nobody wraps wider, and a wrapped paragraph fills its lines.
_WIDEST, _FILLED = 100, 50


@dataclass(frozen=True, slots=True)
class Layout:
    """What holds for the whole page."""

    is_markdown: bool = False
    is_wrapped: bool = False
    """A paragraph goes over several lines."""
    spaced: bool = False
    """Paragraphs have blank lines between them."""
    has_bare_headings: bool = True
    """Headings carry no mark, so words have to tell them."""
    contents: frozenset[str] = frozenset()
    """Headings that a printed table of contents lists."""
    below: frozenset[str] = frozenset()
    """Headings that are known to stand below others."""


@cache
def _below() -> frozenset[str]:
    return frozenset().union(*words().below.values())


def layout_of(source: str, lines: Sequence[Line]) -> Layout:
    """Look at the page once, before it is read."""
    atx = _ATX.search(source) is not None
    marked = not atx and _count_marked(source) > 0
    wrapped, spaced = _paragraphs(lines)
    return Layout(
        is_markdown=atx or _LINK.search(source) is not None,
        is_wrapped=wrapped,
        spaced=spaced,
        has_bare_headings=not atx and not marked,
        below=_below(),
    )


def _count_marked(source: str) -> int:
    edit = words().edit_links
    return sum(not found["label"] or found["label"].strip().casefold() in edit for found in _MARKED.finditer(source))


def _paragraphs(lines: Sequence[Line]) -> tuple[bool, bool]:
    """Whether paragraphs are wrapped, and whether blank lines stand between them."""
    prose = filled = wide = after_blank = 0
    blank = True
    for line in lines:
        if line.blank:
            blank = True
            continue
        if _NO_PROSE.match(line.text) is None:
            size = len(line.text)
            prose += 1
            wide += size > _WIDEST
            filled += _FILLED < size <= _WIDEST and not blank
            after_blank += blank
        blank = False
    wrapped = prose > 0 and wide * 10 < prose and filled * 4 > prose
    return wrapped, after_blank * 10 >= prose * 6
