"""One bz2 stream, unpacked on several cores by the optional package indexed_bzip2."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from wikifilm.dump.sources.ratio import Ratio
from wikifilm.dump.sources.unpack import PIECE, unpack

__all__ = ["ParallelBz2"]


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
        return int(self._file.tell_compressed()) // 8

    def pieces(self) -> Iterator[bytes]:
        """The unpacked bytes. Where the file is broken, the standard library has the last word."""
        given, taken, ratio = 0, 0, Ratio()
        try:
            while piece := self._file.read(PIECE):
                given += len(piece)
                ratio.take(self.tell() - taken)
                taken = self.tell()
                ratio.give(len(piece))
                yield piece
            return
        except (RuntimeError, ValueError, OSError):
            pass
        with self._path.open("rb") as file:
            for piece in unpack(file, "bz2"):
                if given < len(piece):
                    yield piece[given:]
                given = max(0, given - len(piece))
