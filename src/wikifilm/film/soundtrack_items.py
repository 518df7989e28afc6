"""Pieces of music in lists: "Salt Lantern" – Ada Quill (3:45)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from wikifilm.document import Item, ItemList, Text
from wikifilm.film.values.names import split_names
from wikifilm.film.values.phrases import fold
from wikifilm.film.vocabulary import alternation, load
from wikifilm.model import Person, Track

__all__ = ["NAMES", "QUOTED", "TITLE_EDGES", "list_tracks", "read_people", "remark_for", "seconds"]

TITLE_EDGES = ' \t\n"“”„«»「」『』'
QUOTED = re.compile(r"\s{0,3}(?:\d{1,3}[.)]\s{0,3})?[\"“«](?P<title>[^\"”»\n]{1,200})[\"”»]")
_LENGTH = re.compile(r"(?:(\d{1,2}):)?(\d{1,3})[:.](\d{2})(?!\d)")
_ITEM_LENGTH = re.compile(r"[\s(\[–—-]{0,4}(?P<length>(?:\d{1,2}:)?\d{1,3}:\d{2})[\s)\]]{0,3}$")
_DASH = re.compile(r"\s[-–—]\s|\s?:\s|\sby\s")
_TIGHT_DASH = re.compile(r"\s[-–—]|[-–—]\s|(?<=[^\W\d_])[-–—](?=[A-Z])")
"""A dash that its writer gave no blanks; it parts words only where the other items of the list have dashes too."""
_FIRST_DASH = re.compile(r"\s?[-–—:]\s?")
NAMES = re.compile(r"(?:[^().;\n]|(?<![^\W\d_]{3})\.|\.(?=\S)|\([^()\n]*\))*")
"""Names up to the end of the sentence, or of the bracket that they stand in."""
_LONGEST_PLAIN = 120
_LONGEST_REMARK = 30


def seconds(text: str) -> int | None:
    """The length that "3:45" or "1:02:03" gives, in seconds."""
    found = _LENGTH.fullmatch(text.strip())
    if found is None:
        return None
    return int(found[1] or 0) * 3600 + int(found[2]) * 60 + int(found[3])


def read_people(text: Text | None) -> tuple[Person, ...]:
    """The names in a cell, a parameter or a part of an item."""
    if text is None or not text.value.strip() or remark_for(text.value):
        return ()
    return tuple(Person(credit.name, credit.link) for credit in split_names(text) if credit.name)


def remark_for(value: str) -> str:
    """What stands in the place of a singer and is none: "instrumental"."""
    return value.strip() if len(value) < _LONGEST_REMARK and fold(value) in _no_people() else ""


@cache
def _no_people() -> frozenset[str]:
    return frozenset(map(fold, load("soundtrack")["no_people"]))


def list_tracks(block: ItemList) -> Iterator[Track]:
    """Items with a quoted title, a length or a title in italics and a "sung by", and all of a numbered list of pieces.

    A list of other things has none of these.
    """
    plain = _names_pieces(block)
    for number, item in enumerate(block.items, 1):
        track = _track(item, number, plain)
        if track is not None:
            yield track


def _names_pieces(block: ItemList) -> bool:
    """Whether a numbered list has short lines, half of them or more with a dash between two parts."""
    items = [item for item in block.items if item.kind == "number" and len(item.text.value) <= _LONGEST_PLAIN]
    dashed = sum(_DASH.search(item.text.value) is not None for item in items)
    return len(items) == len(block.items) > 1 and 2 * dashed >= len(items)


def _track(item: Item, number: int, plain: bool) -> Track | None:
    text = item.text.strip()
    length = _ITEM_LENGTH.search(text.value, max(0, len(text.value) - 20))
    quoted = QUOTED.match(text.value)
    if length is None and quoted is None and not plain and not _is_credited(text):
        return None
    rest = text.slice(0, length.start()) if length else text
    title, behind = _title(rest, quoted, plain)
    if not title:
        return None
    performers, writers = _credits(behind)
    return Track(
        title=title,
        number=number if item.kind == "number" else None,
        seconds=seconds(length["length"]) if length else None,
        performers=performers,
        writers=writers,
        span=item.span,
    )


def _is_credited(text: Text) -> bool:
    """Whether a line begins with a title in italics, and says whom the piece is by."""
    return any(style.name == "i" and style.start == 0 for style in text.styles) and bool(_said_by().search(text.value))


def _title(text: Text, quoted: re.Match[str] | None, plain: bool) -> tuple[str, Text]:
    """The title, and what stands behind it."""
    if quoted:
        return quoted["title"].strip(TITLE_EDGES), text.slice(quoted.end(), len(text.value))
    named = _said_by().search(text.value)
    dash = _DASH.search(text.value, 0, named.start() if named else len(text.value))
    if dash is None and named is None and plain:
        dash = _TIGHT_DASH.search(text.value)
    end = dash.start() if dash else named.start() if named else len(text.value)
    return text.value[:end].strip(TITLE_EDGES + ",(–—-"), text.slice(end, len(text.value))


@cache
def _said_by() -> re.Pattern[str]:
    """ "Written by" and the like; the group tells which."""
    groups = load("soundtrack")["said_by"]
    named = "|".join(f"(?P<{role}>{alternation(words)})" for role, words in groups.items())
    return re.compile(rf"(?<!\w)(?:{named}):?\s", re.IGNORECASE)


def _credits(behind: Text) -> tuple[tuple[Person, ...], tuple[Person, ...]]:
    """Performers and writers: whom words like "written by" stand before; those behind the dash perform."""
    value = behind.value
    named = list(_said_by().finditer(value))
    head = behind.slice(0, named[0].start() if named else len(value))
    dash = _FIRST_DASH.match(head.value) or _DASH.search(head.value)
    found: dict[str, dict[Person, None]] = {"performers": {}, "writers": {}}
    if dash or any(link.start <= 1 for link in head.links):
        found["performers"].update(dict.fromkeys(read_people(head.slice(dash.end() if dash else 0, len(head.value)))))
    for mark, end in zip(named, [*(mark.start() for mark in named[1:]), len(value)], strict=False):
        names = NAMES.match(value, mark.end(), end)
        people = read_people(behind.slice(mark.end(), names.end() if names else end))
        for role in ("performers", "writers") if mark["both"] else (mark.lastgroup or "performers",):
            found[role].update(dict.fromkeys(people))
    return tuple(found["performers"]), tuple(found["writers"])
