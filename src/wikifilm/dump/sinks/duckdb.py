"""DuckDB: the tables in one file, with keys. DuckDB reads the journal's lines itself."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from wikifilm.dump.rows import rows_path
from wikifilm.dump.sinks.sql import NOTICE_TABLE, create_statements
from wikifilm.dump.tables import TABLES
from wikifilm.errors import MissingExtra

__all__ = ["duckdb_module", "finish_duckdb"]

_TYPES = {"integer": "BIGINT", "number": "DOUBLE", "text": "VARCHAR", "boolean": "BOOLEAN"}
_LONGEST_LINE = 256 << 20


def duckdb_module() -> Any:
    """The package. Raises `MissingExtra`."""
    try:
        import duckdb
    except ImportError as error:
        raise MissingExtra("duckdb", "duckdb") from error
    return duckdb


def finish_duckdb(journal: Path, tables: Sequence[str], notice: str) -> Path:
    """A new database of the journal's rows."""
    new = journal / "new.duckdb"
    new.unlink(missing_ok=True)
    with duckdb_module().connect(str(new)) as database:
        # "films" is first: the others refer to it.
        for statement in create_statements(tables, _TYPES):
            database.execute(statement)
        for name in tables:
            path = rows_path(journal, name)
            if path.exists() and path.stat().st_size:
                database.execute(_copy(name), [str(path)])
        database.execute(f"INSERT INTO {NOTICE_TABLE} VALUES (?)", [notice])  # noqa: S608 (a name of ours)
    return new


def _copy(name: str) -> str:
    """`INSERT … SELECT` that takes the arrays of the lines apart."""
    values = ", ".join(
        f"CAST(line->>'$[{i}]' AS {_TYPES[column.type]})" for i, column in enumerate(TABLES[name].columns)
    )
    source = (
        "read_json(?, format = 'newline_delimited', records = false, columns = {line: 'JSON'}, "
        f"maximum_object_size = {_LONGEST_LINE})"
    )
    return f'INSERT INTO "{name}" SELECT {values} FROM {source}'  # noqa: S608 (names of ours)
