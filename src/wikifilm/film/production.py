"""Working titles, filming, places."""

from wikifilm.film.page import Extract, Page
from wikifilm.model import Production
from wikifilm.options import Options

__all__ = ["extract_production"]


def extract_production(page: Page, options: Options) -> Extract[Production | None]:
    """Working titles, filming, places."""
    return None, ()
