"""Templates of dates. They show English dates: 2 September 2013, or September 2, 2013."""

from __future__ import annotations

from wikifilm.readers.wikitext.arguments import Arguments
from wikifilm.readers.wikitext.templates.registry import Spec
from wikifilm.readers.wikitext.writer import Writer

__all__ = ["show_date", "show_date_list", "show_date_range"]

MONTHS = (
    "January February March April May June July August September October November December".split()
)  # fmt: skip
MOST_DATES = 40
"""Dates of one `{{Film date}}`; the template itself takes 16."""


def date_text(year: str, month: str, day: str, day_first: bool) -> str:
    """A date of its parts as printed; parts that are no numbers stay as they are."""
    name = month
    number = month.lstrip("0") if month.isascii() and month.isdigit() else ""
    if number and len(number) <= 2 and int(number) <= len(MONTHS):
        name = MONTHS[int(number) - 1]
    elif month:
        name = next((full for full in MONTHS if len(month) >= 3 and full.lower().startswith(month.lower())), month)
    if day.isascii() and day.isdigit():
        day = day.lstrip("0") or day
    if not name:
        return " ".join(filter(None, (day, year)))
    if not day:
        return f"{name} {year}".strip()
    if day_first:
        return f"{day} {name} {year}".strip()
    return f"{name} {day}, {year}" if year else f"{name} {day}"


def is_day_first(arguments: Arguments, spec: Spec) -> bool:
    """Does the day come before the month?"""
    asked = arguments.plain("df", "dayfirst", "day first").lower()
    style = arguments.plain("format").lower()
    if asked or style:
        return asked[:1] in ("y", "1", "t") or style.startswith("dm")
    return spec.pattern == "dmy" and not arguments.plain("mf")


def show_date(writer: Writer, arguments: Arguments, spec: Spec) -> None:
    """`{{Start date|year|month|day}}`; a single argument is a date as text."""
    if arguments.find("2") is None and not arguments.plain("1").isdigit():
        arguments.write(writer, "1")
        return
    year, month, day = (arguments.plain(name) for name in ("1", "2", "3"))
    if not (year.isascii() and year.isdigit()) and arguments.find("4") is None and day.isdigit() and len(day) == 4:
        year, day = day, year
    writer.plain(date_text(year, month, day, is_day_first(arguments, spec)))


def show_date_list(writer: Writer, arguments: Arguments, spec: Spec) -> None:
    """`{{Film date|year|month|day|place|year|…}}`: one date a line, its place in parentheses."""
    day_first = is_day_first(arguments, spec)
    writer.newline()
    last = len(arguments.positional())
    for number, first in enumerate(range(1, min(last, 4 * MOST_DATES) + 1, 4), start=1):
        year, month, day = (arguments.plain(str(first + part)) for part in range(3))
        start = writer.length
        writer.plain(date_text(year, month, day, day_first))
        place = str(first + 3)
        if arguments.find(place) is not None:
            writer.plain(" (" if year or month or day else "(")
            arguments.write(writer, place)
            writer.plain(")")
        arguments.write(writer, f"ref{number}")
        writer.item(start)
        writer.newline()


def show_date_range(writer: Writer, arguments: Arguments, spec: Spec) -> None:
    """`{{Start and end dates|year|month|day|year|month|day}}`."""
    day_first = is_day_first(arguments, spec)
    parts = [arguments.plain(str(number)) for number in range(1, 7)]
    dates = [date_text(year, month, day, day_first) for year, month, day in (parts[:3], parts[3:])]
    writer.plain(" – ".join(filter(None, dates)))
