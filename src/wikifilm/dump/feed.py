"""Blocks cut ahead of time by a thread, so that unpacking (which frees the interpreter) overlaps with all else."""

from __future__ import annotations

import queue
import threading
from collections.abc import Generator, Iterator
from multiprocessing import Pipe
from types import TracebackType
from typing import Any, Self

from wikifilm.dump.blocks import Block

__all__ = ["Feed"]

_END = object()


class Feed:
    """Hands out blocks in order and rings a bell when another is there."""

    def __init__(self, blocks: Iterator[Block], ahead: int) -> None:
        self.given = 0
        """Blocks handed out."""
        self.ended = False
        self._queue: queue.Queue[Any] = queue.Queue(maxsize=ahead)
        self._stop = threading.Event()
        # The reading end is something that `multiprocessing.connection.wait` can wait for.
        self.bell, self._ringer = Pipe(duplex=False)
        self._thread = threading.Thread(target=self._fill, args=(blocks,), daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self._stop.set()
        # A thread that waits for standard input can't be woken; it ends with the process.
        self._thread.join(timeout=1.0)
        if not self._thread.is_alive():
            self.bell.close()
            self._ringer.close()

    def take(self) -> Block | None:
        """The next block, or None if none is there yet, or ever will be (`ended`). Raises what the cutting raised."""
        try:
            item = self._queue.get_nowait()
        except queue.Empty:
            return None
        if item is _END:
            self.ended = True
            return None
        if isinstance(item, BaseException):
            self.ended = True
            raise item
        self.given += 1
        assert isinstance(item, Block)  # noqa: S101
        return item

    def hush(self) -> None:
        """Take note of the bell."""
        while self.bell.poll():
            self.bell.recv_bytes()

    def _fill(self, blocks: Iterator[Block]) -> None:
        try:
            for block in blocks:
                if not self._put(block):
                    return
            self._put(_END)
        except BaseException as error:
            self._put(error)
        finally:
            # So that files are closed here and now, not when the interpreter ends.
            if isinstance(blocks, Generator):
                blocks.close()

    def _put(self, item: object) -> bool:
        while not self._stop.is_set():
            try:
                self._queue.put(item, timeout=0.2)
            except queue.Full:
                continue
            try:
                self._ringer.send_bytes(b"")
            except OSError:
                return False
            return True
        return False
