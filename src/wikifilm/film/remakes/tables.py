"""Tables of remakes."""

from __future__ import annotations

from collections.abc import Iterator

from wikifilm.diagnostics import Span
from wikifilm.film.remakes.words import QUOTES
from wikifilm.film.values.dates import find_dates
from wikifilm.film.vocabulary import load_languages
from wikifilm.model import Grid, Remake, Slot

__all__ = ["table_remakes"]


def table_remakes(grid: Grid, default: str) -> Iterator[Remake]:
    """A table with a column of titles, and one of years, languages or nations."""
    columns = _columns(grid.header[-1]) if grid.header else {}
    if "title" not in columns or len(columns) < 2:
        return
    for row in grid.rows:
        slots = {name: row[index] for name, index in columns.items() if index < len(row)}
        title = slots.get("title")
        if title is None or not title.text.strip():
            continue
        yield Remake(
            title=title.text.strip(QUOTES),
            year=_slot_year(slots.get("year")),
            place=_slot_text(slots.get("place")),
            language=_slot_text(slots.get("language")),
            note=" | ".join(dict.fromkeys(slot.text for slot in row if slot.text)),
            kind=default or "remake",
            link=next((link.target for link in title.links), None),
            span=_span(title),
        )


def _columns(header: tuple[Slot, ...]) -> dict[str, int]:
    out: dict[str, int] = {}
    for words in load_languages("remakes").values():
        for name, labels in words["columns"].items():
            for index, slot in enumerate(header):
                if slot.text.strip(" :\n").lower() in labels:
                    out.setdefault(name, index)
    return out


def _slot_text(slot: Slot | None) -> str | None:
    return slot.text.strip() or None if slot else None


def _slot_year(slot: Slot | None) -> int | None:
    dates = find_dates(slot.text) if slot else []
    return dates[0].date.year if dates else None


def _span(slot: Slot) -> Span | None:
    return slot.span
