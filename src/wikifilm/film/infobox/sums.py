"""Budget and gross."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from wikifilm.document import Text
from wikifilm.film.values.money import FoundMoney, currency_code, find_money, first_sum
from wikifilm.film.vocabulary import load
from wikifilm.model import Credit, Money

__all__ = ["read_sum", "with_country_currency"]

_WORLD = re.compile(r"world\s?wide|\btotal\b|\bglobal\b|mondial|weltweit|全世界", re.IGNORECASE)
_LONGEST_NOTE = 200
_EDGES = " \t,;:/.–—-()[]"


def read_sum(text: Text) -> Money | None:
    """The sum that a field calls worldwide, else the one that it states first.

    A link or a template at the sum names the currency better than its sign does ("[[Pakistani rupee|Rs]]2 crore").
    """
    found = _worldwide(text.value) or first_sum(text.value)
    if found is None:
        return None
    code = _stated_currency(text, found) or found.money.currency
    return replace(found.money, currency=code, note=_note(text.value, found))


def _worldwide(value: str) -> FoundMoney | None:
    """The sum with the word before it on its line, or behind it and before the next sum."""
    sums = find_money(value)
    for index, each in enumerate(sums):
        following = sums[index + 1].start if index + 1 < len(sums) else len(value)
        if _WORLD.search(value, each.end, _line_end(value, each.end, following)):
            return each
        previous = sums[index - 1].end if index else 0
        if _WORLD.search(value, max(previous, value.rfind("\n", previous, each.start)), each.start) and index:
            return each
    return None


def _line_end(value: str, start: int, most: int) -> int:
    end = value.find("\n", start, most)
    return most if end < 0 else end


def _stated_currency(text: Text, found: FoundMoney) -> str | None:
    targets = (link.target for link in text.links if found.start <= link.start <= found.end + 1)
    names = (mark.template.name for mark in text.templates if mark.start <= found.end and mark.end >= found.start)
    return next(filter(None, map(currency_code, (*targets, *names))), None)


def _note(value: str, found: FoundMoney) -> str:
    """What else stands on the line."""
    start = value.rfind("\n", 0, found.start) + 1
    end = _line_end(value, found.end, len(value))
    around = (value[start : found.start].strip(_EDGES), value[found.end : end].strip(_EDGES))
    return "; ".join(filter(None, around))[:_LONGEST_NOTE]


def with_country_currency(money: Money, countries: Iterable[Credit], printed: str) -> Money:
    """ "Rs" and "kr" are the money of the film's country; of several, of the first that the vocabulary lists."""
    names = {country.name.casefold() for country in countries}
    for sign, codes in load("currencies")["by_country"].items():
        if sign in printed and (money.currency is None or (sign == "Rs" and money.currency == "INR")):
            code = next((code for name, code in codes.items() if name in names), money.currency)
            return replace(money, currency=code)
    return money
