"""Headings and blocks in reading order, made into a tree of sections."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from wikifilm.diagnostics import Span
from wikifilm.document import Block, Section, Text
from wikifilm.readers.text.headings import Heading, heading_key
from wikifilm.readers.text.words import words

__all__ = ["outline"]

_TOP = 2


@dataclass(slots=True)
class _Draft:
    level: int
    title: Text
    start: int
    end: int
    blocks: list[Block] = field(default_factory=list)
    sections: list[_Draft] = field(default_factory=list)


def outline(
    parts: Iterable[Heading | Block], contents: dict[str, list[int]]
) -> tuple[tuple[Block, ...], tuple[Section, ...]]:
    """The lead and the sections.

    `contents` maps headings to the levels that a printed table of contents gives.

    An item of `contents` that several headings share is used up.
    """
    lead: list[Block] = []
    top: list[_Draft] = []
    path: list[_Draft] = []
    for part in parts:
        if not isinstance(part, Heading):
            (path[-1].blocks if path else lead).append(part)
            continue
        draft = _Draft(_level(part, path, contents), part.title, part.start, part.end)
        while path and path[-1].level >= draft.level:
            path.pop()
        (path[-1].sections if path else top).append(draft)
        path.append(draft)
    return tuple(lead), tuple(_finish(draft) for draft in top)


def _level(heading: Heading, path: Sequence[_Draft], contents: dict[str, list[int]]) -> int:
    if heading.level is not None:
        return heading.level
    key = heading_key(heading.title.value)
    if contents.get(key):
        levels = contents[key]
        return levels.pop(0) if len(levels) > 1 else levels[0]
    if not path:
        return _TOP
    above = heading_key(path[0].title.value)
    if key == above or _stands_below(key, above):
        return _TOP + 1
    if key in words().top or path[-1].blocks or len(path) > 1:
        return _TOP
    return _TOP + 1


def _stands_below(key: str, above: str) -> bool:
    """Known to stand below a section with such a heading. ("Critical reception" is too narrow to hold others.)"""
    if above.startswith("critical "):
        return False
    return any(word in above and key in keys for word, keys in words().below.items())


def _finish(draft: _Draft) -> Section:
    """The finished section; there are no more than six levels."""
    inner = tuple(_finish(section) for section in draft.sections)
    return Section(draft.level, draft.title, tuple(draft.blocks), inner, span=Span(draft.start, draft.end))
