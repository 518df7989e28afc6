"""Where a sum was taken."""

from __future__ import annotations

import re
from functools import cache

from wikifilm.film.box_office.vocabulary import pattern, words
from wikifilm.film.places import nation_of, nation_pattern
from wikifilm.film.vocabulary import alternation, load

__all__ = ["respective_territories", "territory_of"]

_NEAR = 45
"""Characters behind the clause in which a territory may begin."""


@cache
def _wide() -> dict[str, str]:
    return {word.lower(): name for name, said in load("places")["wide"].items() for word in said}


@cache
def _territory() -> re.Pattern[str]:
    """A territory, unless it only tells which films are meant ("the highest-grossing Korean film")."""
    nations = nation_pattern().pattern.removeprefix(r"(?<!\w)").removesuffix(r"(?!\w)")
    not_before = alternation(words("no_place_before"))
    return re.compile(rf"(?<!\w)(?:(?P<wide>(?i:{alternation(_wide())}))|{nations})(?![\w$])(?!\s(?:{not_before}))")


def territory_of(left: str, right: str, rest: str) -> str | None:
    """The territory of an amount: the first one behind it, else the last before.

    `rest` is the sentence behind the amount: the clause `right` may end inside "the United States and Canada".
    """
    found = list(_territory().finditer(rest[: len(right) + _NEAR]))
    if found and found[0].start() < len(right):
        return _joint_name(rest, found)
    before = [_name_of(territory) for territory in _territory().finditer(left)]
    return before[-1] if before else None


def _joint_name(value: str, found: list[re.Match[str]]) -> str:
    """The first territory, with the second where the sum is that of both: "in Italy and Spain"."""
    name = _name_of(found[0])
    if len(found) == 1 or found[0]["wide"] or found[1]["wide"] or value[found[1].end() :][:1] in ("'", "’"):
        return name
    between = value[found[0].end() : found[1].start()]
    return f"{name}{between}{_name_of(found[1])}" if between.strip() in load("lists")["and"] else name


def _name_of(found: re.Match[str]) -> str:
    return _wide()[found[0].lower()] if found["wide"] else nation_of(found[0]) or found[0]


def respective_territories(value: str, start: int, count: int) -> list[str]:
    """The places of "in South Korea and France … $11 million and $6 million, respectively", one an amount.

    `start` is where the first of `count` amounts begins. Empty where a sentence has too few.
    """
    if not pattern("respectively").search(value):
        return []
    places = [_name_of(found) for found in _territory().finditer(value, 0, start)]
    return places[-count:] if len(places) >= count else []
