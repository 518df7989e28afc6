"""One row of an awards table as records."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from wikifilm.diagnostics import Span
from wikifilm.document import Text
from wikifilm.film.awards.columns import Columns
from wikifilm.film.awards.context import Context
from wikifilm.film.awards.names import category_place, phrase_kind, read_edition, read_name, read_year
from wikifilm.film.awards.outcomes import read_outcome, word_outcome
from wikifilm.film.awards.recipients import is_blank, read_recipients, read_work
from wikifilm.film.awards.remarks import BRACKET_LAST, DASH, LONGEST_BRACKET, is_honor
from wikifilm.film.awards.vocabulary import award_words
from wikifilm.film.values.dates import parse_date
from wikifilm.film.values.phrases import cut_lines, fold, linked_text, outside
from wikifilm.model import AwardRecord, Origin, Outcome, PartialDate, Recipient, Slot

__all__ = ["RowReader"]

Cells = dict[str, Slot]
"""The slots of a row by role; those that say nothing are left out."""

_FIELDS = {"award": "award", "category": "category", "recipient": "recipients", "outcome": "outcome"}
_FIELDS |= {
    "year": "year",
    "date": "date",
    "work": "work",
    "body": "edition",
    "prize": "prize",
    "reference": "references",
}
_TELLING = frozenset(("award", "category", "outcome"))
_LONGEST_SHORT = 100
"""Characters of a cell in which a year, an edition or a date is looked for."""
_MOST_SHARED = 50
"""Recipients that can share one work."""
_LONGEST_CELL = 2_000
_CARRIED = 0.8
"""Confidence of what a blank cell takes from the row above."""
_GUESSED = 0.6
"""Confidence of an outcome that no cell tells: what a table of awards without a column of results names was won."""
_MOST_LINES = 12
"""Lines of a cell that can be awards of their own."""


@dataclass(slots=True)
class RowReader:
    """Reads rows of one table; a cell that spans many rows is read once."""

    columns: Columns
    _flat: dict[tuple[int, int], str] = field(default_factory=dict)
    _above: dict[str, Slot] = field(default_factory=dict)
    _people: dict[tuple[int, int], tuple[Recipient, ...]] = field(default_factory=dict)

    def awards(self, row: Sequence[Slot], context: Context) -> Iterator[AwardRecord]:
        """The awards of a row: one, or one a line where several stand under each other."""
        cells = _cells(row, self.columns)
        held = _take_date(cells)
        _part_people(cells, row, self.columns)
        _take_outcome(cells)
        if _TELLING.isdisjoint(cells) and not (context.award and "recipient" in cells):
            return
        self._carry(cells)
        if (
            fold((self._text(cells, "award") or self._text(cells, "year"))[:_LONGEST_SHORT])
            in award_words().total_words
        ):
            return
        record = self._record(cells, context, held)
        if record.award or record.category:
            yield from _unzipped(record, cells, context)

    def _carry(self, cells: Cells) -> None:
        """An award or a year that is left blank is that of the row above, as a guess."""
        carried = "category" in cells or "outcome" in cells
        for role in ("award", "year"):
            if role in cells:
                self._above[role] = cells[role]
            elif carried and role in self._above and role in self.columns.roles:
                above = self._above[role]
                cells[role] = replace(above, origin=Origin.INFERRED, confidence=min(above.confidence, _CARRIED))

    def _record(self, cells: Cells, context: Context, held: int | None) -> AwardRecord:
        award, category = self._award(cells, context)
        name, date = read_name(award), _date(cells)
        outcome, outcome_text = self._outcome(cells, context)
        return AwardRecord(
            award=award,
            category=category,
            recipients=self._recipients(cells, context),
            outcome=outcome,
            outcome_text=outcome_text,
            name=name.name,
            edition=name.edition or _edition(cells) or context.edition,
            year=_year(cells, date) or name.year or held or context.year,
            date=date,
            references=tuple(dict.fromkeys(mark for slot in cells.values() for mark in slot.references)),
            provenance={_FIELDS[role]: slot for role, slot in cells.items() if role in _FIELDS},
            confidence=min([self._sure(cells, context), *(slot.confidence for slot in cells.values())]),
            span=_where(cells),
        )

    def _award(self, cells: Cells, context: Context) -> tuple[str, str | None]:
        """Award and category.

        Without a column of categories "Corvid Award for Best Actor" is both, and below the heading of a body the
        column of awards holds its categories.
        """
        award, category = self._text(cells, "award"), self._text(cells, "category")
        if "category" in self.columns.roles or not award:
            return award or context.award, category or context.category
        if context.award:
            return (award, context.category) if phrase_kind(award) == "body" else (context.award, award)
        place = category_place(award)
        return (award, context.category) if place is None else (award[: place[0]], award[place[1] :])

    def _text(self, cells: Cells, role: str) -> str:
        """The text of a cell in one line; empty if the row has none."""
        slot = cells.get(role)
        if slot is None:
            return ""
        place = slot.row, slot.column
        if place not in self._flat:
            self._flat[place] = " ".join(slot.text.split())
        return self._flat[place]

    def _outcome(self, cells: Cells, context: Context) -> tuple[Outcome, str]:
        slot = cells.get("outcome")
        if slot is None:
            return self.columns.outcome or context.outcome or self._guessed(cells, context), ""
        return read_outcome(slot.text[:_LONGEST_SHORT], slot.classes) or Outcome.OTHER, self._text(cells, "outcome")

    def _sure(self, cells: Cells, context: Context) -> float:
        """The most that a record of the table can be trusted: less where its outcome is a guess."""
        told = "outcome" in cells or "outcome" in self.columns.roles or self.columns.outcome or context.outcome
        return self.columns.confidence if told or not context.in_awards else min(self.columns.confidence, _GUESSED)

    def _guessed(self, cells: Cells, context: Context) -> Outcome:
        """What a table of awards without a column of results names was won, unless it is a list of honour."""
        if "outcome" in self.columns.roles or not context.in_awards:
            return Outcome.OTHER
        told = word_outcome(self._text(cells, "award")[:_LONGEST_SHORT])
        return told or (Outcome.HONORED if is_honor(self._text(cells, "category")) else Outcome.WON)

    def _recipients(self, cells: Cells, context: Context) -> tuple[Recipient, ...]:
        work = self._text(cells, "work") or None
        if "recipient" not in cells:
            return self._works(cells["work"]) if work else ()
        if self._text(cells, "recipient") == self._text(cells, "category"):
            return ()
        found = self._names(cells["recipient"], context)
        if work is None or len(work) > _LONGEST_CELL or len(found) > _MOST_SHARED or fold(work) in context.titles:
            return found
        return tuple(replace(one, work=one.work or work) for one in found)

    def _works(self, slot: Slot) -> tuple[Recipient, ...]:
        place = slot.row, slot.column
        if place not in self._people:
            lines = cut_lines(linked_text(slot.text, slot.links))
            self._people[place] = tuple(map(read_work, lines))
        return self._people[place]

    def _names(self, slot: Slot, context: Context) -> tuple[Recipient, ...]:
        place = slot.row, slot.column
        if place not in self._people:
            self._people[place] = read_recipients(linked_text(slot.text, slot.links), context.titles)
        return self._people[place]


def _where(cells: Cells) -> Span | None:
    """The cells that the row itself states, from the first to the last; cells of rows above reach into many rows."""
    last = max((slot.row for slot in cells.values()), default=0)
    spans = [slot.span for slot in cells.values() if slot.span and slot.row == last]
    if not spans or spans[0].path:
        return spans[0] if spans else next((slot.span for slot in cells.values() if slot.span), None)
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def _cells(row: Sequence[Slot], columns: Columns) -> Cells:
    """The slots of a row; a cell that spans several columns belongs to the first role only."""
    cells: Cells = {}
    taken: set[tuple[int, int]] = set()
    for role, column in columns.in_order:
        slot = row[column]
        if (slot.row, slot.column) in taken:
            continue
        if not is_blank(slot.text) or slot.references or (role == "outcome" and (slot.classes or slot.text)):
            cells[role] = slot
            taken.add((slot.row, slot.column))
    for column in columns.extra:
        slot = row[column]
        if not is_blank(slot.text) and (slot.row, slot.column) not in taken:
            held = cells.get("recipient")
            cells["recipient"] = slot if held is None else _joined(held, slot)
    return cells


def _joined(first: Slot, second: Slot) -> Slot:
    """Two cells of recipients as one; it takes the place of the one that spans fewer rows."""
    later = max(first, second, key=lambda slot: slot.row)
    text = f"{first.text}\n{second.text}"
    return replace(first, text=text, links=first.links + second.links, row=later.row, column=later.column)


def _year(cells: Cells, date: PartialDate | None) -> int | None:
    """From the year column; a date column counts only if it holds nothing but a year."""
    if "year" in cells:
        return read_year(cells["year"].text[:_LONGEST_SHORT])
    return date.year if date is not None and date.month is None and len(cells["date"].text.strip()) <= 4 else None


def _part_people(cells: Cells, row: Sequence[Slot], columns: Columns) -> None:
    """A cell that spans category and recipient, or whose header names both, holds both: "Best Actor – Gus Hale"."""
    slot, column = cells.get("category"), columns.roles.get("recipient", -1)
    if slot is None or "recipient" in cells or len(slot.text) > _LONGEST_CELL:
        return
    if not columns.is_joint and (column < 0 or (row[column].row, row[column].column) != (slot.row, slot.column)):
        return
    gap = next(reversed(outside(Text(slot.text), DASH)), None)
    people = slot.text[gap[1] :] if gap else ""
    if gap and people[:1].isupper() and phrase_kind(people) is None and not _goes_on(people):
        cells["category"] = replace(slot, text=slot.text[: gap[0]])
        cells["recipient"] = replace(slot, text=people, column=column)


def _take_outcome(cells: Cells) -> None:
    """A result in brackets behind a name or a category, where no column holds it: "Gus Hale (nominated)"."""
    for role in ("recipient", "category") if "outcome" not in cells else ():
        slot = cells.get(role)
        text = slot.text if slot is not None else ""
        found = BRACKET_LAST.search(text, max(0, len(text) - LONGEST_BRACKET))
        if slot is not None and found and found.start() and fold(found[1]) in award_words().outcomes:
            cells[role] = replace(slot, text=text[: found.start()].rstrip())
            cells["outcome"] = replace(slot, text=found[1])
            return


def _goes_on(phrase: str) -> bool:
    """Whether a phrase behind a dash belongs to the category: "Drama"."""
    return fold(phrase) in award_words().category_continuations


def _take_date(cells: Cells) -> int | None:
    """The year of a day that stands on the last line of the award's cell; the day goes to the date."""
    slot = cells.get("award")
    first, line_feed, last = slot.text.rpartition("\n") if slot else ("", "", "")
    date = parse_date(last) if line_feed and len(last) <= _LONGEST_SHORT else None
    if slot is None or date is None or date.month is None:
        return None
    cells["award"] = replace(slot, text=first)
    cells.setdefault("date", replace(slot, text=last))
    return date.year


def _edition(cells: Cells) -> int | None:
    texts = (cells[role].text[:_LONGEST_SHORT] for role in ("body", "year") if role in cells)
    return next((found for text in texts if (found := read_edition(text))), None)


def _date(cells: Cells) -> PartialDate | None:
    texts = (cells[role].text[:_LONGEST_SHORT] for role in ("date", "year") if role in cells)
    return next((found for text in texts if (found := parse_date(text))), None)


def _lines(cells: Cells, role: str) -> list[str]:
    """The lines of a cell; none if there are too many for awards of their own."""
    slot = cells.get(role)
    if slot is None or len(slot.text) > _LONGEST_CELL or not 0 < slot.text.count("\n") <= _MOST_LINES:
        return []
    return [line.strip() for line in slot.text.split("\n") if line.strip()]


def _unzipped(record: AwardRecord, cells: Cells, context: Context) -> Iterator[AwardRecord]:
    """One record a line where a row holds several results or categories under each other."""
    outcomes, categories = _lines(cells, "outcome"), _lines(cells, "category")
    results = [word_outcome(line) for line in outcomes]
    told = len(results) > 1 and all(results)
    count = len(outcomes) if told else len(categories)
    listed = len(categories) == count > 1 and (told or all(phrase_kind(line) == "category" for line in categories))
    if not told and not listed:
        yield record
        return
    names = _lines(cells, "recipient")
    for number in range(count):
        one = record
        if told:
            one = replace(one, outcome=results[number] or Outcome.OTHER, outcome_text=outcomes[number])
        if listed:
            one = replace(one, category=categories[number])
        if len(names) == count:
            text = linked_text(names[number], cells["recipient"].links)
            one = replace(one, recipients=read_recipients(text, context.titles))
        yield one
