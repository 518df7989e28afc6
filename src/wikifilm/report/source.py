"""The printed source of a table with its cells marked, or the stated cells where the source is not at hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from wikifilm.diagnostics import Span
from wikifilm.model import FilmArticle, Grid, Origin, Slot
from wikifilm.model.words import all_grids
from wikifilm.safe import Html, element, join

__all__ = ["cell_key", "fits", "named_grids", "source_pane", "stated_slots"]

_LONGEST = 400_000
"""Characters of one table's source that are shown."""
_MOST_SLOTS = 20_000
"""Slots of one table that are shown; a browser is slow with more."""


def named_grids(number: int, film: FilmArticle) -> Iterator[tuple[str, str, Grid]]:
    """The tables of a film that have rows: name within the report, heading, grid."""
    for at, (title, grid) in enumerate(all_grids(film)):
        if grid.header or grid.rows:
            yield f"{number}-{at}", title, grid


def fits(grid: Grid) -> bool:
    """Whether a browser can show all slots."""
    return (len(grid.header) + len(grid.rows)) * len((grid.header or grid.rows)[0]) <= _MOST_SLOTS


def cell_key(table: str, slot: Slot) -> str:
    """Names the printed cell that a slot shows."""
    return f"{table}-{slot.row}-{slot.column}"


def source_pane(table: str, grid: Grid, text: str) -> Html:
    """What the grid was read from. `table` names the table within the report."""
    if grid.span is not None and not grid.span.path and 0 <= grid.span.start < grid.span.end <= len(text):
        return _printed(table, grid, grid.span, text)
    return _stated(table, grid)


def stated_slots(grid: Grid) -> Iterator[tuple[Slot, ...]]:
    """The slots of each row that a cell of the source states."""
    for row in (*grid.header, *grid.rows):
        yield tuple(slot for slot in row if slot.origin is Origin.STATED)


def _printed(table: str, grid: Grid, span: Span, text: str) -> Html:
    parts: list[str] = []
    at, end = span.start, min(span.end, span.start + _LONGEST)
    for slot, place in _places(grid, at, end):
        if place.start < at:
            continue  # a table inside the cell before
        parts += [text[at : place.start], _mark(table, slot, text[place.start : place.end])]
        at = place.end
    parts.append(text[at:end])
    return element("pre", join(parts), class_="printed", dir="auto")


def _places(grid: Grid, start: int, end: int) -> list[tuple[Slot, Span]]:
    found = [
        (slot, slot.span)
        for row in stated_slots(grid)
        for slot in row
        if slot.span is not None and start <= slot.span.start < slot.span.end <= end
    ]
    return sorted(found, key=lambda item: item[1].start)


def _stated(table: str, grid: Grid) -> Html:
    rows = (element("li", join(_row(table, row), " | ")) for row in stated_slots(grid))
    return element("ol", join(rows), class_="printed cells")


def _row(table: str, row: Iterable[Slot]) -> Iterator[Html]:
    return (_mark(table, slot, slot.text or "∅") for slot in row)


def _mark(table: str, slot: Slot, words: str) -> Html:
    key = cell_key(table, slot)
    path = slot.span.path if slot.span is not None else ""
    return element("a", words, id=f"s{key}", href=f"#g{key}", class_="cell", data_cell=key, title=path or None)
