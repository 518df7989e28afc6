"""HTML: classic parser output, Parsoid, Fandom, saved pages and fragments."""

from wikifilm.readers.html.reader import read_html

__all__ = ["read_html"]
