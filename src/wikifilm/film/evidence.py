"""Is the page about a film?"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any

from msgspec import Struct

from wikifilm.document import Paragraph, Table, Template
from wikifilm.film.page import Extract, Page
from wikifilm.film.vocabulary import any_of, load, load_languages
from wikifilm.model import FilmEvidence
from wikifilm.options import Options

__all__ = ["extract_evidence"]

_STEEPNESS = 1.2
_LABEL_ROWS = 60
_CATEGORIES = 200
_REMEMBERED = 100
"""Characters of a category whose kind is remembered."""
_LEAD_CHARACTERS = 2_000


class Sign(Struct, frozen=True):
    """Something that speaks for a kind of page."""

    kind: str
    weight: float
    words: str


def extract_evidence(page: Page, _: Options) -> Extract[FilmEvidence]:
    """What kind of page it is, and how sure it is that it is about one film."""
    document = page.document
    if document.redirect is not None:
        return FilmEvidence("redirect", 0.0, (f"redirect: {document.redirect}",)), ()
    if sign := _disambiguation(page):
        return FilmEvidence("disambiguation", 0.0, (sign,)), ()
    return weigh([*_infobox_signs(page), *_lead_signs(page), *_category_signs(page), *_other_signs(page)]), ()


def weigh(signs: list[Sign]) -> FilmEvidence:
    """The kind with the most weight; the score is the logistic of film's lead over the next kind.

    The weights are set by hand and stand in `vocabulary/evidence.json`.
    """
    words = load("evidence")
    sums: dict[str, float] = {}
    for sign in signs:
        sums[sign.kind] = sums.get(sign.kind, 0.0) + sign.weight
    kind = max(sums, key=lambda name: sums[name], default="other")
    if sums.get(kind, 0.0) < words["needed"]:
        kind = "other"
    rival = max((total for name, total in sums.items() if name != "film"), default=0.0)
    margin = sums.get("film", 0.0) - rival - words["threshold"]
    score = 1.0 / (1.0 + math.exp(-_STEEPNESS * margin))
    said = tuple(sign.words for sign in signs if sign.kind == kind)
    return FilmEvidence(kind, round(score, 4), said)


def _weight(name: str) -> float:
    return float(load("evidence")["weights"][name])


@cache
def _pattern(group: str, kind: str = "") -> re.Pattern[str]:
    words: Any = load("evidence")[group]
    return re.compile(words[kind] if kind else words, re.IGNORECASE)


@cache
def _names(group: str) -> dict[str, str]:
    """Lower-case name → kind."""
    return {name: kind for kind, names in load("evidence")[group].items() for name in names}


def _disambiguation(page: Page) -> str:
    if _pattern("disambiguation_title").search(page.title):
        return f"title: {page.title}"
    categories = page.document.categories[:_CATEGORIES]
    if _pattern("disambiguation_categories").search("\n".join(categories)):
        told = (category for category in categories if _pattern("disambiguation_categories").search(category))
        return f"category: {next(told)}"
    known = _disambiguation_templates()
    for block in page.blocks():
        if isinstance(block, Template) and block.name.lower() in known:
            return f"template: {block.name}"
    first = next((block for block in page.lead.section.blocks if isinstance(block, Paragraph)), None)
    found = _may_refer().search(first.text.value, 0, _LEAD_CHARACTERS) if first else None
    return f"lead: {found[0]}" if found and not page.opening.kind else ""


@cache
def _may_refer() -> re.Pattern[str]:
    phrases = (phrase for words in load_languages("lead").values() for phrase in words["may_refer"])
    return re.compile(
        rf"\b(?:{any_of(list(map(re.escape, phrase)) for phrase in phrases)})(?=\s?:|\s*$)", re.IGNORECASE
    )


@cache
def _disambiguation_templates() -> frozenset[str]:
    return frozenset(load("evidence")["disambiguation_templates"])


def _infobox_signs(page: Page) -> Iterator[Sign]:
    """The first infobox tells the kind; those after it (a soundtrack's, a game's) hardly count."""
    weight = _weight("infobox")
    for block in page.blocks():
        sign = None
        if isinstance(block, Template):
            sign = _template_sign(block, weight)
        elif isinstance(block, Table) and (weight > 1 or _is_infobox(block)):
            sign = _label_sign(block, min(weight, _weight("labels")))
        if sign is not None:
            yield sign
            weight = _weight("second_infobox")


def _template_sign(block: Template, weight: float) -> Sign | None:
    name = block.name.lower().replace("_", " ").strip()
    kind = _names("infoboxes").get(name)
    if kind is None:
        if not name.startswith("infobox ") or name in load("evidence")["no_infobox"]:
            return None
        kind = "other"
    return Sign(kind, weight, f"infobox: {block.name}")


def _is_infobox(table: Table) -> bool:
    return any("infobox" in name for name in table.classes)


def _label_sign(table: Table, weight: float) -> Sign | None:
    """A rendered infobox is known by the labels in its first column."""
    found: dict[str, list[str]] = {}
    for row in table.rows[:_LABEL_ROWS]:
        label = row.cells[0].text.value.strip(" :\n").lower() if row.cells else ""
        kind = _names("labels").get(label) if len(label) < 40 else None
        if kind is not None:
            found.setdefault(kind, []).append(label)
    kind = max(found, key=lambda name: len(found[name]), default=None)
    needed = load("evidence")["needed_labels"] - _is_infobox(table)
    if kind is None or len(found[kind]) < needed:
        return None
    return Sign(kind, weight, "infobox labels: " + ", ".join(found[kind][:4]))


def _lead_signs(page: Page) -> Iterator[Sign]:
    lead = page.opening
    if lead.kind is not None:
        year = f"{lead.year} " if lead.year else ""
        yield Sign(lead.kind, _weight("lead"), f"lead: is a {year}… {lead.phrase}")
    if re.match(r"(?:born|b\.|né|née|nato|nata|geboren)\b|.{0,60}\d\s?[–-]\s?.{0,20}\d{4}$", lead.bracket.value[:120]):
        yield Sign("person", _weight("born"), "lead: dates of a life")


def _category_signs(page: Page) -> Iterator[Sign]:
    """The kind that most categories speak for."""
    found: dict[str, list[str]] = {}
    for category in page.document.categories[:_CATEGORIES]:
        kind = _remembered_kind(category) if len(category) <= _REMEMBERED else _category_kind(category)
        if kind:
            found.setdefault(kind, []).append(category)
    if found:
        kind = max(found, key=lambda name: len(found[name]))
        yield Sign(kind, _weight("categories"), "categories: " + ", ".join(found[kind][:3]))


def _category_kind(category: str) -> str:
    """The kind that a category speaks for, or ""."""
    kinds = load("evidence")["categories"]
    return next((kind for kind in kinds if _pattern("categories", kind).search(category)), "")


# The same categories stand on many pages.
_remembered_kind = lru_cache(maxsize=4096)(_category_kind)


def _other_signs(page: Page) -> Iterator[Sign]:
    for kind in load("evidence")["title_words"]:
        if page.title and _pattern("title_words", kind).search(page.title[:300]):
            yield Sign(kind, _weight("title"), f"title: {page.title}")
    kinds = {part.kind for part in page.parts}
    for kind in load("evidence")["film_sections"]:
        if kind in kinds:
            yield Sign("film", _weight("sections"), f"section: {kind}")
