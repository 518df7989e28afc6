"""The infobox of a page that a text renderer printed: table rows, or lines that begin with a label."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from wikifilm.diagnostics import Span
from wikifilm.document import Block, Document, ItemList, Paragraph, Table, Text, join_texts
from wikifilm.film.infobox.labels import PEOPLE, STRONG, Labels, labels_of
from wikifilm.film.infobox.sources import Box, Entry
from wikifilm.film.infobox.unjoin import known_names, unjoin_companies, unjoin_known, unjoin_people
from wikifilm.film.values.phrases import cut_lines, fold, parts

__all__ = ["find_printed"]

_LEAST = 3
"""Strong labels that lines must have to be a box."""
_PROSE = 110
"""A line longer than this, outside a table, is no part of a box."""
_LONGEST_VALUE = 2000
"""Characters of a value in which lost line ends are looked for."""
_MOST_ENTRIES = 100
"""Entries in which they are looked for; real boxes have 40."""
_LOWER = re.compile(r"(?<![\w'’])[^\W\dA-Z_]{2,}")
_MOST_LOWER = 5
"""Words in lower case that only a line of prose has."""
_CELLS = re.compile(r"\s?\|\s?|\t+")
_COLON = re.compile(r"([^:|]{2,40}):(?:\s|$)")


@dataclass(frozen=True, slots=True)
class _Line:
    cells: tuple[Text, ...]
    is_item: bool = False
    in_table: bool = False
    span: Span | None = None


def find_printed(document: Document, language: str) -> Box | None:
    """The box in the lines before the first heading, else in those of the first section."""
    labels = labels_of(language)
    for blocks in (document.lead, *(section.blocks for section in document.sections[:2])):
        box = _read(_lines(blocks), labels, document.title)
        if box:
            known = known_names(document)
            first = (_unjoined(entry, labels, known) for entry in box.entries[:_MOST_ENTRIES])
            return replace(box, entries=(*first, *box.entries[_MOST_ENTRIES:]))
    return None


def _unjoined(entry: Entry, labels: Labels, known: frozenset[str]) -> Entry:
    """The entry with a line for each name, where the renderer dropped the line ends."""
    name = labels.field(entry.label)
    if name is None or len(entry.value.value) > _LONGEST_VALUE:
        return entry
    if name in PEOPLE:
        return replace(entry, value=unjoin_people(entry.value, known))
    if "\n" in entry.value.value:
        return entry
    if name in ("production_companies", "distributors"):
        return replace(entry, value=unjoin_companies(entry.value))
    return replace(entry, value=unjoin_known(entry.value, name)) if name in ("countries", "languages") else entry


def _lines(blocks: Iterable[Block]) -> Iterator[_Line]:
    for block in blocks:
        if isinstance(block, Table):
            for row in block.rows:
                yield _Line(tuple(cell.text for cell in row.cells if cell.text), False, True, row.span)
        elif isinstance(block, ItemList):
            for _, item in block.walk():
                yield _Line((item.text,), True, False, item.span)
        elif isinstance(block, Paragraph):
            for line in cut_lines(block.text):
                yield _Line(_cells(line), False, False, block.span)


def _cells(line: Text) -> tuple[Text, ...]:
    return tuple(parts(line, [gap.span() for gap in _CELLS.finditer(line.value)]))


def _read(lines: Iterable[_Line], labels: Labels, name: str) -> Box | None:
    entries: list[tuple[str, list[Text], Span | None]] = []
    title = ""
    for line in lines:
        label, values = _label(line, labels) if line.cells else ("", ())
        if label:
            entries.append((label, list(values), line.span))
        elif entries and _ends(line):
            if _strong(entries, labels) >= _LEAST:
                break
            entries = []
        elif entries:
            entries[-1][1].extend(line.cells)
        elif line.cells and not title and fold(line.cells[0].value) == fold(name):
            title = line.cells[0].value
    if _strong(entries, labels) < _LEAST:
        return None
    return Box(tuple(Entry(label, join_texts(values, "\n"), span) for label, values, span in entries), title)


def _label(line: _Line, labels: Labels) -> tuple[str, tuple[Text, ...]]:
    """The label that a line begins with, and what follows it."""
    first = line.cells[0]
    if len(first.value) <= 40 and not line.is_item and labels.knows(first.value):
        return first.value.rstrip(": "), line.cells[1:]
    colon = _COLON.match(first.value)
    if colon and labels.field(colon[1]):
        rest = first.slice(colon.end(), len(first.value)).strip()
        return colon[1], (*((rest,) if rest else ()), *line.cells[1:])
    return "", ()


def _ends(line: _Line) -> bool:
    """Whether the line is prose: long, or with many words in lower case."""
    if line.in_table or line.is_item:
        return False
    return any(len(cell.value) > _PROSE or len(_LOWER.findall(cell.value)) >= _MOST_LOWER for cell in line.cells)


def _strong(entries: list[tuple[str, list[Text], Span | None]], labels: Labels) -> int:
    return len({labels.field(label) for label, _, _ in entries} & STRONG)
