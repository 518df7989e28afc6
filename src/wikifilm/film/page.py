"""A document with its tables laid out and its sections named: what every extractor reads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias, TypeVar

from msgspec import Struct

from wikifilm.diagnostics import Issue
from wikifilm.document import Block, Document, Table
from wikifilm.document import Section as DocumentSection
from wikifilm.film.lead import NO_LEAD, Lead
from wikifilm.model import Grid

__all__ = ["Extract", "Page", "Part"]

T = TypeVar("T")
Extract: TypeAlias = tuple[T, tuple[Issue, ...]]
"""What an extractor returns: its part of the film, and what was odd."""


class Part(Struct, frozen=True):
    """A section without those below it."""

    section: DocumentSection
    kind: str | None
    """Canonical kind of the section's own heading."""
    path: tuple[str | None, ...] = ()
    """Kinds of the sections above it, top first."""
    titles: tuple[str, ...] = ()
    """Headings of the sections above it, top first."""
    grids: tuple[Grid, ...] = ()
    """The grids of the `Table` blocks of the section, in order."""

    @property
    def title(self) -> str:
        """The heading."""
        return self.section.title.value

    def blocks(self) -> Iterator[tuple[Block, Grid | None]]:
        """The blocks in reading order, tables with their grid."""
        grids = iter(self.grids)
        for block in self.section.blocks:
            yield block, next(grids) if isinstance(block, Table) else None

    def tables(self) -> Iterator[tuple[Table, Grid]]:
        """The tables with their grids."""
        for block, grid in self.blocks():
            if isinstance(block, Table) and grid is not None:
                yield block, grid


@dataclass(frozen=True, slots=True)
class Page:
    """A document as the extractors see it."""

    document: Document
    title: str
    """Title of the page as the caller or the page gives it; may be empty, may hold "(2013 film)"."""
    lead: Part
    """What stands before the first heading (its section has level 1 and an empty title)."""
    parts: tuple[Part, ...]
    """All sections in reading order."""
    issues: tuple[Issue, ...] = ()
    """What was odd about the tables."""
    opening: Lead = NO_LEAD
    """The sentence that says what the page is about."""

    def all_parts(self) -> tuple[Part, ...]:
        """The lead and all sections."""
        return (self.lead, *self.parts)

    def blocks(self) -> Iterator[Block]:
        """All blocks in reading order."""
        for part in self.all_parts():
            yield from part.section.blocks

    def of_kind(self, *kinds: str) -> tuple[Part, ...]:
        """The sections of these kinds and all that lie below one, in reading order."""
        wanted = frozenset(kinds)
        return tuple([part for part in self.parts if part.kind in wanted or not wanted.isdisjoint(part.path)])
