"""Tags, elements whose content is no wikitext, behaviour switches, language variants."""

from __future__ import annotations

import re

from wikifilm.readers.wikitext.context import Context
from wikifilm.readers.wikitext.nodes import Node
from wikifilm.readers.wikitext.tags import BLOCK_TAGS, LIST_PARTS, LIST_TAGS, STYLE_TAGS
from wikifilm.readers.wikitext.writer import Writer

__all__ = ["line_break", "nothing", "pipe", "raw", "tag", "variant"]

HIDING = re.compile(r"display\s*+:\s*+none|visibility\s*+:\s*+hidden", re.IGNORECASE)
VARIANT_TEXT = re.compile(r"(?:^|;)\s*+[a-z]{2,3}(?:-[a-z]++)*\s*+:([^;]*)", re.IGNORECASE)


def nothing(_context: Context, _writer: Writer, _node: Node, _index: int) -> None:
    """What shows nothing."""


def line_break(_context: Context, writer: Writer, _node: Node, _index: int) -> None:
    """`<br>`."""
    writer.newline()


def pipe(_context: Context, writer: Writer, node: Node, _index: int) -> None:
    """`{{!}}`."""
    writer.plain(node.name)


def raw(context: Context, writer: Writer, node: Node, _index: int) -> None:
    """An element that shows its content as it stands."""
    text = context.source[node.open : node.close]
    if node.name in ("pre", "syntaxhighlight", "source"):
        writer.newline()
        writer.source_without_quotes(text)
        writer.newline()
    elif node.name not in ("templatedata", "graph", "timeline", "score", "mapframe", "inputbox"):
        writer.source_without_quotes(text)


def tag(context: Context, writer: Writer, node: Node, _index: int) -> None:
    """One tag."""
    name = node.name
    if name in BLOCK_TAGS or name[1:] in BLOCK_TAGS:
        writer.newline()
    elif name.lstrip("/") in LIST_PARTS:
        list_part(writer, name)
    elif name[0] == "/":
        close(writer, name[1:])
    else:
        open_tag(context, writer, node, name)


def open_tag(context: Context, writer: Writer, node: Node, name: str) -> None:
    """A tag that opens an element inside a line."""
    attributes = context.source[node.open : node.end - 1]
    if attributes[-1:] == "/":
        return
    if attributes and HIDING.search(attributes):
        writer.open_element("")
    elif name in STYLE_TAGS:
        writer.open_element(STYLE_TAGS[name])
    elif name == "span":
        writer.open_element("-span")


def list_part(writer: Writer, name: str) -> None:
    """A tag of a list inside text: items are lines."""
    if name in LIST_TAGS:
        writer.open_list()
    elif name[1:] in LIST_TAGS:
        writer.close_list()
    elif name[0] == "/":
        writer.close_item()
    else:
        writer.open_item()


def close(writer: Writer, name: str) -> None:
    """A closing tag."""
    if name in STYLE_TAGS:
        writer.close_element(STYLE_TAGS[name])
    elif name == "span":
        for at in range(len(writer.elements) - 1, max(-1, len(writer.elements) - 20), -1):
            kind = writer.elements[at][0]
            if kind in ("", "-span"):
                writer.close_element(kind)
                return


def variant(context: Context, writer: Writer, node: Node, index: int) -> None:
    """`-{zh-hans:one; zh-hant:other}-` shows its first text."""
    text = context.source[node.open : node.close]
    found = VARIANT_TEXT.search(text)
    if found is None:
        context.write(writer, node.open, node.close, index + 1, node.after)
    else:
        writer.plain(found[1])
