"""What the walk over a page holds while it goes: where text runs to, and what is open."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from typing import TypeAlias

from msgspec import Struct

from wikifilm.diagnostics import Span
from wikifilm.document import Block, Item, Link, Paragraph, Reference, Style, Text
from wikifilm.document.blocks import ItemKind
from wikifilm.options import Options
from wikifilm.readers.html.inline import Inline, Start
from wikifilm.readers.html.links import LinkTargets
from wikifilm.readers.html.outline import Outline
from wikifilm.readers.html.table_frame import TableFrame

__all__ = ["Closer", "ItemFrame", "ListFrame", "OpenMark", "Opener", "Skip", "State", "close_mark"]


Closer: TypeAlias = Callable[["State"], None]


class Skip(Enum):
    """What an opener may return beside the closer."""

    ELEMENT = 1
    """Leave out the whole element."""


Opener: TypeAlias = Callable[["State", str], "Closer | Skip | None"]
"""Reads a start tag; None if nothing is to do at its end tag."""


class OpenMark(Struct, eq=False):
    """A link or a style that has begun."""

    inline: Inline
    start: Start
    name: str
    value: str = ""
    external: bool = False


@dataclass(slots=True)
class ItemFrame:
    """An item of a list of its own (not inside a cell)."""

    kind: ItemKind
    inline: Inline
    span: Span
    items: list[Item] = field(default_factory=list)


@dataclass(slots=True)
class ListFrame:
    """A list of its own."""

    inline: Inline
    """Where text goes between the items."""
    outer: Inline
    """Where text went before the list began."""
    leaf: bool
    items: list[Item]
    kind: ItemKind
    """Of its items, where their tags don't say it."""
    span: Span
    item: ItemFrame | None = None
    after: list[Block] = field(default_factory=list)
    """Tables and figures that stood in the list; they follow it."""


class Leaf(Struct, eq=False):
    """What to go back to when a cell, a heading, a caption … ends."""

    inline: Inline
    leaf: bool
    depth: int
    lists: list[ListFrame]
    marks: list[OpenMark]
    ranges: list[Start | None]


@dataclass(slots=True)
class State:
    """The walk."""

    options: Options
    targets: LinkTargets
    outline: Outline = field(default_factory=Outline)
    stack: list[Closer | None] = field(default_factory=list)
    """For each open element what to do at its end tag."""
    inline: Inline = field(default_factory=Inline)
    """Where text goes now."""
    leaf: bool = False
    """True: a block's border is a line break of `inline`. False: it ends a paragraph."""
    depth: int = 0
    """Lists open around the current item, inside a cell."""
    lists: list[ListFrame] = field(default_factory=list)
    marks: list[OpenMark] = field(default_factory=list)
    ranges: list[Start | None] = field(default_factory=list)
    """Items begun inside a cell; None for one that a nested list has ended."""
    leaves: list[Leaf] = field(default_factory=list)
    tables: list[TableFrame] = field(default_factory=list)
    lone_table: bool = False
    """The source is a fragment that begins with a table: that one is wanted, whatever its class."""
    flattened: int = 0
    """Tables open that are nested too deep to be kept as tables."""
    too_deep: bool = False
    """Whether something was nested too deep to be kept as it stood."""
    kinds: dict[str, str] = field(default_factory=dict)
    """Kinds of elements by their attributes, those seen so far."""
    looks: dict[str, tuple[int, int, tuple[str, ...]]] = field(default_factory=dict)
    """Rowspan, colspan and classes of cells by their attributes, those seen so far."""
    counters: dict[str, int] = field(default_factory=dict)
    """Elements of each kind so far."""
    references: dict[str, Reference] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    in_reference: bool = False
    """Inside a footnote mark."""
    cite: str = ""
    """Target of the last link to a footnote."""
    box: tuple[str, ...] = ()
    """Class names of the infobox that is open around tables."""
    figure: str = ""
    """File of the last image link."""
    title: str = ""
    footer: str = ""
    """ "Retrieved from …", where it stands inside the article."""
    redirect: str | None = None
    categories: dict[str, None] = field(default_factory=dict)

    def border(self) -> None:
        """A block begins or ends here."""
        if self.leaf:
            self.inline.newline()
        elif self.inline.length or self.inline.references:
            self.flush()
        else:
            self.inline.pending = ""

    def flush(self) -> None:
        """The paragraph ends."""
        paragraph = self.inline
        for mark in self.marks:
            close_mark(mark)
        self.inline = Inline()
        for mark in self.marks:
            mark.inline, mark.start = self.inline, (0, 0)
        text = paragraph.text()
        if text:
            self.outline.add(Paragraph(text, self.place("p")))

    def place(self, name: str) -> Span:
        """The span of the next element of this kind on the page."""
        number = self.counters[name] = self.counters.get(name, 0) + 1
        return Span(0, 0, f"{name}[{number}]")

    def add(self, block: Block) -> None:
        """A finished block; one that stands in a list follows the list."""
        if self.lists:
            self.lists[0].after.append(block)
        else:
            self.outline.add(block)

    def push_leaf(self) -> None:
        """Text that is one run begins: a cell, a heading, a caption."""
        self.leaves.append(Leaf(self.inline, self.leaf, self.depth, self.lists, self.marks, self.ranges))
        self.inline = Inline()
        self.leaf = True
        self.depth = 0
        self.lists, self.marks, self.ranges = [], [], []

    def pop_leaf(self) -> Text:
        """That run ends; its text."""
        text = self.inline.text()
        outer = self.leaves.pop()
        self.inline, self.leaf, self.depth = outer.inline, outer.leaf, outer.depth
        self.lists, self.marks, self.ranges = outer.lists, outer.marks, outer.ranges
        return text


def close_mark(mark: OpenMark) -> None:
    """A link or style ends."""
    inline = mark.inline
    found = inline.range(mark.start)
    if found is None:
        return
    if mark.name == "a":
        inline.links.append(Link(*found, mark.value, mark.external))
    else:
        inline.styles.append(Style(*found, mark.name, mark.value))
