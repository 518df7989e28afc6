"""What the film took and cost."""

from wikifilm.film.page import Extract, Page
from wikifilm.model import BoxOffice
from wikifilm.options import Options

__all__ = ["extract_box_office"]


def extract_box_office(page: Page, options: Options) -> Extract[BoxOffice | None]:
    """What the film took and cost."""
    return None, ()
