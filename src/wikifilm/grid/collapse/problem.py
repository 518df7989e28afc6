"""A printed table made ready for inference: its columns, its rows as tokens, its dialect."""

from __future__ import annotations

from dataclasses import dataclass

from wikifilm.document import Printed, Table
from wikifilm.grid.collapse.candidates import Dialect, dialect_of
from wikifilm.grid.collapse.columns import Column, columns_of
from wikifilm.grid.collapse.header import header_labels
from wikifilm.grid.collapse.tokens import Token, token
from wikifilm.grid.hints import NO_HINTS, Hints

__all__ = ["Problem", "problem_of"]


@dataclass(frozen=True, slots=True)
class Problem:
    """What inference needs to know of a table."""

    columns: tuple[Column, ...]
    dialect: Dialect
    header: tuple[tuple[Token, ...], ...]
    header_labels: tuple[str, ...]
    lines: tuple[tuple[Token, ...], ...]
    """The cells of each printed line of the body."""

    @property
    def width(self) -> int:
        """Number of columns."""
        return len(self.columns)

    @property
    def family(self) -> str:
        """Which weights to use: tables of awards follow other habits than tables about anything."""
        roles = {column.role for column in self.columns}
        return "award" if not roles.isdisjoint(_AWARD_ROLES) else "other"

    def dialect_at(self, line: int) -> Dialect:
        """The dialect of a line of the body: the first has nothing above it."""
        return self.dialect if line else self.dialect.first()


_AWARD_ROLES = frozenset({"outcome", "award", "award+category"})


def problem_of(table: Table, hints: Hints = NO_HINTS) -> Problem:
    """Make a printed table ready."""
    printed = table.printed or Printed("kept")
    rows = [tuple(token(cell, hints) for cell in row.cells) for row in table.rows]
    head = _header_rows(rows, printed)
    width = max([len(row) for row in rows] + [printed.width, 1])
    labels = tuple(header_labels(row, width) for row in rows[:head])
    texts = _header_texts(rows[:head], labels, width)
    return Problem(columns_of(texts), dialect_of(printed), tuple(rows[:head]), labels, tuple(rows[head:]))


def _header_rows(rows: list[tuple[Token, ...]], printed: Printed) -> int:
    """Rows above the divider; without a divider the first row, if it looks like a header."""
    if printed.header_rows:
        return min(printed.header_rows, len(rows))
    if len(rows) < 2 or not rows[0]:
        return 0
    data = sum(cell.kind in _DATA for cell in rows[0])
    return int(data * 3 <= len(rows[0]))


_DATA = frozenset({"year", "date", "number", "numeric", "outcome", "score", "time", "money", "ref", "dash"})


def _header_texts(rows: list[tuple[Token, ...]], labels: tuple[str, ...], width: int) -> list[str]:
    """One text for each column: the lowest header cell above it."""
    texts = [""] * width
    for row, row_labels in zip(rows, labels, strict=True):
        cells, last = iter(row), ""
        for column, label in enumerate(row_labels):
            if label in "Pe":
                last = next(cells).text
            if label in "PR" and last:
                texts[column] = last
    return texts
