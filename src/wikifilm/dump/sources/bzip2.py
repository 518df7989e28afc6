"""bz2 unpacked by the optional package indexed_bzip2: in less time, and a single stream on several cores.

Where a file is broken the standard library has the last word, so that it is told alike with and without the package.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Self

from wikifilm.dump.sources.ratio import Ratio
from wikifilm.dump.sources.unpack import PIECE, unpack

__all__ = ["ParallelBz2", "has_indexed_bzip2", "unpack_range"]

_WHOLE = 4 << 20
"""Packed bytes of a range that is held whole; the hundred pages of a stream take less than 1 MB."""
_BROKEN = (RuntimeError, ValueError, OSError)
"""What the package raises; a `DumpError`, of a bomb, is one of them."""


@cache
def has_indexed_bzip2() -> bool:
    """Whether the package is installed."""
    return find_spec("indexed_bzip2") is not None


def unpack_range(file: BinaryIO, packing: str, end: int) -> Iterator[bytes]:
    """What `unpack` gives of a part of a file, from where it stands to the offset `end`; raises the same."""
    size = end - file.tell()
    if packing != "bz2" or size > _WHOLE or not has_indexed_bzip2():
        return unpack(file, packing, end=end)
    return _quickly(file.read(size))


def _quickly(packed: bytes) -> Iterator[bytes]:
    import indexed_bzip2

    _keep_freed_memory()
    given = 0
    with (
        suppress(*_BROKEN),
        _in_memory(packed) as held,
        indexed_bzip2.IndexedBzip2File(held.fileno(), parallelization=1) as file,
    ):
        for piece in _decoded(file, file.raw.read):  # straight from the decoder: its buffer would be one more copy
            given += len(piece)
            yield piece
        if _taken(file) == len(packed):
            return
    yield from _behind(given, unpack(BytesIO(packed), "bz2"))


def _in_memory(packed: bytes) -> BinaryIO:
    """A file of the system that holds some bytes in memory. (Of Python's the package never lets go.)

    Raises `OSError` where there is none: on other systems than Linux.
    """
    if sys.platform != "linux":
        raise OSError("no files in memory")
    file = os.fdopen(os.memfd_create("bz2"), "w+b")
    file.write(packed)
    file.seek(0)
    return file


@cache
def _keep_freed_memory() -> None:
    """Have the allocator keep the decoder's 7 MB for the next stream, as that of glibc does once more was given back.

    Else each stream asks the system for them anew, which takes the time that the package saves.
    """
    bytes(16 << 20)


class ParallelBz2:
    """A bz2 file and how far it was read. A context manager: the package wants its files closed."""

    def __init__(self, path: Path) -> None:
        """Raises `ImportError` without the package."""
        import indexed_bzip2

        self._path = path
        self._file: Any = indexed_bzip2.open(str(path), parallelization=os.cpu_count() or 1)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self._file.close()

    def seekable(self) -> bool:
        """The position tells something."""
        return True

    def tell(self) -> int:
        """Packed bytes that were read."""
        return _taken(self._file)

    def pieces(self) -> Iterator[bytes]:
        """The unpacked bytes."""
        given = 0
        with suppress(*_BROKEN):
            for piece in _decoded(self._file, self._file.read):
                given += len(piece)
                yield piece
            if self.tell() == self._path.stat().st_size:
                return
        with self._path.open("rb") as file:
            yield from _behind(given, unpack(file, "bz2"))


def _taken(file: Any) -> int:
    """Packed bytes that were read."""
    return int(file.tell_compressed()) // 8


def _decoded(file: Any, read: Callable[[int], bytes]) -> Iterator[bytes]:
    """What a file gives. Raises one of `_BROKEN`, also for a bomb."""
    taken, ratio = 0, Ratio()
    while piece := read(PIECE):
        ratio.take(_taken(file) - taken)
        taken = _taken(file)
        ratio.give(len(piece))
        yield piece


def _behind(given: int, pieces: Iterator[bytes]) -> Iterator[bytes]:
    """The bytes without the first ones."""
    for piece in pieces:
        if given < len(piece):
            yield piece[given:]
        given = max(0, given - len(piece))
