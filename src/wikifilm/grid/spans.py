"""Cells with `rowspan` and `colspan` to rows of slots, by the HTML standard's "forming a table".

The numbers in the comments are the steps of its "algorithm for processing rows". Where two cells claim one slot (a
table model error in the standard, which gives it to both), the cell of the later row keeps it: that is what its row
says of itself, and browsers paint it on top. The other cell grows on below.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, field

from msgspec import structs

from wikifilm.diagnostics import Issue
from wikifilm.document import MAX_COLSPAN, Cell, Row, Table
from wikifilm.model import Link, Origin, Slot

__all__ = ["MAX_COLUMNS", "Layout", "cell_slot", "lay_out", "padding"]

MAX_COLUMNS = MAX_COLSPAN
"""Columns of a grid. The standard bounds one `colspan` to this; no real table comes near."""
_ENDLESS = sys.maxsize


@dataclass(slots=True)
class Layout:
    """Rows of slots, each as long as its cells reach, and what was odd."""

    rows: list[list[Slot]] = field(default_factory=list)
    width: int = 0
    issues: list[Issue] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Reach:
    """A cell that grows downward in one column."""

    slot: Slot
    end: int
    """The first row that it doesn't cover."""
    under: _Reach | None
    """The cell that it lies on, which may reach further."""


@dataclass(slots=True)
class _Group:
    """A row group, as far as it was read."""

    number: int = -1
    reaches: list[_Reach | None] = field(default_factory=list)
    """What grows downward, by column."""
    end: int = 0
    """The row below the lowest that a rowspan claims."""


@dataclass(slots=True)
class _Odd:
    clipped: bool = False
    overlaps: bool = False
    wide: bool = False
    cut: int = 0


def lay_out(table: Table, max_slots: int) -> Layout:
    """All rows of a table whose spans are stated."""
    layout, odd, group = Layout(), _Odd(), _Group()
    for number, row in enumerate(table.rows):
        if row.group != group.number:  # the end of a row group ends all cells that grow downward
            odd.clipped = odd.clipped or group.end > number
            group = _Group(row.group)
        slots = _row(row, number, group, odd)
        width = max(layout.width, len(slots))
        if width * (number + 1) > max_slots:
            odd.cut = len(table.rows) - number
            break
        layout.width = width
        layout.rows.append(slots)
    odd.clipped = odd.clipped or group.end > len(table.rows)
    layout.issues += _issues(table, odd)
    return layout


def _row(row: Row, number: int, group: _Group, odd: _Odd) -> list[Slot]:
    """Steps 4 to 16 for one row."""
    slots = _grown(group.reaches, number)
    column = 0  # step 4
    for cell in row.cells:
        while column < len(slots) and slots[column] is not None:  # step 6
            column += 1
        colspan = min(cell.colspan, MAX_COLUMNS - column)  # step 8
        if colspan < 1:
            odd.wide = True
            break
        odd.wide = odd.wide or colspan < cell.colspan
        _place(cell, number, column, colspan, slots, group, odd)  # steps 7 and 11 to 14
        column += colspan  # step 15
    return [padding(number, at) if slot is None else slot for at, slot in enumerate(slots)]


def _grown(reaches: list[_Reach | None], number: int) -> list[Slot | None]:
    """Step 3: the cells that grow downward take their slots of the new row."""
    slots: list[Slot | None] = []
    for column, reach in enumerate(reaches):
        while reach is not None and reach.end <= number:
            reach = reaches[column] = reach.under
        slots.append(None if reach is None else reach.slot)
    while slots and slots[-1] is None:
        slots.pop()
    return slots


def _place(cell: Cell, row: int, column: int, colspan: int, slots: list[Slot | None], group: _Group, odd: _Odd) -> None:
    stated = cell_slot(cell, row, column)
    if cell.rowspan == colspan == 1:
        slots[column : column + 1] = (stated,)
        return
    spanned = structs.replace(stated, origin=Origin.SPANNED)
    end = column + colspan
    slots += [None] * (end - len(slots))
    odd.overlaps = odd.overlaps or any(slot is not None for slot in slots[column:end])
    slots[column:end] = [stated] + [spanned] * (colspan - 1)
    if cell.rowspan != 1:
        _grow(cell, spanned, row, slice(column, end), group)


def _grow(cell: Cell, slot: Slot, row: int, columns: slice, group: _Group) -> None:
    """Steps 9 and 14: a rowspan of 0 grows to the end of the row group."""
    end = row + cell.rowspan if cell.rowspan else _ENDLESS
    group.end = max(group.end, end if cell.rowspan else 0)
    group.reaches += [None] * (columns.stop - len(group.reaches))
    group.reaches[columns] = [_Reach(slot, end, under) for under in group.reaches[columns]]


def cell_slot(cell: Cell, row: int, column: int) -> Slot:
    """The slot that a cell states."""
    text = cell.text
    links = tuple(Link(text.value[link.start : link.end], link.target) for link in text.links) if text.links else ()
    references = tuple(mark.id for mark in text.references) if text.references else ()
    return Slot(text.value, links, references, row, column, Origin.STATED, 1.0, cell.is_header, cell.classes, cell.span)


def padding(row: int, column: int) -> Slot:
    """A slot that no cell of the source covers: inferred to be empty, which is certain."""
    return Slot("", row=row, column=column, origin=Origin.INFERRED)


def _issues(table: Table, odd: _Odd) -> list[Issue]:
    found = [
        (odd.clipped, "rowspan-past-end", "a rowspan reaches past the last row of its group"),
        (odd.overlaps, "cells-overlap", "two cells claim the same place; the later one keeps it"),
        (odd.wide, "table-too-wide", f"only {MAX_COLUMNS} columns were read"),
        (odd.cut, "table-truncated", f"the last {odd.cut} rows were left out"),
    ]
    return [Issue(code, message, table.span) for count, code, message in found if count]
