"""Parquet: a folder with a file for each table, typed, packed with zstd."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from wikifilm.dump.licence import NOTICE
from wikifilm.dump.rows import read_rows
from wikifilm.dump.tables import TABLES, Table
from wikifilm.errors import MissingExtra

__all__ = ["ROWS", "arrow_schema", "finish_parquet", "pyarrow_module"]

ROWS = 20_000
"""Rows of a row group: what bounds memory."""


def pyarrow_module() -> Any:
    """The package. Raises `MissingExtra`."""
    try:
        import pyarrow as pa
        import pyarrow.parquet
    except ImportError as error:
        raise MissingExtra("pyarrow", "parquet") from error
    return pa


def arrow_schema(table: Table, notice: str = "") -> Any:
    """The types of a table's columns, each with its meaning."""
    pa = pyarrow_module()
    types = {"integer": pa.int64(), "number": pa.float64(), "text": pa.string(), "boolean": pa.bool_()}
    fields = [
        pa.field(column.name, types[column.type], column.name not in table.key, {"meaning": column.meaning})
        for column in table.columns
    ]
    return pa.schema(fields, {NOTICE: notice} if notice else None)


def finish_parquet(journal: Path, tables: Sequence[str], notice: str) -> Path:
    """A new folder of the journal's rows."""
    pa = pyarrow_module()
    new = journal / "new"
    shutil.rmtree(new, ignore_errors=True)
    new.mkdir()
    for name in tables:
        schema = arrow_schema(TABLES[name], notice)
        with pa.parquet.ParquetWriter(new / f"{name}.parquet", schema, compression="zstd") as writer:
            for rows in read_rows(journal, name, ROWS):
                columns = zip(*rows, strict=True)
                arrays = [pa.array(values, field.type) for values, field in zip(columns, schema, strict=True)]
                writer.write_table(pa.Table.from_arrays(arrays, schema=schema))
    (new / NOTICE).write_text(notice, "utf-8")
    return new
