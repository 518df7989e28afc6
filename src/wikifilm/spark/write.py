"""The tables of films, as `wikifilm-dump` writes them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec
import pyarrow as pa
import pyarrow.fs
import pyarrow.parquet
from pyspark.sql import DataFrame

from wikifilm.dump.licence import NOTICE, licence_notice
from wikifilm.dump.sinks.parquet import ROWS, arrow_schema
from wikifilm.dump.tables import TABLE_NAMES, TABLES
from wikifilm.dump.work import Tally
from wikifilm.spark.staged import Staged

__all__ = ["write_tables"]


@dataclass(frozen=True, slots=True)
class Place:
    """A folder that the driver and the executors see."""

    filesystem: pa.fs.FileSystem
    path: str
    """For the filesystem."""
    uri: str
    """For Spark."""

    def beside(self, suffix: str) -> Place:
        """A folder whose name goes on."""
        return Place(self.filesystem, self.path + suffix, self.uri + suffix)


def write_tables(df: DataFrame, path: str | os.PathLike[str], *, errors: str | os.PathLike[str] | None = None) -> Tally:
    """Write what `parse_articles` gives to a folder of Parquet tables, the same that `wikifilm-dump` makes.

    Tasks write their part to `<path>.part`, each once, however often a task is run; then the driver joins the parts to
    one file a table, numbers the films in the order of the pages, and puts the folder in place. `path` is a folder that
    driver and executors share, or an address that both Spark and pyarrow know (`file://`, `hdfs://`).
    `errors` names a file for pages that failed, as JSON Lines.

    Gives the numbers of pages, films, skipped and failed. If this is stopped, run it again: it begins anew.
    """
    target = _place(os.fspath(path))
    part = target.beside(".part")
    staged = _stage(df, part)
    tally = staged.tally()
    notice = licence_notice(target.path.rpartition("/")[2], staged.sources())
    names = [name for name in TABLE_NAMES if name in df.columns]
    new = part.beside("/new")
    new.filesystem.create_dir(new.path)
    for name in names:
        _write_table(new, name, staged.rows(name, notice), notice)
    with new.filesystem.open_output_stream(f"{new.path}/{NOTICE}") as file:
        file.write(notice.encode())
    if errors is not None:
        Path(errors).write_bytes(b"".join(msgspec.json.encode(error) + b"\n" for error in staged.errors()))
    _put_in_place(new, target, [*(f"{name}.parquet" for name in names), NOTICE])
    part.filesystem.delete_dir(part.path)
    return tally


def _place(path: str) -> Place:
    path = path.rstrip("/\\")
    if "://" in path:
        filesystem, inner = pa.fs.FileSystem.from_uri(path)
        return Place(filesystem, inner, path)
    whole = Path(path).absolute()
    return Place(pa.fs.LocalFileSystem(), whole.as_posix(), whole.as_uri())


def _stage(df: DataFrame, part: Place) -> Staged:
    """The one run over all pages, and if its rows are out of order, another over what it wrote."""
    first, second = part.beside("/1"), part.beside("/2")
    df.write.mode("overwrite").option("compression", "zstd").parquet(first.uri)
    staged = Staged(first.filesystem, first.path)
    if staged.in_order():
        return staged
    rows = df.sparkSession.read.parquet(first.uri).orderBy("place")
    rows.write.mode("overwrite").option("compression", "zstd").parquet(second.uri)
    return Staged(second.filesystem, second.path)


def _write_table(folder: Place, name: str, tables: Iterable[pa.Table], notice: str) -> None:
    schema = arrow_schema(TABLES[name], notice)
    with (
        folder.filesystem.open_output_stream(f"{folder.path}/{name}.parquet") as file,
        pa.parquet.ParquetWriter(file, schema, compression="zstd") as writer,
    ):
        for table in _equal_parts(tables):
            writer.write_table(table)


def _equal_parts(tables: Iterable[pa.Table]) -> Iterator[pa.Table]:
    """The same rows, so many at a time as a row group has."""
    held: list[pa.Table] = []
    for table in tables:
        held.append(table)
        while sum(map(len, held)) >= ROWS:
            joined = pa.concat_tables(held)
            yield joined.slice(0, ROWS)
            held = [joined.slice(ROWS)]
    if held and sum(map(len, held)):
        yield pa.concat_tables(held)


def _put_in_place(new: Place, target: Place, names: Iterable[str]) -> None:
    target.filesystem.create_dir(target.path)
    for name in names:
        target.filesystem.move(f"{new.path}/{name}", f"{target.path}/{name}")
