"""A `Table` to a rectangle of slots: spans, header rows, and lost spans put back."""

from wikifilm.grid.arranged import unfolded
from wikifilm.grid.build import build_grid
from wikifilm.grid.continued import borrowed_header, header_of, with_header
from wikifilm.grid.hints import NO_HINTS, Hints

__all__ = ["NO_HINTS", "Hints", "borrowed_header", "build_grid", "header_of", "unfolded", "with_header"]
