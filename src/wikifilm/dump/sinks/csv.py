r"""CSV (RFC 4180): a folder with a file for each table, in UTF-8, with the names of the columns in the first line.

Spreadsheets take a text for a formula if it begins with one of `= + - @`, a tab or a carriage return. Such a text gets
an apostrophe before it, and so does one that has apostrophes and then such a sign; so taking one apostrophe away from
what matches the pattern `^'+[-=+@\t\r]` gives back what was there. Other kinds of output hold every text as it is.
"""

from __future__ import annotations

import csv
import re
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from wikifilm.dump.licence import NOTICE
from wikifilm.dump.rows import read_rows
from wikifilm.dump.tables import TABLES

__all__ = ["finish_csv"]

_BATCH = 10_000
_FORMULA = re.compile(r"'*[=+@\t\r-]")


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
        yield [_cell(value) for value in row]


def _cell(value: Any) -> Any:
    if isinstance(value, bool):
        return str(value).lower()
    return f"'{value}" if isinstance(value, str) and _FORMULA.match(value) else value
