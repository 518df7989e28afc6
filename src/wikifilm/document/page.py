"""The whole page: sections, references, and what is known about the page itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from wikifilm.diagnostics import Issue, Span
from wikifilm.document.blocks import Block
from wikifilm.document.placed import Placed
from wikifilm.document.table import Table
from wikifilm.document.text import EMPTY, Text
from wikifilm.records import record

__all__ = ["Document", "PageMeta", "Reference", "Section"]


@record
class Section(Placed, frozen=True, eq=False):
    """A heading, the blocks under it, and the sections below it."""

    level: int
    """1..6 as in HTML: 2 for a top section of an article."""
    title: Text
    blocks: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()
    span: Span | None = None

    def walk(self) -> Iterator[Section]:
        """This section and all below it in reading order."""
        yield self
        for section in self.sections:
            yield from section.walk()


@record
class Reference(Placed, frozen=True, eq=False):
    """The content of a footnote."""

    id: str
    """What `ReferenceMark.id` names: the name with its group, or a number in reading order."""
    text: Text = EMPTY
    name: str = ""
    group: str = ""
    label: str = ""
    """As the page prints it, without brackets: "1", "a", "nb 2"."""
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class PageMeta:
    """What the page says about itself. Empty strings where it says nothing."""

    url: str = ""
    site: str = ""
    page_id: str = ""
    revision_id: str = ""
    language: str = ""
    licence: str = ""
    """The sentence that names the licence or the origin of the text, as printed."""


@dataclass(frozen=True, slots=True)
class Document:
    """What stood on a page."""

    format: str
    """"wikitext", "html" or "text"."""
    title: str = ""
    """From the page itself (its first heading); empty if it has none."""
    lead: tuple[Block, ...] = ()
    """Blocks before the first heading."""
    sections: tuple[Section, ...] = ()
    """Top sections; each holds those below it."""
    references: tuple[Reference, ...] = ()
    categories: tuple[str, ...] = ()
    redirect: str | None = None
    """Title that the page redirects to."""
    meta: PageMeta = PageMeta()
    issues: tuple[Issue, ...] = ()
    truncated: bool = False
    length: int = field(default=0, compare=False)
    """Characters read; 0 where the source was parsed before it came here."""

    def walk_sections(self) -> Iterator[Section]:
        """All sections in reading order."""
        for section in self.sections:
            yield from section.walk()

    def walk_blocks(self) -> Iterator[Block]:
        """All blocks of the page in reading order."""
        yield from self.lead
        for section in self.walk_sections():
            yield from section.blocks

    def walk_tables(self) -> Iterator[Table]:
        """All tables of the page, nested ones after the one that holds them."""
        waiting = [block for block in self.walk_blocks() if isinstance(block, Table)][::-1]
        while waiting:
            table = waiting.pop()
            yield table
            inner = [nested for row in table.rows for cell in row.cells for nested in cell.tables]
            waiting.extend(reversed(inner))
