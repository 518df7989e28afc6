"""Tables: `{| |}`, line by line."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from wikifilm.diagnostics import Span
from wikifilm.document import Cell, Row, Table, Text, span_value
from wikifilm.document.text import EMPTY
from wikifilm.readers.wikitext import nodes as kinds
from wikifilm.readers.wikitext.context import Context
from wikifilm.readers.wikitext.flow import flow_text
from wikifilm.readers.wikitext.nodes import Node
from wikifilm.readers.wikitext.tags import parse_attributes, parse_classes
from wikifilm.readers.wikitext.templates.dispatch import template_spec

__all__ = ["Draft", "attribute_cell", "end_row", "read_rows", "read_table"]

LINE = re.compile(r"[\0 \t]*(\|[\0]*-|\|[\0]*\+|\|[\0]*\}|\||!)")
PIPES = re.compile(r"\|\0*\|")
PIPES_OR_BANGS = re.compile(r"\|\0*\||!!")
LONGEST_BANG = len("{{!}")


@dataclass(slots=True)
class Draft:
    """A table that is being read. Offsets are those of the source."""

    context: Context
    first: int
    last: int
    rows: list[Row] = field(default_factory=list)
    cells: list[Cell] = field(default_factory=list)
    caption: Text = EMPTY
    row_start: int = 0
    row_classes: tuple[str, ...] = ()
    cell: tuple[int, bool, bool] | None = None
    """Where the open cell starts, whether it is a header, whether it is a caption."""


def read_table(context: Context, node: Node, index: int) -> Table:
    """`{| … |}`."""
    draft = Draft(context, index + 1, node.after)
    mask = context.mask(node.open, node.close, index + 1, node.after)
    line_end = mask.find("\n")
    head = mask if line_end < 0 else mask[:line_end]
    classes = classes_of(context, node.open, node.open + len(head))
    read_rows(draft, mask, node.open, len(head) + 1)
    return Table(tuple(draft.rows), draft.caption, classes, span=Span(node.start, node.end))


def classes_of(context: Context, start: int, end: int) -> tuple[str, ...]:
    """Classes and colour among the attributes."""
    text = context.source[start:end].strip()
    return parse_classes(parse_attributes(text)) if text else ()


def read_rows(draft: Draft, mask: str, offset: int, at: int) -> int:
    """Read lines from `mask[at:]`; `offset` is that of the mask in the source. Returns where the table ends."""
    draft.row_start = offset + at
    for line in mask[at:].split("\n"):
        start = offset + at
        at += len(line) + 1
        match = LINE.match(line)
        if match is None:
            continue
        mark = match[1].replace("\0", "")
        end_cell(draft, start - 1)
        if mark == "|-":
            end_row(draft, start)
            draft.row_start = start
            draft.row_classes = classes_of(draft.context, start + match.end(), start + len(line))
        elif mark == "|}":
            end_row(draft, start)
            return at - len(line) - 1 + match.end()
        elif mark == "|+":
            draft.cell = (start + match.end(), False, True)
        else:
            start_cells(draft, line, start, match.end(), mark == "!")
    end_cell(draft, min(offset + at - 1, offset + len(mask)))
    end_row(draft, offset + len(mask))
    return len(mask)


def start_cells(draft: Draft, line: str, start: int, at: int, header: bool) -> None:
    """The cells of one line; the last stays open."""
    draft.cell = (start + at, header, False)
    for match in (PIPES_OR_BANGS if header else PIPES).finditer(line, at):
        before = line[max(0, match.start() - LONGEST_BANG) : match.start()]
        end_cell(draft, start + match.start() - len(before) + len(before.rstrip("\0")))
        draft.cell = (start + match.end(), header, False)


def end_row(draft: Draft, end: int) -> None:
    """The row is complete; a row without cells is none."""
    if draft.cells:
        draft.rows.append(Row(tuple(draft.cells), classes=draft.row_classes, span=Span(draft.row_start, end)))
    draft.cells = []
    draft.row_classes = ()


def end_cell(draft: Draft, end: int) -> None:
    """The open cell is complete."""
    if draft.cell is None:
        return
    start, header, is_caption = draft.cell
    draft.cell = None
    context = draft.context
    first = context.skip(draft.first, draft.last, start)
    last = context.skip(first, draft.last, end)
    draft.first = last
    content, first = find_content(context, start, end, first, last)
    if is_caption:
        draft.caption = flow_text(context, content, end, first, last)
        return
    attributes = parse_attributes(context.source[start:content]) if content > start else {}
    draft.cells.append(attribute_cell(context, attributes, Span(start, end), content, first, last, header))


def attribute_cell(
    context: Context, attributes: dict[str, str], span: Span, content: int, first: int, last: int, header: bool
) -> Cell:
    """A cell of its attributes and its content, which starts at an offset and holds the nodes first to last."""
    return Cell(
        flow_text(context, content, span.end, first, last),
        header,
        span_value(attributes.get("rowspan"), zero=True) if attributes else 1,
        span_value(attributes.get("colspan"), zero=False) if attributes else 1,
        parse_classes(attributes) if attributes else (),
        nested_tables(context, first, last),
        span,
    )


def nested_tables(context: Context, first: int, last: int) -> tuple[Table, ...]:
    """Tables that stand in the cell itself; they were read when its text was."""
    if not context.tables:
        return ()
    nodes, out = context.nodes, []
    while first < last:
        if nodes[first].kind in (kinds.TABLE, kinds.HTML_TABLE) and first in context.tables:
            out.append(context.tables[first])
        first = nodes[first].after
    return tuple(out)


def find_content(context: Context, start: int, end: int, first: int, last: int) -> tuple[int, int]:
    """Where the attributes of a cell end: after its first single pipe, or before a template that makes the cell."""
    source, nodes = context.source, context.nodes
    at = first
    here = start
    while True:
        node = nodes[at] if at < last else None
        border = node.start if node and node.kind else end
        pipe = source.find("|", here, border)
        if source.find("[[", here, border if pipe < 0 else pipe) >= 0:
            return start, first
        if pipe >= 0:
            return pipe + 1, context.skip(first, last, pipe)
        if node is None:
            return start, first
        if node.kind == kinds.TEMPLATE and template_spec(context, node, at).kind == "result":
            return node.start, at
        if node.kind == kinds.BANG and node.name == "|":
            return node.end, at + 1
        if node.kind in (kinds.LINK, kinds.FILE, kinds.TABLE, kinds.EXTERNAL, kinds.REFERENCE):
            return start, first
        if node.kind:
            here = node.end
        at = node.after
