"""The cast from tables without a header: a column of names beside one of roles, "as" or dots between them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from wikifilm.film.cast.members import Known, people, side_points, without_billing
from wikifilm.film.cast.split import split_line
from wikifilm.film.cast.tables import CastColumns
from wikifilm.film.cast.vocabulary import cast_words
from wikifilm.film.values.phrases import fold, linked_text
from wikifilm.film.vocabulary import load_languages
from wikifilm.model import Grid, Slot

__all__ = ["bare_columns"]

Column = Sequence[Slot]
_FEWEST_ROWS = 2
_SAMPLE = 40
_LONGEST_CELL = 100
_NAMED = 0.8
"""Share of the cells of the actors that must be worded as names."""


def bare_columns(grid: Grid, known: Known) -> CastColumns | None:
    """Which column holds the actors and which the roles; None if the table has a header, or is no such table.

    What html2text prints as a header is a row if it names an actor as the others do.
    """
    header = tuple(row for row in grid.header if any(slot.text for slot in row))
    sample = (*header, *grid.rows)[:_SAMPLE]
    if len(sample) < _FEWEST_ROWS or len(header) > 1 or any(_names_column(slot) for row in header for slot in row):
        return None
    columns = [(number, [row[number] for row in sample]) for number in range(len(sample[0]))]
    sides = [(number, column) for number, column in columns if not _joins(column)]
    if len(sides) != 2 or not all(_is_side(column) for _, column in sides):
        return None
    (actor, cells), (role, others) = sorted(sides, key=lambda side: -_points(side[1], known))
    if _share_of_names(cells) < _NAMED or _tells_crew(others) or (header and " " not in cells[0].text):
        return None
    return CastColumns(((actor, None),), role, width=len(sample[0]), has_header=False)


def _names_column(slot: Slot) -> bool:
    words = fold(slot.text[:_LONGEST_CELL])
    return words not in cast_words().played_as and any(word in cast_words().headers for word in words.split())


def _tells_crew(column: Column) -> bool:
    """Whether half of the cells are labels of an infobox: "Director"."""
    return 2 * sum(fold(slot.text[:_LONGEST_CELL]) in _labels() for slot in column) >= len(column)


@cache
def _labels() -> frozenset[str]:
    fields = [language["fields"] for language in load_languages("infobox").values()]
    return frozenset(fold(label) for labels in fields for names in labels.values() for label in names)


def _joins(column: Column) -> bool:
    """Whether a column holds nothing but what stands between actor and role: nothing, "as", dots."""
    return all(not (folded := fold(slot.text[:_LONGEST_CELL])) or folded in cast_words().played_as for slot in column)


def _is_side(column: Column) -> bool:
    """Whether the cells are short, of one line and no entries of their own ("X as Y")."""
    filled = [slot.text for slot in column if slot.text]
    if 2 * len(filled) < len(column) or any(len(text) > _LONGEST_CELL or "\n" in text for text in filled):
        return False
    return not any(split_line(linked_text(text, ())).how in ("as", "by", "mark") for text in filled)


def _points(column: Column, known: Known) -> int:
    return sum(side_points(linked_text(slot.text, slot.links), known) for slot in column)


def _share_of_names(column: Column) -> float:
    filled = [slot for slot in column if slot.text]
    return sum(bool(people(without_billing(linked_text(slot.text, slot.links)))) for slot in filled) / len(filled)
