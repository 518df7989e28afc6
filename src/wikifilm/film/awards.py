"""Awards and nominations."""

from wikifilm.film.page import Extract, Page
from wikifilm.model import AwardRecord
from wikifilm.options import Options

__all__ = ["extract_awards"]


def extract_awards(page: Page, options: Options) -> Extract[tuple[AwardRecord, ...]]:
    """Awards and nominations."""
    return (), ()
