"""Links, files, categories."""

from __future__ import annotations

import re

from wikifilm.diagnostics import Span
from wikifilm.document import Figure
from wikifilm.readers.wikitext.context import Context
from wikifilm.readers.wikitext.flow import flow_text
from wikifilm.readers.wikitext.namespaces import is_language
from wikifilm.readers.wikitext.nodes import Node
from wikifilm.readers.wikitext.titles import page_title
from wikifilm.readers.wikitext.writer import Writer

__all__ = ["category", "external", "figure", "link", "page_and_label", "picture"]

OPTION = re.compile(
    r"(?:thumb|thumbnail|miniatur|mini|miniatura|vignette|frame|framed|frameless|border|left|right|center|centre|none|"
    r"links|rechts|gauche|droite|sinistra|destra|baseline|middle|top|bottom|sub|super|text-top|text-bottom|upright|"
    r"hochkant|redresse|verticale|[0-9]*x?[0-9]+ *px|(?:upright|link|alt|page|lang|class|thumbtime|start|end) *=.*)",
    re.IGNORECASE | re.DOTALL,
)


def page_and_label(text: str) -> tuple[str, str]:
    """The name of a page and, after a pipe (`{{!}}` in an argument), what is shown for it."""
    page, _, label = text.partition("|")
    return page.strip(), label.strip()


def link(context: Context, writer: Writer, node: Node, index: int) -> None:
    """`[[target|label]]trail`."""
    source = context.source
    held = source[node.open : node.close]
    if node.after > index + 1 or "[[" in held:
        full_link(context, writer, node, index)
        return
    target, pipe, label = held.partition("|")
    if pipe or not is_language(target):
        writer.plain_link(target, label if pipe else None, source[node.close + 2 : node.end])


def full_link(context: Context, writer: Writer, node: Node, index: int) -> None:
    """A link that holds other constructs, in its target or its label."""
    source, first = context.source, index + 1
    pipe = node.pipes[0] if node.pipes else node.close
    target = source[node.open : pipe]
    first = context.skip(first, node.after, pipe)
    if first > index + 1 or "[[" in target:
        target = context.plain(node.open, pipe, index + 1, first)
    if not node.pipes and ":" in target and is_language(target):
        return
    if source[pipe + 1 : pipe + 2].isspace():
        writer.gap = True
    start = writer.mark()
    if node.pipes:
        context.write(writer, pipe + 1, node.close, first, node.after)
    else:
        writer.source(target.lstrip(": ").replace("_", " "))
    end_link(context, writer, node, start, target)


def end_link(context: Context, writer: Writer, node: Node, start: int, target: str) -> None:
    """The letters after a link belong to its label."""
    if node.end > node.close + 2:
        writer.plain(context.source[node.close + 2 : node.end])
    writer.link(start, page_title(target))


def external(context: Context, writer: Writer, node: Node, index: int) -> None:
    """`[url label]`; without a label the URL is shown."""
    source = context.source
    url = source[node.open : node.close].split(None, 1)[0].partition("[[")[0]
    border = node.open + len(url)
    first = index + 1
    while first < node.after and context.nodes[first].start < border:
        border = max(border, context.nodes[first].end)
        first = context.nodes[first].after
    border = min(border, node.close)
    url = source[node.open : border].strip()
    start = writer.mark()
    if source[border : node.close].strip():
        known = len(writer.links)
        context.write(writer, border, node.close, first, node.after)
        writer.links[known:] = [inner for inner in writer.links[known:] if not inner.external]
    else:
        writer.plain(url)
    writer.link(start, url, external=True)


def category(context: Context, _writer: Writer, node: Node, _index: int) -> None:
    """`[[Category:name|sort key]]`: shows nothing."""
    end = node.pipes[0] if node.pipes else node.close
    name = context.source[node.open : end].partition(":")[2]
    title = page_title(name)
    if title and title not in context.categories:
        context.categories.append(title)


def figure(context: Context, node: Node, index: int) -> Figure | None:
    """`[[File:name|options|caption]]`; None if it has no caption and no frame."""
    borders = [*node.pipes, node.close]
    target = page_title(context.source[node.open : borders[0]])
    first = index + 1
    start = end = node.close
    framed = False
    for at, border in zip(node.pipes, borders[1:], strict=True):
        option = context.source[at + 1 : border].strip()
        if OPTION.fullmatch(option):
            framed = framed or option[:5].lower() in ("thumb", "minia", "frame", "vigne", "mini")
        elif option:
            start, end = at + 1, border
    if start == end and not framed:
        return None
    first = context.skip(first, node.after, start)
    last = context.skip(first, node.after, end)
    caption = flow_text(context, start, end, first, last)
    return Figure(caption, target, Span(node.start, node.end))


def picture(context: Context, _writer: Writer, node: Node, index: int) -> None:
    """A file in running text: stands after the text, if it says anything."""
    found = figure(context, node, index)
    if found is not None:
        context.figures.append(found)
