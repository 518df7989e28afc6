"""Archive bombs: small files that unpack to more than any dump does."""

from __future__ import annotations

from wikifilm.errors import DumpError

__all__ = ["Ratio"]

MOST = 1000
"""Times its size that a file may unpack to. The densest dumps, full histories as 7z, reach 300."""
FREE = 256 << 20
"""Bytes that any file may unpack to."""


class Ratio:
    """Counts what goes into a decompressor and what comes out."""

    def __init__(self) -> None:
        self._taken = self._given = 0

    def take(self, size: int) -> None:
        """So many more packed bytes were read."""
        self._taken += size

    def give(self, size: int) -> None:
        """So many more bytes came out. Raises `DumpError` if that is more than any dump holds."""
        self._given += size
        if self._given > FREE and self._given > MOST * self._taken:
            raise DumpError(
                f"unpacks to more than {MOST:,} times its size, as no dump does and an archive bomb would; "
                "if you trust it, unpack it first and name the unpacked file"
            )
