"""A printed table made ready for inference: its columns, its rows as tokens, its dialect."""

from __future__ import annotations

from dataclasses import dataclass, replace

from wikifilm.document import Printed, Table
from wikifilm.grid.collapse.cells.columns import Column, columns_of, role_of
from wikifilm.grid.collapse.cells.tokens import Token, tokens_of
from wikifilm.grid.collapse.printed.again import headers_again
from wikifilm.grid.collapse.printed.broken import counted_rows, is_predecessor, joint_width
from wikifilm.grid.collapse.printed.captions import parted
from wikifilm.grid.collapse.printed.dialect import Dialect, dialect_of
from wikifilm.grid.collapse.printed.flags import without_flags
from wikifilm.grid.collapse.printed.grouped import header_groups
from wikifilm.grid.collapse.printed.header import header_labels, header_width
from wikifilm.grid.collapse.printed.images import without_images
from wikifilm.grid.collapse.printed.pipes import without_pipes
from wikifilm.grid.collapse.printed.segments import Segment, line_segments, loose_segments
from wikifilm.grid.collapse.printed.two_headers import two_headers
from wikifilm.grid.collapse.printed.whole_header import whole_header
from wikifilm.grid.hints import NO_HINTS, Hints

__all__ = ["Problem", "Segment", "problem_of"]


@dataclass(frozen=True, slots=True)
class Problem:
    """What inference needs to know of a table."""

    columns: tuple[Column, ...]
    dialect: Dialect
    header: tuple[tuple[Token, ...], ...]
    header_labels: tuple[str, ...]
    segments: tuple[tuple[Segment, ...], ...]
    """For each place where a row can begin: the rows that can begin there. Mostly one, to the next place."""
    headers: tuple[str, ...]
    """The text of the lowest header cell above each column."""
    row_ends: bool = True
    """False: every cell is a place, for the ends of rows are lost. Else a place is a printed line."""
    counted: frozenset[int] = frozenset()
    """Places of rows whose first cell counts them, and so stands in the first column."""

    @property
    def width(self) -> int:
        """Number of columns."""
        return len(self.columns)

    @property
    def family(self) -> str:
        """Which weights to use: tables of awards follow other habits than others, and so do tables without row ends."""
        roles = {column.role for column in self.columns}
        if sum(map(bool, self.headers)) == 1 < self.width:
            roles = set()  # a title above all columns, as boxes of successors have it
        about = not roles.isdisjoint(_AWARD) or ("outcome" in roles and not roles.isdisjoint(_HONOURED))
        subject = "award" if about else "other"
        return subject if self.row_ends else f"{subject}, no row ends"

    def dialect_at(self, line: int) -> Dialect:
        """The dialect of a line of the body: the first has nothing above it."""
        return self.dialect if line else self.dialect.first()


_AWARD = frozenset({"award", "award+category"})
_HONOURED = frozenset({"category", "work", "work+recipient"})
"""With an outcome beside it, one of these makes an award: matches have results too."""


def problem_of(table: Table, hints: Hints = NO_HINTS) -> Problem:
    """Make a printed table ready."""
    table = parted(table)
    printed = table.printed or Printed("kept")
    rows = [tokens_of(row.cells, hints) for row in table.rows]
    if not printed.row_ends and any(rows):
        return _stream(tuple(cell for row in rows for cell in row), dialect_of(printed))
    head = _header_rows(rows, printed)
    if printed.loose_lines:
        rows, head = whole_header(rows, head, printed)
    if printed.blanks == "padding":  # there the divider is as wide as the widest row
        rows = without_pipes(rows, printed.width, hints)
    width = max([len(row) for row in rows] + [printed.width, 1])
    if printed.loose_lines:
        width = joint_width(rows[head:], width)
    head, labels = _header_labels(rows, head, width, printed.blanks == "padding")
    texts = _header_texts(rows[:head], labels, width)
    body = without_images(rows[head:])
    if printed.spread or printed.cut_end:
        body = without_flags(body, hints)
    segments = loose_segments(body, width, hints) if printed.loose_lines else line_segments(body)
    if labels:
        segments = headers_again(segments, rows[0], labels[0])
    header, counted = tuple(rows[:head]), counted_rows(body)
    return Problem(columns_of(texts), dialect_of(printed), header, labels, segments, tuple(texts), counted=counted)


def _header_labels(rows: list[tuple[Token, ...]], head: int, width: int, padded: bool) -> tuple[int, tuple[str, ...]]:
    """How many rows are the header, and their readings."""
    both = two_headers(rows, width, padded) if head == 1 else None
    return (2, both) if both else (head, tuple(header_labels(row, width) for row in rows[:head]))


_WIDE, _WIDER = 5, 9
"""Where row ends are lost, rows of wide tables are read without colspans, of wider ones without empty cells too: there
would be too many readings."""


def _stream(cells: tuple[Token, ...], dialect: Dialect) -> Problem:
    """A table without row ends: every cell can begin a row, which can have any length up to the width."""
    groups = header_groups(cells)
    size = groups.size if groups else header_width(cells)
    width = groups.width if groups else size
    header = (cells[: groups.names], cells[groups.names : size]) if groups else (cells[:size],)
    labels = groups.labels if groups else ("P" * size,)
    body = cells[size:]
    segments = tuple(
        tuple(Segment(end, body[start:end]) for end in range(start + 1, min(start + width, len(body)) + 1))
        for start in range(len(body))
    )
    heads = tuple(_header_texts(list(header), labels, width))
    if width > _WIDE:
        dialect = replace(dialect, gaps="SE" if width <= _WIDER else "S")
    return Problem(columns_of(list(heads)), dialect, header, labels, segments, heads, row_ends=False)


def _header_rows(rows: list[tuple[Token, ...]], printed: Printed) -> int:
    """Rows above the divider, and one below it if that is a title; without a divider the first row, if it looks so."""
    if printed.header_rows:
        return min(printed.header_rows, len(rows)) + _is_title(rows, printed.header_rows)
    if len(rows) < 2 or not rows[0] or is_predecessor(rows[0]):
        return 0
    head = int(_data(rows[0]) * 3 <= len(rows[0]) and not _is_award(rows[0]))
    return head + _is_title(rows, head)


def _data(row: tuple[Token, ...]) -> int:
    """How many cells look like data. Several outcomes side by side do not: gold, silver, bronze."""
    outcomes = [cell for cell in row if cell.kind == "outcome"]
    named = len(outcomes) > 1 and len({cell.key for cell in outcomes}) == len(outcomes)
    return sum(cell.kind in _DATA for cell in row) - (len(outcomes) if named else 0)


def _is_title(rows: list[tuple[Token, ...]], head: int) -> bool:
    """One cell stands above the divider, over names of columns below it."""
    if head != 1 or len(rows) < 3 or sum(not cell.is_blank for cell in rows[0]) != 1:
        return False
    names = [cell for cell in rows[1] if not cell.is_blank]
    known = sum(role_of(cell.text) not in {"other", "none"} for cell in names)
    return known > 1 and known * 2 > len(names) and not any(_is_datum(cell) for cell in names)


def _is_datum(cell: Token) -> bool:
    return cell.kind in _DATA and role_of(cell.text) in {"other", "none"}


def _is_award(row: tuple[Token, ...]) -> bool:
    """One cell tells an outcome, others an award or a category: data, though none of it is a number."""
    outcomes = sum(cell.kind == "outcome" and _is_datum(cell) for cell in row)
    return outcomes == 1 and any(cell.kind in _NAMES_OF_AWARDS and len(cell.words) > 1 for cell in row)


_NAMES_OF_AWARDS = frozenset({"body", "bodycat", "catbody", "category"})


_DATA = frozenset({"year", "date", "number", "numeric", "outcome", "score", "time", "money", "ref", "dash"})


def _says_less(lower: str, upper: str) -> bool:
    return role_of(lower) in {"other", "none"} and role_of(upper) not in {"other", "none"}


def _header_texts(rows: list[tuple[Token, ...]], labels: tuple[str, ...], width: int) -> list[str]:
    """One text for each column: the lowest header cell above it, or one higher if that alone names a role."""
    texts = [""] * width
    for row, row_labels in zip(rows, labels, strict=True):
        cells, last = iter(row), ""
        for column, label in enumerate(row_labels):
            if label in "Pe":
                last = next(cells).text
            if label in "PR" and last and not (texts[column] and _says_less(last, texts[column])):
                texts[column] = last
    return texts
