"""Outputs of all kinds, read back as plain values."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any, TypeAlias

from wikifilm.dump.export import Export, export
from wikifilm.dump.job import Job
from wikifilm.dump.sinks import choose_sink
from wikifilm.dump.sources import find_sources
from wikifilm.dump.tables import TABLES
from wikifilm.dump.work import Tally

Contents: TypeAlias = dict[str, Any]
OUTPUTS = ("f.jsonl", "f.jsonl.gz", "f.jsonl.zst", "f.parquet", "f.duckdb", "f.sqlite", "f.csv")


def run(source: Path, output: Path, job: Job | None = None, *, jobs: int = 0, **plan: Any) -> Tally:
    made = Export(output, choose_sink(output.name), **({"checkpoint_seconds": 0.0} | plan))
    return export(find_sources([str(source)]), job or Job(), made, jobs, lambda _: None)


def contents(output: Path) -> Contents:
    """All that an output says: the bytes of JSON Lines, the rows of tables."""
    if output.suffix == ".duckdb":
        import duckdb

        with duckdb.connect(str(output), read_only=True) as database:
            return {name: database.execute(_all(name, name in _names(database))).fetchall() for name in TABLES}
    if output.suffix == ".sqlite":
        with closing(sqlite3.connect(output)) as file:
            return {name: file.execute(_all(name)).fetchall() for name in TABLES}
    if output.suffix == ".parquet":
        import pyarrow.parquet

        return {file.stem: pyarrow.parquet.read_table(file).to_pylist() for file in sorted(output.glob("*.parquet"))}
    if output.is_dir():
        return {file.name: file.read_bytes() for file in sorted(output.iterdir())}
    return {"bytes": output.read_bytes()}


def _all(name: str, there: bool = True) -> str:
    return f'SELECT * FROM "{name}" ORDER BY {", ".join(TABLES[name].key)}' if there else "SELECT 0 WHERE FALSE"  # noqa: S608


def _names(database: Any) -> set[str]:
    return {row[0] for row in database.execute("SELECT table_name FROM duckdb_tables()").fetchall()}


def left_behind(folder: Path) -> set[str]:
    """Names that a finished run should not leave."""
    return {path.name for path in folder.iterdir() if path.suffix in (".part", ".new")}
