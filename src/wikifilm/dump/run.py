"""A whole run: sources to an output."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from wikifilm.dump.blocks import Source
from wikifilm.dump.encode import ARTICLES
from wikifilm.dump.job import Job
from wikifilm.dump.sources import cut_source, find_sources
from wikifilm.dump.work import PageError, Tally, outcomes, work
from wikifilm.model import FilmArticle

__all__ = ["Progress", "each_film", "run", "run_films"]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is."""

    tally: Tally
    done: int
    """Bytes of the sources."""
    errors: tuple[PageError, ...] = ()
    """Those since the last report."""


def each_film(names: Sequence[str], job: Job) -> Iterator[FilmArticle]:
    """The films of some sources, one after the other, in this process."""
    for source in find_sources(names):
        for block in cut_source(source, job):
            for outcome in outcomes(block, job, Tally()):
                if isinstance(outcome, FilmArticle):
                    yield outcome


def run(sources: Sequence[Source], job: Job, out: BinaryIO, report: Callable[[Progress], None]) -> Tally:
    """Write all records of the sources to `out`."""
    total, before = Tally(), 0
    for source in sources:
        for block in cut_source(source, job):
            result = work(block, job)
            out.write(result.streams.get(ARTICLES, b""))
            total.add(result.tally)
            report(Progress(total, before + block.end, result.errors))
        before += source.size
    return total


def run_films(
    sources: Sequence[Source], job: Job, use: Callable[[FilmArticle], None], report: Callable[[Progress], None]
) -> Tally:
    """Hand each film of the sources to `use`, in this process."""
    total = Tally()
    for source in sources:
        for block in cut_source(source, job):
            for outcome in outcomes(block, job, total):
                if isinstance(outcome, PageError):
                    report(Progress(total, 0, (outcome,)))
                else:
                    use(outcome)
    return total
