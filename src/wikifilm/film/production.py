"""Working titles, filming, places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from wikifilm.document import ItemList
from wikifilm.film.lead import bracket_end
from wikifilm.film.page import Extract, Page, Part
from wikifilm.film.places import find_places
from wikifilm.film.prose import Sentence, block_sentences
from wikifilm.film.sections import blocks_text
from wikifilm.film.values.dates import FoundDate, find_dates, month_number
from wikifilm.film.vocabulary import alternation, load_languages
from wikifilm.film.writing import name_at, read_names, script_of
from wikifilm.model import AlternativeName, FilmingPeriod, PartialDate, Production
from wikifilm.options import Options

__all__ = ["extract_production"]

_TOP_KINDS = ("production",)
_OUTSIDE = frozenset(
    """synopsis cast awards soundtrack reception references external_links further_reading see_also notes remakes
    sequels adaptations box_office home_media legacy episodes gallery""".split()
)
"""Kinds of sections that tell of other things than the making of the film."""
_RANGE_START = re.compile(
    r"(?<!\w)(?:(?P<month>[^\W\d_]{3,12})|(?P<day>[1-9]\d?)(?:st|nd|rd|th)?)(?=\s(?:to|through|until|till|and)\s$)"
)
_MONTH_ALONE = re.compile(
    r"\b(?=[iutbemlf])(?:in|until|till?|to|through|by|early|mid|late|that|following)[\s-](?P<month>[A-Z][^\W\d_]{2,8})(?![\w'’])(?!\s[\dA-Z])"
)
_MOST_PERIODS = 40
_MOST_PLACES = 100
_LONGEST_PLACE = 200
"""Characters of a line that names a place; longer ones are sentences."""
_PLACE_END = re.compile(r"\s[–—-]\s|[:;(]|\.\s")


def extract_production(page: Page, _: Options) -> Extract[Production | None]:
    """How the film was made; None if the page has no such section and says nothing of it elsewhere."""
    parts = [page.lead, *(part for part in page.parts if not _is_outside(part))]
    titles = _working_titles(parts)
    filming = _filming(parts)
    own = page.of_kind(*_TOP_KINDS) or page.of_kind("filming", "development", "casting")
    if not (titles or filming or own):
        return None, ()
    text = "\n\n".join(filter(None, (blocks_text(part.section.blocks) for part in own)))
    return Production(titles, filming, text), ()


def _is_outside(part: Part) -> bool:
    return part.kind in _OUTSIDE or not _OUTSIDE.isdisjoint(part.path)


def _words(*groups: str) -> Iterator[str]:
    for words in load_languages("production").values():
        for group in groups:
            yield from words[group]


@cache
def _fragments(group: str) -> tuple[str, ...]:
    return tuple(_words(group))


# Working titles


@cache
def _title_before() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?P<words>{alternation(_words('working_title_before'))})\s?", re.IGNORECASE)


@cache
def _while_made() -> re.Pattern[str]:
    return re.compile(alternation(_words("while_made")), re.IGNORECASE)


@cache
def _title_after() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{alternation(_words('working_title_after'))})", re.IGNORECASE)


def _working_titles(parts: Iterable[Part]) -> tuple[AlternativeName, ...]:
    found: dict[str, AlternativeName] = {}
    for part in parts:
        for sentence in block_sentences(part.section.blocks, _fragments("title_fragments")):
            for name in _sentence_titles(sentence):
                found.setdefault(name.name.casefold(), replace(name, span=sentence.span))
    return tuple(found.values())


def _sentence_titles(sentence: Sentence) -> Iterator[AlternativeName]:
    """The name behind "working title was", or before "as a working title", with the writings in its bracket."""
    text, value = sentence.text, sentence.value
    if not _while_made().search(value):
        return
    for words in _title_before().finditer(value):
        yield from _title_at(sentence, sentence.start + words.end())
    after = _title_after().search(value)
    if after:
        end = sentence.start + after.start()
        marked = [style for style in text.styles if style.name in ("b", "i") and end - 2 <= style.end <= end]
        if marked:
            yield from _names(text.value[marked[-1].start : marked[-1].end])


def _title_at(sentence: Sentence, at: int) -> Iterator[AlternativeName]:
    name, end = name_at(sentence.text, at)
    if not name or end > sentence.end + 1:
        return
    yield from _names(name)
    opening = end + (sentence.text.value[end : end + 1] == " ")
    close = bracket_end(sentence.text.value, opening)
    if close:
        yield from read_names(sentence.text.slice(opening + 1, close - 1))


def _names(name: str) -> Iterator[AlternativeName]:
    name = name.strip(" \"'“”‘’,")
    if name:
        yield AlternativeName(name, script_of(name) or "alias")


# Filming


@cache
def _event() -> re.Pattern[str]:
    """A subject and its verb a few words behind, or "was shot" with what tells a place or a time."""
    subjects = set(_words("subjects"))
    verbs = alternation(_words("starts", "ends", "during", "connect_start"))
    weak = alternation(_words("not_subject"))
    few = r"(?:[\s,]+[\w’'-]{1,30}){0,7}?[\s,]+"
    adverbs = r"(?:\w{1,20}\s){0,2}?"
    return re.compile(
        rf"\b(?=\w)(?:(?P<subject>{alternation(subjects - set(_words('not_subject')))}){few}(?P<verb>{verbs})"
        rf"|(?:{weak})(?:\s[\w’'-]{{1,30}}){{0,5}}?\s(?P<weak>{alternation(_words('starts', 'ends'))})"
        rf"|(?P<passive>{alternation(_words('passive'))})\s{adverbs}(?:{alternation(_words('passive_follow'))}))",
        re.IGNORECASE,
    )


@cache
def _role() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?:(?P<start>{alternation(_words('starts', 'connect_start'))})"
        rf"|(?P<end>{alternation(_words('ends', 'connect_end'))})"
        rf"|(?P<second>{alternation(_words('range_second'))})|(?P<other>{alternation(_words('other_events'))})"
        rf"|(?P<plan>{alternation(_words('planned'))}))",
        re.IGNORECASE,
    )


def _filming(parts: Iterable[Part]) -> tuple[FilmingPeriod, ...]:
    found: list[FilmingPeriod] = []
    for part in parts:
        for sentence in block_sentences(part.section.blocks, _fragments("filming_fragments")):
            period = _period(sentence, found[-1] if found else None)
            if period is None:
                continue
            if found and _completes(found[-1], period):
                found[-1] = _merged(found[-1], period)
            else:
                found.append(period)
        found += _listed_places(part)
        if len(found) >= _MOST_PERIODS:
            break
    return tuple(dict.fromkeys(found))


def _listed_places(part: Part) -> Iterator[FilmingPeriod]:
    """The places of lists under a heading like "Filming locations", of lines that begin with a place."""
    if not _location_words() & set(part.title.casefold().split()):
        return
    for block in part.section.blocks:
        if isinstance(block, ItemList):
            lines = [item.text.value for _, item in block.walk()]
            places = [place for line in lines[:_MOST_PLACES] if len(line) <= _LONGEST_PLACE for place in _place(line)]
            if places:
                quote = "\n".join(lines)
                yield FilmingPeriod(places=tuple(dict.fromkeys(places)), quote=quote, span=block.span)


@cache
def _location_words() -> frozenset[str]:
    return frozenset(_words("location_headings"))


def _place(line: str) -> tuple[str, ...]:
    """The place that a line begins with, up to a dash, a bracket or the end of a sentence."""
    return find_places(f"in {_PLACE_END.split(line, 1)[0]}")


def _period(sentence: Sentence, before: FilmingPeriod | None) -> FilmingPeriod | None:
    value = sentence.value
    event = _event().search(value)
    if event is None or _is_plan(value, event):
        return None
    start, end = _dates(value, event, before)
    places = find_places(value[: _other_event(value, event.end())])
    if start is None and end is None and not places:
        return None
    return FilmingPeriod(start, end, places, value, sentence.span)


def _other_event(value: str, at: int) -> int:
    """Where the sentence goes on to the release or the like."""
    return next((mark.start() for mark in _role().finditer(value, at) if mark["other"]), len(value))


def _is_plan(value: str, event: re.Match[str]) -> bool:
    return any(mark["plan"] for mark in _role().finditer(value, max(0, event.start() - 40), event.end()))


def _dates(
    value: str, event: re.Match[str], before: FilmingPeriod | None
) -> tuple[PartialDate | None, PartialDate | None]:
    """First and last day: each date belongs to the last "began" or "until" before it."""
    start: PartialDate | None = None
    end: PartialDate | None = None
    at, is_end = 0, False
    for found in _dated(value, before):
        role = _role_of(value, at, found, event, is_end)
        if role == "start" and start is None:
            start, is_end = found.date, False
        elif role == "end" and end is None:
            end, is_end = found.date, True
        at = found.end
    return start, end


def _dated(value: str, before: FilmingPeriod | None) -> list[FoundDate]:
    """The dates of the sentence. One without a year takes that of the first date here, else of the period before."""
    whole = find_dates(value)
    known = whole[0].date if whole else before.end or before.start if before else None
    if known is None:
        return whole
    dates = [_next_year(found, known) if found not in whole else found for found in find_dates(value, known.year)]
    dates = [each for found in dates for each in _with_range(value, found)]
    return _with_months(value, dates, known) if whole or (before and before.end is None) else dates


def _with_months(value: str, dates: list[FoundDate], known: PartialDate) -> list[FoundDate]:
    """The dates, and months behind the first that name no year: "began in March 2010 and wrapped in June"."""
    if known.month is None:
        return dates
    first = dates[0].end if dates else 0
    taken = [range(found.start, found.end) for found in dates]
    for match in _MONTH_ALONE.finditer(value, first):
        month = month_number(match["month"])
        if month and not any(match.start("month") in place for place in taken):
            made = FoundDate(match.start("month"), match.end("month"), PartialDate(known.year, month))
            dates = [*dates, _next_year(made, known)]
    return sorted(dates, key=lambda found: found.start)


def _with_range(value: str, found: FoundDate) -> Iterator[FoundDate]:
    """The date, and before it the first month or day of "March to September 1979", "5 to 20 June 2012"."""
    first = _RANGE_START.search(value, max(0, found.start - 24), found.start)
    month, day = (month_number(first["month"] or ""), first["day"]) if first else (None, None)
    if first and month and found.date.month and month < found.date.month and not found.date.day:
        yield FoundDate(first.start(), first.end(), PartialDate(found.date.year, month))
    elif first and day and found.date.day and int(day) < found.date.day:
        yield FoundDate(first.start(), first.end(), replace(found.date, day=int(day)))
    yield found


def _next_year(found: FoundDate, known: PartialDate) -> FoundDate:
    """ "Began in November 2012 and wrapped on 3 March" ends a year later."""
    if known.month and found.date.month and found.date.month < known.month:
        return FoundDate(found.start, found.end, replace(found.date, year=found.date.year + 1))
    return found


def _role_of(value: str, at: int, found: FoundDate, event: re.Match[str], was_end: bool) -> str:
    marks = list(_role().finditer(value, at, found.start))
    last = marks[-1] if marks else None
    if last is None:
        return "end" if at and not was_end else _verb_role(event)
    if last["other"] or last["plan"]:
        return ""
    if last["second"]:
        is_range = at and last.start() - at < 3 and found.start - last.end() < 12
        return "end" if is_range and not was_end else _last_role(marks) or _verb_role(event)
    return "start" if last["start"] else "end"


def _last_role(marks: list[re.Match[str]]) -> str:
    for mark in reversed(marks):
        if mark["start"] or mark["end"]:
            return "start" if mark["start"] else "end"
    return ""


def _verb_role(event: re.Match[str]) -> str:
    verb = (event["verb"] or event["weak"] or "").lower()
    return "end" if verb in set(_words("ends")) else "start"


def _completes(first: FilmingPeriod, second: FilmingPeriod) -> bool:
    """Whether the second sentence tells the end of what the first began."""
    open_end = first.start is not None and first.end is None and second.start is None and second.end is not None
    return open_end and _end_verb().search(second.quote) is not None


@cache
def _end_verb() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternation(_words('ends'))})", re.IGNORECASE)


def _merged(first: FilmingPeriod, second: FilmingPeriod) -> FilmingPeriod:
    places = tuple(dict.fromkeys((*first.places, *second.places)))
    return replace(first, end=second.end, places=places, quote=f"{first.quote} {second.quote}")
