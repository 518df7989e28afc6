"""One film in the report: facts, cast, awards, tables beside their source, oddities."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from wikifilm.diagnostics import Issue, Span
from wikifilm.model import AwardRecord, CastMember, FilmArticle, Grid, Origin, Slot
from wikifilm.model.words import (
    OUTCOME_SIGNS,
    SIGNS,
    SURE,
    award_groups,
    facts,
    first_words,
    guesses,
    outcome_words,
    share,
)
from wikifilm.report.entry import Entry
from wikifilm.report.grid import grid_pane
from wikifilm.report.places import Places
from wikifilm.report.source import fits, named_grids, source_pane
from wikifilm.safe import Html, element, join

__all__ = ["film_part", "film_title"]

_MOST_ISSUES = 200


def film_title(film: FilmArticle) -> str:
    """The title with the year."""
    return (film.title or "(no title)") + (f" ({film.year})" if film.year else "")


def film_part(number: int, entry: Entry, *, folded: bool) -> Html:
    """All about one film. `folded` hides the rest until the heading is chosen."""
    film = entry.film
    heading = element("h2", film_title(film), id=f"film-{number}", dir="auto")
    rest = join((_about(entry), _cast(film.cast), _awards(film.awards), _tables(number, entry), _issues(number, entry)))
    if folded:
        return element("details", element("summary", heading), rest, class_="film")
    return element("section", heading, rest, class_="film", aria_labelledby=f"film-{number}")


def _about(entry: Entry) -> Html:
    film = entry.film
    rows = [*facts(film), *([("Read from", entry.name)] if entry.name else [])]
    pairs = join(join((element("dt", label), element("dd", value, dir="auto"))) for label, value in rows)
    lead = element("p", first_words(film), dir="auto") if first_words(film) else ""
    credit = film.attribution.text.strip(" |")
    named = element("p", credit, class_="credit", dir="auto") if credit else ""
    return join((lead, element("dl", pairs), named))


def _cast(cast: Iterable[CastMember]) -> Html:
    items = [
        element("li", element("b", one.actor.name), *([" – ", one.role] if one.role else []), *_note(one), dir="auto")
        for one in cast
    ]
    return join((element("h3", f"Cast ({len(items)})"), element("ul", *items, class_="cast"))) if items else Html()


def _note(member: CastMember) -> list[str]:
    return [f" ({member.note})"] if member.note else []


def _awards(awards: tuple[AwardRecord, ...]) -> Html:
    if not awards:
        return Html()
    groups = (
        join((element("h4", name or "(no name)", dir="auto"), element("ul", *map(_award, group), class_="awards")))
        for name, group in award_groups(awards)
    )
    return join((element("h3", f"Awards ({len(awards)})"), *groups))


def _award(award: AwardRecord) -> Html:
    names = ", ".join(recipient.name for recipient in award.recipients)
    words = " – ".join(filter(None, (award.category, names)))
    outcome = element("span", f"{OUTCOME_SIGNS[award.outcome]} {outcome_words(award)}", class_=f"o-{award.outcome}")
    sure = []
    if award.confidence < SURE or _origin(award) is Origin.INFERRED:
        sure = [" ", element("span", f"{SIGNS[_origin(award)]} {share(award.confidence)}".strip(), class_="sure")]
    return element("li", outcome, " ", words, *sure, dir="auto")


def _origin(award: AwardRecord) -> Origin:
    """That of the field that is furthest from being stated."""
    order = (Origin.INFERRED, Origin.SPANNED, Origin.STATED)
    return min((slot.origin for slot in award.provenance.values()), key=order.index, default=Origin.STATED)


def _tables(number: int, entry: Entry) -> Html:
    panes = [_table(table, title, grid, entry) for table, title, grid in named_grids(number, entry.film)]
    return join((element("h3", f"Tables ({len(panes)})"), *panes)) if panes else Html()


def _table(table: str, title: str, grid: Grid, entry: Entry) -> Html:
    head = element("h4", title or "Before the first heading", " ", element("small", _tally(grid)), dir="auto")
    if not fits(grid):
        return element("div", head, element("p", f"{len(grid.rows):,} rows: too many to show"))
    printed = element("div", element("h5", "Printed"), source_pane(table, grid, entry.text), class_="pane")
    restored = element("div", element("h5", "Restored"), grid_pane(table, grid, entry.film.issues), class_="pane")
    line = element("p", "", class_="inspector", aria_live="polite")
    return element("div", head, element("div", printed, restored, class_="panes"), line, class_="pair")


def _tally(grid: Grid) -> str:
    slots = guesses([grid])
    rows = f"{len(grid.rows):,} row{'' if len(grid.rows) == 1 else 's'}"
    return f"{rows}, {len(slots)} guesses, the least sure {share(_least(slots))}" if slots else f"{rows}, no guesses"


def _least(slots: Iterable[Slot]) -> float:
    return min(slot.confidence for slot in slots)


def _issues(number: int, entry: Entry) -> Html:
    issues = entry.film.issues
    if not issues:
        return Html()
    places = Places(number, entry)
    items = [element("li", *_issue(issue, places), dir="auto") for issue in issues[:_MOST_ISSUES]]
    if len(issues) > _MOST_ISSUES:
        items.append(element("li", f"… and {len(issues) - _MOST_ISSUES:,} more"))
    return join((element("h3", f"Oddities ({len(issues):,})"), element("ul", *items, class_="issues")))


def _issue(issue: Issue, places: Places) -> Iterator[str]:
    yield element("code", issue.code)
    yield f" {issue.message} "
    if issue.span is not None:
        yield from _place(issue.span, places)


def _place(span: Span, places: Places) -> Iterator[str]:
    words = places.words(span)
    cell = places.cell(span)
    yield element("a", words, href=f"#g{cell}", class_="place") if cell else element("span", words, class_="place")
    if quote := places.quote(span):
        yield element("q", quote, dir="auto")
