"""Strings and what they mean, as listed in cases.json."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wikifilm.document import Link, Text
from wikifilm.film.values.dates import find_dates, month_number, parse_date
from wikifilm.film.values.durations import find_durations
from wikifilm.film.values.money import currency_code, find_money, parse_money
from wikifilm.film.values.names import split_names, split_text
from wikifilm.film.values.numbers import find_numbers, parse_number
from wikifilm.model import Money, PartialDate

CASES = json.loads((Path(__file__).parent / "cases.json").read_text(encoding="utf-8"))
ANYTHING = st.text(alphabet=st.sampled_from("12,. $₹¥億年月日MayJune–-()[]\n:andJr;/&ö "), max_size=60)


def cases(name: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize(("text", "expected"), CASES[name].items())


@cases("parse_date")
def test_date(text: str, expected: str | None) -> None:
    found = parse_date(text)
    assert (found and found.isoformat()) == expected


@cases("find_dates")
def test_dates_in_running_text(text: str, expected: list[str]) -> None:
    assert [found.date.isoformat() for found in find_dates(text)] == expected


def test_year_of_dates_without_one() -> None:
    found = find_dates("on 12 March and April 5; May 3, 2011", year=2012)
    assert [str(each.date) for each in found] == ["2012-03-12", "2012-04-05", "2011-05-03"]


def test_places_of_dates() -> None:
    text = "begun on June 20, 2012 in two towns"
    assert [text[found.start : found.end] for found in find_dates(text)] == ["June 20, 2012"]


def test_months() -> None:
    assert [month_number(word) for word in ("Sept", "juin", "MÄRZ", "lis", "Foo")] == [9, 6, 3, None, None]


@cases("parse_money")
def test_money(text: str, expected: list[str | None] | None) -> None:
    low, high, code = expected or (None, None, None)
    assert parse_money(text) == (Money(Decimal(low), high and Decimal(high), code) if low else None)  # type: ignore[arg-type]


@cases("find_money")
def test_money_in_running_text(text: str, expected: list[str]) -> None:
    assert [text[found.start : found.end] for found in find_money(text)] == expected


def test_currency_names() -> None:
    words = ("₹", "Rs.", "inr", "Canadian dollars", "Pakistani rupee", "lire", "Foo", "Foo dollars")
    assert [currency_code(word) for word in words] == ["INR", "INR", "INR", "CAD", "PKR", "ITL", None, None]


@cases("parse_number")
def test_number(text: str, expected: str | None) -> None:
    assert parse_number(text) == (expected and Decimal(expected))


@cases("find_durations")
def test_duration(text: str, expected: list[int]) -> None:
    assert [found.minutes for found in find_durations(text)] == expected


@cases("split_names")
def test_names(text: str, expected: list[list[str]]) -> None:
    assert [[credit.name, credit.note] for credit in split_names(Text(text))] == expected


@cases("split_companies")
def test_companies(text: str, expected: list[str]) -> None:
    assert [credit.name for credit in split_names(Text(text), joiners=False, keep_brackets=True)] == expected


def test_links_are_kept_and_never_cut() -> None:
    text = Text(
        "Ann, Bo and Cy, Di Fox Ed Gee", links=(Link(0, 14, "Trio"), Link(16, 22, "Di (actor)"), Link(23, 29, "Ed Gee"))
    )
    assert [(credit.name, credit.link) for credit in split_names(text)] == [
        ("Ann, Bo and Cy", "Trio"),
        ("Di Fox", "Di (actor)"),
        ("Ed Gee", "Ed Gee"),
    ]


@given(ANYTHING)
def test_found_values_lie_in_order_in_the_text(text: str) -> None:
    for found in (find_dates(text, year=2000), find_money(text), find_numbers(text), find_durations(text)):
        places = [(each.start, each.end) for each in found]
        assert places == sorted(places)
        assert all(0 <= start < end <= len(text) for start, end in places)


@given(ANYTHING)
def test_names_are_made_of_the_text(text: str) -> None:
    for part in split_text(Text(text)):
        assert part.value in text
    for credit in split_names(Text(text)):
        assert credit.name.replace(" ", "") in text.replace(" ", "").replace("\n", "")


@given(st.dates(date(1500, 1, 1), date(2099, 12, 31)))
def test_iso_dates_come_back(day: date) -> None:
    assert parse_date(day.isoformat()) == PartialDate(day.year, day.month, day.day)
