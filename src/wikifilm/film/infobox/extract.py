"""The infobox of a page, typed."""

from __future__ import annotations

from wikifilm.diagnostics import Issue
from wikifilm.film.infobox.fields import read_fields
from wikifilm.film.infobox.printed import find_printed, unjoin_box
from wikifilm.film.infobox.sources import Box, find_table, find_template
from wikifilm.film.page import Extract, Page
from wikifilm.model import Infobox
from wikifilm.options import Options

__all__ = ["extract_infobox"]


def extract_infobox(page: Page, options: Options) -> Extract[Infobox | None]:  # noqa: ARG001 (the signature of all)
    """The film's infobox, typed; None if the page has none.

    What has a label that is not known stays in `other`, as does what a field could not read; both become an issue.
    """
    box, issues = _find(page)
    if box is None:
        return None, issues
    infobox, odd = read_fields(box)
    return infobox, (*issues, *odd)


def _find(page: Page) -> tuple[Box | None, tuple[Issue, ...]]:
    document = page.document
    box, issues = find_template(document) if document.format == "wikitext" else (None, ())
    if box is None and document.format != "text":
        box = find_table(page)
    if box is None and document.format == "text":
        box = _find_in_text(page)
    return box, issues


def _find_in_text(page: Page) -> Box | None:
    """The box of a printed page: lines with many labels of films, else a table that its reader took for an infobox."""
    language = page.document.meta.language or "en"
    box = find_printed(page.document, language)
    if box is None and (table := find_table(page)) is not None:
        return unjoin_box(table, page.document, language)
    return box
