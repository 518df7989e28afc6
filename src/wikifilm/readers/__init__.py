"""Three ways in. Each reader turns one form of an article into a `Document`."""

from wikifilm.readers.decode import decode
from wikifilm.readers.detect import detect
from wikifilm.readers.html import read_html, read_html_tables
from wikifilm.readers.text import read_text
from wikifilm.readers.wikitext import read_wikitext

__all__ = ["decode", "detect", "read_html", "read_html_tables", "read_text", "read_wikitext"]
