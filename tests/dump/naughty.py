"""Readers that misbehave on pages of some titles, as a bug or a lack of memory would make them."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Mapping
from pathlib import Path

from wikifilm.dump import records
from wikifilm.dump import work as real
from wikifilm.dump.blocks import Block
from wikifilm.dump.job import Job
from wikifilm.dump.pages import Page
from wikifilm.dump.records import make_record
from wikifilm.dump.work import Announce, Result
from wikifilm.model import FilmArticle


def behave(page: Page, job: Job) -> FilmArticle:
    """Do what the title says."""
    title = page.title or ""
    if "crash" in title:
        raise ZeroDivisionError("a bug")
    if "deep" in title:
        raise RecursionError("too deep")
    if "die" in title:
        os._exit(13)
    if "killed" in title:
        os.kill(os.getpid(), signal.SIGKILL)
    if "unlucky" in title and not (marker := Path(os.environ["WIKIFILM_TEST_MARKER"])).exists():
        marker.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    if "sleep" in title:
        time.sleep(3600)
    if "stuck" in title:
        signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGALRM])
        time.sleep(3600)
    return make_record(page, job)


def work(block: Block, job: Job, *, announce: Announce, avoid: Mapping[int, str]) -> Result:
    """As the real one, with a reader that misbehaves."""
    records.make_record = behave
    return real.work(block, job, announce=announce, avoid=avoid)
