"""Printed tables that go on with the one before them: the names of the columns stand above the first alone."""

from __future__ import annotations

from dataclasses import replace

from msgspec.structs import replace as replace_row

from wikifilm.document import Cell, Row, Table
from wikifilm.grid.collapse.cells.columns import role_of
from wikifilm.grid.collapse.cells.lexicon import lexicon, words_of
from wikifilm.grid.collapse.cells.tokens import kind_of
from wikifilm.model import Grid, Origin

__all__ = ["borrowed_header", "header_of", "with_header"]

_FEWEST_KNOWN = 2
_GUESSED = 0.9
"""Confidence that the columns are those of the table above."""
_UNKNOWN = ("other", "none")
_EXPECTED = {"outcome": "outcome", "recipient": "person"}
"""Role of a column → kind of cell that tells that a first row is no header."""


def header_of(table: Table, grid: Grid) -> Row | None:
    """The header row of a printed table, if it names the columns."""
    if table.printed is None or len(grid.header) != 1 or not table.rows:
        return None
    row = table.rows[0]
    known = sum(role_of(cell.text.value) not in _UNKNOWN for cell in row.cells)
    return row if known >= _FEWEST_KNOWN and 2 * known >= len(row.cells) else None


def with_header(table: Table, header: Row | None) -> Table | None:
    """The table with the header of the one above, where its first row is no header itself; else None.

    That is so if the row holds an outcome or a person where the header tells one; html2text takes any first row for a
    header.
    """
    printed = table.printed
    if header is None or printed is None or not printed.row_ends or not table.rows or table.caption.value:
        return None
    first = table.rows[0]
    if printed.header_rows > 1 or len(first.cells) != len(header.cells) or not _is_data(first, header):
        return None
    above = replace_row(header, group=first.group, is_head=first.is_head)
    return replace(table, rows=(above, *table.rows), printed=replace(printed, header_rows=1))


def borrowed_header(grid: Grid) -> Grid:
    """The grid, its header marked as a guess."""
    header = [tuple(replace(slot, origin=Origin.INFERRED, confidence=_GUESSED) for slot in row) for row in grid.header]
    return replace(grid, header=tuple(header))


def _is_data(first: Row, header: Row) -> bool:
    if any(_names_column(cell) for cell in first.cells):
        return False
    roles = [_EXPECTED.get(role_of(cell.text.value)) for cell in header.cells]
    return any(role == _kind(cell) for role, cell in zip(roles, first.cells, strict=True) if role is not None)


def _names_column(cell: Cell) -> bool:
    """Whether a cell names a column and can't be a result: "Nominated" may be either."""
    return " ".join(words_of(cell.text.value)) in lexicon().roles and _kind(cell) != "outcome"


def _kind(cell: Cell) -> str:
    return kind_of(cell.text, words_of(cell.text.value), lexicon())
