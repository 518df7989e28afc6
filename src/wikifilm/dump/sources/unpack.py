"""Compressed files as streams of bytes, in pieces of bounded size.

Every decompressor has the interface of `bz2.BZ2Decompressor`: `decompress(data, max_length)`, `eof`, `needs_input`,
`unused_data`. Concatenated streams (multistream bz2, pigz, several zstd frames) are read through to the end.
"""

from __future__ import annotations

import bz2
import lzma
import zlib
from collections.abc import Callable, Iterator
from typing import BinaryIO, Protocol

from wikifilm.dump.sources.ratio import Ratio
from wikifilm.dump.sources.seven import seven_pieces
from wikifilm.dump.zstd import zstd
from wikifilm.errors import DumpError

__all__ = ["PIECE", "Packed", "unpack"]

PIECE = 1 << 20
"""Bytes that are read, and at most unpacked, at a time."""
_SIGNS = {"bz2": b"BZh", "gz": b"\x1f\x8b", "xz": b"\xfd7zXZ\x00", "zst": b"\x28\xb5\x2f\xfd"}


class Packed(Protocol):
    """A packed file that tells how far it was read."""

    def tell(self) -> int:
        """Bytes read."""

    def seekable(self) -> bool:
        """Whether `tell` works."""


class Decompressor(Protocol):
    """What `bz2`, `lzma` and `zstd` decompressors have in common."""

    @property
    def eof(self) -> bool:
        """The end of the stream was reached."""

    @property
    def needs_input(self) -> bool:
        """Nothing more can be unpacked without further data."""

    @property
    def unused_data(self) -> bytes:
        """What followed the end of the stream."""

    def decompress(self, data: bytes, max_length: int = -1, /) -> bytes:
        """Unpack some more."""


class Gunzip:
    """zlib with the interface of the others."""

    def __init__(self) -> None:
        self._zlib = zlib.decompressobj(wbits=31)
        self.eof = False
        self.needs_input = True
        self.unused_data = b""

    def decompress(self, data: bytes, max_length: int = -1) -> bytes:
        """Unpack some more."""
        out = self._zlib.decompress(self._zlib.unconsumed_tail + data, max(0, max_length))
        self.eof, self.unused_data = self._zlib.eof, self._zlib.unused_data
        self.needs_input = not self.eof and not self._zlib.unconsumed_tail and len(out) < max_length
        return out


def _unzstd() -> Decompressor:
    # `zstd --long=31` is the widest window that the format's own tool writes.
    module = zstd()
    decompressor: Decompressor = module.ZstdDecompressor(options={module.DecompressionParameter.window_log_max: 31})
    return decompressor


DECOMPRESSORS: dict[str, Callable[[], Decompressor]] = {
    "bz2": bz2.BZ2Decompressor,
    "gz": Gunzip,
    "xz": lzma.LZMADecompressor,
    "zst": _unzstd,
}


def unpack(file: BinaryIO, packing: str, *, end: int | None = None) -> Iterator[bytes]:
    """The unpacked bytes of an open file from where it stands, up to the offset `end` of the packed file.

    No piece reaches over a multiple of `PIECE` bytes, so that who wants pieces of that size has little to put together.

    Raises `DumpError` where the file is cut or damaged, after all that could be unpacked, or where it is a bomb.
    """
    if packing == "7z":
        yield from seven_pieces(file)
    elif packing:
        yield from _inflate(file, packing, end)
    else:
        yield from _read(file, end)


def _read(file: BinaryIO, end: int | None) -> Iterator[bytes]:
    left = end - file.tell() if end is not None else -1
    while left and (data := file.read(PIECE if left < 0 else min(PIECE, left))):
        left -= len(data) if left > 0 else 0
        yield data


def _inflate(file: BinaryIO, packing: str, end: int | None) -> Iterator[bytes]:
    packed = _read(file, end)
    decoder, data = DECOMPRESSORS[packing](), b""
    begun, ratio, size = False, Ratio(), 0
    while True:
        if decoder.eof:
            data = decoder.unused_data or next(packed, b"")
            if not _another(data, packing):
                return
            ratio.take(-len(decoder.unused_data))  # counted before
            decoder, begun = DECOMPRESSORS[packing](), False
        elif decoder.needs_input:
            data = next(packed, b"")
            if not data and not begun:
                return
            if not data:
                raise DumpError("the file ends in the middle: it was cut, or is still being written")
        begun = True
        ratio.take(len(data))
        piece = _step(decoder, data, PIECE - size % PIECE, packing)
        size += len(piece)
        ratio.give(len(piece))
        if piece:
            yield piece
        data = b""


def _step(decoder: Decompressor, data: bytes, most: int, packing: str) -> bytes:
    try:
        return decoder.decompress(data, most)
    except (OSError, EOFError, zlib.error, lzma.LZMAError, ValueError, MemoryError) as error:
        raise DumpError(f"damaged {packing} data: {error}") from error
    except Exception as error:
        if type(error).__name__ != "ZstdError":
            raise
        raise DumpError(f"damaged {packing} data: {error}") from error


def _another(data: bytes, packing: str) -> bool:
    """Whether a further stream follows; zero bytes at the end are padding."""
    if not data.strip(b"\0"):
        return False
    sign = _SIGNS[packing]
    if data[: len(sign)] != sign[: len(data)]:
        # zstd has skippable frames, whose sign is a range of numbers.
        if packing == "zst" and data[1:4] == b"\x2a\x4d\x18":
            return True
        raise DumpError(f"damaged {packing} data: something else follows the end of a stream")
    return True
