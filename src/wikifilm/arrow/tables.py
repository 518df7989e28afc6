"""The flat tables that are in a batch of films."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc

from wikifilm.arrow.schema import FAILED, FAULT, FILM, SKIPPED
from wikifilm.dump.sinks.parquet import arrow_schema
from wikifilm.dump.tables import TABLES
from wikifilm.dump.work import Tally

__all__ = ["table_rows", "tally_of"]


def table_rows(results: pa.RecordBatch | pa.Table, name: str, first_film: int = 0, notice: str = "") -> pa.Table:
    """The rows of one table, as `wikifilm-dump` writes them; films are counted from `first_film`.

    `notice` goes into the schema's metadata as the licence notice.
    """
    table = pa.Table.from_batches([results]) if isinstance(results, pa.RecordBatch) else results
    nested = table.filter(pc.equal(table["outcome"], FILM))[name].combine_chunks()
    schema = arrow_schema(TABLES[name], notice)
    if isinstance(nested, pa.ChunkedArray):
        nested = nested.chunk(0) if nested.num_chunks else pa.array([], nested.type)
    if name == "films":
        keys, rows = [_count(first_film, len(nested))], nested
    else:
        parents = pc.list_parent_indices(nested).cast(pa.int64())
        starts = nested.offsets.slice(0, len(nested)).cast(pa.int64())
        rows = nested.flatten()
        within = pc.subtract(_count(starts[0].as_py() if len(starts) else 0, len(rows)), pc.take(starts, parents))
        keys = [pc.add(parents, first_film), within]
    return pa.Table.from_arrays([*keys, *rows.flatten()], schema=schema)


def _count(first: int, length: int) -> pa.Array:
    return pa.array(range(first, first + length), pa.int64())


def tally_of(results: pa.RecordBatch | pa.Table) -> Tally:
    """How many pages came in, and what became of them."""
    tally = Tally()
    table = pa.Table.from_batches([results]) if isinstance(results, pa.RecordBatch) else results
    counts = table.select(["outcome", "reason"]).to_pylist()
    for row in counts:
        tally.pages += row["outcome"] != FAULT
        tally.films += row["outcome"] == FILM
        tally.failed += row["outcome"] == FAILED
        tally.faults += row["outcome"] == FAULT
        if row["outcome"] == SKIPPED:
            tally.skip(row["reason"])
    return tally
