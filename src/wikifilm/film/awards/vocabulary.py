"""The words that award tables and lists are made of, of all languages together.

Phrases are folded (lower case, no punctuation); the files under `film/vocabulary/awards/` hold them by language.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from wikifilm.film.values.phrases import merged_mapping, merged_phrases
from wikifilm.film.vocabulary import load_languages
from wikifilm.model import Outcome

__all__ = ["AwardWords", "award_words"]


@dataclass(frozen=True, slots=True)
class AwardWords:
    """Folded phrases by what they tell."""

    headers: dict[str, str]
    """Word or phrase of a column header → role of the column."""
    outcomes: dict[str, Outcome]
    outcome_headings: dict[str, Outcome]
    """"wins", "nominations": a heading, term or label that gives the outcome of all that stands below."""
    outcome_phrases: dict[str, Outcome]
    """"nominated for", "winner of": at the beginning of a list item."""
    category_starts: frozenset[str]
    """Beginnings that only a category has: "best"."""
    category_weak_starts: frozenset[str]
    """Beginnings that the name of a body can have too: "golden"."""
    category_words: frozenset[str]
    category_continuations: frozenset[str]
    """What may follow a dash inside a category: "Musical or Comedy"."""
    body_words: frozenset[str]
    """Words in the names of bodies that give awards, and of their ceremonies."""
    body_phrases: tuple[str, ...]
    """Those of several words."""
    strong_body_words: frozenset[str]
    """Those that stand for a body rather than for one of its prizes."""
    generic_words: frozenset[str]
    """Words of headings that name no body: "Awards and nominations"."""
    honor_phrases: tuple[str, ...]
    """Phrases of lists of honour: "one of the", "top ten"."""
    list_words: tuple[str, ...]
    """ "and" between the last two names of a list."""
    for_words: tuple[str, ...]
    at_words: tuple[str, ...]
    shared_words: tuple[str, ...]
    year_words: frozenset[str]
    """Words before a year at the end of a line: "in"."""
    counts: tuple[str, ...]
    """ "three": how many prizes were won."""
    named_bodies: frozenset[str]
    """Names of bodies all of whose words are generic: "National Film Awards"."""
    list_endings: frozenset[str]
    """Last words of headings above lists of honour: "Zembla Institute recognition"."""
    prose_words: frozenset[str]
    """Words of sentences, which hardly stand in a line of a list of awards."""
    film_words: frozenset[str]
    """What the film is called in a sentence: "it", "the film"."""
    helping_words: tuple[str, ...]
    """What may stand before the verb of a sentence: "was also"."""
    prepositions: frozenset[str]
    """Words that no category ends with."""
    credit_words: frozenset[str]
    """What a person did, standing after a name and a comma: "producer"."""
    credit_prefixes: tuple[str, ...]
    """The same before a name: "music by"."""
    organization_words: frozenset[str]
    total_words: frozenset[str]
    blank_words: frozenset[str]


@cache
def award_words() -> AwardWords:
    """The vocabulary; English first where languages disagree."""
    languages = list(load_languages("awards").values())

    def outcomes(key: str) -> dict[str, Outcome]:
        return {phrase: Outcome(value) for phrase, value in merged_mapping(languages, key).items()}

    return AwardWords(
        headers=merged_mapping(languages, "headers"),
        outcomes=outcomes("outcomes"),
        outcome_headings=outcomes("outcome_headings"),
        outcome_phrases=outcomes("outcome_phrases"),
        category_starts=frozenset(merged_phrases(languages, "category_starts")),
        category_weak_starts=frozenset(merged_phrases(languages, "category_weak_starts")),
        category_words=frozenset(merged_phrases(languages, "category_words")),
        category_continuations=frozenset(merged_phrases(languages, "category_continuations")),
        body_words=frozenset(merged_phrases(languages, "body_words")),
        body_phrases=tuple(phrase for phrase in merged_phrases(languages, "body_words") if " " in phrase),
        strong_body_words=frozenset(merged_phrases(languages, "strong_body_words")),
        generic_words=frozenset(merged_phrases(languages, "generic_words")),
        honor_phrases=merged_phrases(languages, "honor_phrases"),
        list_words=merged_phrases(languages, "list_words"),
        for_words=merged_phrases(languages, "for_words"),
        at_words=merged_phrases(languages, "at_words"),
        shared_words=merged_phrases(languages, "shared_words"),
        year_words=frozenset(merged_phrases(languages, "year_words")),
        counts=merged_phrases(languages, "counts"),
        named_bodies=frozenset(merged_phrases(languages, "named_bodies")),
        list_endings=frozenset(merged_phrases(languages, "list_endings")),
        prose_words=frozenset(merged_phrases(languages, "prose_words")),
        film_words=frozenset(merged_phrases(languages, "film_words")),
        helping_words=merged_phrases(languages, "helping_words"),
        prepositions=frozenset(merged_phrases(languages, "prepositions")),
        credit_words=frozenset(merged_phrases(languages, "credit_words")),
        credit_prefixes=merged_phrases(languages, "credit_prefixes"),
        organization_words=frozenset(merged_phrases(languages, "organization_words")),
        total_words=frozenset(merged_phrases(languages, "total_words")),
        blank_words=frozenset(merged_phrases(languages, "blank_words")),
    )
