"""What a person sees while a run goes on: progress, errors, the summary. All on standard error."""

from __future__ import annotations

import sys
import time
from dataclasses import asdict
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

import click
import msgspec

from wikifilm.dump.progress import Progress as News
from wikifilm.dump.work import PageError, Tally
from wikifilm.safe import printable

if TYPE_CHECKING:
    from wikifilm.cli.bar import Bar

__all__ = ["Reporter"]

_EVERY = 10.0
"""Seconds between lines of progress where no bar can move."""


class Reporter:
    """Shows a run on standard error: a moving bar on a terminal, else a line now and then."""

    def __init__(self, size: int, *, quiet: bool, as_json: bool = False) -> None:
        self._size, self._quiet, self._as_json = size, quiet, as_json
        self._start = self._told = time.monotonic()
        self._bar: Bar | None = None

    def __enter__(self) -> Self:
        if is_terminal() and not self._quiet and not self._as_json:
            from wikifilm.cli.bar import Bar  # loads rich, which no run without a bar needs

            self._bar = Bar(self._size)
        self._log("start", bytes=self._size)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self._stop()

    def report(self, news: News) -> None:
        """Take the news of a run."""
        for error in news.errors:
            if self._as_json:
                self._log("error", **asdict(error))
            else:
                self._print(f"wikifilm-dump: {describe(error)}")
        if self._bar is not None:
            self._bar.move(news.done, news.tally, self._rate(news.tally.pages))
        elif time.monotonic() - self._told >= _EVERY:
            self._told = time.monotonic()
            self._tell(news)

    def summary(self, tally: Tally, *, dry_run: bool = False) -> None:
        """The last line: pages in = films + skipped by reason + failed."""
        self._stop()
        seconds = time.monotonic() - self._start
        if self._as_json:
            self._log("summary", seconds=round(seconds, 3), dry_run=dry_run, **asdict(tally))
        elif not self._quiet:
            self._print(summarize(tally, dry_run=dry_run))

    def _tell(self, news: News) -> None:
        if self._as_json:
            self._log("progress", bytes=news.done, pages=news.tally.pages, films=news.tally.films)
        elif not self._quiet:
            share = f"{news.done / self._size:.0%}, " if self._size else ""
            pages = news.tally.pages
            words = f"{share}{pages:,} pages, {news.tally.films:,} films, {self._rate(pages):,.0f} pages/s"
            self._print(words + self._left(news.done))

    def _rate(self, pages: int) -> float:
        return pages / max(0.001, time.monotonic() - self._start)

    def _left(self, done: int) -> str:
        if not self._size or not done:
            return ""
        seconds = (time.monotonic() - self._start) * max(0.0, self._size / done - 1)
        return f", about {seconds / 60:,.0f} min left" if seconds >= 90 else f", about {seconds:.0f} s left"

    def _log(self, event: str, **facts: Any) -> None:
        if self._as_json:
            line = msgspec.json.encode({"event": event, "time": round(time.time(), 3), **facts}).decode()
            click.echo(line, err=True)

    def _print(self, words: str) -> None:
        if self._bar is None:
            click.echo(words, err=True)
        else:
            self._bar.print(words)

    def _stop(self) -> None:
        if self._bar is not None:
            self._bar.stop()
            self._bar = None


def is_terminal() -> bool:
    """Does standard error go to a person? It is None where a process was started without one."""
    return sys.stderr is not None and sys.stderr.isatty()


def describe(error: PageError) -> str:
    """One line about a page that failed."""
    page = f": {error.title}" if error.title else ""
    number = f" (page id {error.page_id})" if error.page_id else ""
    return printable(f"{error.source}{page}{number}: {error.reason}")


def summarize(tally: Tally, *, dry_run: bool = False) -> str:
    """Pages in = films + skipped by reason + failed."""
    parts = [_count(tally.films, "page") + " would be read" if dry_run else _count(tally.films, "film")]
    parts += [f"{count:,} skipped ({reason})" for reason, count in sorted(tally.skipped.items())]
    parts += [f"{tally.failed:,} failed"] if tally.failed else []
    words = _count(tally.pages, "page") + ": " + ", ".join(parts)
    return words + ("; " + _count(tally.faults, "broken place") + " in the sources" if tally.faults else "")


def _count(number: int, thing: str) -> str:
    return f"{number:,} {thing}" + ("" if number == 1 else "s")
