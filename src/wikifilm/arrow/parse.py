"""A batch of pages to a batch of films: the pure function that every engine runs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pyarrow as pa

from wikifilm.arrow.results import Outcome, Results
from wikifilm.arrow.rows import Item, items
from wikifilm.arrow.schema import FAILED, FAULT, FILM, SKIPPED
from wikifilm.dump.blocks import Block, Source
from wikifilm.dump.choose import Chooser
from wikifilm.dump.job import Job
from wikifilm.dump.pages import Fault
from wikifilm.dump.work import NONE, Announce, PageError, nobody, read_page
from wikifilm.errors import InvalidOption
from wikifilm.model import FilmArticle

__all__ = ["DEFAULT_JOB", "batch_job", "parse_batch", "read_batch"]

DEFAULT_JOB = Job()


def parse_batch(
    batch: pa.RecordBatch, column: str | None = None, format: str | None = None, *, job: Job = DEFAULT_JOB
) -> pa.RecordBatch:
    """Read the pages of a batch; `result_schema` tells what comes out, a row for each row, in order.

    `column` holds the contents (text or bytes), `format` says what they are ("wikitext", "html", "text"; None: told by
    a column `format` or by content). Titles, addresses, page ids and revisions are taken from columns of the usual
    names (`title`, `url`, `page_id`, `revision_id`, …; `job.columns` names others). Without `column` the usual names of
    contents are tried (`wikitext`, `html`, `text`, `content`, …).

    A page that crashes or takes longer than `job.page_seconds` becomes a row; one that kills the process is only
    survived by `parse_batches`. Raises `InvalidOption` if there is no such column.
    """
    job = batch_job(job, column, format)
    check_column(batch.schema.names, job)
    return read_batch(batch, job)


def batch_job(job: Job, column: str | None, format: str | None) -> Job:
    """A job that reads that column."""
    columns = replace(job.columns, content=column or job.columns.content)
    return replace(job, columns=columns, format=format or job.format)


def check_column(names: list[str], job: Job) -> None:
    """Raises `InvalidOption` if the column of the contents isn't there."""
    column = job.columns.content
    if column is not None and column not in names:
        raise InvalidOption(f"there is no column {column!r}; there are {', '.join(names)}")


def read_batch(
    batch: pa.RecordBatch, job: Job, announce: Announce = nobody, avoid: Mapping[int, str] = NONE
) -> pa.RecordBatch:
    """The same, telling `announce` which row is about to be read; rows in `avoid` are failed with that reason."""
    chooser, results = Chooser(job), Results(job.tables)
    for number, item in enumerate(items(batch, job)):
        page = item.page
        skipped = item.skipped or (chooser.skip(page) if not isinstance(page, Fault) else None)
        if isinstance(page, Fault):
            results.add(_outcome(item, FAILED if page.counts else FAULT, page.reason, page.code))
        elif skipped is not None:
            results.add(_outcome(item, SKIPPED, skipped))
        else:
            block = Block(Source(item.source or "", "article"))
            _add(results, item, chooser, read_page(page, block, job, announce, avoid, number))
    return results.finish()


def _add(results: Results, item: Item, chooser: Chooser, read: FilmArticle | PageError) -> None:
    if isinstance(read, PageError):
        results.add(_outcome(item, FAILED, read.reason, read.code))
        return
    assert not isinstance(item.page, Fault)  # noqa: S101
    reason = chooser.skip_article(item.page, read)
    if reason is not None:
        results.add(_outcome(item, SKIPPED, reason))
    else:
        results.add(_outcome(item, FILM), read)


def _outcome(item: Item, outcome: str, reason: str | None = None, code: str | None = None) -> Outcome:
    return Outcome(item.place, item.source, item.page.title, item.page.page_id, outcome, code, reason)
