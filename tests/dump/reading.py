"""Short ways to read sources in tests."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from wikifilm.dump.blocks import Block, Source
from wikifilm.dump.escaped import page_text
from wikifilm.dump.export import results
from wikifilm.dump.job import Job
from wikifilm.dump.pages import Fault, Page
from wikifilm.dump.sources import cut_all, find_sources, read_block
from wikifilm.dump.work import PageError, Tally

JOB = Job()


def read(path: Path | str, job: Job = JOB) -> list[Page | Fault]:
    return [page for block in cut_all(find_sources([str(path)]), job) for page in read_block(block, job)]


def read_xml(data: bytes, job: Job = JOB) -> list[Page | Fault]:
    from wikifilm.dump.sources.mediawiki import cut_mediawiki

    blocks = cut_mediawiki(Source("x.xml", "mediawiki"), [data], job, None)
    return [page for block in blocks for page in read_block(block, job)]


def texts(found: Iterable[Page | Fault]) -> list[tuple[str | None, str]]:
    return [(page.title, page_text(page)) for page in found if isinstance(page, Page)]


def records(path: Path | str, job: Job = JOB, jobs: int = 0) -> tuple[bytes, Tally, list[PageError]]:
    """The JSON Lines that come of a source, the numbers, and what failed."""
    errors: list[PageError] = []
    tally, lines = Tally(), []
    for _, result in results(cut_all(find_sources([str(path)]), job), job, jobs):
        tally.add(result.tally)
        lines.append(result.streams.get("articles", b""))
        errors += result.errors
    assert tally.pages == tally.films + sum(tally.skipped.values()) + tally.failed
    return b"".join(lines), tally, errors


__all__ = ["JOB", "Block", "read", "read_xml", "records", "texts"]
