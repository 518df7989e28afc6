"""The extractors, in one table, and the film that they make."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from wikifilm.diagnostics import Issue
from wikifilm.document import Document
from wikifilm.film.attribution import extract_attribution
from wikifilm.film.awards import extract_awards
from wikifilm.film.box_office import extract_box_office
from wikifilm.film.cast import extract_cast
from wikifilm.film.evidence import extract_evidence
from wikifilm.film.infobox import extract_infobox
from wikifilm.film.names import extract_names
from wikifilm.film.page import Extract, Page
from wikifilm.film.production import extract_production
from wikifilm.film.references import extract_references
from wikifilm.film.remakes import extract_remakes
from wikifilm.film.sections import block_text, build_page, model_sections
from wikifilm.film.soundtrack import extract_soundtrack
from wikifilm.grid import NO_HINTS
from wikifilm.model import FilmArticle, Source
from wikifilm.options import Options

__all__ = ["assemble"]

EXTRACTORS: tuple[tuple[str, Callable[[Page, Options], Extract[Any]]], ...] = (
    ("names", extract_names),
    ("infobox", extract_infobox),
    ("cast", extract_cast),
    ("awards", extract_awards),
    ("box_office", extract_box_office),
    ("production", extract_production),
    ("soundtrack", extract_soundtrack),
    ("remakes", extract_remakes),
    ("references", extract_references),
    ("attribution", extract_attribution),
    ("evidence", extract_evidence),
)


def assemble(document: Document, options: Options, title: str | None = None) -> FilmArticle:
    """The film that a document is about."""
    page = build_page(document, title or document.title, options, NO_HINTS)
    issues: list[Issue] = list(document.issues)
    found: dict[str, Any] = {}
    for name, extract in EXTRACTORS:
        found[name], odd = extract(page, options)
        issues += odd
    return FilmArticle(
        title=page.title,
        lead="\n\n".join(filter(None, map(block_text, document.lead))),
        sections=model_sections(page),
        categories=document.categories,
        source=Source(document.format, title),
        issues=tuple(issues),
        **found,
    )
