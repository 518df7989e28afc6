"""A `Table` to a rectangle of slots: spans, header rows, and lost spans put back."""

from wikifilm.grid.arranged import unfolded
from wikifilm.grid.build import build_grid
from wikifilm.grid.hints import NO_HINTS, Hints

__all__ = ["NO_HINTS", "Hints", "build_grid", "unfolded"]
