"""Which pages become records, and why the others don't."""

from __future__ import annotations

import fnmatch
import re

from wikifilm.dump.job import Job
from wikifilm.dump.pages import Page
from wikifilm.dump.prefilter import may_be_film
from wikifilm.errors import InvalidOption
from wikifilm.model import FilmArticle

__all__ = ["Chooser", "title_pattern"]


class Chooser:
    """Applies the choices of a job."""

    def __init__(self, job: Job) -> None:
        self._all = job.all_pages
        self._where = title_pattern(job.where) if job.where is not None else None
        self._format = job.format

    def skip(self, page: Page) -> str | None:
        """Why a page is not read; None if it is to be read."""
        if page.redirect is not None:
            return "redirect"
        if page.namespace != 0:
            return "other namespace"
        if not page.content:
            return "empty"
        if self._where is not None and not self._where.search(page.title or ""):
            return "title not asked for"
        if self._all or page.chosen or may_be_film(page, self._format):
            return None
        return "no film"

    def skip_article(self, page: Page, article: FilmArticle) -> str | None:
        """Why a page that was read gives no record."""
        if article.source.redirect is not None or article.evidence.kind == "redirect":
            return "redirect"
        # Of wikitext the infobox has told already.
        if self._all or page.chosen or article.is_film or (page.format or self._format) == "wikitext":
            return None
        return "no film"


def title_pattern(where: str) -> re.Pattern[str]:
    """A shell pattern (`*`, `?`, `[…]`) for the whole title, or a regular expression between slashes."""
    try:
        if len(where) > 1 and where.startswith("/") and where.endswith("/"):
            return re.compile(where[1:-1])
        return re.compile(fnmatch.translate(where))
    except re.error as error:
        raise InvalidOption(f"the title pattern {where!r} is no regular expression: {error}") from error
