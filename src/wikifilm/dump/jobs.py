"""How many worker processes are worth their start."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from io import BufferedReader
from typing import cast

from wikifilm.dump.blocks import STDIN, Source
from wikifilm.dump.sources import kind_of, packing_of

__all__ = ["default_jobs"]

_SMALL = 1 << 20
"""Below this a process takes longer to start than all pages to read."""


def default_jobs(sources: Sequence[Source]) -> int:
    """The cores that may be used; 0 (this process) for little input."""
    large = sum(source.size for source in sources) >= _SMALL
    if not large and not any(source.path == STDIN and _stdin_is_large() for source in sources):
        return 0
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _stdin_is_large() -> bool:
    head = cast(BufferedReader, sys.stdin.buffer).peek(8)
    return bool(packing_of(head)) or kind_of(head)[0] != "article"
