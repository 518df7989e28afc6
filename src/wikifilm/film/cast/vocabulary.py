"""The words that cast lists and tables are made of, of all languages together.

The files under `film/vocabulary/cast/` hold them by language.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from wikifilm.film.values.phrases import merged_mapping, merged_phrases
from wikifilm.film.vocabulary import load_languages

__all__ = ["CastWords", "cast_words"]


@dataclass(frozen=True, slots=True)
class CastWords:
    """Folded phrases by what they tell."""

    played_as: tuple[str, ...]
    """What stands between actor and role: "as"."""
    played_by: tuple[str, ...]
    """What stands between role and actor: "voiced by"."""
    notes: dict[str, str]
    """Remark in brackets → canonical note: "cameo appearance" → "cameo"."""
    labels: frozenset[str]
    """Labels inside a list that name nobody and give no note: "Main cast"."""
    note_beginnings: frozenset[str]
    """First words of the remarks."""
    note_words: frozenset[str]
    """Words that make any remark in brackets a note."""
    several_roles: frozenset[str]
    """ "dual role": behind a name, before the roles."""
    nobody: frozenset[str]
    """What stands in place of a name: "unknown"."""
    prose_words: frozenset[str]
    """Words of sentences: what holds one is no line of a list."""
    credited: tuple[str, ...]
    """Beginnings of a remark that tells how the actor was credited."""
    headers: dict[str, str]
    """Header of a column → "actor", "role", "description" or "other"."""
    languages: frozenset[str]
    role_titles: frozenset[str]
    """Words that names of characters begin with, those of actors hardly: "Captain"."""
    role_pronouns: frozenset[str]
    articles: frozenset[str]
    particles: frozenset[str]
    """Words inside names that need no capital: "van"."""
    possessives: frozenset[str]
    abbreviations: frozenset[str]
    """Words whose full stop ends no sentence."""
    suffixes: frozenset[str]
    """What may follow a comma inside one name: "Jr"."""
    joiners: frozenset[str]
    """ "and" between the last two of a list."""
    billing: tuple[str, ...]
    """What may stand before a name and is none of it: "introducing"."""
    role_words: frozenset[str]
    """Last words of a note behind a name: "in a small role"."""
    respectively: frozenset[str]
    """Behind roles that belong to as many actors in their order."""
    is_words: tuple[str, ...]
    """ "is": a sentence about the role goes on behind the actor's name."""


@cache
def cast_words() -> CastWords:
    """The vocabulary; English first where languages disagree."""
    languages = list(load_languages("cast").values())
    notes = merged_mapping(languages, "notes")
    return CastWords(
        played_as=merged_phrases(languages, "as"),
        played_by=merged_phrases(languages, "played_by"),
        notes=notes,
        note_beginnings=frozenset(phrase.split()[0] for phrase in notes),
        labels=frozenset(merged_phrases(languages, "labels")),
        note_words=frozenset(merged_phrases(languages, "note_words")),
        several_roles=frozenset(merged_phrases(languages, "several_roles")),
        nobody=frozenset(merged_phrases(languages, "nobody")),
        prose_words=frozenset(merged_phrases(languages, "prose_words")),
        credited=merged_phrases(languages, "credited"),
        headers=merged_mapping(languages, "headers"),
        languages=frozenset(merged_phrases(languages, "languages")),
        role_titles=frozenset(merged_phrases(languages, "role_titles")),
        role_pronouns=frozenset(merged_phrases(languages, "role_pronouns")),
        articles=frozenset(merged_phrases(languages, "articles")),
        particles=frozenset(merged_phrases(languages, "particles")),
        possessives=frozenset(merged_phrases(languages, "possessives")),
        abbreviations=frozenset(merged_phrases(languages, "abbreviations")),
        suffixes=frozenset(merged_phrases(languages, "suffixes")),
        joiners=frozenset(merged_phrases(languages, "and")),
        billing=merged_phrases(languages, "billing"),
        role_words=frozenset(merged_phrases(languages, "role_words")),
        respectively=frozenset(merged_phrases(languages, "respectively")),
        is_words=merged_phrases(languages, "is"),
    )
