"""What became of pages, as a record batch."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, chain

import pyarrow as pa

from wikifilm.arrow.schema import FAILED, result_schema
from wikifilm.dump.tables import TABLE_NAMES, Row, article_rows
from wikifilm.model import FilmArticle

__all__ = ["Outcome", "Results"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one page."""

    place: int | None
    source: str | None
    title: str | None
    page_id: str | None
    outcome: str
    code: str | None = None
    reason: str | None = None
    rows: dict[str, list[Row]] | None = None
    """The rows of each table, for a film."""


class Results:
    """Gathers outcomes."""

    def __init__(self, tables: Sequence[str]) -> None:
        self._tables = tuple(name for name in TABLE_NAMES if name in tables or not tables)
        self._schema = result_schema(self._tables)
        self._outcomes: list[Outcome] = []

    def add(self, outcome: Outcome, article: FilmArticle | None = None) -> None:
        """Take one more, with its article if it is a film."""
        rows = article_rows(article, self._tables) if article is not None else None
        self._outcomes.append(replace(outcome, rows=rows))

    def finish(self) -> pa.RecordBatch:
        """A row for each outcome, in order."""
        try:
            return self._build(self._outcomes)
        except (ValueError, TypeError, OverflowError):  # pyarrow's errors are of these types
            return self._build([self._fitting(outcome) for outcome in self._outcomes])

    def _fitting(self, outcome: Outcome) -> Outcome:
        """The same, or its failure if Arrow can't hold it (a text that is no Unicode)."""
        try:
            self._build([outcome])
        except (ValueError, TypeError, OverflowError) as error:
            reason = _plain(f"{type(error).__name__}: {error}")
            title = _plain(outcome.title) if outcome.title is not None else None
            return Outcome(outcome.place, outcome.source, title, None, FAILED, "page-crashed", reason)
        return outcome

    def _build(self, outcomes: list[Outcome]) -> pa.RecordBatch:
        arrays = [pa.array([getattr(o, field.name) for o in outcomes], field.type) for field in list(self._schema)[:7]]
        for field in list(self._schema)[7:]:
            rows = [outcome.rows[field.name] if outcome.rows is not None else [] for outcome in outcomes]
            arrays.append(_nested(rows, field.type))
        return pa.RecordBatch.from_arrays(arrays, schema=self._schema)


def _plain(text: str) -> str:
    return text.encode("utf-8", "replace").decode()


def _nested(rows: list[list[Row]], kind: pa.DataType) -> pa.Array:
    """One page's rows in one slot: a list, or for `films` a struct or null."""
    if pa.types.is_list(kind):
        offsets = pa.array(accumulate(map(len, rows), initial=0), pa.int32())
        values = _structs(list(chain.from_iterable(rows)), kind.value_type)
        return pa.ListArray.from_arrays(offsets, values, type=kind)
    blank = [None] * kind.num_fields
    missing = pa.array([not row for row in rows], pa.bool_())
    return _structs([row[0] if row else blank for row in rows], kind, missing)


def _structs(rows: list[Row], kind: pa.StructType, missing: pa.Array | None = None) -> pa.StructArray:
    fields = list(kind)
    columns = zip(*rows, strict=True) if rows else [()] * len(fields)
    arrays = [pa.array(values, field.type) for values, field in zip(columns, fields, strict=True)]
    return pa.StructArray.from_arrays(arrays, fields=fields, mask=missing)
