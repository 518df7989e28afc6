"""Numbers with their magnitude: "12.32 million", "1,93,50,000", "20 crore", "1億2000万".

The words of magnitude are in `vocabulary/numbers.json`. Signs are ignored: pages print no negative counts.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from msgspec import Struct

from wikifilm.film.vocabulary import load

__all__ = ["NUMBER", "FoundNumber", "find_numbers", "magnitude_at", "parse_number", "plain_number", "scale_number"]


class FoundNumber(Struct, frozen=True):
    """`text[start:end]` is a number, magnitude included."""

    start: int
    end: int
    value: Decimal
    has_magnitude: bool = False


# Digits with group or decimal signs; groups apart by a blank have three digits. No number is longer than these bounds.
NUMBER = (
    r"(?:\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3}){1,5}(?!\d)(?:[.,]\d{1,9}(?!\d))?"
    r"|\d{1,18}(?:[.,’'·]\d{1,18}){0,8})"
)
_NUMBER = re.compile(rf"(?=\d)(?<!\d)(?<!\d[.,])(?<![A-Za-zÀ-ɏ]){NUMBER}")
_WORD = re.compile(r"\+?[\s-]?([^\W\d_]{1,14})(\.(?!\w))?")
_IDEOGRAPHS = "\u3000"
"""Words of magnitude from here on are signs that stand without blanks, one after the other."""


@cache
def _magnitudes() -> dict[str, int]:
    return {word: int(power) for power, words in load("numbers")["magnitudes"].items() for word in words.split()}


def magnitude_at(text: str, at: int) -> tuple[int, int]:
    """The power of ten that the word at an offset names ("million" 6, "crore" 7), and where it ends; 0 if none."""
    match = _WORD.match(text, at)
    if match is None:
        return 0, at
    word = match[1]
    if word[0] >= _IDEOGRAPHS:
        for sign in (word[:2], word[:1]):
            if sign in _magnitudes():
                return _magnitudes()[sign], match.start(1) + len(sign)
        return 0, at
    power = _magnitudes().get(word.casefold(), 0)
    if not power and match.start(1) == at:
        power = load("numbers")["letters"].get(word.casefold(), 0)
    return (power, match.end()) if power else (0, at)


def plain_number(digits: str, *, has_magnitude: bool = False) -> Decimal:
    """The value of digits with separators, whichever of "," and "." parts the decimals.

    One separator before exactly three digits parts thousands ("1,234", "1.234"),
    but a point does not where a magnitude follows ("1.234 million").
    """
    if digits.isdigit():
        return Decimal(digits)
    marks = [sign for sign in digits if not sign.isdigit()]
    head, _, tail = digits.rpartition(marks[-1])
    if len(marks) > 1:
        decimal = marks[-1] != marks[0] and marks.count(marks[-1]) == 1
    else:
        grouped = len(tail) == 3 and len(head) <= 3 and head != "0"
        decimal = marks[0] in ".,·" and not (grouped and not (marks[0] in ".·" and has_magnitude))
    whole = "".join(sign for sign in (head if decimal else digits) if sign.isdigit())
    return Decimal(f"{whole}.{tail}" if decimal else whole)


def scale_number(digits: str, power: int) -> Decimal:
    """The number that digits and a power of ten make, without idle zeros behind the point."""
    if digits.isdecimal():
        return Decimal(int(digits) * 10**power)
    value = plain_number(digits, has_magnitude=power > 0).scaleb(power)
    return Decimal(int(value)) if value == value.to_integral_value() else value.normalize()


def find_numbers(text: str) -> list[FoundNumber]:
    """All numbers of running text in order. Parts of one number ("1億2000万") are added up."""
    out: list[FoundNumber] = []
    for match in _NUMBER.finditer(text):
        power, end = magnitude_at(text, match.end())
        found = FoundNumber(match.start(), end, scale_number(match[0], power), power > 0)
        if out and out[-1].end == found.start and out[-1].has_magnitude and out[-1].value > found.value:
            found = FoundNumber(out[-1].start, found.end, out.pop().value + found.value, has_magnitude=True)
        out.append(found)
    return out


def parse_number(text: str) -> Decimal | None:
    """The number that the whole string is, or None."""
    text = text.strip()
    found = find_numbers(text)
    whole = len(found) == 1 and found[0].start == 0 and found[0].end == len(text)
    return found[0].value if whole else None
