"""Elements whose lines mean something: galleries and poems."""

from __future__ import annotations

from collections.abc import Iterator

from wikifilm.diagnostics import Span
from wikifilm.document import Figure, Text
from wikifilm.readers.wikitext.context import Context, Range
from wikifilm.readers.wikitext.nodes import Node
from wikifilm.readers.wikitext.titles import page_title
from wikifilm.readers.wikitext.writer import Writer

__all__ = ["element", "pictures", "poem"]


def element(context: Context, writer: Writer, node: Node, index: int) -> None:
    """In running text: the lines of a poem; the pictures of a gallery stand after the text."""
    if node.name == "poem":
        write_poem(context, writer, node, index)
    else:
        context.figures.extend(pictures(context, node, index))


def pictures(context: Context, node: Node, index: int) -> list[Figure]:
    """`<gallery>`: a line is a picture, `name|caption`."""
    out = []
    for line in lines(context, node, index):
        target, pipe, _ = context.source[line.start : line.end].partition("|")
        if target.strip():
            at = line.start + len(target) + len(pipe)
            caption = context.text(at, line.end, context.skip(line.first, line.last, at), line.last)
            out.append(Figure(caption, page_title(target), Span(line.start, line.end)))
    return out


def poem(context: Context, node: Node, index: int) -> Text:
    """`<poem>`: its lines are kept."""
    writer = Writer()
    write_poem(context, writer, node, index)
    return writer.finish()


def write_poem(context: Context, writer: Writer, node: Node, index: int) -> None:
    """Line by line; colons at their start only indent."""
    source = context.source
    writer.newline()
    for line in lines(context, node, index):
        start = line.start
        while source.startswith(":", start, line.end):
            start += 1
        context.write(writer, start, line.end, line.first, line.last)
        writer.close_quotes()
        writer.newline()


def lines(context: Context, node: Node, index: int) -> Iterator[Range]:
    """The lines of an element; a construct that runs over several is part of its first."""
    start, first = node.open, index + 1
    for line in context.mask(node.open, node.close, first, node.after).split("\n"):
        end = start + len(line)
        last = context.skip(first, node.after, end)
        yield Range(start, end, first, last)
        start, first = end + 1, last
