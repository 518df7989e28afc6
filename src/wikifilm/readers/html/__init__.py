"""HTML: classic parser output, Parsoid, Fandom, saved pages and fragments."""

from wikifilm.readers.html.only_tables import read_html_tables
from wikifilm.readers.html.reader import read_html

__all__ = ["read_html", "read_html_tables"]
