"""How a whole page was printed: by Markdown or in bare lines, wrapped or one paragraph a line."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from wikifilm.readers.text.extracted import has_dotted_headings
from wikifilm.readers.text.lines import Line
from wikifilm.readers.text.words import is_edit_label, words

__all__ = ["Layout", "is_above_text", "layout_of"]

_ATX = re.compile(r"#{1,6}[ \t]+\S|={2,6}[^=\n]{1,200}={2,6}[ \t]*$")
_UNDERLINE = re.compile(r"(?:={3,}|-{3,})$")
_LINK = re.compile(r"\]\((?:/|https?:|#|\./)")
_MARKED = re.compile(r"[^\n\[|]{1,90}\[{1,2}[ \t]?(?P<label>[^\[\]\n\\]{0,40})\\?\]")
_NO_PROSE = re.compile(r"[ \t]*(?:[|#>]|[-*+•◦▪][ \t]|[0-9]{1,3}[.)][ \t])")
# Line lengths of text that was wrapped: nobody wraps wider, and a wrapped paragraph fills its lines.
_WIDEST, _FILLED = 100, 50
_LONGEST_KNOWN, _SHORT_NOUN = 40, 3
_PROSE = 80
"""Characters that a line of prose has at least."""


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
    last_heading: int | None = None
    """Offset of the heading of the section that ends the article."""
    has_glued_headings: bool = False
    """Headings stand right above the first line of their text, and below a blank one."""
    has_dotted_headings: bool = False
    """Headings end with a full stop."""
    contents: frozenset[str] = frozenset()
    """Headings that a printed table of contents lists."""
    below: frozenset[str] = frozenset()
    """Headings that are known to stand below others."""
    nouns: frozenset[str] = frozenset()
    """Last words of headings that are known to stand below others."""


@cache
def _below() -> frozenset[str]:
    return frozenset().union(*words().below.values())


@cache
def _nouns_below() -> frozenset[str]:
    return frozenset(noun for nouns in words().below_nouns.values() for noun in nouns if len(noun) > _SHORT_NOUN)


def layout_of(lines: Sequence[Line], contents: Mapping[str, object]) -> Layout:
    """Look at the page once, before it is read. `contents` holds the headings of a table of contents."""
    texts = [line.text for line in lines]
    atx = any(text[:1] in {"#", "="} and "|" not in text and "\t" not in text and _ATX.match(text) for text in texts)
    underlined = any(_is_underline(texts, index) for index in range(1, len(texts)))
    marked = 0 if atx else sum(_is_marked(text) for text in texts)
    wrapped, spaced = _paragraphs(lines)
    known = _known(texts)
    dotted = not (atx or underlined or marked) and has_dotted_headings(texts, known)
    return Layout(
        is_markdown=atx or underlined or any("](" in text and _LINK.search(text) for text in texts),
        is_wrapped=wrapped,
        spaced=spaced,
        has_bare_headings=not (atx or underlined or dotted) and (not marked or known > marked),
        last_heading=next(
            (line.start for line in reversed(lines) if line.text.strip().casefold() in words().last), None
        ),
        has_glued_headings=spaced and known > 0 and _is_glued(lines),
        has_dotted_headings=dotted,
        contents=frozenset(contents),
        below=_below(),
        nouns=_nouns_below(),
    )


def _is_underline(texts: Sequence[str], index: int) -> bool:
    """A line of `=` or `-` below a line of the same length."""
    text = texts[index]
    return text[:3] in {"===", "---"} and len(text) == len(texts[index - 1]) and _UNDERLINE.match(text) is not None


def _known(texts: Sequence[str]) -> int:
    """How many lines are nothing but a known heading."""
    top = words().top
    return sum(len(text) < _LONGEST_KNOWN and text.casefold() in top for text in texts)


def _is_glued(lines: Sequence[Line]) -> bool:
    """Whether a known heading stands right above its text."""
    top = words().top
    return any(
        len(line.text) < _LONGEST_KNOWN and line.text.strip().casefold() in top and is_above_text(lines, index)
        for index, line in enumerate(lines)
    )


def is_above_text(lines: Sequence[Line], index: int) -> bool:
    """The line stands below a blank one and right above prose."""
    return 0 < index < len(lines) - 1 and lines[index - 1].blank and len(lines[index + 1].text) >= _PROSE


def _is_marked(text: str) -> bool:
    """A short line with the rest of a link to an editor."""
    if "]" not in text:
        return False
    found = _MARKED.match(text)
    return found is not None and is_edit_label(found["label"])


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
