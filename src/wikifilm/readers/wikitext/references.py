"""`<ref>`: its mark in the text, its content apart."""

from __future__ import annotations

from wikifilm.diagnostics import Span
from wikifilm.document import Text
from wikifilm.document.text import EMPTY
from wikifilm.readers.wikitext import nodes as kinds
from wikifilm.readers.wikitext.arguments import Arguments, split_values
from wikifilm.readers.wikitext.context import Context
from wikifilm.readers.wikitext.flow import flow_text
from wikifilm.readers.wikitext.footnotes import add_reference
from wikifilm.readers.wikitext.nodes import Node
from wikifilm.readers.wikitext.tags import parse_attributes
from wikifilm.readers.wikitext.templates.citations import plain_citation, show_citation
from wikifilm.readers.wikitext.templates.dispatch import template_spec
from wikifilm.readers.wikitext.writer import Writer

__all__ = ["reference"]


def reference(context: Context, writer: Writer, node: Node, index: int) -> None:
    """`<ref name=…>…</ref>`."""
    name = group = ""
    if node.limit < node.open - 1:
        attributes = parse_attributes(context.source[node.limit : node.open - 1])
        name = attributes.get("name", "").strip().rstrip("/").strip()
        group = attributes.get("group", "").strip()
    text = note_text(context, node, index) if node.close > node.open else EMPTY
    writer.reference(add_reference(context, text, name, group, Span(node.start, node.end)))


def note_text(context: Context, node: Node, index: int) -> Text:
    """The content of a footnote."""
    was, context.in_reference = context.in_reference, True
    text = lone_citation(context, node, index)
    if text is None:
        text = flow_text(context, node.open, node.close, index + 1, node.after)
    context.in_reference = was
    return text


def lone_citation(context: Context, node: Node, index: int) -> Text | None:
    """The content of a footnote that is nothing but a citation, without the steps of a text that may hold anything."""
    at = index + 1
    call = context.nodes[at] if at < node.after else node
    if call.kind != kinds.TEMPLATE or call.start != node.open or call.end != node.close or context.is_too_deep():
        return None
    spec = template_spec(context, call, at)
    if spec.kind != "citation":
        return None
    text = plain_citation(split_values(context.source, call)) if call.after == at + 1 else None
    if text is None:
        context.depth += 1
        writer = Writer()
        show_citation(writer, Arguments(context, call, at, call.name), spec)
        text = writer.finish()
        context.depth -= 1
    return text
