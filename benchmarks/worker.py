"""One contestant in a process of its own.

Prints "ready" once it has its input in memory and has run warm; then each line
"run" on standard input makes it do its work once and print the seconds it took: of
the clock, and of the CPU, which a busy machine disturbs less.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

Work = Callable[[str], object]


def serve(work: Work, paths: Sequence[str]) -> None:
    """Run `work` over the texts of all files as often as the other end asks."""
    texts = [Path(path).read_text(encoding="utf-8") for path in paths]

    def all_texts() -> None:
        for text in texts:
            work(text)

    repeat(all_texts)


def repeat(work: Callable[[], object]) -> None:
    """Run `work` as often as the other end asks."""
    work()
    print("ready", flush=True)
    for _ in sys.stdin:
        wall, cpu = time.perf_counter(), time.process_time()
        work()
        print(json.dumps([time.perf_counter() - wall, time.process_time() - cpu]), flush=True)
