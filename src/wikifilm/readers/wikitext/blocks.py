"""Blocks: paragraphs, lists, tables, figures, templates that stand by themselves."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from wikifilm.diagnostics import Span
from wikifilm.document import Block, Hatnote, Item, ItemList, Paragraph, Text
from wikifilm.document.blocks import ItemKind
from wikifilm.readers.wikitext import nodes as kinds
from wikifilm.readers.wikitext.arguments import Arguments
from wikifilm.readers.wikitext.context import Context
from wikifilm.readers.wikitext.links import figure
from wikifilm.readers.wikitext.nodes import Node
from wikifilm.readers.wikitext.tables import read_table
from wikifilm.readers.wikitext.templates.render import read_template, template_spec

__all__ = ["HEADING", "read_blocks"]

LIST = re.compile(r"\0*([*#:;]+)")
HEADING = re.compile(r"\0*(={1,6})(?=[^=\n])[^\n]*[^=\n](={1,6})[ \t\0]*")
ITEM_KINDS: dict[str, ItemKind] = {"*": "bullet", "#": "number", ";": "term", ":": "definition"}
BLANK = " \t\0\r"


@dataclass(slots=True)
class DraftItem:
    """An item whose nested items are not all known."""

    text: Text
    kind: ItemKind
    depth: int
    span: Span
    items: list[DraftItem] = field(default_factory=list)

    def freeze(self) -> Item:
        """The item, complete."""
        return Item(self.text, self.kind, tuple([item.freeze() for item in self.items]), self.span)


class Blocks:
    """Gathers the blocks of one part of the page."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.out: list[Block] = []
        self.items: list[DraftItem] = []
        self.open_items: list[DraftItem] = []
        self.paragraph: tuple[int, int] | None = None
        self.end = 0

    def line(self, line: str, start: int, first: int, last: int) -> None:
        """One line of the part; `first` to `last` are its nodes."""
        end = start + len(line)
        item = LIST.match(line)
        if item is not None:
            self.end_paragraph()
            self.item(item, line, start, first, last)
        elif not line.strip(BLANK):
            self.end_paragraph()
            self.end_list()
        else:
            self.end_list()
            self.running(start, end, first, last)

    # -- paragraphs

    def running(self, start: int, end: int, first: int, last: int) -> None:
        """A line of running text, with blocks in it."""
        context, nodes = self.context, self.context.nodes
        begin, at = start, first
        while at < last:
            node = nodes[at]
            if node.kind and self.is_block(node, at, start, end):
                self.extend(begin, node.start, first)
                self.end_paragraph()
                self.block(node, at)
                begin = node.end
                first = node.after
            at = node.after
        self.extend(begin, end, first, last)
        _ = context

    def extend(self, start: int, end: int, first: int, last: int = -1) -> None:
        """More text of the paragraph."""
        if start >= end or not self.context.source[start:end].strip():
            return
        if self.paragraph is None:
            self.paragraph = (start, first)
        self.end = end

    def end_paragraph(self) -> None:
        """The paragraph is complete."""
        if self.paragraph is None:
            return
        start, first = self.paragraph
        self.paragraph = None
        context = self.context
        last = context.skip(first, len(context.nodes), self.end)
        text = context.text(start, self.end, first, last)
        if text:
            self.out.append(Paragraph(text, Span(start, self.end)))
        self.figures()

    def figures(self) -> None:
        """Pictures that stood in the text."""
        if self.context.figures:
            self.out.extend(self.context.figures)
            self.context.figures.clear()

    def is_block(self, node: Node, index: int, start: int, end: int) -> bool:
        """Does a construct stand by itself?"""
        kind = node.kind
        if kind in (kinds.TABLE, kinds.HTML_TABLE, kinds.FILE):
            return True
        if kind != kinds.TEMPLATE:
            return False
        spec = template_spec(self.context, node, index)
        if spec.block or spec.kind == "flow":
            return True
        source = self.context.source
        return spec.kind == "unknown" and not source[start : node.start].strip() and not source[node.end : end].strip()

    def block(self, node: Node, index: int) -> None:
        """A construct that stands by itself."""
        context = self.context
        if node.kind == kinds.TABLE:
            self.out.append(read_table(context, node, index))
        elif node.kind == kinds.FILE:
            found = figure(context, node, index)
            if found is not None:
                self.out.append(found)
        elif node.kind == kinds.TEMPLATE:
            self.template(node, index)

    def template(self, node: Node, index: int) -> None:
        """A template that stands by itself."""
        context = self.context
        spec = template_spec(context, node, index)
        if spec.kind == "flow":
            argument = Arguments(context, node, index).find("1", "content")
            if argument is not None:
                self.out.extend(read_blocks(context, argument.start, argument.end, argument.first, argument.last))
            return
        found = read_template(context, node, index)
        if spec.kind == "hatnote":
            self.out.append(Hatnote(found.text, found.name.lower(), found.span))
        elif spec.kind == "quote":
            self.out.append(Paragraph(found.text, found.span))
        else:
            self.out.append(found)

    # -- lists

    def item(self, match: re.Match[str], line: str, start: int, first: int, last: int) -> None:
        """One item, placed below the nearest item of a lesser depth."""
        context = self.context
        marks = match[1]
        begin, end = start + match.end(), start + len(line)
        kind = ITEM_KINDS[marks[-1]]
        colon = line.find(":", match.end()) if kind == "term" else -1
        if colon >= 0:
            middle = context.skip(first, last, start + colon)
            self.add(begin, start + colon, first, middle, "term", len(marks))
            self.add(start + colon + 1, end, middle, last, "definition", len(marks))
        else:
            self.add(begin, end, first, last, kind, len(marks))

    def add(self, start: int, end: int, first: int, last: int, kind: ItemKind, depth: int) -> None:
        """An item."""
        text = self.context.text(start, end, first, last)
        item = DraftItem(text, kind, depth, Span(start, end))
        stack = self.open_items
        while stack and stack[-1].depth >= depth:
            stack.pop()
        if len(stack) >= self.context.options.max_depth:
            stack.pop()
        (stack[-1].items if stack else self.items).append(item)
        stack.append(item)

    def end_list(self) -> None:
        """The list is complete."""
        if self.items:
            span = Span(self.items[0].span.start, self.items[-1].span.end)
            self.out.append(ItemList(tuple([item.freeze() for item in self.items]), span))
            self.items = []
            self.open_items = []
        self.figures()

    def finish(self) -> tuple[Block, ...]:
        """All blocks."""
        self.end_paragraph()
        self.end_list()
        return tuple(self.out)


def read_blocks(context: Context, start: int, end: int, first: int, last: int) -> tuple[Block, ...]:
    """The blocks of a part of the source that holds no heading."""
    mask = context.mask(start, end, first, last)
    return read_lines(context, mask.split("\n"), start, first, last)


def read_lines(context: Context, lines: list[str], start: int, first: int, last: int) -> tuple[Block, ...]:
    """The blocks of some lines of a mask."""
    blocks = Blocks(context)
    for line in lines:
        after = context.skip(first, last, start + len(line))
        blocks.line(line, start, first, after)
        first = after
        start += len(line) + 1
    return blocks.finish()
