"""Where the infobox stands: a template, a table, or lines of printed text."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from wikifilm.diagnostics import Issue, Span
from wikifilm.document import Block, Cell, Document, Paragraph, Row, Table, Template, Text, join_texts
from wikifilm.film.infobox.labels import STRONG, is_film_template, is_other_kind, labels_for
from wikifilm.film.page import Page

__all__ = ["Box", "Entry", "find_table", "find_template", "is_infobox"]


class Entry(Struct, frozen=True):
    """A label and its value."""

    label: str
    """As it stands there; empty for a line without one."""
    value: Text
    span: Span | None = None


class Box(Struct, frozen=True):
    """An infobox before any meaning is read from it."""

    entries: tuple[Entry, ...]
    title: str = ""
    span: Span | None = None

    def strong(self) -> int:
        """How many labels it has that only boxes about films and broadcasts have; 0 if it is about something else."""
        labels = labels_for(entry.label for entry in self.entries)
        if any(labels.is_foreign(entry.label) for entry in self.entries):
            return 0
        return len({labels.field(entry.label) for entry in self.entries} & STRONG)


_TRIES = 50
"""Templates that are looked into for the labels of a film; an infobox stands early."""


def find_template(document: Document) -> tuple[Box | None, tuple[Issue, ...]]:
    """The first template that is a film's infobox by its name, else the first that is by its labels."""
    likely: Box | None = None
    others: list[Template] = []
    tries = 0
    for template in _templates(document):
        if is_film_template(template.name) and template.arguments:
            return _from_template(template), ()
        if is_infobox(template.name):
            others.append(template)
        if likely is None and tries < _TRIES and len(template.arguments) > 3 and not is_other_kind(template.name):
            tries += 1
            box = _from_template(template)
            likely = box if box.strong() >= 2 else None
    if likely:
        return likely, ()
    return None, tuple(
        Issue("other-infobox", f"{other.name!r} is no infobox of a film", other.span) for other in others
    )


def is_infobox(name: str) -> bool:
    """Whether the name of a template says that it is an infobox."""
    return "infobox" in name.casefold()


def _templates(document: Document) -> Iterator[Template]:
    for block in document.walk_blocks():
        if isinstance(block, Template):
            yield block
        elif isinstance(block, Paragraph):
            yield from (mark.template for mark in block.text.templates)


def _from_template(template: Template) -> Box:
    last = {argument.name: argument for argument in template.arguments}
    entries = tuple(Entry(name, argument.value, argument.span) for name, argument in last.items() if argument.value)
    return Box(entries, "", template.span)


_BARE_LABELS = 3
"""Strong labels that a table without the class of an infobox must have."""


def find_table(page: Page) -> Box | None:
    """The first table classed as an infobox that is a film's; else an early table with such labels."""
    for block in page.blocks():
        if isinstance(block, Table) and _classed(block):
            box = _from_table(block)
            if box.strong() >= 1:
                return box
    for block in _early(page.document):
        if isinstance(block, Table) and not _classed(block):
            box = _from_table(block)
            if box.strong() >= _BARE_LABELS:
                return box
    return None


def _early(document: Document) -> Iterator[Block]:
    yield from document.lead
    for section in document.sections[:1]:
        yield from section.blocks


def _classed(table: Table) -> bool:
    return any("infobox" in name for name in table.classes)


def _from_table(table: Table) -> Box:
    """Rows of label and value; a header over the whole width is the title, or the label of the row below it."""
    title, label = "", ""
    entries: list[Entry] = []
    for row in table.rows:
        cells = [cell for cell in row.cells if cell.text]
        if len(row.cells) > 1 and row.cells[0].text:
            entries.append(_entry(row))
            label = ""
        elif cells and not entries and not title:
            title = cells[0].text.value
        elif cells and cells[0].is_header:
            label = cells[0].text.value
        elif cells:
            entries.append(Entry(label, cells[0].text, row.span))
    return Box(tuple(entries), title or table.caption.value, table.span)


def _entry(row: Row) -> Entry:
    value = join_texts((cell.text for cell in _values(row)), "\n")
    return Entry(row.cells[0].text.value.rstrip(": "), value, row.span)


def _values(row: Row) -> tuple[Cell, ...]:
    return tuple(cell for cell in row.cells[1:] if cell.text)
