"""CSV (RFC 4180): a folder with a file for each table, in UTF-8, with the names of the columns in the first line."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from wikifilm.dump.licence import NOTICE
from wikifilm.dump.rows import read_rows
from wikifilm.dump.tables import TABLES

__all__ = ["finish_csv"]

_BATCH = 10_000


def finish_csv(journal: Path, tables: Sequence[str], notice: str) -> Path:
    """A new folder of the journal's rows. Null is an empty field."""
    new = journal / "new"
    shutil.rmtree(new, ignore_errors=True)
    new.mkdir()
    for name in tables:
        with (new / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow([column.name for column in TABLES[name].columns])
            for rows in read_rows(journal, name, _BATCH):
                writer.writerows(_cells(rows))
    (new / NOTICE).write_text(notice, "utf-8")
    return new


def _cells(rows: list[list[Any]]) -> Iterator[list[Any]]:
    for row in rows:
        yield [str(value).lower() if isinstance(value, bool) else value for value in row]
