"""A split to batches of pages. Knows no Spark."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pyarrow as pa

from wikifilm.arrow import page_schema
from wikifilm.dump.blocks import Block
from wikifilm.dump.choose import Chooser
from wikifilm.dump.escaped import page_text
from wikifilm.dump.job import Job
from wikifilm.dump.pages import Fault, Page
from wikifilm.dump.sources import read_block
from wikifilm.errors import SourceUnreadable
from wikifilm.readers import decode
from wikifilm.spark.splits import Split, blocks_of

__all__ = ["page_batches"]

_ROWS = 1000
_BYTES = 8 << 20
"""Text of a batch, beyond which it ends."""
_SPLIT_BITS = 32
"""A page's place is the number of its split, and below these bits its number in the split."""


def page_batches(number: int, split: Split, job: Job) -> Iterator[pa.RecordBatch]:
    """The pages of a split in order, bad ones and skipped ones too (without their text)."""
    rows: list[dict[str, Any]] = []
    size = 0
    for i, row in enumerate(_rows(split, job)):
        row["origin"]["place"] = (number << _SPLIT_BITS) | i
        rows.append(row)
        size += len(row.get("text") or "")
        if len(rows) >= _ROWS or size >= _BYTES:
            yield pa.RecordBatch.from_pylist(rows, schema=page_schema())
            rows, size = [], 0
    if rows:
        yield pa.RecordBatch.from_pylist(rows, schema=page_schema())


def _rows(split: Split, job: Job) -> Iterator[dict[str, Any]]:
    chooser = Chooser(job)
    for block in blocks_of(split, job):
        for page in _pages(block, job):
            yield _row(page, block.source.name, chooser, job)


def _pages(block: Block, job: Job) -> Iterator[Page | Fault]:
    try:
        yield from read_block(block, job)
    except Exception as error:  # a broken source must not end the job; it becomes a row
        where = f"{type(error).__name__}: {error}, between bytes {block.start:,} and {block.end:,}"
        yield Fault(where, "block-lost")


def _row(page: Page | Fault, source: str, chooser: Chooser, job: Job) -> dict[str, Any]:
    skipped = chooser.skip(page) if isinstance(page, Page) else None
    text = _text(page, job) if isinstance(page, Page) and skipped is None else None
    fault = text if isinstance(text, Fault) else page
    if isinstance(fault, Fault):
        origin = {"source": source, "code": fault.code, "reason": fault.reason, "counts": fault.counts}
        return {"title": fault.title, "page_id": fault.page_id, "origin": origin}
    assert isinstance(page, Page)  # noqa: S101
    return {
        "title": page.title,
        "text": text,
        "format": page.format,
        "namespace": page.namespace,
        "page_id": page.page_id,
        "revision_id": page.revision_id,
        "url": page.url,
        "licence": page.licence,
        "origin": {
            "source": source,
            "site": page.site.name,
            "base": page.site.base,
            "redirect": page.redirect,
            "chosen": page.chosen,
            "skipped": skipped,
        },
    }


def _text(page: Page, job: Job) -> str | Fault:
    """The text of a page, or why there is none; the same reasons as where pages are read without Spark."""
    if len(page.content) > job.page_bytes:
        reason = f"{len(page.content):,} bytes of text; the limit is {job.page_bytes:,}"
        return Fault(reason, "page-too-large", page.title, page.page_id, counts=True)
    if page.escaped or isinstance(page.content, str):
        return page_text(page)
    try:
        return decode(page.content)
    except SourceUnreadable as error:
        reason = f"{type(error).__name__}: {error}"
        return Fault(reason, "page-crashed", page.title, page.page_id, counts=True)
