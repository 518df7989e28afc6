"""The words that tell of remakes, from `vocabulary/remakes`, and the patterns made of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from wikifilm.film.vocabulary import alternation, load_languages

__all__ = [
    "QUOTES",
    "cue_words",
    "reverse",
    "kind_by_section",
    "kind_pattern",
    "kinds",
    "lead_forms",
    "pattern",
    "words_of",
]

QUOTES = " \t\n\"'“”„«»‘’,"
"""What stands around titles."""


def words_of(group: str) -> Iterator[str]:
    """The words of a group, of all languages."""
    for words in load_languages("remakes").values():
        yield from words[group]


@cache
def kind_by_section() -> dict[str, str]:
    """Kinds of sections that name works, each with the kind of work that it names."""
    return {kind: name for words in load_languages("remakes").values() for kind, name in words["sections"].items()}


@cache
def pattern(group: str) -> re.Pattern[str]:
    """Any of the words of a group."""
    return re.compile(rf"(?<!\w)(?:{alternation(words_of(group))})", re.IGNORECASE)


@cache
def cue_words() -> tuple[str, ...]:
    """Words that a title follows."""
    return (*words_of("cues"), *words_of("nouns"))


@cache
def lead_forms() -> re.Pattern[str]:
    """What a sentence of the lead says of such works."""
    return pattern("lead_forms")


@cache
def kinds() -> dict[str, str]:
    """Phrases, each with the kind of work that it tells."""
    return {
        phrase.lower(): kind
        for words in load_languages("remakes").values()
        for kind, phrases in words["kinds"].items()
        for phrase in phrases
    }


@cache
def kind_pattern() -> re.Pattern[str]:
    """Any of these phrases."""
    return re.compile(rf"(?<!\w)(?:{alternation(kinds())})", re.IGNORECASE)


@cache
def reverse() -> re.Pattern[str]:
    """The film itself is a remake of something; not "a remake of the film", which speaks of another."""
    own = alternation(words_of("self"))
    return re.compile(rf"(?<!\w)(?:{alternation(words_of('reverse'))})\s(?!(?:{own}))", re.IGNORECASE)
