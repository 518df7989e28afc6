"""Other names of the film."""

from wikifilm.film.page import Extract, Page
from wikifilm.model import AlternativeName
from wikifilm.options import Options

__all__ = ["extract_names"]


def extract_names(page: Page, options: Options) -> Extract[tuple[AlternativeName, ...]]:
    """Other names of the film."""
    return (), ()
