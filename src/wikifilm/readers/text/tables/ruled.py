"""Tables with a line of dashes above each column: pandoc's simple and multiline tables, those of tabulate.

      Award           Category     Result
      --------------- ------------ ---------
      Zembla Awards   Best Film    Won

A multiline table stands between two such lines, with blank lines between its rows. PostgreSQL's psql has plus signs
between the dashes, and pipes between the cells. Cells never span here.
(Source: pandoc User's Guide, "Tables".)
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from wikifilm.readers.text.lines import Line
from wikifilm.readers.text.tables.columns import joined, shown, text_of
from wikifilm.readers.text.tables.cut import Cut, Piece

__all__ = ["cut_ruled", "is_rule"]

_HEADER_LINES = 12
_RUN = re.compile(r"[-=]+")
_LONGEST = 5_000
"""Characters of a line."""
_Pieces = list[Piece]


def is_rule(text: str) -> bool:
    """Nothing but dashes, or double dashes, and blanks or plus signs between them."""
    if text.lstrip(" \t")[:2] not in {"--", "=="}:
        return False
    return all(set(run) in ({"-"}, {"="}) for run in text.replace("+", " ").split())


def cut_ruled(lines: Sequence[Line], index: int) -> Cut | None:
    """The table that begins at this line, its header or the dashes above it; or None."""
    if len(lines[index].text) > _LONGEST:
        return None
    if is_rule(lines[index].text):
        return _framed(lines, index)
    columns = _columns(lines, index + 1)
    head = columns.row((lines[index],)) if columns else None
    if columns is None or head is None or not head[0].text:
        return None
    rows, end = _lines_below(lines, index + 2, columns)
    return Cut([head, *rows], end, None, heads=1) if rows else None


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where the dashes of each column begin and end, in columns of the screen."""

    runs: tuple[tuple[int, int], ...]
    between: str
    """What parts two columns: blanks, or a pipe."""

    def row(self, lines: Sequence[Line]) -> _Pieces | None:
        """The cells of a row with some lines; None if text stands between the columns."""
        screens = [shown(line.text) for line in lines if len(line.text) <= _LONGEST]
        if len(screens) < len(lines) or not all(map(self._fits, screens)):
            return None
        ends = [stop for _, stop in self.runs[:-1]]
        return [
            _piece(lines, screens, (start, end), stop - start)
            for (start, stop), end in zip(self.runs, [*ends, None], strict=True)
        ]

    def _fits(self, screen: Sequence[str]) -> bool:
        gaps = [text_of(screen[a[1] : b[0]]).strip() for a, b in pairwise(self.runs)]
        return not text_of(screen[: self.runs[0][0]]).strip() and all(gap == self.between for gap in gaps)


def _columns(lines: Sequence[Line], index: int) -> _Columns | None:
    """The columns that a line of dashes shows: two at least."""
    text = lines[index].text if index < len(lines) else ""
    if len(text) > _LONGEST or not is_rule(text):
        return None
    runs = tuple(run.span() for run in _RUN.finditer(text))
    return _Columns(runs, "|" if "+" in text else "") if len(runs) > 1 else None


def _piece(lines: Sequence[Line], screens: Sequence[Sequence[str]], place: tuple[int, int | None], room: int) -> Piece:
    """A cell, from one column of the screen to another (or to the end of the line)."""
    start, end = place
    printed = [text_of(screen[start:end]) for screen in screens]
    first = next((at for at, text in enumerate(printed) if text.strip()), 0)
    indent = len(printed[first]) - len(printed[first].lstrip())
    return Piece(joined(printed, room), lines[first].start + len(text_of(screens[first][:start])) + indent)


def _lines_below(lines: Sequence[Line], at: int, columns: _Columns) -> tuple[list[_Pieces], int]:
    """Each line a row, up to a blank one or a line of dashes, and the index of the line after these."""
    rows: list[_Pieces] = []
    while at < len(lines) and not lines[at].blank and not is_rule(lines[at].text):
        row = columns.row((lines[at],))
        if row is None:
            return rows, at
        rows.append(row)
        at += 1
    return rows, at + (at < len(lines) and is_rule(lines[at].text))


def _framed(lines: Sequence[Line], index: int) -> Cut | None:
    """A table below a line of dashes, which another one ends."""
    columns = _columns(lines, index)
    return _below_one_dash(lines, index) if columns is None else _below_columns(lines, index, columns)


def _below_one_dash(lines: Sequence[Line], index: int) -> Cut | None:
    """Pandoc's multiline table with a header, below which the columns are shown."""
    mark = index + 1
    while mark < min(index + _HEADER_LINES, len(lines)) and not (lines[mark].blank or is_rule(lines[mark].text)):
        mark += 1
    columns = _columns(lines, mark) if mark > index + 1 else None
    head = columns.row(lines[index + 1 : mark]) if columns else None
    body = _rows_between(lines, mark + 1, columns, are_lines=False) if columns and head else None
    return Cut([head, *body[0]], body[1], None, heads=1) if head and body else None


def _below_columns(lines: Sequence[Line], index: int, columns: _Columns) -> Cut | None:
    """A table without a header; or with one, if more rows stand below the next line of dashes, up to a third."""
    found = _rows_between(lines, index + 1, columns)
    if found is None:
        return None
    rows, end = found
    more = _rows_between(lines, end, columns) if end < len(lines) and not lines[end].blank else None
    return Cut([*rows, *more[0]], more[1], None, heads=len(rows)) if more else Cut(rows, end, None)


def _rows_between(
    lines: Sequence[Line], at: int, columns: _Columns, *, are_lines: bool = True
) -> tuple[list[_Pieces], int] | None:
    """The rows up to a line of dashes, and the index of the line after that.

    Where no blank line parts rows, or the last from the dashes, each line is one (`are_lines`).
    """
    groups = list(_groups(lines, at))
    if not groups or groups[-1][1] == len(lines):
        return None
    if are_lines and len(groups) == 1 and not lines[groups[0][1] - 1].blank:
        groups = [((line,), groups[0][1]) for line in groups[0][0]]
    rows = [row for group, _ in groups if (row := columns.row(group)) is not None]
    return (rows, groups[-1][1] + 1) if len(rows) == len(groups) else None


def _groups(lines: Sequence[Line], at: int) -> Iterator[tuple[Sequence[Line], int]]:
    """Lines between blank ones, each with the index of the next line that is not blank; up to a line of dashes."""
    while at < len(lines) and not is_rule(lines[at].text):
        start = at
        while at < len(lines) and not lines[at].blank and not is_rule(lines[at].text):
            at += 1
        group = lines[start:at]
        while at < len(lines) and lines[at].blank:
            at += 1
        if group:
            yield group, at
