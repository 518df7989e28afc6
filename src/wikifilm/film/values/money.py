"""Sums of money: "US$80.3 million", "$40–50 million", "₹12 crore", "304億円", "30 million Canadian dollars".

Currencies are in `vocabulary/currencies.json`; a lone "$" is the dollar of the United States, as film articles use it.
A sum is found by its digits; the currency is looked for in the few characters around them, so that time is linear.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from functools import cache

from msgspec import Struct

from wikifilm.film.values.numbers import NUMBER, magnitude_at, scale_number
from wikifilm.film.vocabulary import load
from wikifilm.model import Money

__all__ = ["FoundMoney", "currency_code", "find_money", "first_sum", "parse_money"]


class FoundMoney(Struct, frozen=True):
    """`text[start:end]` is a sum or a range of sums."""

    start: int
    end: int
    money: Money


_DIGITS = re.compile(rf"(?=\d)(?<!\d)(?<!\d[.,]){NUMBER}")
_LINK = re.compile(r"\s?(?:[-–—~〜]|(?:to|and|bis)(?!\w))\s?")
_WORDS = re.compile(r"[\s-]?(?:(?:di|de|d’)\s)?([^\W\d_]{1,12}(?:\s[^\W\d_]{2,10})?)")
_LONGEST = 6
"""Characters of the longest symbol ("Rs.PKR")."""
_LONGEST_WORDS = 40
"""Characters of the longest name of a currency ("Czechoslovak korunas")."""


@cache
def _symbols() -> dict[str, str]:
    return {sign: code for code, signs in load("currencies")["symbols"].items() for sign in signs.split()}


@cache
def _symbol_ends() -> frozenset[str]:
    """The last letters of the symbols."""
    return frozenset(sign[-1] for sign in _symbols())


@cache
def _words() -> dict[str, str]:
    return {word: code for code, words in load("currencies")["words"].items() for word in words.split()}


def currency_code(text: str) -> str | None:
    """The ISO 4217 code of a symbol, a code, or a word: "₹", "Rs.", "INR", "Canadian dollars"."""
    text = text.strip()
    if text in _symbols():
        return _symbols()[text]
    adjective, _, word = text.casefold().rpartition(" ")
    if adjective:
        return load("currencies")["adjectives"].get(adjective) if word in _words() else None
    return _words().get(word) or _symbols().get(text.upper())


def find_money(text: str) -> list[FoundMoney]:
    """All sums of running text that name a currency, in order."""
    return [each for each in _sums(text) if each.money.currency]


def parse_money(text: str) -> Money | None:
    """The first sum of a field that holds a sum; here a number without a currency counts too.

    A number with a currency goes before one without; one below a thousand or followed by "admissions" or the like is
    no sum. The rest of the text is no part of the result.
    """
    found = first_sum(text)
    return found.money if found else None


def first_sum(text: str) -> FoundMoney | None:
    """`parse_money` with the place."""
    sums = [each for each in _sums(text) if each.money.amount]
    named = next((each for each in sums if each.money.currency), None)
    return named or next((each for each in sums if each.money.amount >= 1000 and not _counts(text, each.end)), None)


def _counts(text: str, at: int) -> bool:
    """Whether a word for what is no money follows."""
    match = _WORDS.match(text, at)
    return match is not None and match[1].split()[0].casefold() in load("numbers")["counted"]


def _sums(text: str) -> list[FoundMoney]:
    out: list[FoundMoney] = []
    at = 0
    while match := _DIGITS.search(text, at):
        each = _read(text, match)
        at = each.end
        if out and out[-1].end == each.start and _continues(out[-1].money, each.money):
            each = _add(out.pop(), each)
        out.append(each)
    return out


def _read(text: str, match: re.Match[str]) -> FoundMoney:
    """One sum, or a range of two."""
    start, code = _symbol_before(text, match.start())
    power, end = magnitude_at(text, match.end())
    low, high = scale_number(match[0], power), None
    tail = _tail(text, end)
    if tail:
        if not power and low < 1000 <= tail.amount:
            low = scale_number(match[0], tail.power)
        if tail.amount > low and (not tail.needs_between or "between" in text[max(0, start - 20) : start].casefold()):
            high, end, code = tail.amount, tail.end, code or tail.code
    if code is None:
        # "the 10 million mark": a limit that was passed.
        weak = low < 1000 or text[max(0, start - 4) : start].casefold() == "the "
        code, end = _word_after(text, end, weak=weak)
    if code is None:
        start, code = _words_before(text, start, has_power=power > 0)
    return FoundMoney(start, end, Money(low, high, code))


class _Tail(Struct, frozen=True):
    """What follows a sum and may be the upper end of a range."""

    amount: Decimal
    power: int
    """Power of ten of its word of magnitude."""
    end: int
    code: str | None
    needs_between: bool
    """The two are joined by "and", which makes a range only after "between"."""


def _tail(text: str, at: int) -> _Tail | None:
    link = _LINK.match(text, at)
    if link is None:
        return None
    start = _symbol_end(text, link.end())
    match = _DIGITS.match(text, start)
    if match is None:
        return None
    power, end = magnitude_at(text, match.end())
    code = currency_code(text[link.end() : start]) if start > link.end() else None
    return _Tail(scale_number(match[0], power), power, end, code, "and" in link[0])


def _symbol_end(text: str, at: int) -> int:
    """Where the symbol at `at` ends, with a blank behind it; `at` if there is none."""
    for length in range(_LONGEST, 0, -1):
        end = at + len(text[at : at + length])
        if text[at:end] in _symbols():
            return end + text[end : end + 1].isspace()
    return at


def _symbol_before(text: str, at: int) -> tuple[int, str | None]:
    """Where the symbols right before a number begin, and the code; of two ("USD$", "INR ₹") the first counts."""
    start, code = at, None
    for _ in range(2):
        end = start - text[start - 1 : start].isspace() if start else 0
        if text[end - 1 : end] not in _symbol_ends():
            break
        for length in range(min(_LONGEST, end), 0, -1):
            sign = text[end - length : end]
            if sign in _symbols() and not (sign[0].isalpha() and text[end - length - 1 : end - length].isalpha()):
                start, code = end - length, _symbols()[sign]
                break
        else:
            break
    return start, code


def _word_after(text: str, at: int, *, weak: bool) -> tuple[str | None, int]:
    """The currency that follows a number, and where it ends. `weak`: words that mean other things too don't count."""
    blank = text[at : at + 1].isspace()
    for length in (2, 1):
        sign = text[at + blank : at + blank + length]
        if sign in _symbols() and not (
            sign.isalpha() and text[at + blank + length : at + blank + length + 1].isalpha()
        ):
            return _symbols()[sign], at + blank + len(sign)
    match = _WORDS.match(text, at)
    if match is None:
        return None, at
    first = match[1].split()[0]
    for words in (match[1], first):
        code = currency_code(words)
        if code and not (weak and words.casefold() in load("currencies")["weak"]):
            return code, match.start(1) + len(words)
    return None, at


def _words_before(text: str, at: int, *, has_power: bool) -> tuple[int, str | None]:
    """The currency spelt out before a number ("Italian lira 500 million"), and where it begins."""
    if not has_power:
        return at, None
    words = text[max(0, at - _LONGEST_WORDS) : at].split()
    if not words or not text[at - 1].isspace() or words[-1].casefold() in load("currencies")["weak"]:
        return at, None
    for count in (2, 1):
        if code := currency_code(" ".join(words[-count:])) if len(words) >= count else None:
            return text.rindex(words[-count], 0, at), code
    return at, None


def _continues(first: Money, second: Money) -> bool:
    """`3400万円` continues `12億`."""
    return first.amount > second.amount and first.currency is None and first.amount_max is None


def _add(first: FoundMoney, second: FoundMoney) -> FoundMoney:
    amount: Decimal = first.money.amount + second.money.amount
    return FoundMoney(first.start, second.end, replace(second.money, amount=amount))
