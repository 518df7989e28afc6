"""Sections: canonical kinds, clean text, tables laid out."""

from __future__ import annotations

from wikifilm.document import Block, Document, Hatnote, ItemList, Paragraph, Table, Template
from wikifilm.document import Section as DocumentSection
from wikifilm.document.text import EMPTY
from wikifilm.film.page import Page, Part
from wikifilm.grid import Hints, build_grid
from wikifilm.model import Section
from wikifilm.options import Options

__all__ = ["build_page", "model_sections"]

KINDS = {"cast": "cast", "plot": "synopsis", "synopsis": "synopsis", "awards and nominations": "awards",
         "accolades": "awards", "awards": "awards", "production": "production", "soundtrack": "soundtrack",
         "box office": "box_office", "remakes": "remakes", "reception": "reception", "release": "release"}


def build_page(document: Document, title: str, options: Options, hints: Hints) -> Page:
    """The document with its tables laid out."""
    parts: list[Part] = []

    def add(section: DocumentSection, path: tuple[str | None, ...], titles: tuple[str, ...]) -> None:
        kind = KINDS.get(section.title.value.strip().lower())
        grids = tuple(build_grid(b, options, hints)[0] for b in section.blocks if isinstance(b, Table))
        parts.append(Part(section, kind, path, titles, grids))
        for inner in section.sections:
            add(inner, (*path, kind), (*titles, section.title.value))

    for section in document.sections:
        add(section, (), ())
    lead = DocumentSection(1, EMPTY, document.lead)
    grids = tuple(build_grid(b, options, hints)[0] for b in document.lead if isinstance(b, Table))
    return Page(document, title, Part(lead, None, (), (), grids), tuple(parts))


def block_text(block: Block) -> str:
    """A block as plain text; tables are no part of it."""
    match block:
        case Paragraph() | Template():
            return block.text.value
        case ItemList():
            return "\n".join("  " * depth + "- " + item.text.value for depth, item in block.walk())
        case Table() | Hatnote():
            return ""
    return ""


def model_sections(page: Page) -> tuple[Section, ...]:
    """The tree of sections that the user gets."""
    by_section = {id(part.section): part for part in page.parts}

    def convert(section: DocumentSection) -> Section:
        part = by_section[id(section)]
        text = "\n\n".join(filter(None, map(block_text, section.blocks)))
        return Section(section.level, section.title.value, part.kind, text, part.grids,
                       tuple(map(convert, section.sections)), span=section.span)

    return tuple(map(convert, page.document.sections))
