"""The soundtrack section: pieces of track listings, of tables and of lists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from wikifilm.document import Block, Item, ItemList, Template, Text
from wikifilm.film.page import Extract, Page, Part
from wikifilm.film.sections import blocks_text
from wikifilm.film.values.names import split_names
from wikifilm.film.values.phrases import linked_text
from wikifilm.film.vocabulary import load
from wikifilm.model import Grid, Person, Slot, Soundtrack, Track
from wikifilm.options import Options

__all__ = ["extract_soundtrack"]

_QUOTES = ' \t\n"“”„«»「」『』'
_LENGTH = re.compile(r"(?:(\d{1,2}):)?(\d{1,3})[:.](\d{2})(?!\d)")
_ARGUMENT = re.compile(r"(title|note|writer|lyrics|music|extra|length)(\d{1,3})", re.IGNORECASE)
_QUOTED = re.compile(r"\s{0,3}(?:\d{1,3}[.)]\s{0,3})?[\"“«](?P<title>[^\"”»\n]{1,200})[\"”»]")
_ITEM_LENGTH = re.compile(r"[\s(\[–—-]{0,4}(?P<length>(?:\d{1,2}:)?\d{1,3}:\d{2})[\s)\]]{0,3}$")
_DASH = re.compile(r"\s[-–—]\s|\s?:\s|\s(?:by|performed by|sung by|written by)\s")
_COLUMNS = ("title", "number", "length", "performers", "writers", "note")
_MOST = 2_000


def extract_soundtrack(page: Page, _: Options) -> Extract[Soundtrack | None]:
    """The pieces and the text of the soundtrack; empty for a heading without content, None without a heading."""
    parts = page.of_kind("soundtrack")
    tracks = list(_listed_tracks(page))
    for part in parts:
        tracks.extend(_table_tracks(part))
        tracks.extend(_item_tracks(part))
    if not parts and not tracks:
        return None, ()
    text = "\n\n".join(filter(None, (blocks_text(_prose(part)) for part in parts)))
    return Soundtrack(tuple(tracks[:_MOST]), text), ()


def _prose(part: Part) -> Iterator[Block]:
    return (block for block in part.section.blocks if not _is_listing(block))


def _is_listing(block: Block) -> bool:
    return isinstance(block, Template) and block.name.strip().lower() in load("soundtrack")["templates"]


def seconds(text: str) -> int | None:
    """The length that "3:45" or "1:02:03" gives, in seconds."""
    found = _LENGTH.fullmatch(text.strip())
    if found is None:
        return None
    return int(found[1] or 0) * 3600 + int(found[2]) * 60 + int(found[3])


def _people(text: Text | None) -> tuple[Person, ...]:
    if text is None or not text.value.strip():
        return ()
    return tuple(Person(credit.name, credit.link) for credit in split_names(text) if credit.name)


# Template:Track listing


def _listed_tracks(page: Page) -> Iterator[Track]:
    for block in page.blocks():
        if isinstance(block, Template) and _is_listing(block):
            yield from _template_tracks(block)


def _template_tracks(listing: Template) -> Iterator[Track]:
    """Parameters `title1`, `length1` … (documentation of Template:Track listing)."""
    found: dict[int, dict[str, Text]] = {}
    for argument in listing.arguments:
        numbered = _ARGUMENT.fullmatch(argument.name.strip())
        if numbered:
            found.setdefault(int(numbered[2]), {})[numbered[1].lower()] = argument.value
    shared = _people(listing.get("all_writing", "all_music"))
    for number, fields in sorted(found.items()):
        title = fields["title"].value.strip(_QUOTES) if "title" in fields else ""
        if title:
            yield Track(
                title=title,
                number=number,
                seconds=seconds(fields["length"].value) if "length" in fields else None,
                performers=_people(fields.get("extra")),
                writers=_writers(fields) or shared,
                note=fields["note"].value.strip() if "note" in fields else "",
                span=listing.span,
            )


def _writers(fields: dict[str, Text]) -> tuple[Person, ...]:
    people = (person for name in ("writer", "music", "lyrics") for person in _people(fields.get(name)))
    return tuple(dict.fromkeys(people))


# Tables


@cache
def _column_words() -> dict[str, str]:
    return {word: column for column in _COLUMNS for word in load("soundtrack")[column]}


@dataclass(frozen=True, slots=True)
class _Layout:
    """Which columns of a table of pieces mean what."""

    columns: dict[str, tuple[int, ...]]
    rows: tuple[tuple[Slot, ...], ...]


def _table_tracks(part: Part) -> Iterator[Track]:
    for _, grid in part.tables():
        layout = _layout(grid)
        if layout is not None:
            for row in layout.rows:
                track = _row_track(row, layout.columns)
                if track is not None:
                    yield track


def _layout(grid: Grid) -> _Layout | None:
    """The columns by the header, or by the first row of a table without one."""
    for header, rows in ((grid.header[-1:], grid.rows), (grid.rows[:1], grid.rows[1:])):
        columns = _columns(header[0]) if header else {}
        if "title" in columns and len(columns) > 1:
            return _Layout(columns, rows)
    return None


def _columns(header: Iterable[Slot]) -> dict[str, tuple[int, ...]]:
    out: dict[str, tuple[int, ...]] = {}
    for index, slot in enumerate(header):
        column = _column_words().get(slot.text.strip(" :*'\n").lower())
        if column is not None:
            out[column] = (*out.get(column, ()), index)
    return _track_numbers(out) if len(out.get("title", ())) > 1 else out


def _track_numbers(columns: dict[str, tuple[int, ...]]) -> dict[str, tuple[int, ...]]:
    """Under "Track | Song" the first column has numbers."""
    first, *others = columns["title"]
    return {**columns, "title": tuple(others), "number": columns.get("number", (first,))}


def _row_track(row: tuple[Slot, ...], columns: dict[str, tuple[int, ...]]) -> Track | None:
    slots = {name: [row[index] for index in found if index < len(row)] for name, found in columns.items()}
    title = slots["title"][0] if slots["title"] else None
    if title is None or not title.text.strip() or len({(slot.row, slot.column) for slot in row}) == 1:
        return None
    name, note = _title_and_note(title.text)
    number = _first(slots.get("number", ())).strip(" .")
    if not name or (not number and name.lower().startswith("total length")):
        return None
    return Track(
        title=name,
        number=int(number) if number.isdecimal() and len(number) < 4 else None,
        seconds=seconds(_first(slots.get("length", ()))),
        performers=_slot_people(slots.get("performers", ())),
        writers=_slot_people(slots.get("writers", ())),
        note=_first(slots.get("note", ())) or note,
        span=title.span,
    )


def _first(slots: Iterable[Slot]) -> str:
    return next((slot.text.strip() for slot in slots), "")


def _slot_people(slots: Iterable[Slot]) -> tuple[Person, ...]:
    people = (person for slot in slots for person in _people(linked_text(slot.text, slot.links)))
    return tuple(dict.fromkeys(people))


def _title_and_note(text: str) -> tuple[str, str]:
    """`"Salt Lantern" (reprise)` to the title in quotation marks and what follows it."""
    quoted = _QUOTED.match(text)
    if quoted is None:
        return text.strip(_QUOTES), ""
    return quoted["title"].strip(), text[quoted.end() :].strip(" \n()–—-")


# Lists


def _item_tracks(part: Part) -> Iterator[Track]:
    """Items with a quoted title or a length; a list of other things has neither."""
    for block in part.section.blocks:
        if isinstance(block, ItemList):
            for number, item in enumerate(block.items, 1):
                track = _item_track(item, number)
                if track is not None:
                    yield track


def _item_track(item: Item, number: int) -> Track | None:
    text = item.text.strip()
    length = _ITEM_LENGTH.search(text.value, max(0, len(text.value) - 20))
    quoted = _QUOTED.match(text.value)
    if length is None and quoted is None:
        return None
    rest = text.slice(0, length.start()) if length else text
    title, people = _item_parts(rest, quoted)
    if not title:
        return None
    return Track(
        title=title,
        number=number if item.kind == "number" else None,
        seconds=seconds(length["length"]) if length else None,
        performers=people,
        span=item.span,
    )


def _item_parts(text: Text, quoted: re.Match[str] | None) -> tuple[str, tuple[Person, ...]]:
    start = quoted.end() if quoted else 0
    dash = _DASH.search(text.value, start)
    title = quoted["title"] if quoted else text.value[: dash.start() if dash else None]
    people = _people(text.slice(dash.end(), len(text.value))) if dash else ()
    return title.strip(_QUOTES), people
