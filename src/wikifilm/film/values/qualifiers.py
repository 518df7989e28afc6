"""What wikis put behind a title that is not of one page alone: "(2013 film)"."""

from __future__ import annotations

import re
from functools import cache

from wikifilm.film.vocabulary import load

__all__ = ["qualifier_year", "without_qualifier"]

_LONGEST = 400


@cache
def _qualifier() -> re.Pattern[str]:
    return re.compile(load("titles")["disambiguation"], re.IGNORECASE)


def without_qualifier(title: str) -> str:
    """A title of a page without "(2013 film)"."""
    return title if len(title) > _LONGEST else _qualifier().sub("", title)


def qualifier_year(title: str) -> int | None:
    """The year that the title of a page names so."""
    found = _qualifier().search(title[-_LONGEST:])
    year = found and (found["film_year"] or found["year"])
    return int(year) if year else None
