"""From wikitext to a `Document`."""

from __future__ import annotations

from dataclasses import replace
from operator import attrgetter
from typing import TYPE_CHECKING

from wikifilm.document import Document
from wikifilm.options import DEFAULTS, Options
from wikifilm.readers.wikitext import nodes as kinds
from wikifilm.readers.wikitext.apostrophes import balance
from wikifilm.readers.wikitext.context import Context, Handler
from wikifilm.readers.wikitext.elements import element
from wikifilm.readers.wikitext.html_tables import read_html_table
from wikifilm.readers.wikitext.links import category, external, link, picture
from wikifilm.readers.wikitext.markup import line_break, nothing, pipe, raw, tag, variant
from wikifilm.readers.wikitext.nodes import Node
from wikifilm.readers.wikitext.page import read_page
from wikifilm.readers.wikitext.references import reference
from wikifilm.readers.wikitext.scan import scan
from wikifilm.readers.wikitext.tables import read_table
from wikifilm.readers.wikitext.templates.dispatch import template
from wikifilm.readers.wikitext.writer import Writer

if TYPE_CHECKING:
    import mwparserfromhell

__all__ = ["read_wikitext"]

CONTROLS = "\0\1\2\r"
"""Characters that the reader gives a meaning of its own; in a source they are blanks."""


def read_wikitext(source: str | mwparserfromhell.wikicode.Wikicode, options: Options = DEFAULTS) -> Document:
    """The document that stands in the source. Spans are offsets in the source; no content ever raises."""
    text = str(source)
    truncated = len(text) > options.max_length
    if truncated:
        text = text[: options.max_length]
    for character in CONTROLS:
        text = text.replace(character, " ")
    text = balance(text)
    pairs = scan(text)
    context = Context(text, pairs.nodes, options, HANDLERS)
    if truncated:
        context.issue("page-truncated", f"only the first {len(text)} characters were read", 0, len(text))
    for fault in sorted(pairs.faults, key=attrgetter("start")):
        context.issue(fault.code, f"{fault.what} begins here and has no end", fault.start, fault.end)
    document = read_page(context)
    return replace(document, truncated=True) if truncated else document


def table(context: Context, writer: Writer, node: Node, index: int) -> None:
    """A table in running text: its cells, row by row."""
    read = read_table if node.kind == kinds.TABLE else read_html_table
    context.tables[index] = found = read(context, node, index)
    writer.newline()
    writer.text(found.caption)
    writer.newline()
    for row in found.rows:
        for cell in row.cells:
            writer.gap = True
            writer.text(cell.text)
        writer.newline()


def parameter(context: Context, writer: Writer, node: Node, index: int) -> None:
    """`{{{name|default}}}`: its default, or else the source, as on a page that nothing includes."""
    start = node.pipes[0] + 1 if node.pipes else node.open
    first = context.skip(index + 1, node.after, start)
    writer.plain("" if node.pipes else "{{{")
    context.write(writer, start, node.close, first, node.after)
    writer.plain("" if node.pipes else "}}}")


_BY_KIND: dict[int, Handler] = {
    kinds.DEAD: nothing,
    kinds.TEMPLATE: template,
    kinds.PARAMETER: parameter,
    kinds.LINK: link,
    kinds.FILE: picture,
    kinds.CATEGORY: category,
    kinds.EXTERNAL: external,
    kinds.TABLE: table,
    kinds.HTML_TABLE: table,
    kinds.REFERENCE: reference,
    kinds.RAW: raw,
    kinds.COMMENT: nothing,
    kinds.TAG: tag,
    kinds.BREAK: line_break,
    kinds.SWITCH: nothing,
    kinds.VARIANT: variant,
    kinds.BANG: pipe,
    kinds.ELEMENT: element,
}
HANDLERS = tuple(_BY_KIND[kind] for kind in range(len(_BY_KIND)))
