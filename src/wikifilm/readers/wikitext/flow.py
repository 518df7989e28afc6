"""Text that may hold lists and paragraphs: a cell, the value of an argument, the content of a quotation."""

from __future__ import annotations

import re

from wikifilm.document import Text
from wikifilm.readers.wikitext.context import Context
from wikifilm.readers.wikitext.writer import Writer

__all__ = ["LIST_MARKS", "flow_text", "write_flow"]

LIST = re.compile(r"[\0 ]*([*#:;]+)")
BLANK = " \t\0"
LIST_MARKS = ("*", "#", ":", ";")


def flow_text(context: Context, start: int, end: int, first: int, last: int) -> Text:
    """As `Context.text`, but lines that mean something stay lines, and items are marked."""
    source = context.source
    if source.find("\n", start, end) < 0 and not source.startswith(LIST_MARKS, start, end):
        return context.text(start, end, first, last)
    writer = Writer()
    write_flow(context, writer, start, end, first, last)
    return writer.finish()


def write_flow(context: Context, writer: Writer, start: int, end: int, first: int, last: int) -> None:
    """Write what may hold lists and paragraphs."""
    source = context.source
    if source.find("\n", start, end) < 0 and not source.startswith(LIST_MARKS, start, end):
        context.write(writer, start, end, first, last)
        return
    mask = context.mask(start, end, first, last)
    at = start
    for line in mask.split("\n"):
        stop = at + len(line)
        after = context.skip(first, last, stop)
        _line(context, writer, line, at, stop, first, after)
        first, at = after, stop + 1


def _line(context: Context, writer: Writer, line: str, start: int, end: int, first: int, last: int) -> None:
    """One line: an item, the border of a paragraph, or running text."""
    item = LIST.match(line)
    if item is None:
        if line.strip(BLANK):
            writer.gap = True
            context.write(writer, start, end, first, last)
        else:
            context.write(writer, start, end, first, last)
            writer.newline()
        return
    writer.newline()
    at = writer.length
    first = context.skip(first, last, start + item.start(1))
    context.write(writer, start + item.end(), end, first, last)
    writer.close_quotes()
    writer.item(at, len(item[1]))
    writer.newline()
