"""Footnotes: their marks in the text, their content apart."""

from __future__ import annotations

from dataclasses import replace

from wikifilm.diagnostics import Span
from wikifilm.document import Reference, Text
from wikifilm.document.text import EMPTY
from wikifilm.readers.wikitext.context import Context
from wikifilm.readers.wikitext.flow import flow_text
from wikifilm.readers.wikitext.nodes import Node
from wikifilm.readers.wikitext.tags import parse_attributes
from wikifilm.readers.wikitext.writer import Writer

__all__ = ["add_reference", "note_text", "reference"]


def reference(context: Context, writer: Writer, node: Node, index: int) -> None:
    """`<ref name=…>…</ref>`."""
    attributes = parse_attributes(context.source[node.limit : node.open - 1])
    text = EMPTY
    if node.close > node.open:
        text = note_text(context, node.open, node.close, index + 1, node.after)
    name = attributes.get("name", "").strip().rstrip("/").strip()
    group = attributes.get("group", "").strip()
    writer.reference(add_reference(context, text, name, group, Span(node.start, node.end)))


def note_text(context: Context, start: int, end: int, first: int, last: int) -> Text:
    """The content of a footnote."""
    was, context.in_reference = context.in_reference, True
    text = flow_text(context, start, end, first, last)
    context.in_reference = was
    return text


def add_reference(context: Context, text: Text, name: str, group: str, span: Span) -> str:
    """Remember a footnote; returns its id. Of several with one name the first that has a content counts."""
    references = context.references
    if not name:
        key = str(len(references) + 1)
        while key in references:
            key += "'"
        references[key] = Reference(key, text, group=group, span=span)
        return key
    key = f"{group}:{name}" if group else name
    known = references.get(key)
    if known is None:
        references[key] = Reference(key, text, name, group, span=span)
    elif text and not known.text:
        references[key] = replace(known, text=text, span=span)
    return key
