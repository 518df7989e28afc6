"""The rows of a batch as pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import pyarrow as pa

from wikifilm.arrow.schema import ORIGIN
from wikifilm.dump.job import Job
from wikifilm.dump.pages import Fault, Page, Site
from wikifilm.dump.sources.records import choose_columns, record_page

__all__ = ["Item", "items"]

_ROWS = 64
"""Rows that are taken out of Arrow at a time: texts are long."""
_FORMATS = ("wikitext", "html", "text")


@dataclass(frozen=True, slots=True)
class Item:
    """A row of a batch."""

    page: Page | Fault
    place: int | None = None
    source: str | None = None
    skipped: str | None = None


def items(batch: pa.RecordBatch, job: Job) -> Iterator[Item]:
    """The rows of a batch in order."""
    batch = batch.select(_wanted(batch.schema.names, job))
    for start in range(0, batch.num_rows, _ROWS):
        for record in batch.slice(start, _ROWS).to_pylist():
            yield _item(record, job)


def _wanted(names: list[str], job: Job) -> list[str]:
    content, others = choose_columns(names, job)
    known = {content, *others.values(), "format", ORIGIN, "article_body"}
    # Enterprise's articles name their parts otherwise.
    return names if "article_body" in names else [name for name in names if name in known]


def _item(record: Mapping[str, Any], job: Job) -> Item:
    origin = record.get(ORIGIN)
    page = record_page(record, job)
    form = record.get("format")
    if isinstance(page, Page) and form in _FORMATS:
        page = replace(page, format=form)
    if not isinstance(origin, Mapping) or "place" not in origin:
        return Item(page)
    return _dumped(page, origin)


def _dumped(page: Page | Fault, origin: Mapping[str, Any]) -> Item:
    """A row that `read_dump` made."""
    place, source = origin["place"], origin["source"]
    if origin["code"] is not None:
        page_id = page.page_id
        fault = Fault(origin["reason"] or "", origin["code"], page.title, page_id, counts=bool(origin["counts"]))
        return Item(fault, place, source)
    if isinstance(page, Page):
        site = Site(origin["site"] or "", origin["base"] or "")
        page = replace(page, redirect=origin["redirect"], chosen=bool(origin["chosen"]), site=site)
    return Item(page, place, source, origin["skipped"])
