"""Reader of printed text: Markdown, pipe and tab tables, bare lines."""

from wikifilm.document import Document
from wikifilm.options import DEFAULTS, Options
from wikifilm.readers.text.reader import read_page

__all__ = ["read_text"]


def read_text(source: str, options: Options = DEFAULTS) -> Document:
    """The document that stands in some printed text: Markdown, or what a scraper made of a page. Never raises."""
    return read_page(source, options)
