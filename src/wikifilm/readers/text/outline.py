"""Headings and blocks in reading order, made into a tree of sections."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from wikifilm.diagnostics import Span
from wikifilm.document import Block, Section, Text
from wikifilm.readers.text.captions import with_captions
from wikifilm.readers.text.headings import Heading
from wikifilm.readers.text.levels import heading_levels

__all__ = ["outline"]


@dataclass(slots=True)
class _Draft:
    level: int
    title: Text
    start: int
    end: int
    blocks: list[Block] = field(default_factory=list)
    sections: list[_Draft] = field(default_factory=list)


def outline(
    parts: Sequence[Heading | Block], contents: Mapping[str, Sequence[int]], *, has_captions: bool = True
) -> tuple[tuple[Block, ...], tuple[Section, ...]]:
    """The lead and the sections.

    `contents` maps headings to the levels that a printed table of contents gives. `has_captions`: short lines among the
    paragraphs are captions, for headings show what they are.
    """
    levels = heading_levels(parts, contents)
    lead: list[Block] = []
    top: list[_Draft] = []
    path: list[_Draft] = []
    for part in parts:
        if not isinstance(part, Heading):
            (path[-1].blocks if path else lead).append(part)
            continue
        draft = _Draft(next(levels), part.title, part.start, part.end)
        while path and path[-1].level >= draft.level:
            path.pop()
        (path[-1].sections if path else top).append(draft)
        path.append(draft)
    return tuple(lead), tuple(_finish(draft, has_captions) for draft in top)


def _finish(draft: _Draft, has_captions: bool) -> Section:
    """The finished section; there are no more than six levels."""
    inner = tuple(_finish(section, has_captions) for section in draft.sections)
    blocks = with_captions(draft.blocks) if has_captions else tuple(draft.blocks)
    return Section(draft.level, draft.title, blocks, inner, span=Span(draft.start, draft.end))
