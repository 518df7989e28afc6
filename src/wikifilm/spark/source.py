"""Dumps as a data source of Spark: `spark.read.format("wikifilm")`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import msgspec
import pyarrow as pa
from pyspark.sql.datasource import DataSource, DataSourceReader, InputPartition
from pyspark.sql.pandas.types import from_arrow_schema
from pyspark.sql.types import StructType

from wikifilm.arrow import page_schema
from wikifilm.dump.job import Job
from wikifilm.spark.pages import page_batches
from wikifilm.spark.splits import Split, plan_splits

__all__ = ["DumpSource", "FORMAT", "Request"]

FORMAT = "wikifilm"


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be read; Spark carries it as text."""

    paths: tuple[str, ...]
    job: Job
    split_bytes: int


@dataclass
class DumpPartition(InputPartition):
    """A split and its number."""

    number: int
    split: Split


class DumpReader(DataSourceReader):
    """Runs `partitions` beside the driver and `read` on executors."""

    def __init__(self, request: Request) -> None:
        self._request = request

    def partitions(self) -> Sequence[DumpPartition]:
        """A partition for each split."""
        splits = plan_splits(self._request.paths, self._request.split_bytes)
        return [DumpPartition(number, split) for number, split in enumerate(splits)]

    def read(self, partition: InputPartition) -> Iterator[pa.RecordBatch]:
        """The pages of a split."""
        assert isinstance(partition, DumpPartition)  # noqa: S101
        return page_batches(partition.number, partition.split, self._request.job)


class DumpSource(DataSource):
    """Pages of any source that `wikifilm-dump` reads; the option `request` is a `Request` as JSON."""

    @classmethod
    def name(cls) -> str:
        """For `spark.read.format`."""
        return FORMAT

    def schema(self) -> StructType:
        """A page a row."""
        return from_arrow_schema(page_schema())

    def reader(self, schema: StructType) -> DumpReader:  # noqa: ARG002 (Spark calls it so)
        """The reader of what is asked for."""
        return DumpReader(msgspec.json.decode(self.options["request"], type=Request))
