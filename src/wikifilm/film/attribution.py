"""Origin and licence of the text."""

from wikifilm.film.page import Extract, Page
from wikifilm.model import Attribution
from wikifilm.options import Options

__all__ = ["extract_attribution"]


def extract_attribution(page: Page, options: Options) -> Extract[Attribution]:
    """Origin and licence of the text."""
    return Attribution(), ()
