"""The infobox of a page that a text renderer printed: table rows, or lines that begin with a label."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from msgspec.structs import replace

from wikifilm.diagnostics import Span
from wikifilm.document import Block, Document, ItemList, Paragraph, Table, Text, join_texts
from wikifilm.film.infobox.glued import cut_glued, cut_names
from wikifilm.film.infobox.labels import PEOPLE, STRONG, Labels, labels_of
from wikifilm.film.infobox.sources import Box, Entry
from wikifilm.film.infobox.unjoin import known_names, unjoin_companies, unjoin_known, unjoin_people
from wikifilm.film.values.phrases import cut_lines, fold, parts
from wikifilm.film.values.qualifiers import without_qualifier

__all__ = ["find_printed", "unjoin_box"]

_LEAST = 3
"""Strong labels that lines must have to be a box."""
_PROSE = 110
"""A line longer than this, outside a table, is no part of a box."""
_LONGEST_VALUE = 2000
"""Characters of a value in which lost line ends are looked for."""
_MOST_SECTIONS = 12
"""Sections in which a box is looked for, or goes on."""
_MOST_ENTRIES = 100
"""Entries in which they are looked for; real boxes have 40."""
_LOWER = re.compile(r"(?<![\w'’])[^\W\dA-Z_]{2,}")
_MOST_LOWER = 5
"""Words in lower case that only a line of prose has."""
_FRAGMENT = re.compile(r"(?!by\s|and\s)[a-z]{2,12}\s")
"""A piece of a sentence; a line of a box begins so only with "by Ann Lee"."""
_CELLS = re.compile(r"\s?\|\s?|\t+")
_COLON = re.compile(r"([^:|]{2,40}):(?:\s|$)")


@dataclass(frozen=True, slots=True)
class _Line:
    cells: tuple[Text, ...]
    is_item: bool = False
    in_table: bool = False
    is_heading: bool = False
    glued: bool = False
    """Label and value were printed without anything between."""
    span: Span | None = None


@dataclass(slots=True)
class _Open:
    """An entry that further lines may belong to."""

    label: str
    values: list[Text]
    glued: bool = False
    span: Span | None = None
    spans: list[Span | None] = field(default_factory=list)
    """Of the lines below the first."""


def find_printed(document: Document, language: str) -> Box | None:
    """The first run of lines with the labels of a film, in the lead or a section near it.

    A heading that is a label belongs to a box that has begun ("Box office" alone on its line looks like one).
    """
    labels = labels_of(language)
    open_entries, title = _read(_all_lines(document), labels, without_qualifier(document.title))
    if not open_entries:
        return None
    known = known_names(document)
    first = [_unjoined(_closed(each, labels), each.glued, labels, known) for each in open_entries[:_MOST_ENTRIES]]
    others = (_closed(each, labels) for each in open_entries[_MOST_ENTRIES:])
    return Box((*first, *others), title, _extent(open_entries))


def _extent(entries: list[_Open]) -> Span | None:
    """From the first line of a box to its last."""
    spans = [span for each in entries for span in (each.span, *each.spans) if span]
    return Span(spans[0].start, max(span.end for span in spans), spans[0].path) if spans else None


def unjoin_box(box: Box, document: Document, language: str) -> Box:
    """The box of a printed table with a line for each name, where the renderer dropped the line ends."""
    labels, known = labels_of(language), known_names(document)
    first = (_unjoined(entry, False, labels, known) for entry in box.entries[:_MOST_ENTRIES])
    return replace(box, entries=(*first, *box.entries[_MOST_ENTRIES:]))


def _closed(entry: _Open, labels: Labels) -> Entry:
    """The entry with its lines; a label that was printed on two ("Production", "company") is made whole."""
    lines = cut_lines(join_texts(entry.values, "\n"))
    whole = f"{entry.label} {lines[0].value}" if lines and lines[0].value[:1].islower() else ""
    if whole and labels.knows(whole):
        return Entry(whole, join_texts(lines[1:], "\n"), entry.span)
    return Entry(entry.label, join_texts(lines, "\n"), entry.span)


def _unjoined(entry: Entry, glued: bool, labels: Labels, known: frozenset[str]) -> Entry:
    """The entry with a line for each name, where the renderer dropped the line ends."""
    name = labels.field(entry.label)
    if name is None or len(entry.value.value) > _LONGEST_VALUE:
        return entry
    if glued and name not in ("budget", "gross"):
        entry = replace(entry, value=cut_names(entry.value))
    if name in PEOPLE:
        return replace(entry, value=unjoin_people(entry.value, known))
    if "\n" in entry.value.value:
        return entry
    if name in ("production_companies", "distributors"):
        return replace(entry, value=unjoin_companies(entry.value))
    return replace(entry, value=unjoin_known(entry.value, name)) if name in ("countries", "languages") else entry


def _all_lines(document: Document) -> Iterator[_Line]:
    yield from _lines(document.lead)
    for section in document.sections[:_MOST_SECTIONS]:
        yield _Line((section.title,), is_heading=True, span=section.span)
        yield from _lines(section.blocks)


def _lines(blocks: Iterable[Block]) -> Iterator[_Line]:
    for block in blocks:
        if isinstance(block, Table):
            for row in block.rows:
                yield _Line(tuple(cell.text for cell in row.cells if cell.text), in_table=True, span=row.span)
        elif isinstance(block, ItemList):
            for _, item in block.walk():
                yield _Line((item.text,), is_item=True, span=item.span)
        elif isinstance(block, Paragraph):
            for line in cut_lines(block.text):
                yield from _rows(line, block.span)


def _rows(line: Text, span: Span | None) -> Iterator[_Line]:
    for cells in cut_glued(line):
        glued = len(cells) > 1
        yield _Line(cells if glued else _cells(cells[0]), glued=glued, span=span)


def _cells(line: Text) -> tuple[Text, ...]:
    return tuple(parts(line, [gap.span() for gap in _CELLS.finditer(line.value)]))


def _read(lines: Iterable[_Line], labels: Labels, name: str) -> tuple[list[_Open], str]:
    """The entries, and the film's name if it stands before them."""
    entries: list[_Open] = []
    before = {fold(name)}
    title = ""
    for line in lines:
        label, values = _label(line, labels) if line.cells else ("", ())
        if label and (not line.is_heading or _strong(entries, labels) > 1):
            entries.append(_Open(label, list(values), line.glued, line.span))
        elif entries and _ends(line):
            if _strong(entries, labels) >= _LEAST:
                break
            entries = []
        elif entries:
            entries[-1].values.extend(line.cells)
            entries[-1].spans += [line.span] * len(line.cells)
        elif line.cells and len(line.cells[0].value) < _PROSE:
            first = fold(line.cells[0].value)
            title = line.cells[0].value if first == fold(name) and not title else title
            before.add(first)
    _drop_name(entries, before)
    return (entries, title) if _strong(entries, labels) >= _LEAST else ([], "")


def _drop_name(entries: list[_Open], before: set[str]) -> None:
    """Without the first words of the lead: the film's name, printed in bold on a line of its own after the box."""
    if entries and len(entries[-1].values) > 1 and fold(entries[-1].values[-1].value) in before:
        entries[-1].values.pop()
        entries[-1].spans = entries[-1].spans[:-1]


def _label(line: _Line, labels: Labels) -> tuple[str, tuple[Text, ...]]:
    """The label that a line begins with, and what follows it."""
    first = line.cells[0]
    if first.value[:1].islower() and not line.in_table:
        return "", ()
    if len(first.value) <= 40 and not line.is_item and labels.knows(first.value):
        return first.value.rstrip(": "), line.cells[1:]
    colon = _COLON.match(first.value)
    if colon and labels.field(colon[1]):
        rest = first.slice(colon.end(), len(first.value)).strip()
        return colon[1], (*((rest,) if rest else ()), *line.cells[1:])
    return "", ()


def _ends(line: _Line) -> bool:
    """Whether the line is a heading or prose: long, begun in the middle, or with many words in lower case."""
    if line.in_table or line.is_item or line.is_heading or not line.cells:
        return line.is_heading
    if _FRAGMENT.match(line.cells[0].value):
        return True
    return any(len(cell.value) > _PROSE or len(_LOWER.findall(cell.value)) >= _MOST_LOWER for cell in line.cells)


def _strong(entries: list[_Open], labels: Labels) -> int:
    return len({labels.field(entry.label) for entry in entries} & STRONG)
