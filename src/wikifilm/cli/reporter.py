"""What a person sees while a run goes on: progress, errors, the summary. All on standard error."""

from __future__ import annotations

from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

from wikifilm.dump.run import Progress as Report
from wikifilm.dump.work import PageError, Tally
from wikifilm.view import printable

__all__ = ["Reporter"]


class Reporter:
    """Shows a run on standard error; a moving bar only on a terminal."""

    def __init__(self, size: int, *, quiet: bool) -> None:
        self._console = Console(stderr=True, highlight=False, emoji=False, markup=False, soft_wrap=True)
        self._quiet = quiet
        self._bar = Progress(
            TextColumn("{task.fields[films]} films"),
            BarColumn(),
            DownloadColumn(),
            TimeRemainingColumn(),
            console=self._console,
            disable=quiet or not self._console.is_terminal,
            transient=True,
        )
        self._task = self._bar.add_task("", total=size or None, films=0)

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self._bar.stop()

    def report(self, progress: Report) -> None:
        """Take the news of a run."""
        for error in progress.errors:
            self._console.print(f"wikifilm-dump: {describe(error)}")
        self._bar.update(self._task, completed=progress.done, films=progress.tally.films)

    def summary(self, tally: Tally) -> None:
        """The last line."""
        if not self._quiet:
            self._bar.stop()
            self._console.print(summarize(tally))


def describe(error: PageError) -> str:
    """One line about a page that failed."""
    page = f": {error.title}" if error.title else ""
    number = f" (page id {error.page_id})" if error.page_id else ""
    return printable(f"{error.source}{page}{number}: {error.reason}")


def summarize(tally: Tally) -> str:
    """Pages in = films + skipped by reason + failed."""
    parts = [_count(tally.films, "film")]
    parts += [f"{count:,} skipped ({reason})" for reason, count in sorted(tally.skipped.items())]
    parts += [f"{tally.failed:,} failed"] if tally.failed else []
    words = _count(tally.pages, "page") + ": " + ", ".join(parts)
    return words + ("; " + _count(tally.faults, "broken place") + " in the sources" if tally.faults else "")


def _count(number: int, thing: str) -> str:
    return f"{number:,} {thing}" + ("" if number == 1 else "s")
