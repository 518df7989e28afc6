"""The way from a `Table` to a `Grid`."""

from __future__ import annotations

from collections.abc import Sequence

from wikifilm.diagnostics import Issue
from wikifilm.document import Table
from wikifilm.grid.headers import count_header_rows
from wikifilm.grid.hints import NO_HINTS, Hints
from wikifilm.grid.spans import lay_out, padding
from wikifilm.model import Grid, Slot
from wikifilm.options import DEFAULTS, Options

__all__ = ["build_grid"]


def build_grid(table: Table, options: Options = DEFAULTS, hints: Hints = NO_HINTS) -> tuple[Grid, tuple[Issue, ...]]:
    """The grid of a table, and what was odd about it.

    Spans that are stated are laid out. A table that a text renderer printed may have lost them: `collapse` puts them
    back, unless `options.restore_collapsed` is off or the table is too large, when its rows stay as printed. All rows
    are padded to one width.
    """
    if table.printed is not None and options.restore_collapsed and _most_slots(table) <= options.max_slots:
        # Only here: pages of wikitext and HTML need none of all that guessing needs.
        from wikifilm.grid.collapse.restore import restore

        return restore(table, options, hints)
    layout = lay_out(table, options.max_slots)
    rows = [_padded(row, number, layout.width) for number, row in enumerate(layout.rows)]
    header = table.printed.header_rows if table.printed is not None else count_header_rows(table.rows, rows)
    grid = Grid(tuple(rows[:header]), tuple(rows[header:]), table.caption.value, table.span)
    return grid, tuple(layout.issues)


def _most_slots(table: Table) -> int:
    return len(table.rows) * max((len(row.cells) for row in table.rows), default=0)


def _padded(row: Sequence[Slot], number: int, width: int) -> tuple[Slot, ...]:
    return (*row, *(padding(number, column) for column in range(len(row), width)))
