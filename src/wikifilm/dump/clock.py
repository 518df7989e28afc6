"""A time limit for one page, by the interval timer of the main thread where the system has one.

A hang inside C code doesn't notice the timer; the pool's watcher ends such a worker from outside.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

__all__ = ["PageTimeout", "time_limit"]


class PageTimeout(BaseException):
    """The page took too long. Not an `Exception`, so that no reader swallows it."""


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raise `PageTimeout` inside the block after that time; elsewhere than in a main thread, do nothing."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGALRM, _raise)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _raise(_signal: int, _frame: FrameType | None) -> None:
    raise PageTimeout
