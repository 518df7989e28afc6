"""Films as a report for people instead of records."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from wikifilm.cli.reporter import describe
from wikifilm.dump.blocks import Source
from wikifilm.dump.export import spare_sources
from wikifilm.dump.films import read_films
from wikifilm.dump.job import Job
from wikifilm.dump.progress import Progress, Report
from wikifilm.dump.work import Tally
from wikifilm.errors import DumpError
from wikifilm.report import Entry, write_report

__all__ = ["report_films"]


def report_films(path: Path, sources: Sequence[Source], job: Job, report: Report, limit: int | None) -> Tally:
    """Write the report about all films of the sources."""
    if not path.parent.is_dir():
        raise DumpError(f"can't write {path}: there is no folder {path.parent}")
    if path.is_dir():
        raise DumpError(f"{path} is a folder, and a report is one file")
    spare_sources(sources, path)
    tally, failures = Tally(), list[str]()

    def hear(news: Progress) -> None:
        failures.extend(map(describe, news.errors))
        report(news)

    films = (
        Entry(read.film, read.text(), _name(read.source, read.page.title))
        for read in read_films(sources, job, tally, hear, limit)
    )
    path.write_text(write_report(films, failures=failures), encoding="utf-8", newline="\n")
    return tally


def _name(source: str, title: str | None) -> str:
    return f"{source}: {title}" if title else source
