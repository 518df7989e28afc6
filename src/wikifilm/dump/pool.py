"""Worker processes that read blocks; results come out in the order in which the blocks went in.

A worker says which page it is about to read. So when one dies, or hangs where no signal reaches it, the watcher knows
the page: the block is read again without it, and the page becomes an error.
"""

from __future__ import annotations

import signal
import time
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing import connection, get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from types import TracebackType
from typing import Any, Self

from wikifilm.dump.blocks import Block
from wikifilm.dump.feed import Feed
from wikifilm.dump.job import Job
from wikifilm.dump.pages import Page
from wikifilm.dump.signals import undisturbed
from wikifilm.dump.work import Announce, PageError, Result, Tally, Work, work
from wikifilm.errors import WikifilmError

__all__ = ["Pool"]

_WINDOW = 4
"""Blocks that may be ahead of the one that is due, for each worker: what bounds memory."""
_MOST_DEATHS = 2
"""A worker may be killed by accident once; a page or block at which a second one dies is to blame."""
_GONE = (EOFError, BrokenPipeError, ConnectionResetError)


@dataclass(slots=True)
class Task:
    """A block on its way."""

    number: int
    block: Block
    avoid: dict[int, str] = field(default_factory=dict)
    deaths: dict[int | None, int] = field(default_factory=dict)
    """How often a worker died at a page; None: between pages."""


@dataclass(slots=True)
class Worker:
    """A process, and what it is doing."""

    process: BaseProcess
    pipe: Connection
    task: Task | None = None
    page: int | None = None
    since: float = 0.0


class Pool:
    """Some workers. A context manager, so that none is left behind."""

    def __init__(self, job: Job, jobs: int, work: Work = work) -> None:
        self._job, self._jobs, self._work = job, jobs, work
        # "spawn" behaves alike on every system and is safe beside threads (progress bars, the feed).
        self._context = get_context("spawn")
        self._workers: list[Worker] = []  # each is started when there is something for it to do
        self._again: deque[Task] = deque()
        self._done: dict[int, tuple[Block, Result]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        for worker in self._workers:
            worker.process.kill()
            worker.pipe.close()
        for worker in self._workers:
            worker.process.join()

    def results(self, blocks: Iterator[Block]) -> Iterator[tuple[Block, Result]]:
        """Each block with what became of it, in order."""
        due = 0
        with Feed(blocks, self._jobs + 1) as feed:
            while True:
                self._hand_out(feed, due)
                while due in self._done:
                    yield self._done.pop(due)
                    due += 1
                    self._hand_out(feed, due)
                if feed.ended and not self._again and not any(worker.task for worker in self._workers):
                    return
                self._watch(feed)

    def _start(self) -> Worker:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=serve, args=(theirs, self._job, self._work), daemon=True)
        with undisturbed():
            process.start()
        theirs.close()
        return Worker(process, ours)

    def _hand_out(self, feed: Feed, due: int) -> None:
        for i in range(self._jobs):
            if i < len(self._workers) and self._workers[i].task is not None:
                continue
            task = self._next(feed, due)
            if task is None:
                return
            if i == len(self._workers):
                self._workers.append(self._start())
            worker = self._workers[i]
            worker.task, worker.page = task, None
            try:
                worker.pipe.send((task.block, task.avoid))
            except _GONE:
                self._replace(i, "the reading process had gone")

    def _next(self, feed: Feed, due: int) -> Task | None:
        if self._again:
            return self._again.popleft()
        if feed.given >= due + _WINDOW * self._jobs:
            return None
        number = feed.given
        block = feed.take()
        return None if block is None else Task(number, block)

    def _watch(self, feed: Feed) -> None:
        """Wait for news, and take it."""
        ready = connection.wait(self._signs(feed), self._patience())
        if feed.bell in ready:
            feed.hush()
        for i, worker in enumerate(self._workers):
            if worker.pipe in ready or worker.process.sentinel in ready:
                self._hear(i, worker)
            elif worker.page is not None and time.monotonic() > self._deadline(worker):
                worker.process.kill()
                self._replace(i, f"took longer than {self._job.page_seconds:g} seconds", guilty=True)

    def _signs(self, feed: Feed) -> list[Any]:
        signs: list[Any] = [feed.bell]
        for worker in self._workers:
            signs += [worker.pipe, worker.process.sentinel]
        return signs

    def _deadline(self, worker: Worker) -> float:
        # The worker's own timer comes first; this is for hangs that it can't interrupt.
        return worker.since + 1.5 * self._job.page_seconds + 0.5

    def _patience(self) -> float:
        deadlines = [self._deadline(worker) for worker in self._workers if worker.page is not None]
        return max(0.01, min(deadlines) - time.monotonic() + 0.01) if deadlines else 5.0

    def _hear(self, index: int, worker: Worker) -> None:
        try:
            while worker.pipe.poll():
                self._take(worker, worker.pipe.recv())
        except _GONE:
            self._replace(index, None)
            return
        if not worker.process.is_alive():
            self._replace(index, None)

    def _take(self, worker: Worker, news: object) -> None:
        if isinstance(news, int):
            worker.page, worker.since = news, time.monotonic()
        elif isinstance(news, WikifilmError):
            raise news
        elif isinstance(news, Result) and worker.task is not None:
            self._done[worker.task.number] = (worker.task.block, news)
            worker.task = worker.page = None

    def _replace(self, index: int, reason: str | None, *, guilty: bool = False) -> None:
        """A worker died or was killed: another takes its place, and its block is read again."""
        worker = self._workers[index]
        worker.process.join()
        worker.pipe.close()
        if worker.task is not None:
            self._blame(worker.task, worker.page, reason or _cause(worker.process.exitcode), guilty=guilty)
        self._workers[index] = self._start()

    def _blame(self, task: Task, page: int | None, reason: str, *, guilty: bool) -> None:
        task.deaths[page] = task.deaths.get(page, 0) + 1
        if guilty or task.deaths[page] >= _MOST_DEATHS:
            if page is None:
                self._done[task.number] = (task.block, _lost(task.block, reason))
                return
            task.avoid[page] = reason
        self._again.append(task)


def _cause(code: int | None) -> str:
    if code is not None and code < 0:
        with suppress(ValueError):
            return f"the reading process died ({signal.Signals(-code).name})"
    return f"the reading process died (exit code {code})"


def _lost(block: Block, reason: str) -> Result:
    where = f"{reason}, between bytes {block.start:,} and {block.end:,}"
    return Result(Tally(faults=1), {}, (PageError(block.source.name, "block-lost", where),))


def serve(pipe: Connection, job: Job, work: Work) -> None:
    """The life of a worker: blocks in, results out, until the other end closes."""
    # Ctrl-C reaches all processes of a terminal; the parent decides what happens.
    signal.signal(signal.SIGINT, signal.SIG_IGN)

    def announce(number: int, _: Page) -> None:
        pipe.send(number)

    with suppress(*_GONE):
        while True:
            block, avoid = pipe.recv()
            pipe.send(_attempt(work, block, job, avoid, announce))


def _attempt(work: Work, block: Block, job: Job, avoid: dict[int, str], announce: Announce) -> Result | WikifilmError:
    try:
        return work(block, job, announce=announce, avoid=avoid)
    except WikifilmError as error:
        return error
    except _GONE:
        raise
    except Exception as error:
        return _lost(block, f"{type(error).__name__}: {error}")
