"""The cast of a page."""

from __future__ import annotations

from wikifilm.film.page import Extract, Page
from wikifilm.model import CastMember
from wikifilm.options import Options

__all__ = ["extract_cast"]


def extract_cast(page: Page, _options: Options) -> Extract[tuple[CastMember, ...]]:
    """Who played whom."""
    return (), ()
