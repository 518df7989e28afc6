"""The way in: little enough that an interruption finds it ready, whatever is still being imported."""

from __future__ import annotations

import os
import signal
import sys
from contextlib import suppress
from types import FrameType
from typing import NoReturn

__all__ = ["main"]

_INTERRUPTED = 130
"""The exit code of what was interrupted."""


def main() -> NoReturn:
    """Run the command; every ending is an exit code and, at worst, one line on standard error."""
    before = signal.getsignal(signal.SIGINT)
    if before is signal.default_int_handler:  # else it is ignored, as behind `nohup`
        signal.signal(signal.SIGINT, _leave)
    signal.signal(signal.SIGTERM, _leave)
    # Imports take a moment, and an exception in the midst of one would be a traceback, or be passed over by Python.
    import wikifilm.dump.pool  # noqa: F401 (a run would import it, and what it needs, later)
    from wikifilm.cli.command import run

    signal.signal(signal.SIGTERM, _terminate)
    try:
        signal.signal(signal.SIGINT, before)
        code = run()
    except KeyboardInterrupt:
        _leave(signal.SIGINT, None)
    if code == _INTERRUPTED:
        # Python remembers what was caught while `exec` ran (it makes dataclasses), and would end itself by SIGINT.
        with suppress(OSError, AttributeError):  # AttributeError: there is none
            sys.stdout.flush()
        os._exit(code)
    sys.exit(code)


def _leave(_signal: int, _frame: FrameType | None) -> NoReturn:
    """Nothing has begun, so nothing has to be put in order."""
    os.write(2, b"wikifilm-dump: interrupted\n")
    os._exit(_INTERRUPTED)


def _terminate(_signal: int, _frame: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt
