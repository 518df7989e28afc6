"""Templates that make footnotes, and those that cite a source."""

from __future__ import annotations

from wikifilm.diagnostics import Span
from wikifilm.document import Text
from wikifilm.document.text import EMPTY
from wikifilm.readers.wikitext.arguments import Arguments
from wikifilm.readers.wikitext.footnotes import add_reference
from wikifilm.readers.wikitext.templates.registry import Spec
from wikifilm.readers.wikitext.writer import Writer

__all__ = ["show_citation", "show_footnote", "show_reference_names", "show_short_footnote", "show_tag"]

MOST_AUTHORS = 30
WORK = "work website newspaper magazine journal periodical encyclopedia newsgroup".split()


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


def show_citation(writer: Writer, arguments: Arguments, _spec: Spec) -> None:
    """A source: authors (date). "Title". Work. Publisher."""
    write_authors(writer, arguments)
    date = arguments.find("date", "year", "publication-date")
    if date is not None:
        writer.plain(" (")
        arguments.write_raw(writer, date)
        writer.plain(").")
    write_title(writer, arguments)
    for names in (WORK, ("publisher", "agency", "institution"), ("chapter", "contribution")):
        found = arguments.find(*names)
        if found is not None:
            writer.gap = True
            arguments.write_raw(writer, found)
            writer.plain(".")


def write_authors(writer: Writer, arguments: Arguments) -> None:
    """Last, First; Last, First."""
    written = arguments.write(writer, "vauthors", "authors", "author", "author1")
    if written:
        return
    by_name = arguments.by_name
    for number in range(1, MOST_AUTHORS):
        suffix = str(number)
        last, first = f"last{suffix}", f"first{suffix}"
        if number == 1 and last not in by_name:
            last, first = "last", "first"
        if number > 1 and last not in by_name:
            last = f"author{suffix}"
        if arguments.find(last) is None:
            return
        writer.plain("; " if number > 1 else "")
        arguments.write(writer, last)
        if arguments.find(first) is not None:
            writer.plain(", ")
            arguments.write(writer, first)


def write_title(writer: Writer, arguments: Arguments) -> None:
    """The title, linked to its page."""
    title = arguments.find("title", "trans-title", "script-title", "titolo", "titre", "título", "Titel")
    url = arguments.find("url", "URL", "chapter-url")
    if title is None:
        arguments.write(writer, "1", "2", "url")
        return
    writer.plain(' "')
    start = writer.mark()
    arguments.write_raw(writer, title)
    if url is not None:
        writer.link(start, arguments.source(url), external=True)
    writer.plain('".')
