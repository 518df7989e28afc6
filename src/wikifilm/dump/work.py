"""A block of pages to encoded records: the pure function that every worker runs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Protocol, TypeAlias

from wikifilm.dump.blocks import Block
from wikifilm.dump.choose import Chooser
from wikifilm.dump.clock import PageTimeout, time_limit
from wikifilm.dump.encode import encoder
from wikifilm.dump.job import Job
from wikifilm.dump.pages import Fault, Page
from wikifilm.dump.sources import read_block
from wikifilm.model import FilmArticle

__all__ = ["Announce", "PageError", "Result", "Tally", "Work", "outcomes", "read_page", "work"]

Announce: TypeAlias = Callable[[int, Page], None]
"""Told the number of a page in its block just before it is read, so that a watcher knows which page kills."""


class Work(Protocol):
    """What workers do with a block: `work`, or in tests something worse."""

    def __call__(self, block: Block, job: Job, *, announce: Announce, avoid: Mapping[int, str]) -> Result:
        """What becomes of the block."""


@dataclass(frozen=True, slots=True)
class PageError:
    """A page, or a place of a source, that gave no record."""

    source: str
    code: str
    reason: str
    title: str | None = None
    page_id: str | None = None


@dataclass(slots=True)
class Tally:
    """Pages in = films + skipped + failed, always."""

    pages: int = 0
    films: int = 0
    skipped: dict[str, int] = field(default_factory=dict)
    """Number of pages by reason."""
    failed: int = 0
    faults: int = 0
    """Broken places of sources at which no page was seen."""

    def add(self, other: Tally) -> None:
        """Add the numbers of another part."""
        self.pages += other.pages
        self.films += other.films
        for reason, count in other.skipped.items():
            self.skip(reason, count)
        self.failed += other.failed
        self.faults += other.faults

    def skip(self, reason: str, count: int = 1) -> None:
        """Count pages that were passed over."""
        self.skipped[reason] = self.skipped.get(reason, 0) + count


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a block."""

    tally: Tally
    streams: dict[str, bytes]
    """Encoded records for each output stream."""
    errors: tuple[PageError, ...] = ()


NONE: Mapping[int, str] = MappingProxyType({})


def nobody(number: int, page: Page) -> None:
    """Announce to nobody."""


def work(
    block: Block,
    job: Job,
    *,
    announce: Announce = nobody,
    avoid: Mapping[int, str] = NONE,
    limit: int | None = None,
) -> Result:
    """Read a block. Pages numbered in `avoid` killed a reader before and become errors with that reason."""
    tally, errors, out = Tally(), [], encoder(job)
    for outcome in outcomes(block, job, tally, announce, avoid):
        if isinstance(outcome, PageError):
            errors.append(outcome)
            continue
        out.add(outcome)
        if limit is not None and tally.films >= limit:
            break
    return Result(tally, out.finish(), tuple(errors))


def outcomes(
    block: Block, job: Job, tally: Tally, announce: Announce = nobody, avoid: Mapping[int, str] = NONE
) -> Iterator[FilmArticle | PageError]:
    """The films of a block and what failed, in order; `tally` is kept up to date."""
    chooser = Chooser(job)
    for number, page in enumerate(read_block(block, job)):
        if isinstance(page, Fault):
            yield _count_fault(page, block, tally)
            continue
        tally.pages += 1
        reason = chooser.skip(page)
        if reason is None and job.dry_run:
            tally.films += 1
            continue
        if reason is None:
            outcome = read_page(page, block, job, announce, avoid, number)
            if isinstance(outcome, PageError):
                tally.failed += 1
                yield outcome
                continue
            reason = chooser.skip_article(page, outcome)
            if reason is None:
                tally.films += 1
                yield outcome
                continue
        tally.skip(reason)


def _count_fault(fault: Fault, block: Block, tally: Tally) -> PageError:
    if fault.counts:
        tally.pages += 1
        tally.failed += 1
    else:
        tally.faults += 1
    return PageError(block.source.name, fault.code, fault.reason, fault.title, fault.page_id)


def read_page(
    page: Page, block: Block, job: Job, announce: Announce, avoid: Mapping[int, str], number: int
) -> FilmArticle | PageError:
    """The article of a page, or why there is none: it is too long, too slow, crashed, or killed a reader before."""
    path = block.source.name
    if number in avoid:
        return PageError(path, "page-killed-reader", avoid[number], page.title, page.page_id)
    if len(page.content) > job.page_bytes:
        reason = f"{len(page.content):,} bytes of text; the limit is {job.page_bytes:,}"
        return PageError(path, "page-too-large", reason, page.title, page.page_id)
    # Only here, so that a process that just hands out blocks doesn't load all that reading a page needs.
    from wikifilm.dump.records import make_record

    announce(number, page)
    try:
        with time_limit(job.page_seconds):
            return make_record(page, job)
    except PageTimeout:
        reason = f"took longer than {job.page_seconds:g} seconds"
        return PageError(path, "page-too-slow", reason, page.title, page.page_id)
    except (Exception, RecursionError) as error:  # one page must never end a run; it goes to the error file
        reason = f"{type(error).__name__}: {error}"
        return PageError(path, "page-crashed", reason, page.title, page.page_id)
