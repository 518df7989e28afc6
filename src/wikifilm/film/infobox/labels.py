"""What the labels of infoboxes mean, in the languages of `vocabulary/infobox/`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from wikifilm.film.values.phrases import fold
from wikifilm.film.vocabulary import load_languages

__all__ = ["PEOPLE", "STRONG", "Labels", "is_film_template", "is_other_kind", "labels_for", "labels_of"]

STRONG = frozenset(
    {"directors", "screenplay", "starring", "narrators", "cinematography", "editing", "distributors"}
    | {"budget", "gross"}
)
"""Fields that boxes of albums, books and persons don't have."""

PEOPLE = frozenset(
    {"directors", "producers", "writers", "screenplay", "story", "narrators", "music", "cinematography", "editing"}
    | {"starring"}
)
"""Fields that hold names of persons."""

_LONGEST = 80
"""Characters of a label that count; no known label has half as many."""
_NUMBERED = re.compile(r"\s?\d{1,2}$")


@dataclass(frozen=True, slots=True)
class Labels:
    """The vocabulary of one language, completed by all others."""

    fields: dict[str, str]
    """Folded label → name of a field of `Infobox`."""
    untyped: frozenset[str]
    """Folded labels that are known and stay raw."""

    def field(self, label: str) -> str | None:
        """The field that a label names; "director2" counts as "director"."""
        return self.fields.get(_key(label[:_LONGEST]))

    def is_foreign(self, label: str) -> bool:
        """Whether only boxes about something else have this label (a publisher, a record label, a date of birth)."""
        return _key(label[:_LONGEST]) in _foreign()

    def knows(self, label: str) -> bool:
        """Whether the label is a field, or known to have no type."""
        folded = _key(label[:_LONGEST])
        return folded in self.fields or folded in self.untyped


@lru_cache(maxsize=2048)
def _key(label: str) -> str:
    """The label folded, without a number at its end ("director2"); the same few come again on every page."""
    return _NUMBERED.sub("", fold(label))


@cache
def _own(language: str) -> dict[str, str]:
    fields = load_languages("infobox")[language]["fields"]
    return {fold(label): field for field, labels in fields.items() for label in labels}


@cache
def _own_labels(language: str) -> frozenset[str]:
    return frozenset(_own(language))


def labels_of(language: str) -> Labels:
    """The labels of a language first ("pt-BR" is "pt"), then those of the others; English goes before the rest."""
    code = language.partition("-")[0].lower()
    return _labels(code if code in load_languages("infobox") else "en")


@cache
def _labels(language: str) -> Labels:
    known = load_languages("infobox")
    order = [language, *(code for code in known if code != language)]
    fields: dict[str, str] = {}
    untyped: set[str] = set()
    for code in order:
        words = {fold(label) for label in known[code]["untyped"]} - fields.keys()
        fields = {**_own(code), **fields}
        untyped |= words
        for word in words:
            fields.setdefault(word, "")
    return Labels({label: field for label, field in fields.items() if field}, frozenset(untyped))


def labels_for(labels: Iterable[str]) -> Labels:
    """The vocabulary of the language that knows most of these labels."""
    folded = {_key(label[:_LONGEST]) for label in labels}
    best = max(load_languages("infobox"), key=lambda code: len(folded & _own_labels(code)))
    return labels_of(best)


@cache
def _templates() -> frozenset[str]:
    return frozenset(fold(name) for words in load_languages("infobox").values() for name in words["templates"])


def is_film_template(name: str) -> bool:
    """Whether a template is an infobox for films on some wiki."""
    return _key(name[:_LONGEST]) in _templates()


@cache
def _foreign() -> frozenset[str]:
    return frozenset(map(fold, load_languages("infobox")["en"]["foreign"]))


@cache
def _never() -> frozenset[str]:
    return frozenset(load_languages("infobox")["en"]["never"])


def is_other_kind(name: str) -> bool:
    """Whether a template says by its name that it describes an album, a game, a person …"""
    return not _never().isdisjoint(_key(name[:_LONGEST]).split())
