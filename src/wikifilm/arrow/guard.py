"""Batches read in a process of their own, so that a page that kills its reader costs only itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import TypeAlias

import pyarrow as pa

from wikifilm.arrow.parse import DEFAULT_JOB, batch_job, check_column, read_batch
from wikifilm.arrow.results import Outcome, Results
from wikifilm.arrow.rows import items
from wikifilm.arrow.schema import FAILED
from wikifilm.dump.blocks import Block, Source
from wikifilm.dump.job import Job
from wikifilm.dump.pool import Pool
from wikifilm.dump.work import NONE, Announce, Result, Tally, Work, nobody

__all__ = ["arrow_work", "parse_batches"]

_ROWS = 256
"""Rows of a piece: a piece is what is read again after a death."""
_STREAM = "results"
_PIECES = Source("", "arrow")
Batches: TypeAlias = Iterable[pa.RecordBatch]


def arrow_work(block: Block, job: Job, *, announce: Announce = nobody, avoid: Mapping[int, str] = NONE) -> Result:
    """What a worker does with a piece."""
    return Result(Tally(), {_STREAM: _pack(read_batch(_unpack(block.data or b""), job, announce, avoid))})


def parse_batches(
    batches: Batches,
    column: str | None = None,
    format: str | None = None,
    *,
    job: Job = DEFAULT_JOB,
    jobs: int = 1,
    work: Work = arrow_work,
) -> Iterator[pa.RecordBatch]:
    """As `parse_batch` for many batches, read by `jobs` processes beside this one.

    A page that takes longer than `job.page_seconds` even inside C code, or that kills its process, becomes a row with
    its reason; all others are read. Rows keep their order; batches may be cut.
    """
    job = batch_job(job, column, format)
    pieces = _pieces(batches, job)
    first = next(pieces, None)
    if first is None:
        return
    with Pool(job, jobs, work) as pool:
        for block, result in pool.results(chain((first,), pieces)):
            if _STREAM in result.streams:
                yield _unpack(result.streams[_STREAM])
            else:
                yield _lost(_unpack(block.data or b""), job, result)


def _pieces(batches: Batches, job: Job) -> Iterator[Block]:
    for batch in batches:
        check_column(batch.schema.names, job)
        for start in range(0, batch.num_rows, _ROWS):
            yield Block(_PIECES, data=_pack(batch.slice(start, _ROWS)))


def _lost(batch: pa.RecordBatch, job: Job, result: Result) -> pa.RecordBatch:
    """A piece at which readers died between pages."""
    results = Results(job.tables)
    error = result.errors[0]
    for item in items(batch, job):
        page = item.page
        results.add(Outcome(item.place, item.source, page.title, page.page_id, FAILED, error.code, error.reason))
    return results.finish()


def _pack(batch: pa.RecordBatch) -> bytes:
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, batch.schema) as writer:
        writer.write_batch(batch)
    return bytes(sink.getvalue().to_pybytes())


def _unpack(data: bytes) -> pa.RecordBatch:
    with pa.ipc.open_stream(data) as reader:
        return reader.read_next_batch()
