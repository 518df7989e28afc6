"""Pieces of the soundtrack."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from wikifilm import parse_article
from wikifilm.document import Item, ItemList, Text
from wikifilm.film.soundtrack import extract_soundtrack
from wikifilm.film.soundtrack_items import seconds
from wikifilm.model import Person, Soundtrack, Track
from wikifilm.options import DEFAULTS

ITEMS = json.loads((Path(__file__).parents[1] / "fixtures" / "film" / "track_items.json").read_text(encoding="utf-8"))
LISTS = json.loads((Path(__file__).parents[1] / "fixtures" / "film" / "track_lists.json").read_text(encoding="utf-8"))
LISTING = """== Music ==
Kit Lumen wrote it.
{{Track listing
| extra_column = Singer
| title2 = Fog | length2 = 3:45
| title1 = Salt | length1 = 1:02:03 | extra1 = [[Ada Quill]] and Ben Oar | lyrics1 = Cy Pell | note1 = reprise
}}
"""
TABLE = """== Soundtrack ==
{| class="wikitable"
! Track !! Song !! Singer(s) !! Duration
|-
| 1 || "Salt" (reprise) || [[Ada Quill]], Ben Oar || 3:45
|-
| || Total length: || || 3:45
|-
! colspan="3" | Total length:
| 3:45
|}
"""
WRITERS = json.loads(
    (Path(__file__).parents[1] / "fixtures" / "film" / "track_writers.json").read_text(encoding="utf-8")
)


def tracks(wikitext: str) -> tuple[Track, ...]:
    found = parse_article(wikitext, format="wikitext").soundtrack
    assert found is not None
    return found.tracks


def test_track_listing() -> None:
    first, second = tracks(LISTING)
    assert (first.number, first.title, first.seconds, first.note) == (1, "Salt", 3723, "reprise")
    assert first.performers == (Person("Ada Quill", "Ada Quill"), Person("Ben Oar"))
    assert first.writers == (Person("Cy Pell"),)
    assert (second.number, second.title, second.seconds, second.performers) == (2, "Fog", 225, ())


def test_listings_side_by_side_in_a_table_for_their_place_are_read() -> None:
    found = tracks(
        "== Music ==\n{| width=70%\n|\n{{Track listing\n| title1 = Salt\n| length1 = 0:47\n}}\n"
        "| {{Track listing|title1=Fog|extra1=Ada Quill}}\n|}"
    )
    assert [(track.number, track.title, track.seconds, track.performers) for track in found] == [
        (1, "Salt", 47, ()),
        (1, "Fog", None, (Person("Ada Quill"),)),
    ]


def test_a_word_for_no_singer_is_a_note() -> None:
    found = tracks(
        "== Music ==\n{{Track listing|title1=Fog|extra1=Instrumental}}\n{|\n! Song !! Singer\n|-\n| Salt || N/A\n|}"
    )
    assert [(track.title, track.performers, track.note) for track in found] == [
        ("Fog", (), "Instrumental"),
        ("Salt", (), "N/A"),
    ]


def test_text_beside_the_listing() -> None:
    found = parse_article(LISTING, format="wikitext").soundtrack
    assert found is not None
    assert found.text == "Kit Lumen wrote it."


def test_table() -> None:
    (track,) = tracks(TABLE)
    assert (track.number, track.title, track.note, track.seconds) == (1, "Salt", "reprise", 225)
    assert track.performers == (Person("Ada Quill", "Ada Quill"), Person("Ben Oar"))


@pytest.mark.parametrize(("text", "want"), ITEMS)
def test_item(text: str, want: list[Any] | None, page_of: Any) -> None:
    found, _ = extract_soundtrack(page_of(ItemList((Item(Text(text)),)), heading="Soundtrack"), DEFAULTS)
    assert found is not None
    got = [[track.title, track.seconds, [person.name for person in track.performers]] for track in found.tracks]
    assert got == ([want] if want else [])


@pytest.mark.parametrize(("wikitext", "want"), LISTS)
def test_list(wikitext: str, want: list[list[Any]]) -> None:
    found = [
        [track.number, track.title, [one.name for one in track.performers], [one.name for one in track.writers]]
        for track in tracks(f"== Soundtrack ==\n{wikitext}")
    ]
    assert found == want


@pytest.mark.parametrize(("wikitext", "want"), WRITERS)
def test_writers_of_all_pieces(wikitext: str, want: list[list[str]]) -> None:
    found = tracks(f"== Soundtrack ==\n{wikitext}")
    assert [[person.name for person in track.writers] for track in found] == want


@pytest.mark.parametrize(
    ("text", "length"), [("3:45", 225), (" 1:02:03 ", 3723), ("", None), ("3", None), ("3:4", None)]
)
def test_length(text: str, length: int | None) -> None:
    assert seconds(text) == length


def test_heading_without_content(page_of: Any) -> None:
    assert extract_soundtrack(page_of(heading="Soundtrack"), DEFAULTS)[0] == Soundtrack()
    assert extract_soundtrack(page_of(heading="Plot"), DEFAULTS)[0] is None
