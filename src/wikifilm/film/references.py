"""Footnotes."""

from wikifilm.film.page import Extract, Page
from wikifilm.model import Reference
from wikifilm.options import Options

__all__ = ["extract_references"]


def extract_references(page: Page, options: Options) -> Extract[tuple[Reference, ...]]:
    """Footnotes."""
    return (), ()
