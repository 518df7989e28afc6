"""Remakes, sequels, adaptations."""

from wikifilm.film.page import Extract, Page
from wikifilm.model import Remake
from wikifilm.options import Options

__all__ = ["extract_remakes"]


def extract_remakes(page: Page, options: Options) -> Extract[tuple[Remake, ...]]:
    """Remakes, sequels, adaptations."""
    return (), ()
