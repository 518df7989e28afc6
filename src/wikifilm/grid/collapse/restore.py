"""A printed table to a grid."""

from __future__ import annotations

from wikifilm.diagnostics import Issue
from wikifilm.document import Cell, Table
from wikifilm.grid.collapse.fill import fill
from wikifilm.grid.collapse.reading import RowReading
from wikifilm.grid.hints import NO_HINTS, Hints
from wikifilm.model import Grid
from wikifilm.options import DEFAULTS, Options

__all__ = ["restore"]


def restore(table: Table, options: Options = DEFAULTS, hints: Hints = NO_HINTS) -> tuple[Grid, tuple[Issue, ...]]:  # noqa: ARG001
    """The grid of a printed table with the spans put back that the renderer dropped, and what was in doubt."""
    printed = table.printed
    header = printed.header_rows if printed is not None else 0
    width = max((len(row.cells) for row in table.rows), default=0)
    readings = [_left_filled(row.cells, width, number) for number, row in enumerate(table.rows)]
    rows = fill(readings, options.min_confidence)
    return Grid(tuple(rows[:header]), tuple(rows[header:]), table.caption.value, table.span), ()


def _left_filled(cells: tuple[Cell, ...], width: int, number: int) -> RowReading:
    missing = width - len(cells)
    return RowReading(cells, "S" * missing + "P" * len(cells) if number else "P" * len(cells) + "E" * missing)
