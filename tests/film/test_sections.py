"""Sections: kinds, clean text, the tree."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from wikifilm import parse_article
from wikifilm.document import Document, Figure, Hatnote, Item, ItemList, Link, Paragraph, ReferenceMark, Section, Text
from wikifilm.film.sections import block_text, build_page, model_sections, section_kind, synopsis_text
from wikifilm.film.vocabulary import load_languages
from wikifilm.grid import NO_HINTS
from wikifilm.options import DEFAULTS

KINDS = json.loads((Path(__file__).parents[1] / "fixtures" / "film" / "kinds.json").read_text(encoding="utf-8"))
TREE = Document(
    "text",
    sections=(
        Section(
            2,
            Text("Plot"),
            (
                Hatnote(Text("Main article: Fog", links=(Link(14, 17, "Fog (story)"),)), kind="main"),
                Paragraph(Text("A lamp.", references=(ReferenceMark(7, 7, "r1"),))),
                Figure(Text("The lamp")),
            ),
            (Section(3, Text("Part I"), (Paragraph(Text("It burns.")),)),),
        ),
        Section(2, Text("Soundtrack")),
    ),
)


@pytest.mark.parametrize(("heading", "kind"), KINDS.items())
def test_kind(heading: str, kind: str | None) -> None:
    assert section_kind(heading) == kind


def test_every_language_uses_known_kinds() -> None:
    english, *others = load_languages("sections").values()
    assert others
    assert all(set(kinds) <= set(english) for kinds in others)


def test_tree() -> None:
    plot, soundtrack = model_sections(build_page(TREE, "", DEFAULTS, NO_HINTS))
    assert (plot.text, plot.captions, plot.hatnotes, plot.references) == (
        "A lamp.",
        ("The lamp",),
        ("Main article: Fog",),
        ("r1",),
    )
    assert [(link.text, link.target) for link in plot.main] == [("Fog", "Fog (story)")]
    assert [(below.level, below.title, below.text) for below in plot.sections] == [(3, "Part I", "It burns.")]
    assert (soundtrack.kind, soundtrack.text, soundtrack.sections) == ("soundtrack", "", ())


def test_parts_know_what_is_above_them() -> None:
    page = build_page(TREE, "", DEFAULTS, NO_HINTS)
    assert [(part.title, part.path, part.titles) for part in page.parts] == [
        ("Plot", (), ()),
        ("Part I", ("synopsis",), ("Plot",)),
        ("Soundtrack", (), ()),
    ]


def test_one_section_object_twice_in_a_document() -> None:
    twin = Section(2, Text("Plot"), (), (Section(3, Text("End")),))
    sections = model_sections(build_page(Document("text", sections=(twin, twin)), "", DEFAULTS, NO_HINTS))
    assert [[below.title for below in section.sections] for section in sections] == [["End"], ["End"]]


def test_synopsis_has_the_text_of_all_its_sections() -> None:
    assert synopsis_text(build_page(TREE, "", DEFAULTS, NO_HINTS)) == "A lamp.\n\nIt burns."
    assert synopsis_text(build_page(Document("text"), "", DEFAULTS, NO_HINTS)) is None


def test_lists_as_text() -> None:
    items = (
        Item(Text("Ada Quill\nwrites"), items=(Item(Text("Ben Oar"), "number"),)),
        Item(Text("Crew"), "term"),
        Item(Text("Cy Pell"), "definition"),
    )
    assert block_text(ItemList(items)) == "- Ada Quill\n  writes\n  - Ben Oar\nCrew\n- Cy Pell"


FRENCH = "'''Le Fanal''' est un film.\n== Distribution ==\n* [[Fay Grove]] : Nell\n== {0} ==\nx\n== {1} ==\nx\n"


@pytest.mark.parametrize(
    ("headings", "kind"),
    [
        (("Fiche technique", "Récompenses"), "cast"),
        (("Release date", "Home media"), "release"),
        (("A", "B"), "release"),
    ],
)
def test_a_heading_of_two_meanings_is_read_in_the_language_of_the_others(headings: tuple[str, str], kind: str) -> None:
    film = parse_article(FRENCH.format(*headings), format="wikitext")
    assert (film.sections[0].kind, bool(film.cast)) == (kind, kind == "cast")
