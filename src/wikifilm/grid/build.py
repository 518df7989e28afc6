"""The way from a `Table` to a `Grid`."""

from wikifilm.diagnostics import Issue
from wikifilm.document import Table
from wikifilm.grid.hints import NO_HINTS, Hints
from wikifilm.model import Grid
from wikifilm.options import DEFAULTS, Options

__all__ = ["build_grid"]


def build_grid(table: Table, options: Options = DEFAULTS, hints: Hints = NO_HINTS) -> tuple[Grid, tuple[Issue, ...]]:
    """The grid of a table, and what was odd about it."""
    return Grid((), ()), ()
