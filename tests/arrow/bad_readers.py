"""Readers of batches that misbehave on pages of some titles."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import naughty

from wikifilm.arrow import parse_batches
from wikifilm.arrow.guard import arrow_work
from wikifilm.dump import records
from wikifilm.dump.blocks import Block
from wikifilm.dump.job import Job
from wikifilm.dump.pages import Page
from wikifilm.dump.work import Announce, Result
from wikifilm.model import FilmArticle

MARKER = "WIKIFILM_TEST_MARKER"


def behave(page: Page, job: Job) -> FilmArticle:
    """As the title says; "orphaned" kills the process that waits for this one, and "executor" that one's JVM, once."""
    if "orphaned" in (page.title or "") and _first_time():
        os.kill(os.getppid(), signal.SIGKILL)
    if "executor" in (page.title or "") and _first_time():
        worker = _parent(os.getppid())
        os.kill(_parent(worker), signal.SIGKILL)
    return naughty.behave(page, job)


def _first_time() -> bool:
    marker = Path(os.environ[MARKER])
    if marker.exists():
        return False
    marker.touch()
    return True


def _parent(process: int) -> int:
    status = Path(f"/proc/{process}/stat").read_text()
    return int(status.rpartition(")")[2].split()[1])


def work(block: Block, job: Job, *, announce: Announce, avoid: Mapping[int, str]) -> Result:
    """As the real one, with a reader that misbehaves."""
    records.make_record = behave
    return arrow_work(block, job, announce=announce, avoid=avoid)


class BadlyParsed:
    """What `mapInArrow` calls, on executors that find this module."""

    def __init__(self, page_seconds: float) -> None:
        self._job = Job(page_seconds=page_seconds)

    def __call__(self, batches: Iterable[Any]) -> Iterator[Any]:
        return parse_batches(batches, job=self._job, work=work)
