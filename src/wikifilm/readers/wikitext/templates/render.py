"""Writes a template call."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import TypeAlias

from wikifilm.diagnostics import Span
from wikifilm.document import Template
from wikifilm.readers.wikitext.arguments import Arguments, template_name
from wikifilm.readers.wikitext.context import Context
from wikifilm.readers.wikitext.footnotes import add_reference
from wikifilm.readers.wikitext.nodes import Node
from wikifilm.readers.wikitext.templates.registry import Spec, find_spec
from wikifilm.readers.wikitext.writer import Writer

__all__ = ["read_template", "template", "template_spec"]

Show: TypeAlias = Callable[[Writer, Arguments, Spec], None]
PART = re.compile(r"\[([^\[\]]*)\]|\{([^{}]+)\}")


def template_spec(context: Context, node: Node, index: int) -> Spec:
    """How a call shows."""
    return find_spec(template_name(context, node, index))


def template(context: Context, writer: Writer, node: Node, index: int) -> None:
    """A template in running text."""
    name = template_name(context, node, index)
    spec = find_spec(name)
    arguments = Arguments(context, node, index)
    if spec.kind in UNMARKED:
        UNMARKED[spec.kind](writer, arguments, spec)
        return
    found = _template(context, node, name, spec, arguments)
    writer.text(found.text)
    writer.template(writer.length - len(found.text.value), found)


def read_template(context: Context, node: Node, index: int) -> Template:
    """A template that stands by itself."""
    name = template_name(context, node, index)
    return _template(context, node, name, find_spec(name), Arguments(context, node, index))


def _template(context: Context, node: Node, name: str, spec: Spec, arguments: Arguments) -> Template:
    inner = Writer()
    if spec.kind == "unknown" and name not in context.unknown:
        context.unknown.add(name)
        context.issue("unknown-template", f"how {{{{{name}}}}} shows is not known", node.start, node.end)
    (MARKED.get(spec.kind) or UNMARKED[spec.kind])(inner, arguments, spec)
    return Template(name, arguments.read(), inner.finish(), Span(node.start, node.end))


# -- renderers


def show_nothing(writer: Writer, arguments: Arguments, spec: Spec) -> None:
    """Nothing is shown."""


def show_argument(writer: Writer, arguments: Arguments, spec: Spec) -> None:
    """The first argument is all that is shown."""
    arguments.write(writer, "1")


def show_style(writer: Writer, arguments: Arguments, spec: Spec) -> None:
    """The first argument with a style."""
    start = writer.mark()
    arguments.write(writer, "1")
    writer.style(spec.pattern, start)


def show_list(writer: Writer, arguments: Arguments, spec: Spec) -> None:
    """Every argument is an item."""
    for argument in arguments.positional():
        writer.newline()
        start = writer.length
        writer.text(arguments.value(argument))
        writer.item(start)
    writer.newline()


def show_flow(writer: Writer, arguments: Arguments, spec: Spec) -> None:
    """The first argument holds lists and paragraphs."""
    writer.newline()
    arguments.write(writer, "1", "content")
    writer.newline()


def show_result(writer: Writer, arguments: Arguments, spec: Spec) -> None:
    """The outcome of a nomination; the word can be given."""
    if not arguments.write(writer, "1"):
        writer.plain(spec.pattern)
    place = arguments.plain("place")
    if place:
        writer.plain(f" ({place})")


def show_values(writer: Writer, arguments: Arguments, spec: Spec) -> None:
    """Of a template that isn't known: all that it was given."""
    for argument in arguments.raw:
        writer.gap = True
        writer.text(arguments.value(argument))


@cache
def compiled(pattern: str) -> tuple[tuple[str, tuple[str, ...], tuple[tuple[str, tuple[str, ...]], ...]], ...]:
    """A pattern as parts: a literal, the names of an argument, or optional parts."""
    parts = []
    at = 0
    for match in PART.finditer(pattern):
        if match.start() > at:
            parts.append((pattern[at : match.start()], (), ()))
        if match[2]:
            parts.append(("", tuple(match[2].split("|")), ()))
        else:
            parts.append(("", (), tuple((text, names) for text, names, _ in compiled(match[1]))))
        at = match.end()
    if at < len(pattern):
        parts.append((pattern[at:], (), ()))
    return tuple(parts)


def show_pattern(writer: Writer, arguments: Arguments, spec: Spec) -> None:
    """Literals and arguments in turn."""
    for literal, names, optional in compiled(spec.pattern):
        if literal:
            show_literal(writer, literal)
        elif names:
            arguments.write(writer, *names)
        elif all(arguments.find(*inner) for _, inner in optional if inner):
            for text, inner in optional:
                if text:
                    show_literal(writer, text)
                else:
                    arguments.write(writer, *inner)


def show_literal(writer: Writer, literal: str) -> None:
    """Text of a pattern."""
    if literal[0] == "\n":
        writer.newline()
    writer.plain(literal)


def show_footnote(writer: Writer, arguments: Arguments, spec: Spec) -> None:
    """A template that makes a footnote."""
    context = arguments.context
    was, context.in_reference = context.in_reference, True
    text = arguments.text("1")
    context.in_reference = was
    span = Span(arguments.raw[0].start, arguments.raw[-1].end) if arguments.raw else Span(0, 0)
    writer.reference(add_reference(context, text, arguments.plain("name"), arguments.plain("group"), span))


def show_citation(writer: Writer, arguments: Arguments, spec: Spec) -> None:
    """A source: author, title, work, publisher, date."""
    arguments.write(writer, "title")


def show_quote(writer: Writer, arguments: Arguments, spec: Spec) -> None:
    """A quotation and who said it."""
    arguments.write(writer, "text", "quote", "1")
    writer.newline()
    arguments.write(writer, "author", "sign", "by", "2")
    writer.plain(" ")
    arguments.write(writer, "source", "title", "3")


def show_hatnote(writer: Writer, arguments: Arguments, spec: Spec) -> None:
    """A note that points elsewhere."""
    writer.plain(spec.pattern)
    for number, argument in enumerate(arguments.positional()):
        if number:
            writer.plain(", ")
        start = writer.mark()
        writer.text(arguments.value(argument))
        writer.link(start, arguments.plain(argument.name))


UNMARKED: dict[str, Show] = {
    "argument": show_argument,
    "style": show_style,
    "list": show_list,
    "flow": show_flow,
    "nothing": show_nothing,
    "footnote": show_footnote,
    "short footnote": show_footnote,
    "citation": show_citation,
}
MARKED: dict[str, Show] = {
    "pattern": show_pattern,
    "result": show_result,
    "unknown": show_values,
    "quote": show_quote,
    "hatnote": show_hatnote,
    "box": show_nothing,
}
