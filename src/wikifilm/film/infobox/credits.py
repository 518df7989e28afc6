"""Names in an infobox: people, companies, countries, and the works that a film is based on."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from wikifilm.document import Text, join_texts
from wikifilm.film.values.names import credit, split_lines, split_names
from wikifilm.film.values.phrases import cut, fold, parts
from wikifilm.film.vocabulary import alternation, load
from wikifilm.model import Credit

__all__ = ["read_companies", "read_countries", "read_languages", "read_people", "read_starring", "read_works"]

_GENERIC = "|".join(map(re.escape, (*load("lists")["company_ends"], *load("lists")["company_more"], "Motion")))
_GOES_ON = re.compile(rf"(?:(?:{_GENERIC})\.?\s?){{1,4}}|[^\W\d_A-Z][^\W_A-Z]*(?:\s.{{0,60}})?")
_ROLE = re.compile(r"(?=[\s:…])(?:\s?:\s|\s(?:as|nel ruolo di|como)\s|\s?…\s?)")
_DASH = re.compile(r"\s[–—-]\s")
_JOINED = re.compile(r"\s?[/–-]\s?")
_BESIDE_ITEMS = 0.2
"""Part of a value that may stand beside the items of its list (a heading, separators)."""
_MOST_LINKS = 50
_BY = re.compile(r"(?:\w{3,12}\s)?by(?:\s|$)", re.IGNORECASE)
_HAS_BY = re.compile(r"(?<!\w)by(?!\w)", re.IGNORECASE)
_BY_AT_END = re.compile(r"\sby$", re.IGNORECASE)


def read_people(text: Text) -> tuple[Credit, ...]:
    """Persons; what stands in brackets is their note."""
    return split_names(text)


def read_companies(text: Text) -> tuple[Credit, ...]:
    """Companies; what stands in brackets (a country, a medium) stays in the name and is the note too."""
    whole = _whole_lines(text)
    pieces = cut(whole, _associated()) if _associated().search(whole.value) else [whole]
    return tuple(name for piece in pieces for name in split_names(piece, joiners=False, keep_brackets=True))


@cache
def _associated() -> re.Pattern[str]:
    """ "In association with", in a line or as one of its own, there in brackets or with a colon."""
    joins = alternation(load("lists")["company_joins"])
    return re.compile(rf"(?=[\s,(i])(?:\s?\((?:{joins})\)\s?|[\s,]{{0,3}}(?<!\w)(?:{joins}):?\s?)", re.IGNORECASE)


def _whole_lines(text: Text) -> Text:
    """A line of words that are no name by themselves ("Motion Pictures") goes on with the name before it."""
    if "\n" not in text.value:
        return text
    names: list[list[Text]] = []
    for line in split_lines(text):
        if names and _GOES_ON.fullmatch(line.value) and not _associated().fullmatch(line.value):
            names[-1].append(line)
        else:
            names.append([line])
    return join_texts((join_texts(lines, " ") for lines in names), "\n")


def read_countries(text: Text) -> tuple[Credit, ...]:
    """Countries. `{{FilmUS}}` and its like name their country (English Wikipedia, until 2012), `{{Italie}}` is one."""
    if any(map(str.isalpha, text.value)):
        return _places(text, "countries")
    codes = load("infobox_places")["film_templates"]
    called = [mark.template for mark in text.templates]
    names = [each.name.removeprefix("Film").strip() for each in called if each.name[:4] == "Film" or not each.arguments]
    return tuple(Credit(codes.get(name, name)) for name in names if name)


def read_languages(text: Text) -> tuple[Credit, ...]:
    """Languages; what stands in brackets is their note."""
    return _places(text, "languages")


def _places(text: Text, kind: str) -> tuple[Credit, ...]:
    """Names, those joined by a stroke or a hyphen ("France/Italy") apart where both are known."""
    out: list[Credit] = []
    for each in split_names(text):
        names = _JOINED.split(each.name)
        known = load("infobox_places")[kind]
        apart = len(names) > 1 and each.name not in known and all(name in known for name in names)
        out += [Credit(name, None, each.note) for name in names] if apart else [each]
    return tuple(out)


def read_starring(text: Text) -> tuple[Credit, ...]:
    """Actors; "Ann Lee: the queen", "Ann Lee as the queen" and "[[Ann Lee]] – the queen" give a note."""
    lines = split_lines(text)
    roles = [_role(line) for line in lines]
    if not any(roles):
        return split_names(text)
    out: list[Credit] = []
    for line, role in zip(lines, roles, strict=True):
        made = credit(line.slice(0, role.start())) if role else None
        if role and made:
            note = " ".join(line.value[role.end() :].split())
            out.append(replace(made, note="; ".join(filter(None, (made.note, note)))))
        else:
            out += split_names(line)
    return tuple(out)


def _role(line: Text) -> re.Match[str] | None:
    """What parts a name from its role, if both are there."""
    role = _ROLE.search(line.value)
    if role and role.start() > 0 and role.end() < len(line.value):
        return role
    return _DASH.match(line.value, line.links[0].end) if line.links and line.links[0].start == 0 else None


def read_works(text: Text) -> tuple[Credit, ...]:
    """Works as "title by author".

    Each item of a list is a work. Without a list the lines up to the one that names the author are one work,
    and further lines are further authors, unless an author follows there too.
    """
    return tuple(work for item in _items(text) for work in _works_of(item))


def _items(text: Text) -> list[Text]:
    """The outer items of a list that is the whole value, else the value."""
    gaps, at = [], 0
    for item in text.items:
        if item.start >= at:
            gaps.append((at, item.start))
            at = item.end
    outside = sum(end - start for start, end in gaps) + len(text.value) - at
    return parts(text, gaps) if gaps and outside <= len(text.value) * _BESIDE_ITEMS else [text]


def _works_of(text: Text) -> list[Credit]:
    lines = [" ".join(line.value.split()) for line in split_lines(text)]
    has_by = [_HAS_BY.search(line) is not None for line in lines]
    if not any(has_by):
        return [_work(line, text) for line in lines if fold(line)]
    works: list[list[str]] = [[]]
    complete = False
    last = len(has_by) - has_by[::-1].index(True)
    for index, line in enumerate(lines):
        if complete and index < last and not _BY.match(line):
            works.append([])
            complete = False
        joint = " " if not works[-1] or _BY.match(line) or _BY_AT_END.search(works[-1][-1]) else ", "
        works[-1] += [joint, line]
        complete = complete or (has_by[index] and not _BY_AT_END.search(line))
    return [_work("".join(work).strip(), text) for work in works if fold("".join(work))]


def _work(entry: str, text: Text) -> Credit:
    title = _HAS_BY.split(entry, maxsplit=1)[0]
    labels = ((text.value[link.start : link.end], link) for link in text.links[:_MOST_LINKS] if not link.external)
    return Credit(entry, next((link.target for label, link in labels if label in title), None))
