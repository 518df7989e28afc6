"""Spans that a text renderer lost, put back. All guessing about tables is done here."""

from wikifilm.grid.collapse.restore import restore

__all__ = ["restore"]
