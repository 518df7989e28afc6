"""Templates that show their arguments: as they are, in a style, as a list, by a pattern."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from wikifilm.readers.wikitext.arguments import Arguments, RawArgument
from wikifilm.readers.wikitext.links import page_and_label
from wikifilm.readers.wikitext.templates.registry import Spec, is_technical
from wikifilm.readers.wikitext.titles import page_title
from wikifilm.readers.wikitext.writer import Writer

__all__ = [
    "flow_arguments",
    "show_argument",
    "show_break",
    "show_collapsible_list",
    "show_fields",
    "show_flow",
    "show_list",
    "show_literal",
    "show_nothing",
    "show_pattern",
    "show_result",
    "show_style",
    "show_tracks",
    "show_values",
]

PART = re.compile(r"\[([^\[\]]*)\]|\{([^{}]+)\}|<([^<>]+)>")


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a pattern: a literal, an argument (`{1|title}`, `{name|=what else}`), a link to a page (`<3>`), or an
    optional pattern."""

    literal: str = ""
    names: tuple[str, ...] = ()
    is_link: bool = False
    optional: tuple[Part, ...] = ()


@cache
def compile_pattern(pattern: str) -> tuple[Part, ...]:
    """The pieces of a pattern."""
    parts, at = [], 0
    for match in PART.finditer(pattern):
        if match.start() > at:
            parts.append(Part(pattern[at : match.start()]))
        if match[1] is not None:
            parts.append(Part(optional=compile_pattern(match[1])))
        else:
            parts.append(Part(names=tuple((match[2] or match[3]).split("|")), is_link=match[3] is not None))
        at = match.end()
    if at < len(pattern):
        parts.append(Part(pattern[at:]))
    return tuple(parts)


def show_pattern(writer: Writer, arguments: Arguments, spec: Spec) -> None:
    """Literals and arguments in turn; an optional piece shows if all its arguments do."""
    write_parts(writer, arguments, compile_pattern(spec.pattern))


def write_parts(writer: Writer, arguments: Arguments, parts: tuple[Part, ...]) -> None:
    """The pieces of a pattern."""
    for part in parts:
        if part.literal:
            if part.literal[0] == "\n":
                writer.newline()
            writer.plain(part.literal)
        elif part.is_link:
            start = writer.mark()
            page, label = page_and_label(arguments.plain(*part.names))
            if label:
                writer.plain(label)
            else:
                arguments.write(writer, *part.names)
            writer.link(start, page_title(page))
        elif part.names:
            if not arguments.write(writer, *part.names) and part.names[-1][0] == "=":
                writer.plain(part.names[-1][1:])
        elif all(arguments.find(*inner.names) for inner in part.optional if inner.names):
            write_parts(writer, arguments, part.optional)


def show_nothing(_writer: Writer, _arguments: Arguments, _spec: Spec) -> None:
    """Nothing is shown."""


def show_break(writer: Writer, _arguments: Arguments, _spec: Spec) -> None:
    """The line ends."""
    writer.newline()


def show_literal(writer: Writer, _arguments: Arguments, spec: Spec) -> None:
    """Always the same text."""
    writer.plain(spec.pattern)


def show_argument(writer: Writer, arguments: Arguments, _spec: Spec) -> None:
    """The first argument is all that is shown."""
    arguments.write(writer, "1", "text", "content")


def show_style(writer: Writer, arguments: Arguments, spec: Spec) -> None:
    """The first argument in a style."""
    start = writer.mark()
    arguments.write(writer, "1")
    writer.style(spec.pattern, start)


def show_list(writer: Writer, arguments: Arguments, _spec: Spec) -> None:
    """Every argument without a name is an item."""
    writer.newline()
    for argument in arguments.positional():
        write_item(writer, arguments, argument.name)


def write_item(writer: Writer, arguments: Arguments, name: str) -> None:
    """An argument as an item; one that holds items itself stands for them."""
    start, known = writer.length, len(writer.items)
    arguments.write(writer, name)
    if len(writer.items) == known:
        writer.item(start)
    writer.newline()


def show_flow(writer: Writer, arguments: Arguments, spec: Spec) -> None:
    """Arguments that hold lists and paragraphs."""
    for argument in flow_arguments(arguments, spec):
        writer.newline()
        arguments.write_raw(writer, argument)
    writer.newline()


def flow_arguments(arguments: Arguments, spec: Spec) -> list[RawArgument]:
    """Those that the template shows; if it was given none of them, all that don't say how it shall look."""
    given = [found for part in spec.parts if (found := arguments.find(*part.split("|"))) is not None]
    return given or [argument for argument in arguments.raw if not is_technical(argument.name)]


def show_collapsible_list(writer: Writer, arguments: Arguments, spec: Spec) -> None:
    """A title in bold, and items."""
    writer.newline()
    start = writer.mark()
    arguments.write(writer, "title")
    writer.style("b", start)
    show_list(writer, arguments, spec)


def show_result(writer: Writer, arguments: Arguments, spec: Spec) -> None:
    """The outcome of a nomination; the word can be given, a place can be added."""
    if not arguments.write(writer, "1", "text"):
        writer.plain(spec.pattern)
    place = arguments.plain("place")
    if place:
        writer.plain(f" ({place})")


def show_fields(writer: Writer, arguments: Arguments, spec: Spec) -> None:
    """Names in several writings, each with its label."""
    first = True
    for part in spec.parts:
        label, _, name = part.partition("=")
        if arguments.find(name) is None:
            continue
        writer.plain("" if first else "; ")
        writer.plain(f"{label}: " if label else "")
        arguments.write(writer, name)
        first = False


def show_values(writer: Writer, arguments: Arguments, _spec: Spec) -> None:
    """Of a template that isn't known: all that it was given, but not how it shall look."""
    for argument in arguments.raw:
        if not is_technical(argument.name):
            writer.gap = True
            arguments.write_raw(writer, argument)


def show_tracks(writer: Writer, arguments: Arguments, _spec: Spec) -> None:
    """The tracks of an album, one a line."""
    arguments.write(writer, "headline")
    writer.newline()
    number = 1
    while arguments.find(f"title{number}") is not None:
        writer.plain(f"{number}. ")
        arguments.write(writer, f"title{number}")
        for name, before, after in (("note", " (", ")"), ("extra", " – ", ""), ("length", " ", "")):
            if arguments.find(f"{name}{number}") is not None:
                writer.plain(before)
                arguments.write(writer, f"{name}{number}")
                writer.plain(after)
        writer.newline()
        number += 1
