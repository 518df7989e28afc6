"""The growing output of a run: files that are only appended to, and a checkpoint that says how far they are valid.

A run writes into `<output>.part/`. After a kill at any moment, what lies behind the checkpoint is cut off and the
blocks after it are read again; since a block always gives the same bytes, the result is the same as without the kill.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

import msgspec

from wikifilm.dump.work import Tally
from wikifilm.errors import DumpError

__all__ = ["Journal", "State"]

CHECKPOINT = "checkpoint.json"
_LOCK = "lock"


class State(msgspec.Struct):
    """What a checkpoint says."""

    run: dict[str, str]
    """What the run is: sources, options, version. Only the same run can go on."""
    blocks: int = 0
    """Blocks that are done."""
    sizes: dict[str, int] = {}
    """Valid bytes of each file."""
    tally: Tally = msgspec.field(default_factory=Tally)
    complete: bool = False
    """All blocks are done; only the finishing is left."""


class Journal:
    """The files of one run. A context manager: leaving it, however it comes, writes a last checkpoint."""

    def __init__(self, folder: Path, run: dict[str, str], *, resume: bool, every: float) -> None:
        """`every`: seconds between checkpoints; each waits for the disk, so 0 (after every block) is slow.

        Raises `DumpError` if the folder belongs to another run that goes on, or if `resume` doesn't fit.
        """
        self.folder = folder
        self._every = every
        self._last = time.monotonic()
        self._files: dict[str, BinaryIO] = {}
        self._lock = _lock(folder)
        try:
            self.state = _old_state(folder, run) if resume else State(run)
            self._cut_back()
        except BaseException:
            self._lock.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        try:
            if kind is None:
                self.checkpoint()
            else:
                # The disk may be full; the checkpoint before this one is valid then.
                with suppress(OSError):
                    self.checkpoint()
        finally:
            for file in self._files.values():
                with suppress(OSError):
                    file.close()
            self._lock.close()

    def path(self, name: str) -> Path:
        """File of a stream."""
        return self.folder / name

    def append(self, streams: Mapping[str, bytes], tally: Tally) -> None:
        """Take what one block gave."""
        for name, data in streams.items():
            self._file(name).write(data)
        # Only now does the block count: a checkpoint after a failed write says nothing of it.
        for name, data in streams.items():
            self.state.sizes[name] = self.state.sizes.get(name, 0) + len(data)
        self.state.blocks += 1
        self.state.tally.add(tally)
        if time.monotonic() - self._last >= self._every:
            self.checkpoint()

    def complete(self) -> None:
        """Say that all blocks are done."""
        self.state.complete = True
        self.checkpoint()

    def checkpoint(self) -> None:
        """Make sure that all blocks so far are on the disk, then say so."""
        for file in self._files.values():
            file.flush()
            os.fsync(file.fileno())
        new = self.path(CHECKPOINT + ".new")
        with new.open("wb") as file:
            file.write(msgspec.json.encode(self.state))
            file.flush()
            os.fsync(file.fileno())
        new.replace(self.path(CHECKPOINT))
        self._last = time.monotonic()

    def remove(self) -> None:
        """The output is in place; nothing of the journal is needed any more."""
        shutil.rmtree(self.folder)

    def _file(self, name: str) -> BinaryIO:
        if name not in self._files:
            self._files[name] = self.path(name).open("ab")
        return self._files[name]

    def _cut_back(self) -> None:
        """Drop what was written after the checkpoint."""
        for path in self.folder.iterdir():
            if path.name in (CHECKPOINT, _LOCK) and (self.state.blocks or path.name == _LOCK):
                continue
            if path.is_dir():
                shutil.rmtree(path)
            elif path.name not in self.state.sizes:
                path.unlink()
        if not self.state.complete:
            for name, size in self.state.sizes.items():
                _truncate(self.path(name), size)


def _truncate(path: Path, size: int) -> None:
    try:
        if path.stat().st_size < size:
            raise DumpError(f"can't resume: {path} is shorter than its checkpoint says; start anew without --resume")
        with path.open("r+b") as file:
            file.truncate(size)
    except FileNotFoundError as error:
        if size:
            raise DumpError(f"can't resume: {path} is missing; start anew without --resume") from error


def _old_state(folder: Path, run: dict[str, str]) -> State:
    try:
        state = msgspec.json.decode((folder / CHECKPOINT).read_bytes(), type=State)
    except FileNotFoundError:
        return State(run)  # killed before the first checkpoint, or never begun
    except (msgspec.MsgspecError, UnicodeError) as error:
        raise DumpError(f"can't resume: {folder / CHECKPOINT} is broken; start anew without --resume") from error
    for name in sorted(run.keys() | state.run.keys()):
        if run.get(name) != state.run.get(name):
            raise DumpError(f"can't resume: {name} changed since the run began; start anew without --resume")
    return state


def _lock(folder: Path) -> BinaryIO:
    folder.mkdir(parents=True, exist_ok=True)
    file = (folder / _LOCK).open("wb")
    try:
        import fcntl
    except ImportError:  # not on Windows
        return file
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        file.close()
        raise DumpError(f"another run is writing to {folder}") from error
    return file
