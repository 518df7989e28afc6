"""Templates of names and languages."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources

from wikifilm.readers.wikitext.arguments import Arguments
from wikifilm.readers.wikitext.templates.registry import Spec
from wikifilm.readers.wikitext.titles import page_title
from wikifilm.readers.wikitext.writer import Writer

__all__ = ["show_interlanguage_link", "show_language", "show_language_name", "show_nihongo", "show_person"]


@cache
def _languages() -> dict[str, str]:
    path = resources.files(__package__).joinpath("languages.json")
    names: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    return names


def show_language(writer: Writer, arguments: Arguments, _spec: Spec) -> None:
    """`{{lang|ja|text}}`."""
    start = writer.mark()
    arguments.write(writer, "2", "text")
    writer.style("lang", start, arguments.plain("1", "code"))


def show_language_name(writer: Writer, arguments: Arguments, _spec: Spec) -> None:
    """`{{lang-ja|text|transliteration|translation}}`: the name of the language comes first."""
    code = arguments.template.partition("-")[2]
    name = _languages().get(code.lower())
    if name and arguments.plain("label", "links") not in ("none", "no"):
        writer.plain(f"{name}: ")
    start = writer.mark()
    arguments.write(writer, "1", "text")
    writer.style("lang", start, code)
    if arguments.find("2", "tr", "translit") is not None:
        writer.plain(", ")
        arguments.write(writer, "2", "tr", "translit")
    if arguments.find("3", "lit", "translation") is not None:
        writer.plain(", lit. '")
        arguments.write(writer, "3", "lit", "translation")
        writer.plain("'")


def show_nihongo(writer: Writer, arguments: Arguments, spec: Spec) -> None:
    """A name, and in parentheses its Japanese writing, its reading, and more."""
    given = [name for name in spec.pattern.split() if arguments.find(name) is not None]
    arguments.write(writer, *given[:1])
    rest = given[1:]
    between = " ("
    for name in rest:
        writer.plain(between)
        start = writer.mark()
        arguments.write(writer, name)
        if name == "2":
            writer.style("lang", start, "ja")
        between = ", "
    if rest:
        writer.plain(")")


def show_person(writer: Writer, arguments: Arguments, _spec: Spec) -> None:
    """`{{sortname|first|last|page|sort key}}`."""
    start = writer.mark()
    arguments.write(writer, "1")
    writer.plain(" ")
    arguments.write(writer, "2")
    if not arguments.plain("nolink"):
        shown = " ".join(filter(None, (arguments.plain("1"), arguments.plain("2"))))
        page = arguments.plain("3", "link")
        extra = arguments.plain("dab")
        writer.link(start, page_title(page or (f"{shown} ({extra})" if extra else shown)))


def show_interlanguage_link(writer: Writer, arguments: Arguments, _spec: Spec) -> None:
    """`{{ill|page|language|page there|lt=label}}`."""
    start = writer.mark()
    arguments.write(writer, "lt", "display", "1")
    writer.link(start, page_title(arguments.plain("1")))
