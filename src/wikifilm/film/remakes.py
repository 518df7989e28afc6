"""Remakes, sequels, prequels, adaptations: what was made after the film, and out of it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from operator import attrgetter

from msgspec import Struct

from wikifilm.diagnostics import Span
from wikifilm.document import Item, ItemList, Link, Style, Text
from wikifilm.film.page import Extract, Page, Part
from wikifilm.film.places import nation_of, nation_pattern
from wikifilm.film.prose import LONGEST_SENTENCE, Sentence, block_sentences
from wikifilm.film.values.dates import find_dates
from wikifilm.film.vocabulary import alternation, load, load_languages
from wikifilm.film.writing import language_code, name_at
from wikifilm.model import Grid, Remake, Slot
from wikifilm.options import Options

__all__ = ["extract_remakes"]

_QUOTES = " \t\n\"'“”„«»‘’,"
_CUE = 30
"""Characters before a title in which a word says that it is one."""
_BRACKET_YEAR = re.compile(r"[\"'”’]?\s?\((?:[^()]{0,40}?)(1[89]\d\d|20\d\d)[^()]{0,20}\)")
_YEAR_BEFORE = re.compile(r"\s?(?:the\s)?\d{4}(?:['’]s)?$")
_JOINT = re.compile(
    r"[\s,;\"”]{0,4}(?:\([^()]{0,80}\))?[\s,;]{0,3}(?:and|or|&)?\s?"
    r"(?:(?:the\s)?[12]\d{3}(?:['’]s)?\s(?:film,?\s)?)?[\"“]?"
)
"""What stands between two titles of a series: a comma, "and", "and 1941's"."""
_ITEM_HEAD = 3
_MOST = 200
_MOST_TITLES = 20


class _Title(Struct, frozen=True):
    """A title in a sentence; offsets are those of the text."""

    start: int
    end: int
    name: str
    link: str | None = None


@dataclass(frozen=True, slots=True)
class _Facts:
    """What the words around a title tell."""

    year: int | None
    place: str | None
    language: str | None


def extract_remakes(page: Page, _: Options) -> Extract[tuple[Remake, ...]]:
    """Films and other works that were made of this film, or that continue it, each once."""
    own = page.opening.name.value.strip(_QUOTES) or page.title
    found: list[Remake] = []
    for part in page.of_kind(*_words_by_section()):
        found += _part_remakes(part, own)
    for sentence in block_sentences(page.lead.section.blocks, tuple(_words("fragments"))):
        if _lead_forms().search(sentence.value):
            found += _sentence_remakes(sentence, own, "", strict=True)
    return tuple(_merged(found, own)[:_MOST]), ()


def _merged(found: list[Remake], own: str) -> list[Remake]:
    """Several sentences about one work make one record; works that share the film's title differ by place and year."""
    out: dict[tuple[str, ...], Remake] = {}
    for remake in found:
        key = (remake.title or "").casefold()
        shared = key in ("", own.casefold())
        place = (remake.place or "", remake.language or "", str(remake.year or "")) if shared else ()
        first = out.setdefault((key, *place), remake)
        out[(key, *place)] = replace(
            first,
            year=first.year or remake.year,
            place=first.place or remake.place,
            language=first.language or remake.language,
            link=first.link or remake.link,
        )
    return list(out.values())


# Words


def _words(group: str) -> Iterator[str]:
    for words in load_languages("remakes").values():
        yield from words[group]


@cache
def _words_by_section() -> dict[str, str]:
    return {kind: name for words in load_languages("remakes").values() for kind, name in words["sections"].items()}


@cache
def _pattern(group: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternation(_words(group))})", re.IGNORECASE)


@cache
def _cue_words() -> tuple[str, ...]:
    """Words that a title follows."""
    return (*_words("cues"), *_words("nouns"))


@cache
def _lead_forms() -> re.Pattern[str]:
    return _pattern("lead_forms")


@cache
def _kinds() -> dict[str, str]:
    return {
        phrase.lower(): kind
        for words in load_languages("remakes").values()
        for kind, phrases in words["kinds"].items()
        for phrase in phrases
    }


@cache
def _kind_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternation(_kinds())})", re.IGNORECASE)


@cache
def _reverse() -> re.Pattern[str]:
    """The film itself is a remake of something; not "a remake of the film", which speaks of another."""
    own = alternation(_words("self"))
    return re.compile(rf"(?<!\w)(?:{alternation(_words('reverse'))})\s(?!(?:{own}))", re.IGNORECASE)


# Sections


def _part_remakes(part: Part, own: str) -> Iterator[Remake]:
    default = next(
        (_words_by_section()[kind] for kind in (part.kind, *reversed(part.path)) if kind in _words_by_section()), ""
    )
    for block, grid in part.blocks():
        if grid is not None:
            yield from _table_remakes(grid, default)
        elif isinstance(block, ItemList):
            for _, item in block.walk():
                yield from _item_remakes(item, own, default)
        else:
            for sentence in block_sentences((block,)):
                yield from _sentence_remakes(sentence, own, default, strict=False)


def _item_remakes(item: Item, own: str, default: str) -> Iterator[Remake]:
    """An item that opens with a title names a work; any other is read as a sentence."""
    text = item.text
    title = next(_marked_titles(text, 0, _ITEM_HEAD + 1, own), None)
    whole = Sentence(text, 0, min(len(text.value), LONGEST_SENTENCE), item.span)
    if title is None:
        yield from _sentence_remakes(whole, own, default, strict=False)
    else:
        yield _remake(whole, title, _facts(whole.value, title.end), _kind(whole.value, 0, default))


# Sentences


def _sentence_remakes(sentence: Sentence, own: str, default: str, *, strict: bool) -> Iterator[Remake]:
    """The works that a sentence names. `strict`: only sentences whose own words tell the kind."""
    value = sentence.value
    if not _kind_pattern().search(value) or _reverse().search(value):
        return
    titles = _titles(sentence, own)
    years = _years_in_order(sentence, titles)
    start = sentence.start
    for index, title in enumerate(titles):
        end = title.end if len(titles) > 1 else sentence.end
        facts = _facts(sentence.text.value[start:end], 0, title, sentence.text.value)
        if years:
            facts = replace(facts, year=years[index])
        yield _remake(sentence, title, facts, _kind(value, title.start - sentence.start, default))
        bracket = _BRACKET_YEAR.match(sentence.text.value, title.end)
        start = bracket.end() if bracket else title.end
    facts = _facts(value, 0)
    kind = _kind(value, len(value), default)
    if not titles and not strict and kind != "adaptation" and _is_told(value, facts):
        yield _remake(sentence, None, facts, kind)


def _years_in_order(sentence: Sentence, titles: list[_Title]) -> list[int]:
    """The years of "X, Y and Z were released in 1992, 1995 and 1997": as many dates behind the titles as there are."""
    if len(titles) < 2:
        return []
    dates = find_dates(sentence.text.value[titles[-1].end : sentence.end])
    return [found.date.year for found in dates] if len(dates) == len(titles) else []


def _is_told(value: str, facts: _Facts) -> bool:
    """Whether enough is told of a work without a title; a year may be that of an announcement."""
    return bool(facts.language or facts.place or (facts.year and _pattern("released").search(value)))


def _remake(sentence: Sentence, title: _Title | None, facts: _Facts, kind: str) -> Remake:
    return Remake(
        title=title.name if title else None,
        year=facts.year,
        place=facts.place,
        language=facts.language,
        note=sentence.value,
        kind=kind,
        link=title.link if title else None,
        span=sentence.span,
    )


def _kind(value: str, at: int, default: str) -> str:
    """The kind that the last word before the title tells; "adapted" in a section of remakes means a remake."""
    found = [_kinds()[match[0].lower()] for match in _kind_pattern().finditer(value)]
    before = [_kinds()[match[0].lower()] for match in _kind_pattern().finditer(value, 0, max(0, at))]
    said = before[-1] if before else found[0] if found else default
    return default if said == "adaptation" and default else said or "remake"


def _titles(sentence: Sentence, own: str) -> list[_Title]:
    """Titles by their marks or their words; "the same title" is the film's own."""
    text, value = sentence.text, sentence.text.value
    titles: list[_Title] = []
    for title in _marked_titles(text, sentence.start, sentence.end, own):
        joined = titles and _JOINT.fullmatch(value, titles[-1].end, title.start)
        if joined or _cued(value, sentence.start, title.start):
            titles.append(title)
    if titles:
        return titles[:_MOST_TITLES]
    titles = _plain_titles(sentence, own)
    if titles:
        return titles[:_MOST_TITLES]
    same = _pattern("same_title").search(value, sentence.start, sentence.end)
    return [_Title(same.start(), same.end(), own)] if same and own else []


def _plain_titles(sentence: Sentence, own: str) -> list[_Title]:
    """Titles that only words mark. A second one needs a language or nation: "in Hindi as …, in Tamil as …"."""
    text, value = sentence.text, sentence.text.value
    titles: list[_Title] = []
    at = sentence.start
    for cue in _pattern("cues").finditer(value, sentence.start, sentence.end):
        between = value[at : cue.start()]
        if cue.start() < at or (titles and not _tells(between)) or not (titles or _opens_title(cue[0], between)):
            continue
        name, end = name_at(text, cue.end() + 1)
        if name and value[cue.end() : cue.end() + 1] in (" ", ":", ",") and not _is_other(name, own):
            titles.append(_Title(cue.end() + 1, end, name, _link(text, cue.end() + 1, end)))
            at = end
    return titles


def _opens_title(cue: str, before: str) -> bool:
    """ "As" opens a title only after "remade" and the like: elsewhere a role follows it."""
    if cue.lower() not in tuple(_words("bare_cues")):
        return True
    return _pattern("bare_cue_verbs").search(before) is not None and not before.endswith((" such ", " well "))


def _tells(value: str) -> bool:
    return bool(_language_pattern().search(value) or nation_pattern().search(value))


def _is_other(name: str, own: str) -> bool:
    """Whether a capitalised word is no title: the film itself, a nation, a language."""
    return name.casefold() == own.casefold() or nation_of(name) is not None or language_code(name) is not None


def _marked_titles(text: Text, start: int, end: int, own: str) -> Iterator[_Title]:
    """The italic names that begin between two offsets, the film's own left out."""
    for style in text.styles[_first(text.styles, start) : _first(text.styles, end)]:
        if style.name == "i":
            name = text.value[style.start : style.end].strip(_QUOTES)
            if name and name.casefold() != own.casefold():
                yield _Title(style.start, style.end, name, _link(text, style.start, style.end))


def _first(marks: Sequence[Style | Link], at: int) -> int:
    """The index of the first mark that begins at an offset or behind it."""
    return bisect_left(marks, at, key=attrgetter("start"))


def _link(text: Text, start: int, end: int) -> str | None:
    """The page that a link inside a name, or around it, leads to."""
    near = text.links[max(0, _first(text.links, start) - 1) : _first(text.links, end)]
    return next((link.target for link in near if link.end > start and not link.external), None)


def _cued(value: str, start: int, at: int) -> bool:
    """Whether the words before tell that a title follows."""
    before = _YEAR_BEFORE.sub("", value[max(start, at - _CUE) : at].rstrip(_QUOTES).lower())
    return before.endswith(_cue_words())


# Years, places, languages


def _facts(value: str, at: int, title: _Title | None = None, whole: str = "") -> _Facts:
    behind = _BRACKET_YEAR.match(whole, title.end) if title else _BRACKET_YEAR.search(value, at)
    dates = find_dates(value)
    year = int(behind[1]) if behind else dates[-1].date.year if dates else None
    language = next((match[0] for match in _language_pattern().finditer(value)), None)
    place = next(
        (place for match in nation_pattern().finditer(value) if (place := _nation(value, match, language))), None
    )
    return _Facts(year, place, language)


@cache
def _language_pattern() -> re.Pattern[str]:
    """A language that is no demonym too, or one after "in": "Kannada film", "in French"."""
    names = [name.title() for name in load("languages")["codes"] if name.isascii()]
    sole = [name for name in names if nation_of(name) is None]
    both = [name for name in names if nation_of(name) is not None]
    return re.compile(
        rf"(?<!\w)(?:{alternation(sole)})(?!\w)|(?<=\bin )(?:{alternation(both)})(?!\w)"
        rf"|(?:{alternation(both)})(?=-language)"
    )


def _nation(value: str, match: re.Match[str], language: str | None) -> str | None:
    """The nation, if the words around it tell the origin: "in Turkey", "Turkish remake", "Indonesia adapted"."""
    nation = nation_of(match[0])
    if nation is None or match[0] == language:
        return None
    if value[max(0, match.start() - 9) : match.start()].lower().endswith(("in ", "in the ", "for ", "by ")):
        return nation
    if match[0] == nation:
        return nation if re.match(r"\s[a-z]{3,}", value[match.end() : match.end() + 8]) else None
    return nation if _medium().match(value, match.end()) else None


@cache
def _medium() -> re.Pattern[str]:
    return re.compile(rf"(?:-language)?(?:\s[a-z-]{{1,20}}){{0,2}}?\s(?:{alternation(_words('media'))})")


# Tables


def _table_remakes(grid: Grid, default: str) -> Iterator[Remake]:
    """A table with a column of titles, and one of years, languages or nations."""
    columns = _columns(grid.header[-1]) if grid.header else {}
    if "title" not in columns or len(columns) < 2:
        return
    for row in grid.rows:
        slots = {name: row[index] for name, index in columns.items() if index < len(row)}
        title = slots.get("title")
        if title is None or not title.text.strip():
            continue
        yield Remake(
            title=title.text.strip(_QUOTES),
            year=_slot_year(slots.get("year")),
            place=_slot_text(slots.get("place")),
            language=_slot_text(slots.get("language")),
            note=" | ".join(dict.fromkeys(slot.text for slot in row if slot.text)),
            kind=default or "remake",
            link=next((link.target for link in title.links), None),
            span=_span(title),
        )


def _columns(header: tuple[Slot, ...]) -> dict[str, int]:
    out: dict[str, int] = {}
    for words in load_languages("remakes").values():
        for name, labels in words["columns"].items():
            for index, slot in enumerate(header):
                if slot.text.strip(" :\n").lower() in labels:
                    out.setdefault(name, index)
    return out


def _slot_text(slot: Slot | None) -> str | None:
    return slot.text.strip() or None if slot else None


def _slot_year(slot: Slot | None) -> int | None:
    dates = find_dates(slot.text) if slot else []
    return dates[0].date.year if dates else None


def _span(slot: Slot) -> Span | None:
    return slot.span
