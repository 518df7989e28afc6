"""The name of an award as printed, taken apart: name, edition, year."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise

from msgspec import Struct

from wikifilm.film.awards.vocabulary import award_words
from wikifilm.film.values.phrases import alternatives, fold

__all__ = [
    "AwardName",
    "category_place",
    "is_generic",
    "is_strict",
    "phrase_kind",
    "read_edition",
    "read_name",
    "read_year",
]

_YEAR = re.compile(r"(?<![0-9])(1[89][0-9]{2}|20[0-9]{2})(?:\s?[-–/]\s?(?:[0-9]{4}|[0-9]{2}))?(?![0-9])")
_ORDINAL = r"(?<![0-9])([0-9]{1,3})\s?(?:st|nd|rd|th|ste|de|e|ª|º|°|er|ème|ra|da|\.(?=\s)|-я|-й)(?![a-z0-9])"
_EDITION = re.compile(rf"{_ORDINAL}|第\s?([0-9]{{1,3}})\s?[回屆届]|제\s?([0-9]{{1,3}})\s?회", re.IGNORECASE)
_BRACKET_YEAR = re.compile(r"\(\s*(?:of\s)?((?:1[89]|20)[0-9]{2}(?:\s?[-–/]\s?[0-9]{2,4})?)\s*\)")
_EMPTY_BRACKETS = re.compile(r"\(\s*\)")
_BLANKS = re.compile(r"\s{2,20}")
_EDGE = " \t\n,;:–—-"
_LONGEST_NAME = 300
_REMEMBERED = 60
_MOST_WORDS = 30


class AwardName(Struct, frozen=True):
    """The parts of a printed name of an award."""

    name: str
    """Without edition and year."""
    edition: int | None = None
    year: int | None = None


def read_name(printed: str) -> AwardName:
    """Take a printed name apart: "2014 34th Golden Cinema Festival" has edition 34 and year 2014."""
    return _remembered_name(printed) if len(printed) <= _REMEMBERED else _read_name(printed)


def _read_name(printed: str) -> AwardName:
    text = printed.strip()
    if len(text) > _LONGEST_NAME:
        return AwardName(text)
    year, text = _take_year(text)
    edition, text = _take_edition(text)
    name = _EMPTY_BRACKETS.sub("", text).strip(_EDGE)
    return AwardName(_BLANKS.sub(" ", name) or printed.strip(), edition, year)


# Each row of a table names its award, and pages name the same ones.
_remembered_name = lru_cache(maxsize=4096)(_read_name)


def read_year(text: str) -> int | None:
    """The first year (1800 to 2099) of a text; of "2010/11" the first."""
    found = _YEAR.search(text)
    return int(found[1]) if found else None


def read_edition(text: str) -> int | None:
    """The number of a ceremony: "49th", "第36回"."""
    found = _EDITION.search(text)
    return next((int(group) for group in found.groups() if group), None) if found else None


def _take_year(text: str) -> tuple[int | None, str]:
    """A year at either end of the name or in brackets; one inside it is part of the name."""
    for match in _YEAR.finditer(text):
        before, after = text[: match.start()].strip(_EDGE + "("), text[match.end() :].strip(_EDGE + ")")
        if not before or not after or _BRACKET_YEAR.match(text, max(0, match.start() - 1)):
            return int(match[1]), (text[: match.start()] + text[match.end() :]).strip(_EDGE)
    return None, text


def _take_edition(text: str) -> tuple[int | None, str]:
    """An ordinal at the beginning, or the last word, or alone in brackets."""
    found = _EDITION.search(text)
    if found is None:
        return None, text
    before, after = text[: found.start()].strip(_EDGE + "("), text[found.end() :].strip(_EDGE)
    if before and fold(before) != "the" and after.strip(")"):
        return None, text
    number = next(int(group) for group in found.groups() if group)
    return number, text[: found.start()] + text[found.end() :] if fold(before) != "the" else text[found.end() :]


def phrase_kind(phrase: str) -> str | None:
    """What a phrase is worded as.

    "category" ("Best Director"), "body" ("Zembla Awards", "Critics Circle"), "prize" ("Stray Circle Trophy", which
    may be either), or None.
    """
    return _remembered(phrase) if len(phrase) <= _REMEMBERED else _phrase_kind(phrase)


def _phrase_kind(phrase: str) -> str | None:
    folded = fold(phrase[:_LONGEST_NAME])
    words = folded.split()
    if not words:
        return None
    known = award_words()
    if _starts(words, known.category_starts) or folded.endswith(" of the year"):
        return "category"
    if not known.strong_body_words.isdisjoint(words):
        return "body"
    if _names_body(words) or any(f" {phrase} " in f" {folded} " for phrase in known.body_phrases):
        return "prize"
    if _starts(words, known.category_weak_starts) or words[-1] in known.category_words:
        return "category"
    return None


# The same categories and bodies come again on every page.
_remembered = lru_cache(maxsize=8192)(_phrase_kind)


def is_strict(phrase: str) -> bool:
    """Whether a phrase can be nothing but a category ("Best Director") or the name of a body ("Corvid Festival")."""
    words = fold(phrase[:_LONGEST_NAME]).split()
    return bool(words) and (_starts(words, award_words().category_starts) or phrase_kind(phrase) == "body")


def _starts(words: list[str], starts: frozenset[str]) -> bool:
    if words[0] in starts or " ".join(words[:2]) in starts or " ".join(words[:3]) in starts:
        return True
    return not words[0].isascii() and any(words[0].startswith(start) for start in starts if not start.isascii())


def _names_body(words: list[str]) -> bool:
    known = award_words().body_words
    if any(word in known or (len(word) > 2 and word[-1] == "s" and word[:-1] in known) for word in words):
        return True
    return any(word.endswith(end) for word in words if not word.isascii() for end in known if not end.isascii())


@cache
def _for() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(award_words().for_words)})\s", re.IGNORECASE)


@cache
def _common() -> frozenset[str]:
    """Words that alone are the name of no body: "award"; "Oscar" is one."""
    return award_words().generic_words | award_words().strong_body_words


def category_place(value: str) -> tuple[int, int] | None:
    """Where "Corvid Award for Best Actor" or "Corvid Festival Special Mention" goes over to its category."""
    if len(value) > _LONGEST_NAME:
        return None
    words = [(match.start(), match.end()) for match in re.finditer(r"\S+", value)][:_MOST_WORDS]
    for (first, end), (start, _) in pairwise(words):
        if value[first:end].casefold() in award_words().prepositions:
            continue
        if phrase_kind(value[:end]) not in ("body", "prize") or fold(value[:end]) in _common():
            continue
        after = value[start:]
        link = _for().match(after)
        if link and phrase_kind(after[link.end() :]) == "category":
            return end, start + link.end()
        if not link and phrase_kind(after) == "category" and phrase_kind(value[:end]) == "body":
            return end, start
    return None


def is_generic(heading: str, title: str = "") -> bool:
    """Whether a heading or caption names no body of its own: "Awards and nominations", "Accolades for <title>"."""
    folded = f" {fold(heading[:_LONGEST_NAME])} "
    if title:
        folded = folded.replace(f" {fold(title)} ", " ")
    if folded.strip("0123456789 ") in award_words().named_bodies:
        return False
    return all(word in award_words().generic_words or word.isdigit() for word in folded.split())
