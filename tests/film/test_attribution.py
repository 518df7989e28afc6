"""Origin, licence, footnotes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from wikifilm.document import (
    Argument,
    Cell,
    Document,
    Item,
    ItemList,
    Link,
    Paragraph,
    Reference,
    Row,
    Table,
    Template,
    TemplateMark,
    Text,
)
from wikifilm.document.page import PageMeta
from wikifilm.film.attribution import extract_attribution, licence_id
from wikifilm.film.references import extract_references
from wikifilm.film.sections import build_page
from wikifilm.grid import NO_HINTS
from wikifilm.model import Attribution
from wikifilm.options import DEFAULTS

CASES = json.loads((Path(__file__).parents[1] / "fixtures" / "film" / "licences.json").read_text(encoding="utf-8"))
LINE = "Parts of this page come from an article at Wikipedia. Its text is under the GNU Free Documentation License."


def attribution(document: Document) -> Attribution:
    return extract_attribution(build_page(document, "", DEFAULTS, NO_HINTS), DEFAULTS)[0]


@pytest.mark.parametrize(("text", "licence"), CASES)
def test_licence(text: str, licence: str | None) -> None:
    assert licence_id(text) == licence


@pytest.mark.parametrize(
    "block", [Paragraph(Text(LINE)), Table((Row((Cell(Text(LINE)),)),)), ItemList((Item(Text(LINE)),))]
)
def test_line_of_the_page(block: Any) -> None:
    assert attribution(Document("text", lead=(block,))) == Attribution(LINE, "Wikipedia", "GFDL-1.1-or-later")


def test_address_of_the_page() -> None:
    meta = PageMeta(url="https://en.wikipedia.org/wiki/Fog")
    assert attribution(Document("html", meta=meta)) == Attribution("", "Wikipedia", None, meta.url)


def test_name_of_the_site() -> None:
    assert attribution(Document("html", meta=PageMeta(site="en.wikipedia.org"))).origin == "Wikipedia"
    assert attribution(Document("html", meta=PageMeta(site="Zembla Wiki"))).origin == "Zembla Wiki"


def test_prose_about_licences_is_no_attribution() -> None:
    assert attribution(Document("text", lead=(Paragraph(Text("Fog is a film about copyright.")),))) == Attribution()


def test_addresses_of_a_footnote() -> None:
    cite = Template("Cite web", (Argument("url", Text("https://example.org/a")),))
    text = Text(
        "Credits. See https://example.org/b.",
        links=(Link(0, 7, "https://example.org/c", external=True), Link(9, 12, "See")),
        templates=(TemplateMark(0, 8, cite),),
    )
    document = Document("wikitext", references=(Reference("r1", text, name="credits", group="note"),))
    (note,), _ = extract_references(build_page(document, "", DEFAULTS, NO_HINTS), DEFAULTS)
    assert (note.id, note.name, note.group, note.text) == ("r1", "credits", "note", text.value)
    assert note.urls == ("https://example.org/c", "https://example.org/a", "https://example.org/b")
