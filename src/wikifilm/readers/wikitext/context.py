"""What the reading of one page knows, and the walk over its constructs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeAlias

from wikifilm.diagnostics import Issue, Span
from wikifilm.document import Figure, Reference, Table, Text
from wikifilm.document.text import EMPTY
from wikifilm.options import Options
from wikifilm.readers.wikitext import nodes as kinds
from wikifilm.readers.wikitext.apostrophes import LITERAL
from wikifilm.readers.wikitext.nodes import Node
from wikifilm.readers.wikitext.runs import means_itself, read_run
from wikifilm.readers.wikitext.templates.registry import Spec
from wikifilm.readers.wikitext.writer import Writer

__all__ = ["Context", "Handler", "Range"]

DEEPEST = 40
"""Nesting that is followed at most, whatever the options say: MediaWiki itself stops templates there, and Python's own
stack is bounded; one level of tables takes 14 of its 1000 frames."""
MASKS = {kinds.COMMENT: "\0", kinds.SWITCH: "\0"}


@dataclass(slots=True)
class Range:
    """A part of the source: its offsets, and the numbers of the nodes in it."""

    start: int
    end: int
    first: int
    last: int


@dataclass(slots=True)
class Context:
    """One page. Handlers write constructs; they are given, so that they may be strangers to each other."""

    source: str
    nodes: list[Node]
    options: Options
    handlers: tuple[Handler, ...]
    issues: list[Issue] = field(default_factory=list)
    categories: list[str] = field(default_factory=list)
    references: dict[str, Reference] = field(default_factory=dict)
    figures: list[Figure] = field(default_factory=list)
    """Pictures found in the middle of a text, to be placed after it."""
    tables: dict[int, Table] = field(default_factory=dict)
    """Tables inside text, by the number of their node."""
    title: str = ""
    unknown: set[str] = field(default_factory=set)
    """Names of templates that an issue speaks of."""
    bare: dict[str, Span] = field(default_factory=dict)
    """Names of unknown templates that were called without arguments (mostly navigation boxes), and where first."""
    names: dict[str, str] = field(default_factory=dict)
    """Names of templates as written → as MediaWiki shows them."""
    specs: dict[str, tuple[str, Spec]] = field(default_factory=dict)
    """How the templates met so far show."""
    depth: int = 0
    deepest: int = field(init=False)
    """Where `depth` ends."""
    in_reference: bool = False

    def __post_init__(self) -> None:
        self.deepest = min(self.options.max_depth, DEEPEST)

    def issue(self, code: str, message: str, start: int, end: int) -> None:
        """Something odd at a place."""
        self.issues.append(Issue(code, message, Span(start, end)))

    def write(self, writer: Writer, start: int, end: int, first: int, last: int) -> None:
        """Write `source[start:end]`, which holds the nodes first to last (exclusive)."""
        source, nodes, handlers = self.source, self.nodes, self.handlers
        if first == last:
            writer.source(source[start:end])
            return
        if self.depth >= self.deepest:
            self.too_deep(writer, start, end)
            return
        self.depth += 1
        while first < last:
            node = nodes[first]
            if node.kind:
                if node.start > start:
                    writer.source(source[start : node.start])
                handlers[node.kind](self, writer, node, first)
                start = node.end
                first = node.after
            else:
                first += 1
        if end > start:
            writer.source(source[start:end])
        self.depth -= 1

    def is_too_deep(self) -> bool:
        """Is this deeper than is followed?"""
        return self.depth >= self.deepest

    def too_deep(self, writer: Writer, start: int, end: int) -> None:
        """Source as it stands, for what is nested deeper than is followed."""
        writer.plain(self.source[start:end])
        if "too-deep" not in self.unknown:
            self.unknown.add("too-deep")
            self.issue("too-deep", "constructs are nested deeper than is followed; they stay as source", start, end)

    def text(self, start: int, end: int, first: int, last: int) -> Text:
        """Running text: line ends are blanks."""
        if first == last:
            value = self.source[start:end]
            if means_itself(value):
                value = " ".join(value.split())
                return Text(value) if value else EMPTY
            if (run := read_run(value)) is not None:
                return Text(run.value, tuple(run.links), (), tuple(run.styles))
        writer = Writer()
        self.write(writer, start, end, first, last)
        return writer.finish()

    def mask(self, start: int, end: int, first: int, last: int) -> str:
        """The source with every construct replaced by characters that no rule of lines knows; offsets stay."""
        source, nodes, parts = self.source, self.nodes, []
        while first < last:
            node = nodes[first]
            if not node.kind or node.start < start:
                first += 1
                continue
            parts.append(source[start : node.start])
            size = node.end - node.start
            if node.kind == kinds.BANG:
                parts.append(node.name.rjust(size, "\0"))
            else:
                parts.append(MASKS.get(node.kind, "\1") * size)
            start = node.end
            first = node.after
        parts.append(source[start:end])
        return "".join(parts)

    def plain(self, start: int, end: int, first: int, last: int) -> str:
        """As `text`, without marks."""
        if first == last:
            value = self.source[start:end].strip()
            if not ("&" in value or "''" in value or "[[" in value or LITERAL in value):
                return value
        return self.text(start, end, first, last).value

    def skip(self, first: int, last: int, offset: int) -> int:
        """The first node, from `first` on, that starts at or after an offset."""
        nodes = self.nodes
        while first < last and nodes[first].start < offset:
            first = nodes[first].after
        return first


Handler: TypeAlias = Callable[[Context, Writer, Node, int], None]
