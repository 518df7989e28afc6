"""Films one after the other, for programs that want no file."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from wikifilm.dump.blocks import Source
from wikifilm.dump.escaped import page_text
from wikifilm.dump.job import Job
from wikifilm.dump.pages import Page
from wikifilm.dump.progress import Progress, Report
from wikifilm.dump.sources import cut_all, find_sources
from wikifilm.dump.work import PageError, Tally, outcomes
from wikifilm.errors import InvalidSource
from wikifilm.model import FilmArticle
from wikifilm.options import Options, checked

__all__ = ["Read", "each_film", "iter_articles", "read_films"]


def iter_articles(path: str | os.PathLike[str], *, options: Options | None = None) -> Iterator[FilmArticle]:
    """The films of any source that `wikifilm-dump` reads (a file, a folder, a glob), in order, one at a time.

    Pages that are no films, and those that can't be read, are left out. Raises `SourceUnreadable` if there is no such
    source, `InvalidSource` or `InvalidArgument` for arguments of the wrong type.
    """
    job = Job(options=checked(options))
    name = os.fspath(path) if isinstance(path, str | os.PathLike) else path
    if not isinstance(name, str):
        raise InvalidSource(f"path must be a string or a path, not {type(name).__name__}")
    return _films(find_sources([name]), job)


def _films(sources: Sequence[Source], job: Job) -> Iterator[FilmArticle]:
    for block in cut_all(sources, job):
        for outcome in outcomes(block, job, Tally()):
            if isinstance(outcome, FilmArticle):
                yield outcome


def each_film(
    sources: Sequence[Source], job: Job, use: Callable[[FilmArticle], None], report: Report, limit: int | None = None
) -> Tally:
    """Hand each film of the sources to `use`, in this process."""
    tally = Tally()
    for read in read_films(sources, job, tally, report, limit):
        use(read.film)
    return tally


@dataclass(frozen=True, slots=True)
class Read:
    """A film and the page that it was read from."""

    film: FilmArticle
    page: Page
    source: str
    """The file."""

    def text(self) -> str:
        """What the offsets of the film's spans count in."""
        from wikifilm.article import source_text  # loaded by the reading of the page, or not at all

        return page_text(self.page) if self.page.escaped else source_text(self.page.content)


def read_films(
    sources: Sequence[Source], job: Job, tally: Tally, report: Report, limit: int | None = None
) -> Iterator[Read]:
    """The films of the sources with their pages, in this process; `tally` is kept up to date."""
    page = Page(None, "")

    def remember(_: int, latest: Page) -> None:
        nonlocal page
        page = latest

    for block in cut_all(sources, job):
        for outcome in outcomes(block, job, tally, remember):
            if isinstance(outcome, PageError):
                report(Progress(tally, block.done, (outcome,)))
                continue
            yield Read(outcome, page, block.source.name)
            if limit is not None and tally.films >= limit:
                return
        report(Progress(tally, block.done))
