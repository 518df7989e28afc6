"""Names in an infobox: people, companies, countries, and the works that a film is based on."""

from __future__ import annotations

import re
from dataclasses import replace

from wikifilm.document import Text, join_texts
from wikifilm.film.values.names import credit, split_lines, split_names
from wikifilm.film.values.phrases import fold
from wikifilm.film.vocabulary import load
from wikifilm.model import Credit

__all__ = ["read_companies", "read_people", "read_places", "read_starring", "read_works"]

_GENERIC = "|".join(map(re.escape, (*load("lists")["company_ends"], *load("lists")["company_more"], "Motion")))
_GOES_ON = re.compile(rf"(?:(?:{_GENERIC})\.?\s?){{1,4}}|[^\W\d_A-Z][^\W_A-Z]*(?:\s.{{0,60}})?")
_ROLE = re.compile(r"\s?:\s|\s(?:as|nel ruolo di|como)\s|\s?…\s?")
_BY = re.compile(r"(?:\w{3,12}\s)?by(?:\s|$)", re.IGNORECASE)
_HAS_BY = re.compile(r"(?<!\w)by(?!\w)", re.IGNORECASE)
_BY_AT_END = re.compile(r"\sby$", re.IGNORECASE)


def read_people(text: Text) -> tuple[Credit, ...]:
    """Persons; what stands in brackets is their note."""
    return split_names(text)


def read_companies(text: Text) -> tuple[Credit, ...]:
    """Companies; what stands in brackets (a country, a medium) stays in the name and is the note too."""
    return split_names(_whole_lines(text), joiners=False, keep_brackets=True)


def _whole_lines(text: Text) -> Text:
    """A line of words that are no name by themselves ("Motion Pictures") goes on with the name before it."""
    if "\n" not in text.value:
        return text
    lines: list[Text] = []
    for line in split_lines(text):
        if lines and _GOES_ON.fullmatch(line.value):
            lines[-1] = join_texts((lines[-1], line), " ")
        else:
            lines.append(line)
    return join_texts(lines, "\n")


def read_places(text: Text) -> tuple[Credit, ...]:
    """Countries or languages."""
    return split_names(text)


def read_starring(text: Text) -> tuple[Credit, ...]:
    """Actors; "Ann Lee: the queen" and "Ann Lee as the queen" give a note."""
    out: list[Credit] = []
    for part in split_lines(text):
        role = _ROLE.search(part.value)
        if role is None or role.end() == len(part.value) or role.start() == 0:
            out += split_names(part)
            continue
        made = credit(part.slice(0, role.start()))
        note = " ".join(part.value[role.end() :].split())
        out += [replace(made, note="; ".join(filter(None, (made.note, note))))] if made else []
    return tuple(out)


def read_works(text: Text) -> tuple[Credit, ...]:
    """Works as "title by author".

    Each item of a list is a work. Without a list the lines up to the one that names the author are one work,
    and further lines are further authors, unless an author follows there too.
    """
    items = [text.slice(item.start, item.end) for item in text.items] or [text]
    covered = sum(len(item.value) for item in items)
    if covered < len(text.value) * 0.8:
        items = [text]
    return tuple(work for item in items for work in _works_of(item))


def _works_of(text: Text) -> tuple[Credit, ...]:
    lines = [" ".join(line.value.split()) for line in split_lines(text)]
    left = sum(1 for line in lines if _HAS_BY.search(line))
    if not left:
        return tuple(_work(line, text) for line in lines if fold(line))
    entries = [""]
    for line in lines:
        has_by = _HAS_BY.search(line) is not None
        complete = _HAS_BY.search(entries[-1]) is not None and not _BY_AT_END.search(entries[-1])
        if complete and left and not _BY.match(line):
            entries.append(line)
        else:
            joint = " " if not entries[-1] or _BY.match(line) or _BY_AT_END.search(entries[-1]) else ", "
            entries[-1] += joint + line
        left -= has_by
    return tuple(_work(entry.strip(), text) for entry in entries if fold(entry))


def _work(entry: str, text: Text) -> Credit:
    title = _HAS_BY.split(entry, maxsplit=1)[0]
    inside = (link for link in text.links if not link.external and text.value[link.start : link.end] in title)
    return Credit(entry, next((link.target for link in inside), None))
