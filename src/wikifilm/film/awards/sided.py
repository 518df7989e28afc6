"""Tables that list categories won in one column and those nominated in another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from msgspec import Struct

from wikifilm.document import Item, ItemList
from wikifilm.film.awards.columns import header_role
from wikifilm.film.awards.context import Context
from wikifilm.film.awards.lists import list_awards
from wikifilm.film.awards.names import phrase_kind, read_year
from wikifilm.film.awards.vocabulary import award_words
from wikifilm.film.values.phrases import cut_lines, fold, linked_text
from wikifilm.model import AwardRecord, Outcome, Slot

__all__ = ["Sides", "find_sides", "side_awards"]

Row = Sequence[Slot]
_SAMPLE = 40
_LONGEST_CELL = 4_000
_SHARE = 0.6
"""Share of the lines in the columns of outcomes that must be worded as categories."""


class Sides(Struct, frozen=True):
    """Which columns hold what."""

    award: int
    year: int | None
    outcomes: tuple[tuple[int, Outcome], ...]


def find_sides(header: Sequence[Row], rows: Sequence[Row]) -> Sides | None:
    """The columns of such a table, or None: both "Won" and "Nominated" must head columns of categories."""
    texts = [slot.text for slot in header[-1]] if header else []
    told = [(column, award_words().outcome_headings.get(fold(text[:60]))) for column, text in enumerate(texts)]
    outcomes = tuple((column, outcome) for column, outcome in told if outcome is not None)
    if {outcome for _, outcome in outcomes} != {Outcome.WON, Outcome.NOMINATED} or len(outcomes) != 2:
        return None
    roles = [header_role(text) for text in texts]
    award = next((column for column, role in enumerate(roles) if role in ("award", "body")), None)
    lines = [line for row in rows[:_SAMPLE] for column, _ in outcomes for line in _lines(row[column])]
    named = sum(phrase_kind(item.text.value) == "category" for item in lines)
    if award is None or not lines or named < _SHARE * len(lines):
        return None
    return Sides(award, roles.index("year") if "year" in roles else None, outcomes)


def side_awards(row: Row, sides: Sides, context: Context) -> Iterator[AwardRecord]:
    """The awards of a row: one a line of a column of outcomes."""
    award = row[sides.award]
    year = read_year(row[sides.year].text[:60]) if sides.year is not None else None
    own = replace(context, award=" ".join(award.text.split()), year=year or context.year)
    for column, outcome in sides.outcomes:
        slot = row[column]
        held = {"award": award, "category": slot, "recipients": slot, "outcome": slot}
        for record in list_awards(ItemList(tuple(_lines(slot)), slot.span), replace(own, outcome=outcome)):
            sure = min(record.confidence, award.confidence, slot.confidence)
            yield replace(record, provenance=held, confidence=sure, references=slot.references)


def _lines(slot: Slot) -> list[Item]:
    if len(slot.text) > _LONGEST_CELL:
        return []
    lines = cut_lines(linked_text(slot.text, slot.links))
    return [Item(line, span=slot.span) for line in lines if any(map(str.isalpha, line.value))]
