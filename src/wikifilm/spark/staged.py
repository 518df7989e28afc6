"""What Spark's tasks have written, read back in the order of the pages. Knows no Spark."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.fs
import pyarrow.parquet

from wikifilm.arrow import table_rows, tally_of
from wikifilm.dump.work import PageError, Tally

__all__ = ["Staged"]

_PAGES = 2_000
"""Pages that are read at a time."""


@dataclass(frozen=True, slots=True)
class Staged:
    """A folder of part files, one a partition."""

    filesystem: pa.fs.FileSystem
    folder: str

    def batches(self, *columns: str) -> Iterator[pa.RecordBatch]:
        """Some columns of all rows, by the number of the partition."""
        for path in self._parts():
            with self.filesystem.open_input_file(path) as file, pa.parquet.ParquetFile(file) as parquet:
                yield from parquet.iter_batches(_PAGES, columns=list(columns))

    def _parts(self) -> list[str]:
        """`part-00012-….parquet`; five digits, or more where they don't suffice."""
        found = self.filesystem.get_file_info(pa.fs.FileSelector(self.folder))
        names = [info.path for info in found if info.base_name.startswith("part-")]
        return sorted(names, key=lambda path: int(path.rpartition("/")[2].split("-")[1]))

    def in_order(self) -> bool:
        """Whether the rows stand as the pages stood in the dump; true where that isn't known."""
        last = pa.array([-1], pa.int64())
        for batch in self.batches("place"):
            places = batch["place"]
            if places.null_count:
                return True
            both = pa.concat_arrays([last, places])
            if not pc.all(pc.less(both[:-1], both[1:])).as_py():
                return False
            last = both[-1:]
        return True

    def tally(self) -> Tally:
        """How many pages came in, and what became of them."""
        tally = Tally()
        for batch in self.batches("outcome", "reason"):
            tally.add(tally_of(batch))
        return tally

    def sources(self) -> list[str]:
        """The files that the pages stood in."""
        names: set[str] = set()
        for batch in self.batches("source"):
            names.update(pc.unique(batch["source"]).drop_null().to_pylist())
        return sorted(names)

    def errors(self) -> Iterator[PageError]:
        """Pages that failed, and broken places."""
        for batch in self.batches("source", "code", "reason", "title", "page_id"):
            for row in batch.filter(pc.is_valid(batch["code"])).to_pylist():
                yield PageError(row["source"] or "", row["code"], row["reason"], row["title"], row["page_id"])

    def rows(self, name: str, notice: str) -> Iterator[pa.Table]:
        """The rows of a table, its films counted from 0."""
        films = 0
        for batch in self.batches("outcome", name):
            yield table_rows(batch, name, films, notice)
            films += pc.sum(pc.equal(batch["outcome"], "film")).as_py() or 0
