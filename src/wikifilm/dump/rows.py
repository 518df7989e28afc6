"""Rows as lines of JSON: how workers hand them on and how the journal keeps them.

A line is an array: the film's number, the position where the table has one, the values. A worker counts films from 0 in
its block; `renumber` moves that to the export's count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from wikifilm.dump.tables import TABLE_NAMES, Row, article_rows
from wikifilm.model import FilmArticle

__all__ = ["RowEncoder", "read_rows", "renumber", "rows_path"]

ROWS = ".rows"
_FIRST = re.compile(rb"^\[(\d+)", re.MULTILINE)


class RowEncoder:
    """Gathers the rows of some films."""

    def __init__(self, tables: tuple[str, ...]) -> None:
        self._tables = tables or TABLE_NAMES
        self._json = msgspec.json.Encoder()
        self._lines: dict[str, list[bytes]] = {name: [] for name in self._tables}
        self._films = 0

    def add(self, article: FilmArticle) -> None:
        """Take one article."""
        for name, rows in article_rows(article, self._tables).items():
            numbered = ([self._films, *row] for row in rows) if name == "films" else self._positions(rows)
            self._lines[name] += map(self._json.encode, numbered)
        self._films += 1

    def _positions(self, rows: list[Row]) -> Iterator[Row]:
        return ([self._films, position, *row] for position, row in enumerate(rows))

    def finish(self) -> dict[str, bytes]:
        """The lines of each table."""
        return {name + ROWS: b"\n".join((*lines, b"")) for name, lines in self._lines.items() if lines}


def renumber(lines: bytes, films: int) -> bytes:
    """The same rows, their films counted from `films`. Whole articles have no number and stay."""
    if not films or lines[:1] != b"[":
        return lines
    return _FIRST.sub(lambda found: b"[%d" % (int(found[1]) + films), lines)


def rows_path(journal: Path, table: str) -> Path:
    """Where a journal keeps the rows of a table."""
    return journal / (table + ROWS)


def read_rows(journal: Path, table: str, batch: int) -> Iterator[list[list[Any]]]:
    """The rows of a table in batches."""
    path = rows_path(journal, table)
    if not path.exists():
        return
    decoder = msgspec.json.Decoder(list[Any])
    rows: list[list[Any]] = []
    with path.open("rb") as file:
        for line in file:
            rows.append(decoder.decode(line))
            if len(rows) >= batch:
                yield rows
                rows = []
    if rows:
        yield rows
