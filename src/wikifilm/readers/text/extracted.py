"""Text of WikiExtractor: headings with a full stop on lines of their own, marks of sections and of bullets.

    Plot.
    A lamplighter forgets one lamp.
    Section::::Production.:Filming.
    BULLET::::- Una Frey as the Lamplighter

(Source: WikiExtractor, `extract.py`; the marks are those of its options `--sections` and `--lists` up to 2.75.)
"""

from __future__ import annotations

from collections.abc import Sequence

from wikifilm.readers.text.lines import Line
from wikifilm.readers.text.words import words

__all__ = ["dotted_title", "has_dotted_headings", "without_bullet_marks"]

_SECTION, _BULLET = "Section::::", "BULLET::::"
_LONGEST, _MOST_WORDS = 80, 8
_INSIDE = (". ", "! ", "? ", "; ")
"""What ends a sentence inside a line."""
_TOP = 2
"""The level of a section."""


def without_bullet_marks(lines: list[Line]) -> list[Line]:
    """The lines, items of lists with their bullets alone."""
    if not any(line.text.startswith(_BULLET) for line in lines):
        return lines
    size = len(_BULLET)
    return [Line(line.text[size:], line.start + size) if line.text.startswith(_BULLET) else line for line in lines]


def has_dotted_headings(texts: Sequence[str], known: int) -> bool:
    """Whether the headings of a page end with full stops: more known ones than without one, which are `known`."""
    top = words().top
    dotted = sum(
        text.startswith(_SECTION) or (len(text) < _LONGEST and text.endswith(".") and text[:-1].casefold() in top)
        for text in texts
    )
    return dotted > known


def dotted_title(lines: Sequence[Line], index: int) -> tuple[str, int | None] | None:
    """The title of a heading that ends with a full stop, and its level if that is told; None of another line."""
    text = lines[index].text.rstrip()
    if text.startswith(_SECTION):
        path = text[len(_SECTION) :].split(".:")
        return path[-1].removesuffix("."), len(path) + _TOP - 1
    if not text.endswith(".") or not _may_be_title(text[:-1]):
        return None
    return (text[:-1], None) if text[:-1].casefold() in words().top or _stands_before_text(lines, index) else None


def _may_be_title(text: str) -> bool:
    if not text or len(text) >= _LONGEST or text.endswith(".") or text[0].islower() or not text[0].isalnum():
        return False
    return text.count(" ") < _MOST_WORDS and not any(sign in text for sign in _INSIDE)


def _stands_before_text(lines: Sequence[Line], index: int) -> bool:
    """A section without text is left out of an extract, so that something stands below every heading."""
    return index > 0 and index + 1 < len(lines) and not lines[index + 1].blank
