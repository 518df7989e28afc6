"""A record in words: labels and values for whoever shows a film, on a terminal, in a notebook or in a report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wikifilm.model.article import FilmArticle
    from wikifilm.model.awards import AwardRecord
    from wikifilm.model.grid import Grid, Slot
    from wikifilm.model.infobox import Credit, Infobox
    from wikifilm.model.values import Money

__all__ = [
    "OUTCOME_SIGNS",
    "SIGNS",
    "SURE",
    "all_grids",
    "award_groups",
    "facts",
    "first_words",
    "guesses",
    "money_words",
    "outcome_words",
    "share",
]

SIGNS = {"stated": "", "spanned": "″", "inferred": "≈"}
"""How slots (by `Origin`) are told apart without colours: a ditto mark for a span, "about equal" for a guess."""

OUTCOME_SIGNS = {
    "won": "★",
    "nominated": "☆",
    "runner_up": "②",
    "third_place": "③",
    "pending": "…",
    "shortlisted": "›",
    "honored": "✦",
    "other": "?",
}


SURE = 0.99
"""A stated slot that is as confident as this is not worth a figure."""


def share(confidence: float) -> str:
    """A probability as a per cent figure; never rounded up to certainty, and never down to none."""
    if 0.99 < confidence < 1.0:
        return f"{int(confidence * 1000) / 10:.1f} %"
    return "<1 %" if 0.0 < confidence < 0.01 else f"{confidence * 100:.0f} %"


def facts(film: FilmArticle) -> Iterator[tuple[str, str]]:
    """What is known besides cast and awards: label and value."""
    if film.names:
        yield "Also", "; ".join(f"{name.name} ({name.kind})" for name in film.names)
    if film.infobox is not None:
        yield from _infobox(film.infobox)
    yield from _production(film)
    yield from _box_office(film)
    for remake in film.remakes:
        words = (remake.title, remake.language, remake.place, str(remake.year or ""))
        yield remake.kind.capitalize(), ", ".join(filter(None, words)) or remake.note
    if film.sections:
        yield "Sections", " · ".join(section.title for section in film.sections)


def _infobox(box: Infobox) -> Iterator[tuple[str, str]]:
    for label, people in (
        ("Directed by", box.directors),
        ("Written by", box.writers or box.screenplay),
        ("Starring", box.starring),
        ("Music", box.music),
        ("Country", box.countries),
        ("Language", box.languages),
    ):
        if people:
            yield label, _names(people)
    released = ((release.date.isoformat() if release.date else "", release.place) for release in box.released)
    if dates := "; ".join(filter(None, (" ".join(filter(None, pair)) for pair in released))):
        yield "Released", dates
    if box.runtimes:
        yield "Running time", "; ".join(f"{runtime.minutes} min {runtime.note}".strip() for runtime in box.runtimes)


def _production(film: FilmArticle) -> Iterator[tuple[str, str]]:
    if film.production is None:
        return
    if film.production.working_titles:
        yield "Working title", "; ".join(title.name for title in film.production.working_titles)
    for period in film.production.filming:
        dates = " to ".join(date.isoformat() for date in (period.start, period.end) if date)
        yield "Filmed", ", ".join(filter(None, (dates, *period.places)))


def _box_office(film: FilmArticle) -> Iterator[tuple[str, str]]:
    office, box = film.box_office, film.infobox
    budget = (office and office.budget) or (box and box.budget)
    gross = (office and office.gross) or (box and box.gross)
    for label, money in (("Budget", budget), ("Gross", gross), ("Opening", office and office.opening)):
        if money:
            yield label, money_words(money)
    if office is not None and office.admissions is not None:
        yield "Admissions", f"{office.admissions:,}"


def _names(people: Iterable[Credit]) -> str:
    return ", ".join(credit.name + (f" ({credit.note})" if credit.note else "") for credit in people)


def money_words(money: Money) -> str:
    """ "USD 80,300,000", with both ends of a range."""
    most = f"–{money.amount_max:,f}" if money.amount_max is not None else ""
    return f"{money.currency or ''} {money.amount:,f}{most}".strip()


def first_words(film: FilmArticle) -> str:
    """The first paragraph that isn't the attribution."""
    credit = film.attribution.text.strip(" |")
    paragraphs = film.lead.split("\n\n")
    return next((words for words in paragraphs if words.strip(" |") and words.strip(" |") != credit), "")


def award_groups(awards: Iterable[AwardRecord]) -> Iterator[tuple[str, list[AwardRecord]]]:
    """Awards that stand together, by body or ceremony."""
    for name, group in groupby(awards, key=lambda award: award.award):
        yield name, list(group)


def outcome_words(award: AwardRecord) -> str:
    """The outcome as printed, or else its own word."""
    return award.outcome_text or award.outcome.value.replace("_", " ")


def all_grids(film: FilmArticle) -> Iterator[tuple[str, Grid]]:
    """Every table, with the heading that it stands under ("" in the lead)."""
    for grid in film.tables:
        yield "", grid
    for section in film.walk_sections():
        for grid in section.tables:
            yield section.title, grid


def guesses(grids: Iterable[Grid]) -> list[Slot]:
    """The slots that may be wrong: inferred, or stated in a row whose reading is in doubt."""
    return [
        slot
        for grid in grids
        for row in (*grid.header, *grid.rows)
        for slot in row
        if slot.confidence < SURE or (slot.origin == "inferred" and (slot.text or slot.confidence < 1.0))
    ]
