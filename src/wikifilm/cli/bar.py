"""A moving bar on a terminal. What draws it takes long to load, so this is imported only where one moves."""

from __future__ import annotations

from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

from wikifilm.dump.work import Tally

__all__ = ["Bar"]

_COUNTS = "{task.fields[pages]:,} pages, {task.fields[films]:,} films, {task.fields[rate]:,.0f} pages/s"


class Bar:
    """How far a run is, in the last line of standard error."""

    def __init__(self, size: int) -> None:
        self._console = Console(stderr=True, highlight=False, emoji=False, markup=False, soft_wrap=True)
        columns = (TextColumn(_COUNTS), BarColumn(), DownloadColumn(), TimeRemainingColumn())
        self._progress = Progress(*columns, console=self._console, transient=True)
        self._task = self._progress.add_task("", total=size or None, films=0, pages=0, rate=0.0)
        self._progress.start()

    def move(self, done: int, tally: Tally, rate: float) -> None:
        """The run has come so far."""
        self._progress.update(self._task, completed=done, films=tally.films, pages=tally.pages, rate=rate)

    def print(self, words: str) -> None:
        """A line above the bar."""
        self._console.print(words)

    def stop(self) -> None:
        """The bar goes away."""
        self._progress.stop()
