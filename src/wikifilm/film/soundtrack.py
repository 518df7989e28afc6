"""The soundtrack section: pieces of track listings, of tables and of lists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from wikifilm.document import Block, ItemList, Table, Template, Text
from wikifilm.film.page import Extract, Page, Part
from wikifilm.film.sections import blocks_text
from wikifilm.film.soundtrack_items import QUOTED, TITLE_EDGES, list_tracks, read_people, remark_for, seconds
from wikifilm.film.soundtrack_writers import NOBODY, ROLES, Writers, shared_by_template, shared_by_words
from wikifilm.film.values.phrases import linked_text
from wikifilm.film.vocabulary import load
from wikifilm.model import Grid, Person, Slot, Soundtrack, Track
from wikifilm.options import Options

__all__ = ["extract_soundtrack"]

_ARGUMENT = re.compile(r"(title|note|writer|lyrics|music|extra|length)(\d{1,3})", re.IGNORECASE)
_COLUMNS = ("title", "number", "length", "performers", *ROLES, "note")
_PARAMETERS = {"writing": "writer", "music": "music", "lyrics": "lyrics"}
_MOST = 2_000


def extract_soundtrack(page: Page, _: Options) -> Extract[Soundtrack | None]:
    """The pieces and the text of the soundtrack; empty for a heading without content, None without a heading."""
    parts = page.of_kind("soundtrack")
    tracks = list(_listed_tracks(page))
    for part in parts:
        tracks.extend(_table_tracks(part))
        tracks.extend(_item_tracks(part.section.blocks))
    if not parts and not tracks:
        return None, ()
    text = "\n\n".join(filter(None, (blocks_text(_prose(part)) for part in parts)))
    return Soundtrack(tuple(tracks[:_MOST]), text), ()


def _prose(part: Part) -> Iterator[Block]:
    return (block for block in part.section.blocks if not _is_listing(block))


def _is_listing(block: Block) -> bool:
    return isinstance(block, Template) and block.name.strip().lower() in load("soundtrack")["templates"]


# Template:Track listing


def _listed_tracks(page: Page) -> Iterator[Track]:
    for block in page.blocks():
        for listing in _listings(block):
            yield from _template_tracks(listing)


def _listings(block: Block) -> Iterator[Template]:
    """A listing that is a block, and those in the cells of a table: editors set listings side by side in one."""
    if isinstance(block, Template):
        inside: Iterable[Template] = (block,)
    elif isinstance(block, Table):
        inside = (mark.template for row in block.rows for cell in row.cells for mark in cell.text.templates)
    else:
        return
    yield from filter(_is_listing, inside)


def _template_tracks(listing: Template) -> Iterator[Track]:
    """Parameters `title1`, `length1` … (documentation of Template:Track listing)."""
    found: dict[int, dict[str, Text]] = {}
    for argument in listing.arguments:
        numbered = _ARGUMENT.fullmatch(argument.name.strip())
        if numbered:
            found.setdefault(int(numbered[2]), {})[numbered[1].lower()] = argument.value
    shared = shared_by_template(listing)
    for number, fields in sorted(found.items()):
        title = fields["title"].value.strip(TITLE_EDGES) if "title" in fields else ""
        if title:
            yield Track(
                title=title,
                number=number,
                seconds=seconds(fields["length"].value) if "length" in fields else None,
                performers=read_people(fields.get("extra")),
                writers=_writers(fields).people(shared),
                note=_note(fields),
                span=listing.span,
            )


def _note(fields: dict[str, Text]) -> str:
    note = fields["note"].value.strip() if "note" in fields else ""
    return note or (remark_for(fields["extra"].value) if "extra" in fields else "")


def _writers(fields: dict[str, Text]) -> Writers:
    return Writers.read(lambda role: read_people(fields.get(_PARAMETERS[role])))


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
    shared = NOBODY
    for block, grid in part.blocks():
        shared = shared_by_words(block) or shared
        layout = _layout(grid) if grid is not None else None
        if layout is not None:
            yield from filter(None, (_row_track(row, layout.columns, shared) for row in layout.rows))


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


def _row_track(row: tuple[Slot, ...], columns: dict[str, tuple[int, ...]], shared: Writers) -> Track | None:
    slots = {name: [row[index] for index in found if index < len(row)] for name, found in columns.items()}
    title = slots["title"][0] if slots["title"] else None
    if title is None or not title.text.strip() or len({(slot.row, slot.column) for slot in row}) == 1:
        return None
    name, note = _title_and_note(title.text)
    number = _first(slots.get("number", ())).strip(" .")
    if not name or (not number.isdecimal() and name.rstrip(" :").casefold() in load("soundtrack")["totals"]):
        return None
    return Track(
        title=name,
        number=int(number) if number.isdecimal() and len(number) < 4 else None,
        seconds=seconds(_first(slots.get("length", ()))),
        performers=_slot_people(slots.get("performers", ())),
        writers=Writers.read(lambda role: _slot_people(slots.get(role, ()))).people(shared),
        note=_first(slots.get("note", ())) or note or remark_for(_first(slots.get("performers", ()))),
        span=title.span,
    )


def _first(slots: Iterable[Slot]) -> str:
    return next((slot.text.strip() for slot in slots), "")


def _slot_people(slots: Iterable[Slot]) -> tuple[Person, ...]:
    people = (person for slot in slots for person in read_people(linked_text(slot.text, slot.links)))
    return tuple(dict.fromkeys(people))


def _title_and_note(text: str) -> tuple[str, str]:
    """`"Salt Lantern" (reprise)` to the title in quotation marks and what follows it."""
    quoted = QUOTED.match(text)
    if quoted is None:
        return text.strip(TITLE_EDGES), ""
    return quoted["title"].strip(), text[quoted.end() :].strip(" \n()–—-")


def _item_tracks(blocks: Iterable[Block]) -> Iterator[Track]:
    for block in blocks:
        if isinstance(block, ItemList):
            yield from list_tracks(block)
