"""Openers that wait for their closers: the state of one pass over the source."""

from __future__ import annotations

import re
from dataclasses import dataclass

from msgspec import Struct

from wikifilm.readers.wikitext import nodes as kinds
from wikifilm.readers.wikitext.nodes import Node

__all__ = ["SOFT", "Isolated", "Pairs"]

HEADING = re.compile(r"\n={1,6}[^=\n]")
SOFT = frozenset({kinds.LINK, kinds.EXTERNAL, kinds.VARIANT})
"""What gives way to a closer of something around it."""
LOST = {
    kinds.DEAD: ("unclosed-template", "a template"),
    kinds.LINK: ("unclosed-link", "a link"),
    kinds.EXTERNAL: ("unclosed-link", "a link"),
    kinds.REFERENCE: ("unclosed-reference", "a footnote"),
    kinds.HTML_TABLE: ("unclosed-table", "a table"),
    kinds.ELEMENT: ("unclosed-element", "an element"),
    kinds.COMMENT: ("unclosed-comment", "a comment"),
}
MOST_FAULTS = 20
"""Places that issues speak of; on a page with more of them the rest tells nothing new."""


class Isolated(Struct):
    """An open element whose content is closed in itself, and what is open around it."""

    node: Node
    braces: int
    tables: int


@dataclass(frozen=True, slots=True)
class Fault:
    """Markup that was mended: something opened at a place and never ended."""

    code: str
    what: str
    start: int
    end: int


class Pairs:
    """What is open, and all constructs found so far, outer before inner."""

    __slots__ = (
        "closers",
        "faults",
        "ignored",
        "isolated",
        "nodes",
        "open_braces",
        "open_tables",
        "passed_table",
        "skip",
        "source",
        "stack",
    )

    def __init__(self, source: str, ignored: frozenset[int] = frozenset()) -> None:
        self.source = source
        self.ignored = ignored
        """Offsets of braces that are known to have no closer."""
        self.passed_table = False
        """A table was not seen because braces were open."""
        self.nodes: list[Node] = []
        self.stack: list[Node] = []
        self.skip = 0
        self.open_braces = 0
        self.open_tables = 0
        self.isolated: list[Isolated] = []
        """References, poems, galleries that are open; one of each at most."""
        self.faults: list[Fault] = []
        self.closers: dict[str, int] = {}
        """What is looked for → where the next one starts; the length of the source if there is none."""

    def push(self, kind: int, start: int, opened: int) -> Node:
        """A new construct that waits for its closer."""
        node = Node(kind, start, opened, opened, start, len(self.nodes) + 1)
        self.nodes.append(node)
        self.stack.append(node)
        return node

    def leaf(self, kind: int, start: int, end: int, name: str = "") -> Node:
        """A construct without anything in it."""
        node = Node(kind, start, start, start, end, len(self.nodes) + 1, name=name)
        self.nodes.append(node)
        self.skip = end
        return node

    def shut(self, node: Node, close: int, end: int) -> None:
        """The closer of a construct is found."""
        node.close, node.end, node.after = close, end, len(self.nodes)

    def fault(self, kind: int, start: int, end: int) -> None:
        """A construct without an end."""
        if kind in LOST and len(self.faults) < MOST_FAULTS:
            self.faults.append(Fault(*LOST[kind], start, end))

    def next(self, what: str, start: int) -> int:
        """Offset of the next `what` from `start` on."""
        at = self.closers.get(what, -1)
        if at < start:
            at = self.source.find(what, start)
            self.closers[what] = at = len(self.source) if at < 0 else at
        return at

    def next_match(self, pattern: re.Pattern[str], start: int) -> int:
        """As `next`, for a pattern."""
        at = self.closers.get(pattern.pattern, -1)
        if at < start:
            match = pattern.search(self.source, start)
            self.closers[pattern.pattern] = at = match.start() if match else len(self.source)
        return at

    def drop(self) -> list[int]:
        """Give up the innermost link; its pipes are those of what is around it."""
        node = self.stack.pop()
        pipes, node.pipes = node.pipes, []
        self.fault(node.kind, node.start, node.open)
        if node.kind == kinds.HTML_TABLE:
            node.kind, node.end, node.name = kinds.TAG, node.open, "table"
        else:
            node.kind = kinds.DEAD
        return pipes

    def drop_soft(self) -> None:
        """Give up the innermost links."""
        stack, lost = self.stack, []
        while stack and stack[-1].kind in SOFT:
            lost.append(self.drop())
        if stack:
            for pipes in reversed(lost):
                stack[-1].pipes.extend(pipes)

    def drop_to(self, height: int, end: int) -> None:
        """Give up all that is open above a height of the stack. Tables end there, or at a heading, or at the next."""
        stack = self.stack
        if len(stack) == height:
            return
        lost: list[list[int]] = []
        limit = end
        while len(stack) > height:
            node = stack[-1]
            if node.kind == kinds.TABLE:
                limit = self.end_table(node, limit)
                stack.pop()
                lost.clear()
            else:
                lost.append(self.drop())
        if stack:
            for pipes in reversed(lost):
                stack[-1].pipes.extend(pipes)

    def end_table(self, table: Node, limit: int) -> int:
        """End a table that has no closer; returns its start."""
        heading = HEADING.search(self.source, table.open, limit)
        end = heading.start() if heading else limit
        at = table.after
        while at < len(self.nodes) and self.nodes[at].start < end:
            end = max(end, self.nodes[at].end)
            at = self.nodes[at].after
        table.close = table.end = end
        table.after = at
        table.name = "unclosed"
        self.fault(kinds.HTML_TABLE, table.start, table.open)
        return table.start
