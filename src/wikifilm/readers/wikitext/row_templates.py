"""Tables that templates make: `{{FilmAwardStart}} {{FilmAward|…}} {{end}}`, `{{Awards table}} |- … {{end}}`."""

from __future__ import annotations

from wikifilm.diagnostics import Span
from wikifilm.document import Cell, Row, Table, Text, span_value
from wikifilm.document.text import EMPTY
from wikifilm.readers.wikitext import nodes as kinds
from wikifilm.readers.wikitext.arguments import Arguments
from wikifilm.readers.wikitext.context import Context
from wikifilm.readers.wikitext.nodes import Node
from wikifilm.readers.wikitext.tables import Draft, end_row, read_rows
from wikifilm.readers.wikitext.templates.dispatch import template_spec
from wikifilm.readers.wikitext.templates.registry import Spec

__all__ = ["read_template_table"]


def read_template_table(context: Context, node: Node, index: int, end: int, last: int) -> tuple[Table, int]:
    """The table that a template opens, and where it ends: at a closing template, at `|}`, or at `end`."""
    spec = template_spec(context, node, index)
    first = node.after
    closer = find_end(context, first, last)
    stop = context.nodes[closer].start if closer < last else end
    mask = context.mask(node.end, stop, first, closer)
    draft = Draft(context, first, closer)
    if spec.parts:
        cells = tuple(Cell(Text(column), is_header=True) for column in spec.parts)
        draft.rows.append(Row(cells, span=Span(node.start, node.end)))
    if has_rows(context, first, closer):
        read_row_templates(draft)
    after = node.end + read_rows(draft, mask, node.end, 0)
    if closer < last and after == stop:
        after = context.nodes[closer].end
    caption = Text(spec.pattern) if spec.pattern else EMPTY
    return Table(tuple(draft.rows), draft.caption or caption, ("wikitable",), span=Span(node.start, after)), after


def find_end(context: Context, first: int, last: int) -> int:
    """The number of the template that closes the table, or `last`."""
    nodes = context.nodes
    while first < last:
        node = nodes[first]
        if node.kind == kinds.TEMPLATE and template_spec(context, node, first).kind == "table end":
            return first
        first = node.after
    return last


def has_rows(context: Context, first: int, last: int) -> bool:
    """Are there templates that make rows?"""
    nodes = context.nodes
    while first < last:
        if nodes[first].kind == kinds.TEMPLATE and template_spec(context, nodes[first], first).kind == "row":
            return True
        first = nodes[first].after
    return False


def read_row_templates(draft: Draft) -> None:
    """Each call is a row. A cell that a call leaves out is spanned from above, as long as the count there says, and
    blank below that.
    """
    context, at = draft.context, draft.first
    covered: dict[str, int] = {}
    while at < draft.last:
        node = context.nodes[at]
        if node.kind == kinds.TEMPLATE:
            spec = template_spec(context, node, at)
            if spec.kind == "row":
                draft.row_start = node.start
                read_row(draft, Arguments(context, node, at), spec, covered)
                end_row(draft, node.end)
        at = node.after


def read_row(draft: Draft, arguments: Arguments, spec: Spec, covered: dict[str, int]) -> None:
    """The cells of one call. `covered`: rows below that each column is still spanned over."""
    for part in spec.parts:
        names, _, count = part.partition("=")
        found = arguments.find(*names.split("|"))
        given = any(name in arguments.by_name for name in names.split("|"))
        left = covered.get(part, 0)
        covered[part] = max(left - 1, 0)
        if not count or given or not left:
            text = arguments.value(found) if found else EMPTY
            rowspan = span_value(arguments.plain(count), zero=True) if count else 1
            covered[part] = (rowspan or 1) - 1
            span = Span(found.start, found.end) if found else None
            draft.cells.append(Cell(text, rowspan=rowspan or 1, span=span))
