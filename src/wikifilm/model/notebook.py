"""How records look in a notebook: small HTML of their own, no script, nothing fetched."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from wikifilm.model.words import OUTCOME_SIGNS, SIGNS, facts, outcome_words, share
from wikifilm.safe import Html, element, join

if TYPE_CHECKING:
    from wikifilm.model.article import FilmArticle
    from wikifilm.model.awards import AwardRecord
    from wikifilm.model.grid import Grid, Slot

__all__ = ["film_html", "grid_html"]

_MOST_ROWS, _MOST_COLUMNS = 100, 50
_LOOKS = {
    "stated": "",
    "spanned": "border-left: 3px dotted #7fa3cc",
    "inferred": "border-left: 3px double #c98a1b; font-style: italic",
}


def grid_html(grid: Grid) -> Html:
    """A grid as a table; signs, styles and tool tips tell how its slots came by their texts."""
    caption = element("caption", grid.caption) if grid.caption else ""
    head = element("thead", join(map(_row, grid.header)))
    body = element("tbody", join(map(_row, grid.rows[:_MOST_ROWS])))
    more = len(grid.rows) - _MOST_ROWS
    rest = element("p", f"… and {more:,} more rows") if more > 0 else ""
    return join((element("table", caption, head, body), rest))


def _row(row: Sequence[Slot]) -> Html:
    cut = element("td", "…") if len(row) > _MOST_COLUMNS else ""
    return element("tr", *map(_slot, row[:_MOST_COLUMNS]), cut)


def _slot(slot: Slot) -> Html:
    words = f"{SIGNS[slot.origin]} {slot.text}".strip()
    sure = "" if slot.confidence == 1.0 else f", confidence {share(slot.confidence)}"
    style = f"text-align: left; {_LOOKS[slot.origin]}"
    return element("th" if slot.is_header else "td", words, title=f"{slot.origin}{sure}", style=style)


def film_html(film: FilmArticle) -> Html:
    """A film: title, facts, cast and awards."""
    year = f" ({film.year})" if film.year else ""
    rows = [*facts(film)]
    if film.cast:
        names = (one.actor.name + (f" ({one.role})" if one.role else "") for one in film.cast)
        rows.append((f"Cast ({len(film.cast)})", _some(names, len(film.cast))))
    if film.issues:
        rows.append(("Oddities", ", ".join(sorted({issue.code for issue in film.issues}))))
    pairs = (
        element("tr", element("th", label, style=_LEFT), element("td", words, style=_LEFT)) for label, words in rows
    )
    parts = [element("h4", (film.title or "(no title)") + year), element("table", *pairs)]
    if film.awards:
        items = (element("li", _award(award)) for award in film.awards[:_MOST_ROWS])
        parts.append(element("details", element("summary", f"{len(film.awards)} awards"), element("ul", *items)))
    return element("div", *parts)


def _pair(label: str, words: str) -> Html:
    return element("tr", element("th", label, style=_LEFT), element("td", words, style=_LEFT))


_LEFT = "text-align: left; vertical-align: top"


def _some(words: Iterable[str], count: int, most: int = 12) -> str:
    return ", ".join(islice(words, most)) + (f" and {count - most} more" if count > most else "")


def _award(award: AwardRecord) -> str:
    names = ", ".join(recipient.name for recipient in award.recipients)
    words = " – ".join(filter(None, (award.award, award.category, names)))
    sure = "" if award.confidence == 1.0 else f" ({share(award.confidence)})"
    return f"{OUTCOME_SIGNS[award.outcome]} {outcome_words(award)}: {words}{sure}"
