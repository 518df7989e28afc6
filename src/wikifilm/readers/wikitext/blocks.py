"""Blocks: paragraphs, lists, tables, figures, templates that stand by themselves."""

from __future__ import annotations

import re

from msgspec import Struct, field

from wikifilm.diagnostics import Span
from wikifilm.document import Block, Figure, Hatnote, Item, ItemList, Paragraph, Template, Text
from wikifilm.document.blocks import ItemKind
from wikifilm.readers.wikitext import nodes as kinds
from wikifilm.readers.wikitext.arguments import Arguments
from wikifilm.readers.wikitext.context import Context
from wikifilm.readers.wikitext.elements import pictures, poem
from wikifilm.readers.wikitext.html_lists import read_html_list
from wikifilm.readers.wikitext.html_tables import read_html_table
from wikifilm.readers.wikitext.links import figure
from wikifilm.readers.wikitext.nodes import Node
from wikifilm.readers.wikitext.row_templates import read_template_table
from wikifilm.readers.wikitext.tables import read_table
from wikifilm.readers.wikitext.tags import LIST_TAGS
from wikifilm.readers.wikitext.templates.dispatch import read_template, template_spec
from wikifilm.readers.wikitext.templates.registry import Spec, hatnote_kinds
from wikifilm.readers.wikitext.templates.texts import flow_arguments

__all__ = ["HEADING", "read_blocks"]

LIST = re.compile(r"\0*([*#:;]+)")
HEADING = re.compile(r"\0*(={1,6})(?=[^=\n])[^\n]*[^=\n](={1,6})[ \t\0]*")
RULE = re.compile(r"-{4,}")
ITEM_KINDS: dict[str, ItemKind] = {"*": "bullet", "#": "number", ";": "term", ":": "definition"}
BLANK = " \t\0\r"
STANDING = frozenset({kinds.TABLE, kinds.HTML_TABLE, kinds.FILE, kinds.ELEMENT, kinds.TEMPLATE, kinds.TAG})
"""What may stand by itself."""
BLOCKS = (kinds.TABLE, kinds.HTML_TABLE, kinds.FILE, kinds.ELEMENT)


class DraftItem(Struct, gc=False):
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
        self.end = self.last = 0
        self.done = 0
        """Where a table that a template opened ends: what stands before is read."""
        self.part = (0, 0)
        """The end of the part, and the number after its last node."""

    def line(self, line: str, start: int, first: int, last: int) -> None:
        """One line of the part; `first` to `last` are its nodes."""
        end = start + len(line)
        item = LIST.match(line)
        if item is not None:
            self.end_paragraph()
            self.item(item, line, start, first, last)
            return
        if self.items or self.context.figures:
            self.end_list()
        if not line.strip(BLANK):
            self.end_paragraph()
            return
        if line[0] == "-" and (rule := RULE.match(line)) is not None:
            self.end_paragraph()
            start += rule.end()
        self.running(start, end, first, last)

    # -- paragraphs

    def running(self, start: int, end: int, first: int, last: int) -> None:
        """A line of running text, with blocks in it."""
        nodes = self.context.nodes
        begin, at = start, first
        while at < last:
            node = nodes[at]
            if node.start < self.done:
                begin, first = max(begin, min(self.done, end)), node.after
            elif node.kind in STANDING and self.is_block(node, at, begin, end):
                self.extend(begin, node.start, first, at)
                self.end_paragraph()
                self.block(node, at)
                begin = node.end
                first = node.after
            at = node.after
        self.extend(max(begin, min(self.done, end)), end, first, last)

    def extend(self, start: int, end: int, first: int, last: int) -> None:
        """More text of the paragraph."""
        if start >= end or not self.context.source[start:end].strip():
            return
        if self.paragraph is None:
            self.paragraph = (start, first)
        self.end, self.last = end, last

    def end_paragraph(self) -> None:
        """The paragraph is complete."""
        if self.paragraph is None:
            return
        start, first = self.paragraph
        self.paragraph = None
        context = self.context
        text = context.text(start, self.end, first, self.last)
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
        if kind != kinds.TEMPLATE:
            return kind in BLOCKS or (kind == kinds.TAG and node.name in LIST_TAGS)
        spec = template_spec(self.context, node, index)
        if spec.block and spec.kind != "nothing":
            return True
        if spec.kind not in ("nothing", "unknown", "values") or self.context.source[start : node.start].strip():
            return False
        return spec.kind == "nothing" or not self.context.source[node.end : end].strip()

    def block(self, node: Node, index: int) -> None:
        """A construct that stands by itself."""
        context = self.context
        if node.kind == kinds.TABLE:
            self.out.append(read_table(context, node, index))
        elif node.kind == kinds.HTML_TABLE:
            self.out.append(read_html_table(context, node, index))
        elif node.kind == kinds.FILE:
            found = figure(context, node, index)
            if found is not None:
                self.out.append(found)
        elif node.kind == kinds.TEMPLATE:
            self.template(node, index)
        elif node.kind == kinds.TAG:
            found_list, self.done = read_html_list(context, index, *self.part)
            if found_list.items:
                self.out.append(found_list)
        else:
            self.element(node, index)

    def element(self, node: Node, index: int) -> None:
        """A gallery or a poem."""
        if node.name == "poem":
            self.out.append(Paragraph(poem(self.context, node, index), Span(node.start, node.end)))
        else:
            self.out.extend(pictures(self.context, node, index))

    def template(self, node: Node, index: int) -> None:
        """A template that stands by itself."""
        context = self.context
        spec = template_spec(context, node, index)
        if spec.kind == "flow":
            self.flow(Arguments(context, node, index), spec)
            return
        if spec.kind == "table":
            found, self.done = read_template_table(context, node, index, *self.part)
            self.out.append(found)
            return
        self.aside(spec, read_template(context, node, index))

    def flow(self, arguments: Arguments, spec: Spec) -> None:
        """A template that shows its arguments as they are: their blocks are blocks of the part."""
        context = self.context
        if context.is_too_deep():
            start, end = arguments.place
            self.out.append(Paragraph(context.text(start, end, 0, 0), Span(start, end)))
            return
        context.depth += 1
        for found in flow_arguments(arguments, spec):
            self.out.extend(read_blocks(context, found.start, found.end, found.first, found.last))
        context.depth -= 1

    def aside(self, spec: Spec, found: Template) -> None:
        """A template as the kind of block that it shows."""
        if spec.kind in ("hatnote", "patterned hatnote"):
            self.out.append(Hatnote(found.text, hatnote_kinds()[found.name], found.span))
        elif spec.kind == "quote":
            self.out.append(Paragraph(found.text, found.span))
        elif spec.kind in ("figure", "figure quote"):
            self.out.append(Figure(found.text, span=found.span))
        else:
            self.out.append(found)

    # -- lists

    def item(self, match: re.Match[str], line: str, start: int, first: int, last: int) -> None:
        """One item, placed below the nearest item of a lesser depth."""
        context = self.context
        marks = match[1]
        begin, end = start + match.end(), start + len(line)
        first = context.skip(first, last, begin)
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
    blocks.part = (start + sum(map(len, lines)) + len(lines) - 1, last)
    for line in lines:
        end = start + len(line)
        after = context.skip(first, last, end) if first < last else last
        if start >= blocks.done:
            blocks.line(line, start, first, after)
        elif end > blocks.done or not line:
            begin = blocks.done
            blocks.line(line[begin - start :], begin, context.skip(first, after, begin), after)
        first = after
        start = end + 1
    return blocks.finish()
