"""The film's infobox, typed."""

from wikifilm.film.page import Extract, Page
from wikifilm.model import Infobox
from wikifilm.options import Options

__all__ = ["extract_infobox"]


def extract_infobox(page: Page, options: Options) -> Extract[Infobox | None]:
    """The film's infobox, typed."""
    return None, ()
