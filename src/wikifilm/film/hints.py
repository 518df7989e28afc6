"""Names that the page states outside its tables, for the room that places cells."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wikifilm.document import Document, ItemList, Paragraph, Table, Template, Text
from wikifilm.film.sections import section_kind
from wikifilm.grid import NO_HINTS, Hints

__all__ = ["find_hints"]

_ACTOR = re.compile(r"[^\n:(–—]{2,60}?(?=\s(?:as|in)\s|\s[-–—]\s|:|\s?\(|\s?\.\.\.|$|\n)")
_BOX_ROWS = 60
_LONGEST = 60


def find_hints(document: Document, title: str) -> Hints:
    """Names of persons in the infobox and the cast list, and the names of the film.

    Only printed tables are placed by guess, so a page without one needs no hints.
    """
    if not any(isinstance(block, Table) and block.printed is not None for block in document.walk_blocks()):
        return NO_HINTS
    names = {name for name in (*_box_names(document), *_cast_names(document)) if 2 < len(name) < _LONGEST}
    titles = {name for name in (title, document.title, *_lead_names(document)) if name}
    return Hints(frozenset(names), frozenset(titles))


def _box_names(document: Document) -> Iterator[str]:
    for block in document.lead:
        if isinstance(block, Template):
            for argument in block.arguments:
                yield from _link_labels(argument.value)
        elif isinstance(block, Table):
            for row in block.rows[:_BOX_ROWS]:
                for cell in row.cells[1:]:
                    yield from (line.value for line in cell.text.lines())


def _link_labels(text: Text) -> Iterator[str]:
    return (text.value[link.start : link.end] for link in text.links if not link.external)


def _cast_names(document: Document) -> Iterator[str]:
    for section in document.walk_sections():
        if section_kind(section.title.value) != "cast":
            continue
        for block in section.blocks:
            if isinstance(block, ItemList):
                for _, item in block.walk():
                    yield from _actor(item.text)


def _actor(text: Text) -> Iterator[str]:
    found = _ACTOR.match(text.value)
    if found:
        yield found[0].strip()


def _lead_names(document: Document) -> Iterator[str]:
    first = next((block for block in document.lead if isinstance(block, Paragraph) and block.text.styles), None)
    if first is not None:
        yield from (first.text.value[style.start : style.end] for style in first.text.styles if style.name == "b")
