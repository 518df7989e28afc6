"""Finds out what a call shows, and writes it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from wikifilm.diagnostics import Span
from wikifilm.document import Template
from wikifilm.readers.wikitext.arguments import NO_NAME, Arguments, template_name
from wikifilm.readers.wikitext.context import Context
from wikifilm.readers.wikitext.nodes import Node
from wikifilm.readers.wikitext.templates import asides, citations, dates, names, notes, numbers, texts
from wikifilm.readers.wikitext.templates.registry import Spec, find_function, find_spec
from wikifilm.readers.wikitext.writer import Writer

__all__ = ["read_template", "template", "template_spec"]

TEXT = Spec("text")
"""Braces that call nothing."""
Show: TypeAlias = Callable[[Writer, Arguments, Spec], None]


def template_spec(context: Context, node: Node, index: int) -> Spec:
    """How a call shows."""
    return _find(context, template_name(context, node, index))[1]


def _find(context: Context, name: str) -> tuple[str, Spec]:
    """The name of a call and how it shows; of a parser function the name is what stands before the colon."""
    if name == NO_NAME:
        return name, TEXT
    known = context.specs.get(name)
    if known is not None:
        return known
    head, colon, _ = name.partition(":")
    function = find_function(head) if colon else None
    found = (name, find_spec(name)) if function is None else (head.strip(), function)
    context.specs[name] = found
    return found


def _call(context: Context, node: Node, index: int, full: str) -> tuple[Spec, Arguments]:
    name, spec = _find(context, full)
    return spec, Arguments(context, node, index, name, is_function=name != full)


def template(context: Context, writer: Writer, node: Node, index: int) -> None:
    """A template in running text."""
    name = template_name(context, node, index)
    if name == NO_NAME:
        writer.plain("{{")
        context.write(writer, node.open, node.close, index + 1, node.after)
        writer.plain("}}")
        return
    spec, arguments = _call(context, node, index, name)
    show = UNMARKED.get(spec.kind)
    if show is None:
        arguments.keep = True
        show = MARKED[spec.kind] if context.in_reference else None
    if show is not None:
        show(writer, arguments, spec)
        return
    if writer.hidden:
        return
    found = _read(context, spec, arguments)
    if "\n" in found.text.value and found.text.items:
        writer.newline()
    writer.text(found.text)
    writer.template(writer.length - len(found.text.value), found)


def read_template(context: Context, node: Node, index: int) -> Template:
    """A template that stands by itself."""
    spec, arguments = _call(context, node, index, template_name(context, node, index))
    return _read(context, spec, arguments)


def _read(context: Context, spec: Spec, arguments: Arguments) -> Template:
    name = arguments.template
    arguments.keep = True
    inner = Writer()
    if spec.kind == "unknown" and name not in context.unknown:
        if arguments.raw:
            context.unknown.add(name)
            context.issue("unknown-template", f"how {{{{{name}}}}} shows is not known", *arguments.place)
        else:
            context.bare.setdefault(name, arguments.span)
    (MARKED.get(spec.kind) or UNMARKED[spec.kind])(inner, arguments, spec)
    return Template(name, arguments.read(), inner.finish(), Span(*arguments.place))


def show_title(_writer: Writer, arguments: Arguments, _spec: Spec) -> None:
    """`{{DISPLAYTITLE:…}}`: the title of the page."""
    arguments.context.title = arguments.plain("1")


# These leave no mark in the text: what they show says all.
UNMARKED: dict[str, Show] = {
    "argument": texts.show_argument,
    "literal": texts.show_literal,
    "language": names.show_language,
    "style": texts.show_style,
    "list": texts.show_list,
    "flow": texts.show_flow,
    "collapsible list": texts.show_collapsible_list,
    "nothing": texts.show_nothing,
    "break": texts.show_break,
    "table end": texts.show_nothing,
    "title": show_title,
    "footnote": notes.show_footnote,
    "short footnote": notes.show_short_footnote,
    "reference names": notes.show_reference_names,
    "citation": citations.show_citation,
    "tag": notes.show_tag,
    "if": numbers.show_if,
    "expression": numbers.show_expression,
}
MARKED: dict[str, Show] = {
    "pattern": texts.show_pattern,
    "result": texts.show_result,
    "fields": texts.show_fields,
    "tracks": texts.show_tracks,
    "values": texts.show_values,
    "unknown": texts.show_values,
    "box": texts.show_nothing,
    "table": texts.show_values,
    "row": texts.show_values,
    "hatnote": asides.show_hatnote,
    "patterned hatnote": texts.show_pattern,
    "quote": asides.show_quote,
    "figure quote": asides.show_quote,
    "figure": asides.show_figure,
    "language name": names.show_language_name,
    "nihongo": names.show_nihongo,
    "person": names.show_person,
    "interlanguage link": names.show_interlanguage_link,
    "date": dates.show_date,
    "date list": dates.show_date_list,
    "date range": dates.show_date_range,
    "conversion": numbers.show_conversion,
    "fraction": numbers.show_fraction,
}
