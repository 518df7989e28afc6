"""Blocks and headings as they come, to a tree of sections."""

from __future__ import annotations

from dataclasses import dataclass, field

from wikifilm.diagnostics import Span
from wikifilm.document import Block, Section, Text

__all__ = ["Outline"]


@dataclass(slots=True)
class _Open:
    level: int
    title: Text
    span: Span
    blocks: list[Block] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)

    def close(self) -> Section:
        return Section(self.level, self.title, tuple(self.blocks), tuple(self.sections), self.span)


@dataclass(slots=True)
class Outline:
    """The blocks before the first heading, and the sections."""

    lead: list[Block] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    _open: list[_Open] = field(default_factory=list)

    def add(self, block: Block) -> None:
        """A block, in the section that is open."""
        (self._open[-1].blocks if self._open else self.lead).append(block)

    def heading(self, level: int, title: Text, span: Span) -> None:
        """A section begins; those of its level and below end."""
        self._close_to(level)
        self._open.append(_Open(level, title, span))

    @property
    def has_sections(self) -> bool:
        """Whether a heading has come."""
        return bool(self.sections or self._open)

    def finish(self) -> None:
        """The page ends."""
        self._close_to(0)

    def _close_to(self, level: int) -> None:
        while self._open and self._open[-1].level >= level:
            section = self._open.pop().close()
            (self._open[-1].sections if self._open else self.sections).append(section)
