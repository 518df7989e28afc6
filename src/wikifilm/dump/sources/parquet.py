"""Parquet with a page a row; workers read row groups."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from wikifilm.dump.blocks import Block, Source
from wikifilm.dump.job import Job, is_utf8
from wikifilm.dump.pages import Fault, Page
from wikifilm.dump.sources.records import choose_columns, record_page
from wikifilm.dump.sources.unpack import Packed
from wikifilm.errors import DumpError, MissingExtra

__all__ = ["cut_parquet", "range_parquet", "read_parquet"]

_ROWS = 200
"""Rows that are unpacked at a time."""


def _open(path: str) -> Any:
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise MissingExtra("pyarrow", "parquet") from error
    if not is_utf8(path):
        raise DumpError("pyarrow opens no file whose name is no UTF-8; rename it")
    try:
        return pyarrow.parquet.ParquetFile(path)
    except pyarrow.ArrowException as error:
        raise DumpError(f"{path}: damaged Parquet: {error}") from error


def cut_parquet(source: Source, _: Iterable[bytes], __: Job, ___: Packed | None) -> Iterator[Block]:
    """Not possible: the directory is at the end."""
    yield Block(source, fault="Parquet can't be read from a pipe; give the file", data=b"")


def range_parquet(source: Source) -> Iterator[Block]:
    """A block for each row group."""
    try:
        with _open(source.path) as file:
            sizes = [file.metadata.row_group(i).total_byte_size for i in range(file.num_row_groups)]
    except DumpError as error:
        yield Block(source, 0, source.size, b"", str(error))
        return
    total, done = sum(sizes) or 1, 0
    for part, size in enumerate(sizes):
        start, done = done, done + size
        yield Block(source, source.size * start // total, source.size * done // total, part=part)


def read_parquet(block: Block, job: Job) -> Iterator[Page | Fault]:
    """The pages of a row group."""
    if block.fault:
        yield Fault(block.fault)
        return
    try:
        with _open(block.source.path) as file:
            names = _wanted(file.schema_arrow.names, job)
            for batch in file.iter_batches(_ROWS, row_groups=[block.part], columns=names):
                for record in batch.to_pylist():
                    yield record_page(record, job)
    except (OSError, ValueError) as error:  # pyarrow's errors are of these types
        yield Fault(f"damaged Parquet in row group {block.part}: {error}")


def _wanted(names: list[str], job: Job) -> list[str]:
    if "article_body" in names:
        return names
    content, others = choose_columns(names, job)
    return [name for name in names if name == content or name in others.values()]
