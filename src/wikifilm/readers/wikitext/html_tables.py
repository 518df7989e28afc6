"""HTML tables in wikitext."""

from __future__ import annotations

from dataclasses import dataclass, field

from wikifilm.diagnostics import Span
from wikifilm.document import Cell, Row, Table, Text
from wikifilm.document.text import EMPTY
from wikifilm.readers.wikitext import nodes as kinds
from wikifilm.readers.wikitext.context import Context
from wikifilm.readers.wikitext.flow import flow_text
from wikifilm.readers.wikitext.nodes import Node
from wikifilm.readers.wikitext.tables import attribute_cell
from wikifilm.readers.wikitext.tags import parse_attributes, parse_classes

__all__ = ["read_html_table"]

CELLS = ("td", "th", "caption")
GROUPS = ("thead", "tbody", "tfoot")
ENDS = frozenset(
    {"td", "th", "caption", "tr", "/td", "/th", "/caption", "/tr", *GROUPS, *("/" + name for name in GROUPS)}
)


@dataclass(slots=True)
class Draft:
    """A table that is being read."""

    context: Context
    rows: list[Row] = field(default_factory=list)
    cells: list[Cell] = field(default_factory=list)
    caption: Text = EMPTY
    group: int = 0
    is_head: bool = False
    row: Node | None = None
    cell: tuple[Node, int] | None = None
    """The tag that opened a cell, and its number."""


def read_html_table(context: Context, node: Node, index: int) -> Table:
    """`<table>…</table>`."""
    draft, nodes = Draft(context), context.nodes
    at = index + 1
    while at < node.after:
        inner = nodes[at]
        if inner.kind == kinds.TAG and inner.name in ENDS:
            end_cell(draft, inner.start, at)
            start_part(draft, inner, at)
        at = inner.after
    end_cell(draft, node.close, node.after)
    end_row(draft, node.close)
    name_end = context.source.find("<", node.start) + len("<table")
    classes = classes_of(context, name_end, node.open)
    return Table(tuple(draft.rows), draft.caption, classes, span=Span(node.start, node.end))


def classes_of(context: Context, start: int, end: int) -> tuple[str, ...]:
    """Classes and colour among the attributes of a tag that ends at `end`."""
    return parse_classes(parse_attributes(context.source[start : end - 1]))


def start_part(draft: Draft, tag: Node, index: int) -> None:
    """A tag of the table."""
    if tag.name in CELLS:
        draft.cell = (tag, index)
    elif tag.name in ("tr", "/tr"):
        end_row(draft, tag.start)
        draft.row = tag if tag.name == "tr" else None
    elif tag.name in GROUPS:
        end_row(draft, tag.start)
        draft.group += bool(draft.rows)
        draft.is_head = tag.name == "thead"
    elif tag.name[1:] in GROUPS:
        end_row(draft, tag.start)
        draft.is_head = False


def end_row(draft: Draft, end: int) -> None:
    """The row is complete; one without cells is none."""
    if draft.cells:
        row = draft.row
        classes = classes_of(draft.context, row.open, row.end) if row else ()
        start = row.start if row else end
        cells = tuple(draft.cells)
        draft.rows.append(Row(cells, draft.group, draft.is_head, classes, Span(start, end)))
    draft.cells = []
    draft.row = None


def end_cell(draft: Draft, end: int, last: int) -> None:
    """The open cell is complete."""
    if draft.cell is None:
        return
    context, (tag, index) = draft.context, draft.cell
    draft.cell = None
    if tag.name == "caption":
        draft.caption = flow_text(context, tag.end, end, index + 1, last)
        return
    attributes = parse_attributes(context.source[tag.open : tag.end - 1])
    cell = attribute_cell(context, attributes, Span(tag.start, end), tag.end, index + 1, last, tag.name == "th")
    draft.cells.append(cell)
