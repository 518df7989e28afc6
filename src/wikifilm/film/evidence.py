"""Is the page about a film?"""

from wikifilm.film.page import Extract, Page
from wikifilm.model import FilmEvidence
from wikifilm.options import Options

__all__ = ["extract_evidence"]


def extract_evidence(page: Page, options: Options) -> Extract[FilmEvidence]:
    """Is the page about a film?"""
    return FilmEvidence(kind="other", score=0.0), ()
