"""Title and year: several places of a page tell them, in a fixed order of trust."""

from __future__ import annotations

import re
from functools import cache

from wikifilm.film.page import Page
from wikifilm.film.values.qualifiers import qualifier_year, without_qualifier
from wikifilm.film.vocabulary import load
from wikifilm.model import Infobox

__all__ = ["film_title", "film_year", "page_title"]

_LONGEST = 400


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(load("titles")[name], re.IGNORECASE)


def page_title(given: str | None, printed: str) -> str:
    """The title of the page: the caller's, else the page's first heading without the name of the site."""
    return given.strip() if given and given.strip() else _pattern("site_suffix").sub("", printed[:_LONGEST]).strip()


def film_title(page: Page, infobox: Infobox | None) -> str:
    """The name of the film: the title without "(2013 film)", else the bold name of the lead, else the infobox's name.

    Where the two differ, the lead has the title of the page more often (of 37 films in a dump: 2 to 0).
    """
    title = without_qualifier(page.title)
    if title:
        return title
    lead = page.opening
    name = lead.name.value.strip()
    boxed = infobox.title if infobox is not None else ""
    return name if name and (lead.is_bold or not boxed) else boxed


def film_year(page: Page, infobox: Infobox | None) -> int | None:
    """The year of the film: of the title, of the lead sentence, of the first release, of the categories, or of the
    release that the lead sentence tells further on.
    """
    titled = qualifier_year(page.title)
    if titled is not None:
        return titled
    lead = page.opening
    if lead.year is not None and lead.kind in (None, "film"):
        return lead.year
    released = [release.date.year for release in infobox.released if release.date] if infobox else []
    return min(released, default=None) or _category_year(page) or _said_year(page)


def _category_year(page: Page) -> int | None:
    for category in page.document.categories:
        found = _pattern("year_category").search(category[:_LONGEST])
        if found:
            return int(found["year"] or found["year2"] or found["year3"])
    return None


def _said_year(page: Page) -> int | None:
    """ "… is the second film of the series, released on 12 March 2003 by Corvid"."""
    lead = page.opening
    found = _pattern("released_year").search(lead.predicate[:_LONGEST]) if lead.kind in (None, "film") else None
    return int(found["year"]) if found else None
