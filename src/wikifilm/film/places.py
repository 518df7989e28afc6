"""Places in running text, and the nations that demonyms name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from wikifilm.film.values.dates import month_number
from wikifilm.film.vocabulary import alternation, load

__all__ = ["find_places", "nation_of", "nation_pattern"]

# A capitalised name of a few words: "the Chatham Dockyard", "Rio de Janeiro", "7th Street".
_NAME = (
    r"(?:the\s)?[A-ZÀ-ÖØ-ÞĀŁŚŞŠŽİ][\w'’.&-]{0,40}"
    r"(?:\s(?:(?:of|de|del|la|le|du|des|da|do|di|upon|al|el|las|los|der|den|e)\s(?:la\s|the\s)?)?"
    r"[A-ZÀ-ÖØ-ÞĀŁŚŞŠŽİ][\w'’&-]{0,40}){0,5}"
)
# "in", "near the town of", "in the Toronto suburb of".
_KIND = (
    "suburb|town|city|village|province|region|district|neighbou?rhood|county|state|island|outskirts|borough|prefecture"
    "|street"
)
_HEAD = re.compile(
    r"(?i:\b(?=[oianrtms])(?:on location in|in|at|near|"
    r"around|throughout|outside|inside|across|moved to|relocated to|shifted to|(?<=locations )included?"
    r"|on(?=\sthe\sstreets\sof\s)))\s"
    rf"(?:the\s(?:[A-Z]\w{{1,30}}\s){{0,2}}(?:{_KIND})s?\s(?:of|in)\s)?(?={_NAME})"
)
_PIECE = re.compile(_NAME)
_LINK = re.compile(r"(?P<comma>,\s(?:and\s)?|\s(?:and|&|as well as)\s)(?:(?:in|at|around|near|on location in)\s)?")
_OF_PERSON = re.compile(r"\sthe\s[A-Z]\w{1,30}['’]s\b")
"""What follows the name of a person: "Ada the Tall's palace"."""
_MOST = 12
"""Places of one list that are followed."""


@cache
def _nations() -> dict[str, str]:
    """Name, short name or demonym, lower case → name of the nation."""
    out: dict[str, str] = {}
    for name, others in load("places")["nations"].items():
        for word in (name, *others):
            out.setdefault(word.lower(), name)
    return out


@cache
def _larger() -> frozenset[str]:
    """Nations and regions that a smaller place may be in, lower case."""
    names = (word for name, others in load("places")["nations"].items() for word in (name, *others))
    return frozenset(name.lower() for name in (*names, *load("places")["regions"]))


@cache
def nation_pattern() -> re.Pattern[str]:
    """Any nation or demonym, as a word."""
    words = (word for name, others in load("places")["nations"].items() for word in (name, *others))
    return re.compile(rf"(?<!\w)(?:{alternation(words)})(?!\w)")


def nation_of(word: str) -> str | None:
    """The nation that a name, a short name or a demonym stands for: "Turkish" → "Turkey"."""
    return _nations().get(word.strip().removeprefix("the ").lower())


@cache
def _no_places() -> frozenset[str]:
    words = load("production/en")["no_places"]
    return frozenset([*(word.lower() for word in words), *load("languages")["codes"]])


def find_places(value: str) -> tuple[str, ...]:
    """Names of places that follow "in", "at" and the like, each once; "Daejeon, South Korea" is one."""
    found: dict[str, None] = {}
    at = 0
    while head := _HEAD.search(value, at):
        pieces, at = _series(value, head.end())
        found.update(dict.fromkeys(_joined(pieces)))
        at = max(at, head.end())
    return tuple(found)


def _series(value: str, at: int) -> tuple[list[tuple[str, bool]], int]:
    """Capitalised names in a row, each with whether a comma alone joins it to the one before."""
    pieces: list[tuple[str, bool]] = []
    comma = False
    while (name := _PIECE.match(value, at)) and len(pieces) < _MOST:
        if not _is_place(name[0]) or _OF_PERSON.match(value, name.end()):
            break
        word = name[0].removeprefix("the ")
        pieces.append((word if "." in word[:-1] else word.rstrip("."), comma))
        at = name.end()
        link = _LINK.match(value, at)
        if link is None or _PIECE.match(value, link.end()) is None:
            break
        comma = link["comma"] == ", "
        at = link.end()
    return pieces, at


def _is_place(name: str) -> bool:
    word = name.removeprefix("the ")
    first = word.split(" ", 1)[0]
    if word.lower() in _no_places() and nation_of(word) != word:
        return False
    return month_number(first) is None and not word.endswith(("'s", "’s"))


def _joined(pieces: list[tuple[str, bool]]) -> Iterator[str]:
    """Pieces apart by commas belong together where the last is a nation or region, else each is a place of its own."""
    waiting: list[str] = []
    for name, comma in pieces:
        if not comma:
            yield from waiting
            waiting = []
        waiting.append(name)
        if name.lower() in _larger() and not _larger_follows(pieces, len(waiting), name):
            yield ", ".join(waiting)
            waiting = []
    yield from waiting


def _larger_follows(pieces: list[tuple[str, bool]], count: int, name: str) -> bool:
    """Whether a region is itself followed by its nation: "Iksan, Jeollabuk-do, South Korea"."""
    places = [piece for piece, _ in pieces]
    at = places.index(name) + 1
    return count > 1 and at < len(pieces) and pieces[at][1] and places[at].lower() in _larger()
