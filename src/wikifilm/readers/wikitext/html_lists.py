"""HTML lists in wikitext: `<ul>`, `<ol>`, `<dl>`."""

from __future__ import annotations

from dataclasses import dataclass, field

from wikifilm.diagnostics import Span
from wikifilm.document import Item, ItemList
from wikifilm.document.blocks import ItemKind
from wikifilm.readers.wikitext import nodes as kinds
from wikifilm.readers.wikitext.context import Context, Range
from wikifilm.readers.wikitext.flow import write_flow
from wikifilm.readers.wikitext.nodes import Node
from wikifilm.readers.wikitext.tags import LIST_PARTS, LIST_TAGS
from wikifilm.readers.wikitext.writer import Writer

__all__ = ["read_html_list"]

KINDS: dict[str, ItemKind] = {"ul": "bullet", "ol": "number", "dl": "definition", "dt": "term", "dd": "definition"}


@dataclass(slots=True)
class DraftItem:
    """An item that is being read."""

    kind: ItemKind
    span: Span
    writer: Writer = field(default_factory=Writer)
    items: list[DraftItem] = field(default_factory=list)

    def freeze(self) -> tuple[Item, ...]:
        """The item, complete; none if nothing stands in it."""
        items = tuple([item for draft in self.items for item in draft.freeze()])
        text = self.writer.finish()
        return (Item(text, self.kind, items, self.span),) if text or items else ()


@dataclass(slots=True)
class DraftList:
    """A list that is being read, and its open item."""

    kind: ItemKind
    items: list[DraftItem]
    item: DraftItem | None = None

    def open_item(self, kind: ItemKind, start: int, end: int) -> DraftItem:
        """A new item; the one before it ends."""
        self.item = DraftItem(kind, Span(start, end))
        self.items.append(self.item)
        return self.item


def read_html_list(context: Context, index: int, end: int, last: int) -> tuple[ItemList, int]:
    """The list that the tag of this number opens, and where it ends: at its end tag, or else at `end`.

    The nodes up to `last` (exclusive) are those before `end`.
    """
    nodes, start = context.nodes, context.nodes[index].start
    top: list[DraftItem] = []
    stack: list[DraftList] = []
    at = index
    begin, first = start, index
    while at < last:
        node = nodes[at]
        if node.kind == kinds.TAG and node.name.lstrip("/") in LIST_PARTS:
            write(context, stack, Range(begin, node.start, first, at))
            step(context, stack, top, node)
            begin, first = node.end, at + 1
            if not stack:
                end = node.end
                break
        at = node.after
    else:
        write(context, stack, Range(begin, end, first, last))
    return ItemList(tuple([item for draft in top for item in draft.freeze()]), Span(start, end)), end


def write(context: Context, stack: list[DraftList], part: Range) -> None:
    """Text of the open item. What stands in no item is one by itself."""
    if not stack or part.start >= part.end or context.source[part.start : part.end].isspace():
        return
    found = stack[-1]
    item = found.item or found.open_item(found.kind, part.start, part.end)
    if item.items:
        item.writer.newline()
    write_flow(context, item.writer, part.start, part.end, part.first, part.last)
    item.span = Span(item.span.start, part.end)


def step(context: Context, stack: list[DraftList], top: list[DraftItem], tag: Node) -> None:
    """A tag of the list. Lists nested too deep are flat."""
    name = tag.name
    if name in LIST_TAGS:
        items = stack[-1].items if stack else top
        if stack and (item := stack[-1].item) and len(stack) < context.deepest:
            items = item.items
        stack.append(DraftList(KINDS[name], items))
    elif name[1:] in LIST_TAGS:
        stack.pop()
    elif name[0] == "/":
        stack[-1].item = None
    else:
        stack[-1].open_item(KINDS.get(name, stack[-1].kind), tag.start, tag.end)
