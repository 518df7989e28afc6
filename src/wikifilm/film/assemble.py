"""The extractors, in one table, and the film that they make."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from wikifilm.diagnostics import Issue, Span
from wikifilm.document import Block, Document, Paragraph, Template
from wikifilm.film.attribution import extract_attribution
from wikifilm.film.awards import extract_awards
from wikifilm.film.box_office import extract_box_office
from wikifilm.film.cast import extract_cast
from wikifilm.film.evidence import extract_evidence
from wikifilm.film.hints import find_hints
from wikifilm.film.infobox import extract_infobox
from wikifilm.film.names import extract_names
from wikifilm.film.page import Extract, Page
from wikifilm.film.production import extract_production
from wikifilm.film.references import extract_references
from wikifilm.film.remakes import extract_remakes
from wikifilm.film.sections import blocks_text, build_page, model_sections, synopsis_text
from wikifilm.film.soundtrack import extract_soundtrack
from wikifilm.film.title import film_title, film_year, page_title
from wikifilm.film.vocabulary import load
from wikifilm.model import BoxOffice, FilmArticle, Infobox, Money, Source
from wikifilm.options import Options

__all__ = ["EXTRACTORS", "assemble"]

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

_DESCRIPTION = 100
"""Characters of a short description at most."""


def assemble(document: Document, options: Options, title: str | None = None) -> FilmArticle:
    """The film that a document is about. `title` is the caller's; it counts for more than the page's own."""
    heading = page_title(title, document.title)
    page = build_page(document, heading, options, find_hints(document, heading))
    issues: list[Issue] = [*document.issues, *page.issues]
    found: dict[str, Any] = {}
    for name, extract in EXTRACTORS:
        found[name], odd = extract(page, options)
        issues += odd
    infobox: Infobox | None = found["infobox"]
    found["box_office"] = _with_infobox(found["box_office"], infobox)
    return FilmArticle(
        title=film_title(page, infobox),
        year=film_year(page, infobox),
        lead=_lead_text(page, infobox),
        sections=model_sections(page),
        synopsis=synopsis_text(page),
        categories=document.categories,
        source=_source(document, heading),
        is_film=found["evidence"].kind == "film",
        tables=page.lead.grids,
        issues=tuple(issues),
        **found,
    )


def _lead_text(page: Page, infobox: Infobox | None) -> str:
    """The lead without its infobox, whose content is in `FilmArticle.infobox`."""
    printed = infobox.span if infobox and page.document.format == "text" else None
    return blocks_text(
        block
        for block in page.document.lead
        if not ((isinstance(block, Template) and _is_box(block)) or (printed and _is_of_box(block, printed, page)))
    )


def _is_of_box(block: Block, printed: Span, page: Page) -> bool:
    """A block in the lines of a printed box, or the short description that wikis put above it.

    The paragraph with the first sentence goes on with the article.
    """
    span = block.span
    if span is None or span == page.opening.span:
        return False
    if span.end <= printed.start and isinstance(block, Paragraph):
        return len(block.text.value) <= _DESCRIPTION and block.text.value[-1:] not in ".!?"
    return printed.start <= span.start and span.end <= printed.end


def _is_box(template: Template) -> bool:
    name = template.name.lower()
    return len(template.arguments) > 1 and ("infobox" in name or name in _box_names())


@cache
def _box_names() -> frozenset[str]:
    return frozenset(name for names in load("evidence")["infoboxes"].values() for name in names)


def _source(document: Document, title: str) -> Source:
    meta = document.meta
    return Source(
        format=document.format,
        title=title or None,
        url=meta.url or None,
        page_id=meta.page_id or None,
        revision_id=meta.revision_id or None,
        length=document.length,
        truncated=document.truncated,
        redirect=document.redirect,
    )


def _budget(stated: Money | None, boxed: Money | None) -> Money | None:
    """The sections' sum, the largest of theirs; where it is the upper end of the infobox's range, that range."""
    is_end = stated and boxed and (boxed.amount_max, boxed.currency) == (stated.amount, stated.currency)
    return boxed if is_end else stated or boxed


def _with_infobox(box_office: BoxOffice | None, infobox: Infobox | None) -> BoxOffice | None:
    """What the sections leave open, the infobox fills."""
    budget, gross = (infobox.budget, infobox.gross) if infobox else (None, None)
    if box_office is None:
        return BoxOffice(gross=gross, budget=budget) if budget or gross else None
    return BoxOffice(
        gross=box_office.gross or gross,
        budget=_budget(box_office.budget, budget),
        opening=box_office.opening,
        admissions=box_office.admissions,
        figures=box_office.figures,
    )
