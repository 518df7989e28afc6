"""What the film took and cost: every sum, number of tickets and of screens, with the sentence that states it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from msgspec import Struct

from wikifilm.film.box_office.territories import respective_territories, territory_of
from wikifilm.film.box_office.vocabulary import (
    after_first,
    clause_end,
    fragments,
    pattern,
    ranks,
    trigger,
    what_pattern,
    whats,
)
from wikifilm.film.page import Extract, Page
from wikifilm.film.prose import Sentence, block_sentences
from wikifilm.film.values.dates import FoundDate, find_dates
from wikifilm.film.values.money import find_money
from wikifilm.film.values.numbers import find_numbers
from wikifilm.model import BoxOffice, Figure, Money, PartialDate
from wikifilm.options import Options

__all__ = ["extract_box_office"]

_HOME = ("box_office",)
_OUTSIDE = frozenset(
    """synopsis cast awards soundtrack references external_links further_reading see_also notes remakes sequels
    adaptations home_media episodes gallery themes crew accuracy controversy preservation trivia""".split()
)
_NEAR = 45
"""Characters between a number and the word that says what it counts."""
_SMALLEST_COUNT = 1000
"""A count of tickets below this, without a word of magnitude, is a rank or a day."""
_MOST = 200
_PLACELESS = ("budget", "break_even", "screens")
_OTHER_FILM = re.compile(r"[A-Z][\w'’.]*\s\($")
"""What another film took: "its best opening since Night Ferry ($29 million)"."""
_DIGIT = re.compile(r"\d")
_OPENING_DATE = 60
"""A date that begins within so many characters of a sentence, before any number, holds for all of it."""
_ADJOINING = len(" on an ")
"""A date that ends so near to a number is its own: "on 4 June on 300 screens"."""


class _Amount(Struct, frozen=True):
    """A number of the sentence, not yet told what it is."""

    start: int
    end: int
    amount: Decimal
    unit: str
    """Currency, "admissions", "screens", or "" for a sum without a currency."""
    high: Decimal | None = None
    """Upper end of a range."""


def extract_box_office(page: Page, _: Options) -> Extract[BoxOffice | None]:
    """Figures of the box office sections, and of sentences elsewhere that speak of money or tickets.

    `gross` is the worldwide or whole sum; where only territories are stated it is None. None if nothing is stated.
    """
    figures: dict[Figure, bool] = {}
    for sentence, kind in _sentences(page):
        for figure in _figures(sentence, kind):
            figures.setdefault(figure, kind in _HOME)
        if len(figures) >= _MOST:
            break
    if not figures:
        return (BoxOffice() if page.of_kind(*_HOME) else None), ()
    at_home = [figure for figure, is_home in figures.items() if is_home]
    return BoxOffice(
        gross=_gross(at_home) or _gross(figures),
        budget=_largest([figure for figure in figures if figure.what == "budget" and figure.unit]),
        opening=_first_money(figures, "opening"),
        admissions=_admissions(figures),
        figures=tuple(figures),
    ), ()


def _sentences(page: Page) -> Iterator[tuple[Sentence, str | None]]:
    """The sentences to look at with the kind of their section, those of box office sections first."""
    home = page.of_kind(*_HOME)
    for part in home:
        yield from ((sentence, _HOME[0]) for sentence in block_sentences(part.section.blocks))
    inside = {id(part) for part in home}
    for part in page.all_parts():
        outside = part.kind in _OUTSIDE or not _OUTSIDE.isdisjoint(part.path)
        if not outside and id(part) not in inside:
            for sentence in block_sentences(part.section.blocks, fragments()):
                if _DIGIT.search(sentence.value) and trigger().search(sentence.value):
                    yield sentence, next((kind for kind in (*part.path, part.kind) if kind in _MAKING), part.kind)


# Amounts


_MAKING = ("production", "development", "filming", "casting", "post_production", "background", "marketing")


def _is_plain(value: str, what: str, kind: str | None) -> bool:
    """Outside the box office section a budget must be called so; where the making is told, all else is other money."""
    if what == "budget":
        return pattern("budget_words").search(pattern("no_budget").sub("", value)) is not None
    return kind not in _MAKING


def _figures(sentence: Sentence, kind: str | None) -> Iterator[Figure]:
    at_home = kind in _HOME
    value = sentence.value
    if _DIGIT.search(value) is None or (not at_home and pattern("other_money").search(value)):
        return
    dates = find_dates(value)
    amounts = _amounts(value, dates)
    if not amounts:
        return
    shared = respective_territories(value, amounts[0].start, len(amounts))
    before = ""
    for index, amount in enumerate(amounts):
        left, right = _context(value, amounts, index)
        again = index > 0 and _is_exchanged(value, amounts[index - 1], amount)
        if again:
            left = value[amounts[index - 1].end : amount.start]
        what = before if again and before else _what(value, amount, left, right, before)
        before = what if amount.unit not in ("admissions", "screens") else before
        if what and (at_home or _is_plain(value, what, kind)):
            figure = Figure(
                what=what,
                amount=amount.amount,
                unit=amount.unit,
                date=_date(dates, amount, left, right, amounts[0].start),
                place=None
                if what in _PLACELESS
                else shared[index]
                if shared
                else territory_of(left, right, value[amount.end :]),
                quote=value,
                span=sentence.span,
            )
            yield figure
            if amount.high is not None:
                yield replace(figure, amount=amount.high)


def _is_exchanged(value: str, before: _Amount, amount: _Amount) -> bool:
    """Whether an amount in brackets is the one before in another currency: "¥3 billion in Japan (US$26 million)"."""
    return (
        value[amount.start - 1 : amount.start] == "("
        and amount.start - before.end < _NEAR
        and amount.unit != before.unit
        and not {"admissions", "screens"} & {amount.unit, before.unit}
    )


def _amounts(value: str, dates: Iterable[FoundDate]) -> list[_Amount]:
    """Sums with a currency, and numbers of tickets and screens, in their order."""
    sums = [
        _Amount(found.start, found.end, found.money.amount, found.money.currency or "", found.money.amount_max)
        for found in find_money(value)
        # "the 10 million mark in ticket sales": a word that is a currency too counts no money here.
        if not (value[found.start].isdigit() and _unit(value, found.start, found.end, big=True) == "admissions")
    ]
    taken = [(amount.start, amount.end) for amount in sums]
    taken += [(found.start, found.end) for found in dates]
    counts = [
        _Amount(found.start, found.end, found.value, unit)
        for found in find_numbers(value)
        if not any(start < found.end and found.start < end for start, end in taken)
        and (unit := _unit(value, found.start, found.end, big=found.has_magnitude or found.value >= _SMALLEST_COUNT))
    ]
    return sorted((*sums, *counts), key=lambda amount: amount.start)


def _unit(value: str, start: int, end: int, *, big: bool) -> str:
    """What a number without a currency counts: the word behind it, else the one before it."""
    if value[end : end + 1] == "%":
        return ""
    behind = value[end : end + _NEAR]
    screens = pattern("screens").match(behind.lstrip())
    if screens:
        return "screens"
    if not big:
        return ""
    behind = behind[: _first_clause(behind)]
    return "admissions" if pattern("admissions").search(behind) or _counted_before(value, start) else ""


def _counted_before(value: str, start: int) -> bool:
    """Whether a word for tickets stands before a number, and none for money behind that word."""
    before = value[max(0, start - _NEAR) : start]
    tickets = list(pattern("admissions").finditer(before))
    return bool(tickets) and "gross" not in _all_said(before[tickets[-1].end() :])


def _first_clause(text: str) -> int:
    found = clause_end().search(text)
    return found.start() if found else len(text)


def _context(value: str, amounts: list[_Amount], index: int) -> tuple[str, str]:
    """The words before and behind an amount that speak of it: up to the next clause, or the next amount.

    A number of screens stands between the others without parting them.
    """
    amount = amounts[index]
    before = [other for other in amounts[:index] if other.unit != "screens"]
    behind = [other for other in amounts[index + 1 :] if other.unit != "screens"]
    start = before[-1].end if before else 0
    end = behind[0].start if behind else len(value)
    left, right = value[start : amount.start], value[amount.end : end]
    if before:
        left = left[_first_clause(left) :]
    if behind:
        right = right[: _first_clause(right)]
    return left, right


def _what(value: str, amount: _Amount, left: str, right: str, before: str) -> str:
    """What the amount is: by the special words around it, else by the last word before, else as the one before."""
    if amount.unit == "screens":
        return "screens"
    if amount.unit == "admissions":
        return "break_even" if _said(left + right, ("break_even",)) else "admissions"
    if _OTHER_FILM.search(value, max(0, amount.start - _NEAR), amount.start):
        return "comparison"
    clause = right[: _first_clause(right)]
    near, before_it = _said(clause, after_first()), _all_said(left)
    special = _most_special(
        before_it, ("break_even", "comparison", "projection", "re_release", "opening", "opening_day")
    )
    last = before_it[-1] if before_it else ""
    if near and last in ("gross", "", "projection") and special not in ("comparison", "re_release"):
        return "projection" if special == "projection" else near
    return special or last or _said(clause, tuple(ranks())) or before or _first_said(right) or "other"


def _said(text: str, among: tuple[str, ...]) -> str:
    """The most special of some kinds that the text speaks of."""
    return _most_special(_all_said(text), among)


def _all_said(text: str) -> list[str]:
    """The kinds that the text speaks of, in the order of its words."""
    return [whats()[match[0].lower()] for match in what_pattern().finditer(text)]


def _most_special(found: Iterable[str], among: tuple[str, ...]) -> str:
    return min((what for what in found if what in among), key=lambda what: ranks()[what], default="")


def _first_said(text: str) -> str:
    match = what_pattern().search(text)
    return whats()[match[0].lower()] if match else ""


def _date(dates: list[FoundDate], amount: _Amount, left: str, right: str, first: int) -> PartialDate | None:
    """A date in the amount's own clause, else the last before it where one opens the sentence, before any number.

    `first` is where the numbers begin.
    """
    low, high = amount.start - len(left), amount.end + _first_clause(right)
    own = [found for found in dates if low <= found.start < high or 0 <= amount.start - found.end <= _ADJOINING]
    if own:
        return min(own, key=lambda found: min(abs(found.start - amount.end), abs(found.end - amount.start))).date
    earlier = [found for found in dates if found.end <= amount.start]
    return earlier[-1].date if earlier and earlier[0].end <= first and earlier[0].start < _OPENING_DATE else None


# Sums of the whole


def _gross(figures: Iterable[Figure]) -> Money | None:
    """The worldwide gross, else one that no territory limits; of several the largest."""
    sums = [figure for figure in figures if figure.what == "gross" and figure.unit]
    whole = [figure for figure in sums if figure.place == "worldwide"]
    return _largest(whole or [figure for figure in sums if figure.place is None])


def _largest(figures: list[Figure]) -> Money | None:
    """Sums of several currencies can't be compared: those of the first one count."""
    same = [figure for figure in figures if figure.unit == figures[0].unit]
    best = max(same, key=lambda figure: figure.amount, default=None)
    return Money(best.amount, currency=best.unit) if best else None


def _first_money(figures: Iterable[Figure], what: str) -> Money | None:
    first = next((figure for figure in figures if figure.what == what and figure.unit), None)
    return Money(first.amount, currency=first.unit) if first else None


def _admissions(figures: Iterable[Figure]) -> int | None:
    """Tickets add up, so the largest number is the latest."""
    counts = [figure.amount for figure in figures if figure.what == "admissions"]
    return int(max(counts)) if counts else None
