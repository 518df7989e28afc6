"""The words by which sums, tickets and screens are told, as patterns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from wikifilm.film.vocabulary import alternation, load, load_languages

__all__ = [
    "after_first",
    "clause_end",
    "fragments",
    "pattern",
    "ranks",
    "trigger",
    "what_pattern",
    "whats",
    "words",
]


def words(group: str) -> Iterator[str]:
    """The words of a group, in all languages."""
    for each in load_languages("box_office").values():
        yield from each[group]


@cache
def fragments() -> tuple[str, ...]:
    """Pieces of text of which a sentence must have one to be looked at: to find them costs little."""
    return tuple(words("fragments"))


@cache
def trigger() -> re.Pattern[str]:
    """What a sentence outside the box office section must speak of."""
    return re.compile(rf"(?<!\w)(?:{alternation(words('triggers'))})", re.IGNORECASE)


@cache
def pattern(group: str) -> re.Pattern[str]:
    """Any of the words of a group, at the beginning of a word."""
    return re.compile(rf"(?<!\w)(?:{alternation(words(group))})", re.IGNORECASE)


@cache
def clause_end() -> re.Pattern[str]:
    """Where a clause may end, so that what follows belongs to the next number."""
    parts = "|".join(each["clause"] for each in load_languages("box_office").values())
    return re.compile(rf"(?:{parts})", re.IGNORECASE)


@cache
def whats() -> dict[str, str]:
    """Phrase → what it says a sum is."""
    out: dict[str, str] = {}
    for each in load_languages("box_office").values():
        for what, phrases in each["whats"].items():
            for phrase in phrases:
                out.setdefault(phrase, what)
    return out


@cache
def after_first() -> tuple[str, ...]:
    """Kinds that the words behind a sum tell better than those before it."""
    return tuple(words("after_first"))


@cache
def what_pattern() -> re.Pattern[str]:
    """What says what a sum is."""
    return re.compile(rf"(?<!\w)(?:{alternation(whats())})", re.IGNORECASE)


@cache
def ranks() -> dict[str, int]:
    """The rank of each kind: one that is named earlier in the vocabulary is more special and counts first."""
    return {what: rank for rank, what in enumerate(load("box_office/en")["whats"])}
