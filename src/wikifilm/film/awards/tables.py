"""Awards from laid-out tables: the rows, what stands above them, and what parts them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from wikifilm.film.awards.columns import Columns, find_columns, header_role
from wikifilm.film.awards.context import Context, under_heading
from wikifilm.film.awards.names import phrase_kind, read_edition, read_year
from wikifilm.film.awards.rows import RowReader
from wikifilm.film.awards.sided import find_sides, side_awards
from wikifilm.film.awards.vocabulary import award_words
from wikifilm.film.values.phrases import fold
from wikifilm.model import AwardRecord, Grid, Origin, Slot

__all__ = ["table_awards"]

Row = Sequence[Slot]
_LONGEST_HEADER = 80
_LONGEST_DIVIDER = 24


def table_awards(grid: Grid, context: Context) -> Iterator[AwardRecord]:
    """The awards of a table in the order of its rows; none if it is no table of awards."""
    header, rows = _header_and_rows(grid)
    above = [row for row in header if _is_divider(row)]
    header = tuple(row for row in header if not _is_divider(row))
    if context.in_awards and (sides := find_sides(header, rows)) is not None:
        yield from (record for row in rows for record in side_awards(row, sides, context) if not _is_divider(row))
        return
    columns = find_columns(header, rows, lenient=context.in_awards)
    if columns is None:
        return
    if any(slot.origin is Origin.INFERRED for row in header for slot in row):
        columns = replace(columns, confidence=min(columns.confidence, *(slot.confidence for slot in header[-1])))
    for row in above:
        context = under_heading(context, row[0].text)
    if grid.caption:
        context = under_heading(context, grid.caption)
    outer, own_film = context, _film_column(columns, rows, context)
    names = _texts(header[-1]) if header else []
    reader = RowReader(columns)
    for row in rows:
        if _is_divider(row) or _is_filled_divider(row, columns):
            label, reader = _divider_text(row), RowReader(columns)
            context, outer = _below_divider(context, outer, label), _outside(outer, label)
        elif own_film is not None and fold(row[own_film].text[:_LONGEST_HEADER]) not in context.titles:
            continue
        elif _texts(row) != names:
            yield from reader.awards(row, context)


def _texts(row: Row) -> list[str]:
    return [fold(slot.text[:_LONGEST_HEADER]) for slot in row]


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
    """One cell over the whole row, or the only one that says something and tells a year, an outcome or a header."""
    if len(row) < 2:
        return False
    text = row[0].text
    if len({(slot.row, slot.column) for slot in row}) == 1 or (text and len(row) > 2 and _is_copied(row)):
        return True
    if not text:
        # A table that lost its spans may have the year of a divider in the column of dates.
        only = _only_text(row)
        return only.isdigit() and read_year(only) is not None
    if len(text) > _LONGEST_HEADER or any(slot.text for slot in row[1:]):
        return False
    return row[0].is_header or fold(text) in award_words().outcome_headings or text.strip("( ")[:4].isdigit()


def _is_filled_divider(row: Row, columns: Columns) -> bool:
    """A year where no column of years is, the rest taken from above: so dividers with lost spans are read."""
    stated = [slot for slot in row if slot.text and slot.origin is not Origin.INFERRED]
    if len(stated) != 1 or len(stated) == len(row) or len(stated[0].text) > _LONGEST_DIVIDER:
        return False
    text = stated[0].text.strip("( ")
    return text[:4].isdigit() and read_year(text) is not None and row.index(stated[0]) != columns.roles.get("year")


def _divider_text(row: Row) -> str:
    """What a row that divides the table says."""
    stated = [slot.text for slot in row if slot.text and slot.origin is not Origin.INFERRED]
    return stated[0] if stated else row[0].text


def _only_text(row: Row) -> str:
    """What the row says if a single cell of it says something, else nothing."""
    filled = [slot.text for slot in row if slot.text]
    return filled[0] if len(filled) == 1 else ""


def _is_copied(row: Row) -> bool:
    """Whether the cells of a row repeat one text: a divider whose span was written out."""
    return len({slot.text for slot in row}) == 1


def _outside(outer: Context, text: str) -> Context:
    """What the dividers so far tell but for the bodies: a body below another does not take over its year."""
    return outer if phrase_kind(text) in ("body", "prize") else _below_divider(outer, outer, text)


def _below_divider(context: Context, outer: Context, text: str) -> Context:
    """A divider tells a year, an edition, an outcome or a body for the rows below it; a body begins anew (`outer`)."""
    year, edition = read_year(text), read_edition(text)
    outcome = award_words().outcome_headings.get(fold(text))
    if outcome is not None:
        return replace(context, outcome=outcome)
    if (kind := phrase_kind(text)) in ("body", "prize"):
        return under_heading(outer if kind == "body" else context, text)
    if year is not None or edition is not None:
        return replace(context, year=year, edition=edition)
    return context


def _film_column(columns: Columns, rows: Sequence[Row], context: Context) -> int | None:
    """The column that tells the film, if it names this film and others."""
    column = columns.roles.get("work")
    if column is None or not columns.roles.keys() & {"recipient", "category"}:
        return None
    works = {fold(row[column].text[:_LONGEST_HEADER]) for row in rows if not _is_divider(row)}
    return column if works & context.titles and works - context.titles else None
