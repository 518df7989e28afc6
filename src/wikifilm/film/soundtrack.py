"""The soundtrack section."""

from wikifilm.film.page import Extract, Page
from wikifilm.model import Soundtrack
from wikifilm.options import Options

__all__ = ["extract_soundtrack"]


def extract_soundtrack(page: Page, options: Options) -> Extract[Soundtrack | None]:
    """The soundtrack section."""
    return None, ()
