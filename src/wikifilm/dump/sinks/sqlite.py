"""SQLite: the tables in one file, with keys."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from wikifilm.dump.rows import read_rows
from wikifilm.dump.sinks.sql import NOTICE_TABLE, create_statements
from wikifilm.dump.tables import TABLES

__all__ = ["finish_sqlite"]

_TYPES = {"integer": "INTEGER", "number": "REAL", "text": "TEXT", "boolean": "INTEGER"}
_BATCH = 10_000


def finish_sqlite(journal: Path, tables: Sequence[str], notice: str) -> Path:
    """A new database of the journal's rows."""
    import sqlite3  # not every build of Python has it

    new = journal / "new.sqlite"
    new.unlink(missing_ok=True)
    with closing(sqlite3.connect(new)) as database:
        # Nobody reads the file before it is whole, so that it needs no safety of its own.
        database.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
        for statement in create_statements(tables, _TYPES):
            database.execute(statement)
        for name in tables:
            marks = ", ".join("?" for _ in TABLES[name].columns)
            for rows in read_rows(journal, name, _BATCH):
                database.executemany(f"INSERT INTO {name} VALUES ({marks})", rows)  # noqa: S608 (a name of ours)
        database.execute(f"INSERT INTO {NOTICE_TABLE} VALUES (?)", (notice,))  # noqa: S608
        database.commit()
    return new
