"""Templates that cite a source."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Generic, TypeVar

from msgspec import Struct

from wikifilm.document import Link, Text
from wikifilm.readers.wikitext.apostrophes import LITERAL
from wikifilm.readers.wikitext.arguments import Arguments
from wikifilm.readers.wikitext.flow import LIST_MARKS
from wikifilm.readers.wikitext.templates.registry import Spec
from wikifilm.readers.wikitext.writer import Writer

__all__ = ["plain_citation", "show_citation"]

MOST_AUTHORS = 30
PLACES = {
    name: (place, rank)
    for place, names in {
        "authors": "vauthors authors author author1",
        "date": "date year publication-date",
        "title": "title trans-title script-title titolo titre título Titel",
        "url": "url URL chapter-url",
        "work": "work website newspaper magazine journal periodical encyclopedia newsgroup",
        "publisher": "publisher agency institution",
        "chapter": "chapter contribution",
    }.items()
    for rank, name in enumerate(names.split())
}
"""Argument of a citation → its place in what is shown, and how many others of that place come before it."""
V = TypeVar("V")
"""The value of an argument: its text, or where it stands."""


class Citation(Struct, Generic[V], gc=False):
    """What a citation shows, words of its own and values: what stands before the title, the title, what follows."""

    head: list[str | V]
    title: V | None
    url: V | None
    tail: list[str | V]


def show_citation(writer: Writer, arguments: Arguments, _spec: Spec) -> None:
    """A source: authors (date). "Title". Work. Publisher."""
    cited = compose(arguments.given())
    arguments.write_pieces(writer, cited.head)
    if cited.title is not None:
        start = writer.mark()
        arguments.write_raw(writer, cited.title)
        if cited.url is not None:
            writer.link(start, arguments.source(cited.url), external=True)
    arguments.write_pieces(writer, cited.tail)


def plain_citation(parts: list[str]) -> Text | None:
    """What a call shows that holds no node; None if a value may mean more than its words and links.

    `parts`: what stands between its pipes. Most footnotes are such a call, so its arguments are not kept.
    """
    values: dict[str, str] = {}
    number = 0
    for part in parts:
        name, equals, value = part.partition("=")
        if not equals or "://" in name or "[[" in name:
            number += 1
            name, value = str(number), part
        value = value.strip()
        if value.startswith(LIST_MARKS):
            return None
        values[name.strip()] = value
    cited = compose({name: value for name, value in values.items() if value})
    head, title, tail = "".join(cited.head), cited.title or "", "".join(cited.tail)
    shown = head + title + tail
    if "''" in shown or "://" in shown or "\n" in shown:
        return None
    if is_bare(shown):
        return bare_citation(head, title, tail, cited.url)
    writer = Writer()
    writer.source(head)
    start = writer.mark()
    writer.source(title)
    if cited.url and title:
        writer.link(start, cited.url.replace(LITERAL, "'"), external=True)
    writer.source(tail)
    return writer.finish()


def is_bare(text: str) -> bool:
    """Does a text show as it stands: no blank to be folded, no character reference, no link?"""
    return text.isprintable() and not ("  " in text or "&" in text or "[[" in text)


def bare_citation(head: str, title: str, tail: str, url: str | None) -> Text:
    """What a writer makes of parts that show as they stand. Only the first may begin with a blank."""
    head = head.lstrip()
    start, end = len(head), len(head) + len(title)
    links = (Link(start, end, url.replace(LITERAL, "'"), external=True),) if url and title else ()
    return Text((head + title + tail).strip(), links)


def compose(given: Mapping[str, V]) -> Citation[V]:
    """The parts of a citation. `given`: its arguments that are not blank, by name."""
    found = by_place(given)
    out: Citation[V] = Citation(authors(given, found), found.get("title"), found.get("url"), [])
    if "date" in found:
        out.head += (" (", found["date"], ").")
    if out.title is not None:
        out.head.append(' "')
        out.tail.append('".')
    else:
        out.tail += [given[name] for name in ("1", "2", "url") if name in given][:1]
    for place in ("work", "publisher", "chapter"):
        if place in found:
            out.tail += (" ", found[place], ".")
    return out


def by_place(given: Mapping[str, V]) -> dict[str, V]:
    """Place in a citation → the first of the arguments that may stand there."""
    found: dict[str, V] = {}
    ranks: dict[str, int] = {}
    for name, value in given.items():
        if name in PLACES:
            place, rank = PLACES[name]
            if rank < ranks.get(place, rank + 1):
                found[place], ranks[place] = value, rank
    return found


def authors(given: Mapping[str, V], found: dict[str, V]) -> list[str | V]:
    """Last, First; Last, First."""
    if "authors" in found:
        return [found["authors"]]
    out: list[str | V] = []
    for number in range(1, MOST_AUTHORS):
        last, first = f"last{number}", f"first{number}"
        if number == 1 and last not in given:
            last, first = "last", "first"
        if number > 1 and last not in given:
            last = f"author{number}"
        if last not in given:
            break
        out += ("; ", given[last]) if out else (given[last],)
        if first in given:
            out += (", ", given[first])
    return out
