"""From wikitext to a `Document`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wikifilm.document import Document
from wikifilm.options import DEFAULTS, Options
from wikifilm.readers.wikitext import nodes as kinds
from wikifilm.readers.wikitext.context import Context, Handler
from wikifilm.readers.wikitext.footnotes import reference
from wikifilm.readers.wikitext.links import category, external, link, picture
from wikifilm.readers.wikitext.markup import line_break, nothing, pipe, raw, tag, variant
from wikifilm.readers.wikitext.nodes import Node
from wikifilm.readers.wikitext.page import read_page
from wikifilm.readers.wikitext.scan import scan
from wikifilm.readers.wikitext.tables import read_table
from wikifilm.readers.wikitext.templates.render import template
from wikifilm.readers.wikitext.writer import Writer

if TYPE_CHECKING:
    import mwparserfromhell

__all__ = ["read_wikitext"]

CONTROL = re.compile("[\0\1\r]")
CONTROLS = {0: " ", 1: " ", 13: " "}


def read_wikitext(source: str | mwparserfromhell.wikicode.Wikicode, options: Options = DEFAULTS) -> Document:
    """The document that stands in the source. Spans are offsets in the source; nothing is ever raised on its content."""
    text = str(source)
    if CONTROL.search(text):
        text = text.translate(CONTROLS)
    return read_page(Context(text, scan(text), options, HANDLERS))


def table(context: Context, writer: Writer, node: Node, index: int) -> None:
    """A table in running text: its cells, row by row."""
    writer.newline()
    for row in read_table(context, node, index).rows:
        for cell in row.cells:
            writer.gap = True
            writer.text(cell.text)
        writer.newline()


def inside(context: Context, writer: Writer, node: Node, index: int) -> None:
    """A construct that shows what is in it."""
    context.write(writer, node.open, node.close, index + 1, node.after)


def parameter(context: Context, writer: Writer, node: Node, index: int) -> None:
    """`{{{name|default}}}`: its default."""
    if node.pipes:
        start = node.pipes[0] + 1
        first = context.skip(index + 1, node.after, start)
        context.write(writer, start, node.close, first, node.after)


_BY_KIND: dict[int, Handler] = {
    kinds.DEAD: nothing,
    kinds.TEMPLATE: template,
    kinds.PARAMETER: parameter,
    kinds.LINK: link,
    kinds.FILE: picture,
    kinds.CATEGORY: category,
    kinds.EXTERNAL: external,
    kinds.TABLE: table,
    kinds.HTML_TABLE: inside,
    kinds.REFERENCE: reference,
    kinds.RAW: raw,
    kinds.COMMENT: nothing,
    kinds.TAG: tag,
    kinds.BREAK: line_break,
    kinds.SWITCH: nothing,
    kinds.VARIANT: variant,
    kinds.BANG: pipe,
}
HANDLERS = tuple(_BY_KIND[kind] for kind in range(len(_BY_KIND)))
