"""Running times: "112 minutes", "1 h 52 min", "95–100 min", "75, 77 or 82 minutes", "112分", "187:26".

The words for hours and minutes are in `vocabulary/durations.json`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from wikifilm.film.vocabulary import load

__all__ = ["FoundDuration", "find_durations"]


@dataclass(frozen=True, slots=True)
class FoundDuration:
    """`text[start:end]` is a running time, in whole minutes (seconds are cut off)."""

    start: int
    end: int
    minutes: int


_BARE = re.compile(r"\s*(?:c\.|ca\.?|circa|approx\.?|~)?\s?(\d{1,4})\s*")
_NUMBER = re.compile(r"\d+")
_LONGEST_IN_HOURS = 5
"""In "1:52" the hours are before the colon; from this number on it is minutes ("112:30", "7:30")."""


def _any(words: str) -> str:
    found = sorted(load("durations")[words], key=len, reverse=True)
    return (
        "(?:" + "|".join(re.escape(word) + (r"(?![^\W\d_])\.?" if word[-1].isalpha() else "") for word in found) + ")"
    )


@cache
def _duration() -> re.Pattern[str]:
    hours, minutes = _any("hours"), _any("minutes")
    return re.compile(
        rf"(?<![\d:.,])(?:(?P<h>\d{{1,2}})\s?-?{hours}(?:\s?,?\s?(?:{_any('and')}\s)?(?P<m>\d{{1,2}})\s?{minutes}?)?"
        rf"|(?P<more>(?:\d{{1,3}}\s?(?:[-–—,/]|or|and|to)\s?){{0,4}})(?P<min>\d{{1,4}})(?:[:.,]\d{{1,2}})?\s?-?{minutes}"
        r"|(?P<clock>\d{1,3}(?::\d\d){1,2}))(?!\d)",
        re.IGNORECASE,
    )


def find_durations(text: str) -> list[FoundDuration]:
    """All running times of a field in order; a range gives both ends. A text that is only a number counts minutes."""
    bare = _BARE.fullmatch(text)
    if bare:
        return [FoundDuration(bare.start(1), bare.end(1), int(bare[1]))] if int(bare[1]) else []
    return [
        FoundDuration(match.start(), match.end(), minutes)
        for match in _duration().finditer(text)
        for minutes in _minutes(match)
        if minutes
    ]


def _minutes(match: re.Match[str]) -> tuple[int, ...]:
    if match["h"]:
        return (int(match["h"]) * 60 + int(match["m"] or 0),)
    if match["min"]:
        return (*map(int, _NUMBER.findall(match["more"])), int(match["min"]))
    parts = [int(part) for part in match["clock"].split(":")]
    if len(parts) == 3 or parts[0] < _LONGEST_IN_HOURS:
        return (parts[0] * 60 + parts[1],)
    return (parts[0],)
