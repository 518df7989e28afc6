"""The general words by which a cell tells what it is: outcomes, award bodies, categories, months, headers."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

__all__ = ["Lexicon", "lexicon", "words_of"]

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Word lists of many languages, all in lower case."""

    outcomes: frozenset[str]
    outcome_starts: frozenset[str]
    bodies: frozenset[str]
    categories: frozenset[str]
    """Words that begin the name of a category."""
    weak_categories: frozenset[str]
    """Words that begin one if more words of categories follow."""
    category_suffixes: frozenset[str]
    category_words: frozenset[str]
    selves: frozenset[str]
    particles: frozenset[str]
    name_particles: frozenset[str]
    joins: frozenset[str]
    months: frozenset[str]
    predecessors: frozenset[str]
    """Titles of the first cell in boxes of predecessor, office and successor."""
    successors: frozenset[str]
    """The same of the last cell."""
    roles: dict[str, str]
    """Header word: role of the column."""


@cache
def lexicon() -> Lexicon:
    """The word lists of the package."""
    data = json.loads(files(__package__).joinpath("words.json").read_text("utf-8"))
    roles: dict[str, str] = {}
    for role, words in data.pop("roles").items():
        for word in words:
            roles.setdefault(word, role)
    return Lexicon(roles=roles, **{name: frozenset(words) for name, words in data.items()})


def words_of(text: str) -> list[str]:
    """The words of a text, in lower case, without punctuation."""
    return _WORD.findall(text.casefold())
