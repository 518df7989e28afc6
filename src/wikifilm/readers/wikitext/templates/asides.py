"""Templates beside the text: hatnotes, quotations, pictures."""

from __future__ import annotations

import re

from wikifilm.readers.wikitext.arguments import Arguments
from wikifilm.readers.wikitext.links import page_and_label
from wikifilm.readers.wikitext.templates.registry import Spec
from wikifilm.readers.wikitext.titles import page_title
from wikifilm.readers.wikitext.writer import Writer

__all__ = ["show_figure", "show_hatnote", "show_quote"]

DASHES = ("—", "–", "-", "―", "&mdash;", "&ndash;", "{{mdash}}", "{{em dash}}")
CAPTION = re.compile(r"(?:caption|footer|header|title|description|video|audio|image|text|topic)[0-9]*")
FILE_NAME = re.compile(r"\.(?:jpe?g|png|gif|svg|webp|tiff?|ogg|oga|ogv|webm|mp3|wav|pdf)$", re.IGNORECASE)


def show_hatnote(writer: Writer, arguments: Arguments, spec: Spec) -> None:
    """Pages that say more: names of pages, or running text."""
    writer.plain(spec.pattern)
    pages = arguments.positional()
    for number, argument in enumerate(pages):
        if number:
            writer.plain(", " if number + 1 < len(pages) else " and ")
        start, known = writer.mark(), len(writer.links)
        target, label = page_and_label(arguments.plain(argument.name))
        if arguments.find(f"l{number + 1}", f"label {number + 1}") is not None:
            arguments.write(writer, f"l{number + 1}", f"label {number + 1}")
        elif label:
            writer.plain(label)
        elif argument.first == argument.last and "#" in target and "[[" not in arguments.source(argument):
            writer.plain(target.lstrip(":").replace("#", " § "))
        else:
            arguments.write_raw(writer, argument)
        if len(writer.links) == known and spec.pattern:
            writer.link(start, page_title(target))


def show_quote(writer: Writer, arguments: Arguments, spec: Spec) -> None:
    """A quotation, who said it, and where."""
    quote, author, source = (part.split("|") for part in spec.parts)
    arguments.write(writer, *quote)
    writer.newline()
    said = arguments.find(*author)
    origin = arguments.find(*source)
    first = said or origin
    if first is not None and not arguments.source(first).startswith(DASHES):
        writer.plain("— ")
    if said is not None:
        arguments.write_raw(writer, said)
    if origin is not None:
        writer.plain(", " if said is not None else "")
        arguments.write_raw(writer, origin)


def show_figure(writer: Writer, arguments: Arguments, _spec: Spec) -> None:
    """The captions of pictures."""
    for argument in arguments.raw:
        if CAPTION.fullmatch(argument.name) or argument.name.isdecimal():
            shown = arguments.value(argument)
            if not FILE_NAME.search(shown.value):
                writer.newline()
                writer.text(shown)
