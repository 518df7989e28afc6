"""The way in: little enough that an interruption finds it ready, whatever is still being imported."""

from __future__ import annotations

import os
import signal
import sys
from types import FrameType
from typing import NoReturn

__all__ = ["main"]


def main() -> NoReturn:
    """Run the command; every ending is an exit code and, at worst, one line on standard error."""
    before = signal.getsignal(signal.SIGINT)
    if before is signal.default_int_handler:  # else it is ignored, as behind `nohup`
        signal.signal(signal.SIGINT, _leave)
    signal.signal(signal.SIGTERM, _leave)
    from wikifilm.cli.command import run  # takes a moment, and an exception in the midst of it would be a traceback

    signal.signal(signal.SIGTERM, _terminate)
    try:
        signal.signal(signal.SIGINT, before)
        code = run()
    except KeyboardInterrupt:
        _leave(signal.SIGINT, None)
    sys.exit(code)


def _leave(_signal: int, _frame: FrameType | None) -> NoReturn:
    """Nothing has begun, so nothing has to be put in order."""
    os.write(2, b"wikifilm-dump: interrupted\n")
    os._exit(130)


def _terminate(_signal: int, _frame: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt
