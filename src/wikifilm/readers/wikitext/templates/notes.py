"""Templates that make footnotes."""

from __future__ import annotations

from wikifilm.diagnostics import Span
from wikifilm.document import Text
from wikifilm.document.text import EMPTY
from wikifilm.readers.wikitext.arguments import Arguments
from wikifilm.readers.wikitext.footnotes import add_reference
from wikifilm.readers.wikitext.templates.registry import Spec
from wikifilm.readers.wikitext.writer import Writer

__all__ = ["show_footnote", "show_reference_names", "show_short_footnote", "show_tag"]


def show_footnote(writer: Writer, arguments: Arguments, spec: Spec, content: str = "1") -> None:
    """`{{efn|text|name=}}`, `{{refn|group=|text}}`."""
    context = arguments.context
    was, context.in_reference = context.in_reference, True
    text = arguments.text(content, "text", "content")
    context.in_reference = was
    group = arguments.plain("group") or spec.pattern
    writer.reference(add_reference(context, text, arguments.plain("name"), group, arguments.span))


def show_tag(writer: Writer, arguments: Arguments, spec: Spec) -> None:
    """`{{#tag:ref|text|name=…}}`; the content of another element is shown."""
    if arguments.plain("1").lower() == "ref":
        show_footnote(writer, arguments, spec, "2")
    else:
        arguments.write(writer, "2")


def show_short_footnote(writer: Writer, arguments: Arguments, _spec: Spec) -> None:
    """`{{sfn|author|year|p=1}}`: equal ones are one footnote."""
    names = [arguments.plain(argument.name) for argument in arguments.positional()]
    shown = " ".join(filter(None, names))
    for name, before in (("p", ", p. "), ("page", ", p. "), ("pp", ", pp. "), ("pages", ", pp. "), ("loc", ", ")):
        value = arguments.plain(name)
        if value:
            shown += before + value
    writer.reference(add_reference(arguments.context, Text(shown) if shown else EMPTY, shown, "", arguments.span))


def show_reference_names(writer: Writer, arguments: Arguments, _spec: Spec) -> None:
    """`{{r|name|name}}`: marks of footnotes that are defined elsewhere."""
    group = arguments.plain("group")
    for argument in arguments.positional():
        name = arguments.plain(argument.name)
        if name:
            writer.reference(add_reference(arguments.context, EMPTY, name, group, Span(argument.start, argument.end)))
