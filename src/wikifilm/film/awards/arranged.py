"""Lists of awards that a table without a header only arranges side by side."""

from __future__ import annotations

from collections.abc import Iterator

from wikifilm.document import Block, Cell, Item, ItemList, Paragraph, Table, Text
from wikifilm.film.page import Part
from wikifilm.model import Grid

__all__ = ["arranged_blocks"]

_MOST_ROWS = 3
"""Rows of a table that arranges lists; each cell is a column of the page."""
_MOST_ITEMS = 200
_LONGEST_CELL = 20_000
"""What is larger is no column that an editor wrote; each item is cut out of the whole cell."""


def arranged_blocks(part: Part) -> Iterator[tuple[Block, Grid | None]]:
    """The blocks of a section, tables with their grid; for a table of lists the blocks of its cells."""
    for block, grid in part.blocks():
        if isinstance(block, Table) and _arranges(block):
            cells = (cell for row in block.rows for cell in row.cells)
            yield from ((inner, None) for cell in cells for inner in _blocks(cell))
        else:
            yield block, grid


def _arranges(table: Table) -> bool:
    cells = [cell for row in table.rows[: _MOST_ROWS + 1] for cell in row.cells]
    if len(table.rows) > _MOST_ROWS or any(cell.is_header or cell.tables for cell in cells):
        return False
    filled = [cell.text for cell in cells if cell.text.value.strip()]
    small = all(len(text.items) <= _MOST_ITEMS and len(text.value) <= _LONGEST_CELL for text in filled)
    return bool(filled) and small and all(text.items for text in filled)


def _blocks(cell: Cell) -> Iterator[Block]:
    """The lists of a cell, and the lines between them as paragraphs."""
    text, at = cell.text, 0
    waiting: list[tuple[Text, list[Item]]] = []
    for start, end, depth in _lines(text):
        between = list(_paragraphs(text.slice(at, start), cell))
        if between and waiting:
            yield _list(waiting, cell)
            waiting = []
        yield from between
        own = text.slice(start, end).strip()
        if depth > 1 and waiting:
            waiting[-1][1].append(Item(own, span=cell.span))
        else:
            waiting.append((own, []))
        at = end
    if waiting:
        yield _list(waiting, cell)
    yield from _paragraphs(text.slice(at, len(text.value)), cell)


def _list(items: list[tuple[Text, list[Item]]], cell: Cell) -> ItemList:
    return ItemList(tuple(Item(text, items=tuple(nested), span=cell.span) for text, nested in items), cell.span)


def _lines(text: Text) -> Iterator[tuple[int, int, int]]:
    """Start, end and depth of each item without those nested in it."""
    starts = [item.start for item in text.items[1:]]
    for item, following in zip(text.items, [*starts, len(text.value)], strict=True):
        yield item.start, min(item.end, max(following, item.start)), item.depth


def _paragraphs(text: Text, cell: Cell) -> Iterator[Paragraph]:
    return (Paragraph(line, cell.span) for line in text.lines())
