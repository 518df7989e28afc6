"""Infoboxes whose labels a site makes headings (portable infoboxes), so that a renderer prints each as a heading."""

from __future__ import annotations

from collections.abc import Sequence

from wikifilm.diagnostics import Span
from wikifilm.document import Block, Cell, ItemList, Paragraph, Row, Table, Text, join_texts
from wikifilm.readers.text.headings import Heading
from wikifilm.readers.text.labels import is_label, label_key, labels

__all__ = ["take_portable_box"]

_FEWEST, _STRONG = 3, 2
_HEADINGS_BEFORE = 3
"""The title of the page, the title of the box and the name of a group may stand before the first label."""


def take_portable_box(parts: Sequence[Heading | Block]) -> list[Heading | Block]:
    """The parts with such a box near their beginning as a table.

    Its groups ("Release", with the date below) are headings that a label follows at once. A value is the one block
    below its label, so what comes after the last value is the lead.
    """
    start = _start(parts)
    if start is None:
        return list(parts)
    rows: list[Row] = []
    at, found = start, set()
    while at < len(parts):
        part = parts[at]
        if not isinstance(part, Heading) or not (_is_label(part) or _is_group(parts, at)):
            break
        value = parts[at + 1] if _is_label(part) and at + 1 < len(parts) else None
        if isinstance(value, Paragraph | ItemList):
            found.add(label_key(part.title.value))
            rows.append(_row(part, value))
            at += 1
        elif not _is_label(part):
            rows.append(Row((Cell(part.title, is_header=True, colspan=2),), span=Span(part.start, part.end)))
        at += 1
    if len(found) < _FEWEST or len(found & labels().strong) < _STRONG:
        return list(parts)
    return [*parts[:start], Table(tuple(rows), classes=("infobox",), span=_span(rows)), *parts[at:]]


def _start(parts: Sequence[Heading | Block]) -> int | None:
    """Index of the heading that begins the box."""
    headings = [index for index, part in enumerate(parts[: 4 * _HEADINGS_BEFORE]) if isinstance(part, Heading)]
    candidates = headings[: _HEADINGS_BEFORE + 1]
    return next((index for index in candidates if _is_label(parts[index]) or _is_group(parts, index)), None)


def _span(rows: Sequence[Row]) -> Span | None:
    spans = [row.span for row in rows if row.span]
    return Span(spans[0].start, spans[-1].end) if spans else None


def _is_label(part: Heading | Block) -> bool:
    return isinstance(part, Heading) and is_label(part.title.value)


def _is_group(parts: Sequence[Heading | Block], at: int) -> bool:
    """A heading with a label right below it."""
    group, label = parts[at], parts[at + 1] if at + 1 < len(parts) else None
    if not isinstance(group, Heading) or not isinstance(label, Heading) or _is_label(group) or not _is_label(label):
        return False
    return group.level is not None and label.level is not None and group.level < label.level


def _row(label: Heading, value: Paragraph | ItemList) -> Row:
    text = value.text if isinstance(value, Paragraph) else _items(value)
    end = value.span.end if value.span else label.end
    cells = (Cell(label.title, is_header=True), Cell(text, span=value.span))
    return Row(cells, span=Span(label.start, end))


def _items(block: ItemList) -> Text:
    return join_texts((item.text for _, item in block.walk()), "\n")
