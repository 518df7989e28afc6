"""Tables that a text renderer printed: cells that their spans lost are put back."""

from __future__ import annotations

from wikifilm.diagnostics import Issue
from wikifilm.document import Table
from wikifilm.grid.headers import count_header_rows
from wikifilm.grid.hints import Hints
from wikifilm.grid.spans import lay_out, padding
from wikifilm.model import Grid
from wikifilm.options import Options

__all__ = ["restore"]


def restore(table: Table, options: Options, hints: Hints) -> tuple[Grid, tuple[Issue, ...]]:  # noqa: ARG001
    """The grid of a printed table, rows as printed for now."""
    layout = lay_out(table, options.max_slots)
    rows = [
        (*row, *(padding(number, column) for column in range(len(row), layout.width)))
        for number, row in enumerate(layout.rows)
    ]
    header = table.printed.header_rows if table.printed else count_header_rows(table.rows, rows)
    return Grid(tuple(rows[:header]), tuple(rows[header:]), table.caption.value, table.span), ()
