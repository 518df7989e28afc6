"""Release dates with their places."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from wikifilm.document import Template, Text
from wikifilm.film.values.dates import FoundDate, find_dates, make_date, month_number
from wikifilm.film.values.names import split_lines
from wikifilm.film.values.phrases import fold
from wikifilm.film.vocabulary import load
from wikifilm.model import PartialDate, Release

__all__ = ["read_releases"]

_BRACKETS = re.compile(r"[(（\[]([^()（）\[\]\n]{1,120})[)）\]]")
_PLACE_BEFORE = re.compile(r"^([^\d:\n]{2,60})[:–—-]\s*$")
_FOLLOWS = re.compile(r"\s?[(（]([^()（）\d][^()（）\n]{0,100})[)）]")
# `{{Start date|1943|2|12|Norland}}` takes the place for a time of the day: "(1943-02-12TNorland)", which pages hide.
_MACHINE_DATE = re.compile(r"^\d{4}(?:-\d\d){0,2}(?:T|$)")
_EDGES = " \t\n,;:–—-()[]（）"


def read_releases(text: Text) -> tuple[Release, ...]:
    """The dates of a field in order, each with the place that stands in brackets behind it or before a colon.

    `{{Film date|2013|9|2|London|2013|9|13}}` is read by its arguments, four a date
    (source: Template:Film date of the English Wikipedia).
    """
    out: list[Release] = []
    at = 0
    for mark in text.templates:
        form = load("dates")["templates"].get(fold(mark.template.name))
        if form is None or mark.start < at:
            continue
        between = text.value[at : mark.start]
        out += _printed(_with_last(out, between))
        label, dates = _label(between), list(_from_template(mark.template, form))
        out += [replace(dates[0], place=dates[0].place or label), *dates[1:]] if dates else []
        at = mark.end
    out += _printed(_with_last(out, text.value[at:]))
    placed = {release.date for release in out if release.place}
    return tuple(dict.fromkeys(release for release in out if release.place or release.date not in placed))


def _label(between: str) -> str | None:
    """The place before a date: "UK: "."""
    match = _PLACE_BEFORE.match(between.rpartition("\n")[2].strip(", "))
    return match[1].strip() if match else None


def _with_last(out: list[Release], between: str) -> str:
    """What follows a date, without the brackets that give the last date its place."""
    match = _FOLLOWS.match(between)
    if match and out and out[-1].place is None:
        out[-1] = replace(out[-1], place=match[1].strip())
        return between[match.end() :]
    return between


def _from_template(template: Template, size: int) -> Iterable[Release]:
    """`size` 4: year, month, day, place, again and again; 3: year, month, day, once."""
    values: dict[int, str] = {
        int(argument.name): argument.value.value.strip()
        for argument in template.arguments
        if argument.name.isdecimal() and len(argument.name) < 4
    }
    count = max(values, default=0) if size == 4 else 3
    for first in range(1, min(count, 400) + 1, size):
        year, month, day, place = (values.get(first + offset, "") for offset in range(4))
        made = _date(year, month, day)
        if made:
            yield Release(made, place.replace("\n", " ") or None if size == 4 else None)


def _date(year: str, month: str, day: str) -> PartialDate | None:
    """Of arguments in the wrong places only the year is sure."""
    numbers = [_number(part) for part in (year, month, day)]
    if numbers[0] and numbers[0] > 31:
        whole = make_date(numbers[0], numbers[1], numbers[2]) if numbers[1] else None
        return whole or (make_date(numbers[0], numbers[1]) if numbers[1] else None) or PartialDate(numbers[0])
    late = [number for number in numbers if number and 1800 < number < 2200]
    if late:
        return PartialDate(late[0])
    found = find_dates(year)
    return found[0].date if found else None


def _number(part: str) -> int | None:
    if part.isdecimal() and len(part) < 5:
        return int(part) or None
    return month_number(part) if part else None


def _printed(printed: str) -> Iterable[Release]:
    place = ""
    for line in split_lines(Text(printed)):
        value = line.value
        dates = _outside(value, find_dates(value))
        if not dates and value.endswith(":"):
            place = value.rstrip(": ")
        for index, found in enumerate(dates):
            end = dates[index + 1].start if index + 1 < len(dates) else len(value)
            before = _PLACE_BEFORE.match(value[: found.start]) if index == 0 else None
            yield Release(found.date, _place(value[found.end : end]) or (before and before[1].strip()) or place or None)


def _outside(value: str, dates: list[FoundDate]) -> list[FoundDate]:
    """The dates that stand outside brackets, if there are any; of a range the first."""
    if len(dates) < 2:
        return dates
    free, brackets = [], _BRACKETS.finditer(value)
    bracket = next(brackets, None)
    for date in dates:
        while bracket and bracket.end() <= date.start:
            bracket = next(brackets, None)
        if not bracket or date.start < bracket.start():
            free.append(date)
    out: list[FoundDate] = []
    for date in free or dates:
        if not out or date.start >= out[-1].end:
            out.append(date)
    return out


def _place(rest: str) -> str | None:
    """The first brackets that hold more than a date of machines, else what follows the date."""
    notes = [note.strip() for note in _BRACKETS.findall(rest)]
    for note in notes:
        if place := _MACHINE_DATE.sub("", note):
            return str(place)
    bare = "" if notes else rest.strip(_EDGES)
    return bare if 1 < len(bare) < 60 and not bare[0].isdigit() else None
