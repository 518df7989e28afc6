"""Awards from laid-out tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from wikifilm.film.awards.columns import Columns, find_columns, header_role
from wikifilm.film.awards.context import Context, under_heading
from wikifilm.film.awards.names import phrase_kind, read_edition, read_name, read_year
from wikifilm.film.awards.outcomes import read_outcome, word_outcome
from wikifilm.film.awards.recipients import is_blank, read_recipients
from wikifilm.film.awards.vocabulary import award_words
from wikifilm.film.values.dates import parse_date
from wikifilm.film.values.phrases import fold, linked_text
from wikifilm.model import AwardRecord, Grid, Outcome, PartialDate, Recipient, Slot

__all__ = ["table_awards"]

Row = Sequence[Slot]

_FIELDS = {"award": "award", "category": "category", "recipient": "recipients", "outcome": "outcome"}
_FIELDS |= {"year": "year", "date": "date", "work": "work", "body": "edition", "reference": "references"}


@dataclass(frozen=True, slots=True)
class _Cells:
    """The slots of a row by role, those that say nothing left out."""

    slots: dict[str, Slot]

    def text(self, role: str) -> str:
        slot = self.slots.get(role)
        return " ".join(slot.text.split()) if slot else ""

    def lines(self, role: str) -> list[str]:
        slot = self.slots.get(role)
        return [line.strip() for line in slot.text.split("\n") if line.strip()] if slot else []


def table_awards(grid: Grid, context: Context) -> Iterator[AwardRecord]:
    """The awards of a table in the order of its rows; none if it is no table of awards."""
    header, rows = _header_and_rows(grid)
    columns = find_columns(header, rows, lenient=context.in_awards)
    if columns is None:
        return
    for row in header[:-1]:
        if _is_divider(row):
            context = under_heading(context, row[0].text)
    if grid.caption:
        context = under_heading(context, grid.caption)
    own_film = _film_column(columns, rows, context)
    names = [fold(slot.text) for slot in header[-1]] if header else []
    for row in rows:
        if _is_divider(row):
            context = _below_divider(context, row[0].text)
        elif own_film is not None and fold(row[own_film].text) not in context.titles:
            continue
        elif [fold(slot.text) for slot in row] != names:
            yield from _row_awards(_cells(row, columns), columns, context)


def _header_and_rows(grid: Grid) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """Header and body; a first row of plain cells that is worded as a header is one."""
    if grid.header or not grid.rows:
        return grid.header, grid.rows
    for count, row in enumerate(grid.rows[:3]):
        if _is_divider(row):
            continue
        exact = sum(fold(slot.text[:60]) in award_words().headers for slot in row)
        named = sum(header_role(slot.text) is not None for slot in row)
        if exact >= 2 and 2 * named >= len(row):
            return grid.rows[: count + 1], grid.rows[count + 1 :]
        break
    return (), grid.rows


def _is_divider(row: Row) -> bool:
    """One cell over the whole row, or the only one that says something in a row of header cells."""
    if len(row) < 2:
        return False
    if len({(slot.row, slot.column) for slot in row}) == 1:
        return True
    return bool(row[0].text) and row[0].is_header and not any(slot.text for slot in row[1:])


def _below_divider(context: Context, text: str) -> Context:
    """A divider tells a year, an edition, an outcome or a body for the rows below it."""
    year, edition = read_year(text), read_edition(text)
    outcome = award_words().outcome_headings.get(fold(text))
    if outcome is not None:
        return replace(context, outcome=outcome)
    if phrase_kind(text) in ("body", "prize"):
        return under_heading(context, text)
    if year is not None or edition is not None:
        return replace(context, year=year, edition=edition)
    return context


def _film_column(columns: Columns, rows: Sequence[Row], context: Context) -> int | None:
    """The column that tells the film, if it names this film and others."""
    column = columns.roles.get("work")
    if column is None or not columns.roles.keys() & {"recipient", "category"}:
        return None
    works = {fold(row[column].text) for row in rows if not _is_divider(row)}
    return column if works & context.titles and works - context.titles else None


def _cells(row: Row, columns: Columns) -> _Cells:
    """The slots of a row; a cell that spans several columns belongs to the first role only."""
    slots: dict[str, Slot] = {}
    taken: set[tuple[int, int]] = set()
    for role in sorted(columns.roles, key=columns.roles.__getitem__):
        slot = row[columns.roles[role]]
        if (slot.row, slot.column) in taken:
            continue
        if not is_blank(slot.text) or slot.references or (role == "outcome" and (slot.classes or slot.text)):
            slots[role] = slot
            taken.add((slot.row, slot.column))
    for column in columns.extra:
        slot = row[column]
        if not is_blank(slot.text) and (slot.row, slot.column) not in taken:
            held = slots.get("recipient")
            slots["recipient"] = (
                slot if held is None else replace(held, text=f"{held.text}\n{slot.text}", links=held.links + slot.links)
            )
    return _Cells(slots)


def _row_awards(cells: _Cells, columns: Columns, context: Context) -> Iterator[AwardRecord]:
    if not (cells.slots.keys() & {"category", "recipient", "outcome", "work", "award"}):
        return
    if fold(cells.text("award") or cells.text("year")) in award_words().total_words:
        return
    record = _record(cells, columns, context)
    if not record.award and not record.category:
        return
    yield from _unzipped(record, cells, context)


def _record(cells: _Cells, columns: Columns, context: Context) -> AwardRecord:
    award = cells.text("award") or context.award
    name = read_name(award)
    date = _date(cells)
    outcome, outcome_text = _outcome(cells, columns, context)
    return AwardRecord(
        award=award,
        category=cells.text("category") or context.category,
        recipients=_recipients(cells, context),
        outcome=outcome,
        outcome_text=outcome_text,
        name=name.name,
        edition=name.edition or _edition(cells) or context.edition,
        year=_year(cells, date) or name.year or context.year,
        date=date,
        references=tuple(dict.fromkeys(mark for slot in cells.slots.values() for mark in slot.references)),
        provenance={_FIELDS[role]: slot for role, slot in cells.slots.items() if role in _FIELDS},
        confidence=min([columns.confidence, *(slot.confidence for slot in cells.slots.values())]),
        span=next((slot.span for slot in cells.slots.values() if slot.span), None),
    )


def _outcome(cells: _Cells, columns: Columns, context: Context) -> tuple[Outcome, str]:
    slot = cells.slots.get("outcome")
    if slot is None:
        return columns.outcome or context.outcome or Outcome.OTHER, ""
    text = cells.text("outcome")
    return read_outcome(slot.text, slot.classes) or Outcome.OTHER, text


def _year(cells: _Cells, date: PartialDate | None) -> int | None:
    """From the year column; a date column counts only if it holds nothing but a year."""
    if "year" in cells.slots:
        return read_year(cells.text("year"))
    return date.year if date is not None and date.month is None and len(cells.text("date")) <= 4 else None


def _edition(cells: _Cells) -> int | None:
    return next((found for role in ("body", "year") if (found := read_edition(cells.text(role)))), None)


def _date(cells: _Cells) -> PartialDate | None:
    return next((found for role in ("date", "year") if (found := parse_date(cells.text(role)))), None)


def _recipients(cells: _Cells, context: Context) -> tuple[Recipient, ...]:
    slot, work = cells.slots.get("recipient"), cells.text("work") or None
    if slot is None:
        if work is None:
            return ()
        cell = cells.slots["work"]
        return tuple(
            replace(one, kind="work") for one in read_recipients(linked_text(cell.text, cell.links), context.titles)
        )
    found = read_recipients(linked_text(slot.text, slot.links), context.titles)
    if work is None or fold(work) in context.titles:
        return found
    return tuple(replace(one, work=one.work or work) for one in found)


def _unzipped(record: AwardRecord, cells: _Cells, context: Context) -> Iterator[AwardRecord]:
    """One record a line where a row holds several results or categories under each other."""
    outcomes, categories = cells.lines("outcome"), cells.lines("category")
    results = [word_outcome(line) for line in outcomes]
    several = len(outcomes) > 1 and all(results)
    count = len(outcomes) if several else len(categories)
    many_categories = len(categories) == count > 1 and all(phrase_kind(line) == "category" for line in categories)
    if not several and not many_categories:
        yield record
        return
    names = cells.lines("recipient")
    for number in range(count):
        changes: dict[str, object] = {}
        if several:
            changes |= {"outcome": results[number], "outcome_text": outcomes[number]}
        if len(categories) == count:
            changes["category"] = categories[number]
        if len(names) == count:
            slot = cells.slots["recipient"]
            changes["recipients"] = read_recipients(linked_text(names[number], slot.links), context.titles)
        yield replace(record, **changes)  # type: ignore[arg-type]
