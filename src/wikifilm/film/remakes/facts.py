"""Years, places and languages of the works that a sentence names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from wikifilm.film.places import nation_of, nation_pattern
from wikifilm.film.remakes.words import words_of
from wikifilm.film.values.dates import find_dates
from wikifilm.film.vocabulary import alternation, load

__all__ = ["BRACKET_YEAR", "Facts", "facts_at", "tells"]

BRACKET_YEAR = re.compile(r"[\"'”’]?\s?\((?:[^()]{0,40}?)(1[89]\d\d|20\d\d)[^()]{0,20}\)")


@dataclass(frozen=True, slots=True)
class Facts:
    """What the words around a title tell."""

    year: int | None
    place: str | None
    language: str | None


def facts_at(value: str, at: int, whole: str = "", behind_title: int | None = None) -> Facts:
    """What some words tell; a year in brackets right behind the title, or else behind an offset, counts first."""
    behind = BRACKET_YEAR.match(whole, behind_title) if behind_title is not None else BRACKET_YEAR.search(value, at)
    dates = find_dates(value)
    year = int(behind[1]) if behind else dates[-1].date.year if dates else None
    language = next((match[0] for match in _language_pattern().finditer(value)), None)
    place = next(
        (place for match in nation_pattern().finditer(value) if (place := _nation(value, match, language))), None
    )
    return Facts(year, place, language)


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
    return re.compile(rf"(?:-language)?(?:\s[a-z-]{{1,20}}){{0,2}}?\s(?:{alternation(words_of('media'))})")


def tells(value: str) -> bool:
    """Whether some words name a language or a nation."""
    return bool(_language_pattern().search(value) or nation_pattern().search(value))
