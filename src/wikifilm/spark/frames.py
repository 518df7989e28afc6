"""DataFrames of pages, of films, and of the tables in them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence

import pyarrow as pa
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F  # noqa: N812 (as Spark's own guide has it)
from pyspark.sql.pandas.types import from_arrow_schema

from wikifilm.arrow import page_schema, parse_batches, result_schema
from wikifilm.arrow.parse import DEFAULT_JOB, batch_job, check_column
from wikifilm.dump.job import Job
from wikifilm.dump.sources import find_sources
from wikifilm.dump.tables import TABLES
from wikifilm.errors import InvalidOption
from wikifilm.spark.pages import page_batches
from wikifilm.spark.splits import plan_splits

__all__ = ["bad_pages", "parse_articles", "read_dump", "table"]

_SPLIT = 32 << 20
"""Bytes of a file, as it lies on the disk, for a task: about a minute of work on packed wikitext."""
_SMALLEST = 1 << 20
_WAVES = 4
"""Tasks for each core, so that long ones and short ones even out."""


def read_dump(
    spark: SparkSession,
    path: str | os.PathLike[str] | Sequence[str | os.PathLike[str]],
    *,
    job: Job = DEFAULT_JOB,
    split_bytes: int | None = None,
) -> DataFrame:
    """The pages of any source that `wikifilm-dump` reads, a row each (`wikifilm.arrow.page_schema`), in order.

    `path`: files, folders or globs that the driver and all executors see under the same name. Multistream bz2, plain
    XML and JSON Lines, Parquet and folders are split into tasks of about `split_bytes` (as they lie on the disk; by
    default at most 32 MB, less if cores would stay idle); what can't be entered in the middle (gz, zst, 7z, WARC, bz2
    of a single stream) is a task a file. Only pages that may be films carry their text, unless `job.all_pages`.

    Raises `SourceUnreadable` if a path stands for nothing. A broken place of a file becomes a row.
    """
    paths = [path] if isinstance(path, str | os.PathLike) else path
    names = [os.path.abspath(os.fspath(name)) for name in paths]  # noqa: PTH100 (a glob is no path)
    sources = find_sources(names)
    splits = plan_splits(sources, split_bytes or _split_size(spark, sum(source.size for source in sources)))

    def read(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            for number in batch["id"].to_pylist():
                yield from page_batches(number, splits[number], job)

    # A partition for each split, in order.
    return spark.range(0, len(splits), 1, max(1, len(splits))).mapInArrow(read, from_arrow_schema(page_schema()))


def _split_size(spark: SparkSession, total: int) -> int:
    cores = int(spark.conf.get("spark.sql.leafNodeDefaultParallelism", None) or spark.sparkContext.defaultParallelism)
    return min(_SPLIT, max(_SMALLEST, total // (_WAVES * cores)))


def parse_articles(
    df: DataFrame, column: str | None = None, format: str | None = None, *, job: Job = DEFAULT_JOB
) -> DataFrame:
    """What becomes of each page of a DataFrame: a row each, of `wikifilm.arrow.result_schema`, in order.

    `column` and `format` as for `wikifilm.arrow.parse_batch`; what `read_dump` gives needs neither. A page that
    crashes, hangs or kills its process becomes a row with its reason (`bad_pages`), and the job goes on.

    Raises `InvalidOption` if there is no such column.
    """
    given = batch_job(job, column, format)
    check_column(df.columns, given)

    def parse(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        return parse_batches(batches, job=given)

    return df.mapInArrow(parse, from_arrow_schema(result_schema(given.tables)))


def table(df: DataFrame, name: str) -> DataFrame:
    """The rows of one table of what `parse_articles` gives.

    The columns are those of the Parquet tables; `place`, the film's place in the dump, stands for the number `film`.
    Raises `InvalidOption` if there is no such table.
    """
    if name not in TABLES or name not in df.columns:
        raise InvalidOption(f"there is no table {name!r}; there are {', '.join(t for t in TABLES if t in df.columns)}")
    films = df.where(F.col("outcome") == "film")
    if name == "films":
        return films.select("place", "films.*")
    rows = films.select("place", F.posexplode(name).alias("position", "row"))
    return rows.select("place", F.col("position").cast("long").alias("position"), "row.*")


def bad_pages(df: DataFrame) -> DataFrame:
    """Pages that failed and broken places of sources, as `wikifilm-dump --errors` writes them."""
    failed = df.where(F.col("outcome").isin("failed", "fault"))
    return failed.select("source", "code", "reason", "title", "page_id")
