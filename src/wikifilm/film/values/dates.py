"""Dates, as pages print them, in the languages of `vocabulary/months.json`.

A date is found by its year; the month and the day are then looked for in the
few characters around it, so that time is linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from msgspec import Struct

from wikifilm.film.vocabulary import load
from wikifilm.model import PartialDate

__all__ = ["FoundDate", "find_dates", "make_date", "month_number", "parse_date"]


class FoundDate(Struct, frozen=True):
    """`text[start:end]` is a date."""

    start: int
    end: int
    date: PartialDate


_YEAR_DIGITS = 4
_WINDOW = 40
"""Characters before a year in which its day and month are looked for; "between the 28th of September and 3" has 38."""

_YEAR = re.compile(
    r"(?=\d)(?:(?<![\w.,$€£¥₹₩#/])(?:1[5-9]|20)\d\d(?![\d%])(?!,\d|\.\d|s\b)|\d{1,2}[./]\d{1,2}[./](?:1[89]|20)\d\d(?!\d))"
)
# What may follow the year: "2012-06-20", "2012年6月20日", "2012년 6월 20일".
_AFTER = re.compile(r"[-‑](\d\d)[-‑](\d\d)(?!\d)|\s?[年년](?:\s?(\d{1,2})\s?[月월](?:\s?(\d{1,2})\s?[日일])?)?")
_DAY = r"(?P<{0}>\d{{1,2}})(?:st|nd|rd|th|er|\.|º|°)?"
_DASH = r"\s?[-–—~]\s?"
# What may stand before it: "June 20–22, ", "20–22 June ", "20 de junio de ", "March ".
_MONTH_FIRST = re.compile(
    r"(?P<month>[^\W\d_]{3,12})\.?\s" + _DAY.format("day") + "(?:" + _DASH + _DAY.format("last") + r")?,?\s(?:of\s)?$"
)
_DAY_FIRST = re.compile(
    r"(?<![\d.,])(?:"
    + _DAY.format("day")
    + _DASH
    + ")?"
    + _DAY.format("last")
    + r"(?:\s?(?:de|del|of|di|d[’'])\s?|\s)(?P<month>[^\W\d_]{3,12})\.?,?\s(?:de[l]?\s|of\s)?$"
)
_MONTH_ONLY = re.compile(r"(?<!\w)(?P<month>[^\W\d_]{3,12})\.?,?\s(?:de[l]?\s|of\s)?$")
_DIGIT = re.compile(r"\d")
_LETTERS = re.compile(r"[^\W\d_]{3,12}")
_JOINTS = ("de", "del", "of")
# A day and a month without a year.
_BARE = re.compile(
    r"(?<![\w.,])(?P<d1>\d{1,2})(?:st|nd|rd|th|er|\.|º)?\s(?:(?:of|de|di)\s)?(?P<m1>[^\W\d_]{3,12})(?!\w)"
    r"|(?<!\w)(?P<m2>[A-Z][^\W\d_]{2,11})\.?\s(?P<d2>\d{1,2})(?:st|nd|rd|th)?(?![\w%]|[.,:]\d)"
)
_RANGE = re.compile(r"\s?(?:[-–—~]|to|until|till?|through|and|bis|al|hasta|à|au)\s?")
_RANGE_END = re.compile(_RANGE.pattern + "$")
_NUMERIC = re.compile(r"(\d{1,2})([./])(\d{1,2})[./](\d{4})")
_YEAR_MONTH = re.compile(r"\s*(\d{4})-(\d\d)\s*")


@cache
def _months() -> dict[str, int]:
    return {word: int(number) for number, words in load("months")["names"].items() for word in words.split()}


def month_number(word: str) -> int | None:
    """1..12 for the name of a month in any known language, "Sept" and "juin" alike."""
    return _months().get(word.casefold().rstrip("."))


def make_date(year: int, month: int | None = None, day: int | None = None) -> PartialDate | None:
    """The date, or None where the calendar has no such day. A day without a month is dropped."""
    if month is None:
        return PartialDate(year)
    try:
        date(year, month, day or 1)
    except ValueError:
        return None
    return PartialDate(year, month, day)


def parse_date(text: str) -> PartialDate | None:
    """The date that the whole string is, apart from brackets and white space; None if it is more, or none."""
    text = text.strip(" \t\n()[].,")
    match = _YEAR_MONTH.fullmatch(text)
    if match:
        return make_date(int(match[1]), int(match[2]))
    found = find_dates(text)
    if len(found) == 1 and found[0].start == 0 and found[0].end == len(text):
        return found[0].date
    return None


def find_dates(text: str, year: int | None = None) -> list[FoundDate]:
    """All dates of running text in order; a range ("June 20–22, 2012") gives its two ends.

    A day and month without a year takes the year of the date that a range joins it to
    ("20 June to 10 October 2012"), else `year`, else it is left out.
    """
    found = list(_with_year(text))
    return _add_all(text, found, year) if year else _add_ranges(text, found)


def _with_year(text: str) -> Iterator[FoundDate]:
    done = 0
    for match in _YEAR.finditer(text):
        if match.start() < done:
            continue
        for each in _around(text, match, done):
            done = each.end
            yield each


def _around(text: str, match: re.Match[str], done: int) -> list[FoundDate]:
    """The date, or the two ends of the range, whose year is `match`."""
    numeric = _NUMERIC.fullmatch(match[0]) if match.end() - match.start() > _YEAR_DIGITS else None
    if numeric:
        return _numeric(match, numeric)
    year = int(match[0])
    after = _AFTER.match(text, match.end())
    if after:
        whole = make_date(year, *(int(part) if part else None for part in (after[1] or after[3], after[2] or after[4])))
        if whole:
            return [FoundDate(match.start(), after.end(), whole)]
    return _before(text, match, year, done) or _alone(match, year)


def _before(text: str, match: re.Match[str], year: int, done: int) -> list[FoundDate]:
    base = max(done, match.start() - _WINDOW)
    window = text[base : match.start()]
    if not window or not window[-1].isspace() or not _may_name_month(window):
        return []
    for pattern in (_MONTH_FIRST, _DAY_FIRST, _MONTH_ONLY):
        hit = pattern.search(window)
        month = month_number(hit["month"]) if hit else None
        if hit is None or month is None:
            continue
        days = [int(hit[name]) for name in ("day", "last") if name in pattern.groupindex and hit[name]]
        made = [make_date(year, month, day) for day in days] if days else [make_date(year, month)]
        dates = [each for each in made if each]
        if dates:
            start = base + hit.start()
            return [FoundDate(start, match.end(), each) for each in dates]
    return []


def _may_name_month(window: str) -> bool:
    """Whether the last words before a year are worth a closer look: most years follow "in" or the like."""
    words = window.split()[-2:]
    if not words or _DIGIT.search(" ".join(words)) or words[-1] in _JOINTS:
        return True
    last = _LETTERS.findall(words[-1])
    return bool(last) and month_number(last[-1]) is not None


def _alone(match: re.Match[str], year: int) -> list[FoundDate]:
    """A bare year counts from the first films on."""
    return [FoundDate(match.start(), match.end(), PartialDate(year))] if year >= 1800 else []


def _numeric(match: re.Match[str], parts: re.Match[str]) -> list[FoundDate]:
    """`20.6.2012` has the day first; `6/20/2012` only tells where a number is over 12."""
    first, second, year = int(parts[1]), int(parts[3]), int(parts[4])
    day_first = parts[2] == "." or first > 12 or first == second
    if not day_first and second <= 12:
        return [FoundDate(match.start(), match.end(), PartialDate(year))]
    day, month = (first, second) if day_first else (second, first)
    made = make_date(year, month, day) if month <= 12 else None
    return [FoundDate(match.start(), match.end(), made or PartialDate(year))]


def _add_ranges(text: str, found: list[FoundDate]) -> list[FoundDate]:
    """`found` and the beginnings of ranges that name their year only at the end."""
    out: list[FoundDate] = []
    for each in found:
        done = out[-1].end if out else 0
        link = _RANGE_END.search(text, max(done, each.start - 10), each.start) if each.date.month else None
        if link:
            for match in _BARE.finditer(text, max(done, link.start() - _WINDOW), link.start()):
                bare = _bare(text, match, each, None)
                out += [bare] if bare else []
        out.append(each)
    return out


def _add_all(text: str, found: list[FoundDate], year: int) -> list[FoundDate]:
    """`found` and the dates without a year between them."""
    out: list[FoundDate] = []
    at = 0
    for match in _BARE.finditer(text):
        while at < len(found) and found[at].start <= match.start():
            out.append(found[at])
            at += 1
        following = found[at] if at < len(found) else None
        if (following and match.end() > following.start) or (out and match.start() < out[-1].end):
            continue
        bare = _bare(text, match, following, year)
        out += [bare] if bare else []
    return out + found[at:]


def _bare(text: str, match: re.Match[str], following: FoundDate | None, year: int | None) -> FoundDate | None:
    """A day and a month; its year is that of the date that a range joins it to, or the one before at a year's turn."""
    month = month_number(match["m1"] or match["m2"])
    if month is None:
        return None
    if following and following.date.month and _RANGE.fullmatch(text, match.end(), following.start):
        year = following.date.year - (month > following.date.month)
    day = int(match["d1"] or match["d2"])
    made = make_date(year, month, day) if year else None
    return FoundDate(match.start(), match.end(), made) if made else None
