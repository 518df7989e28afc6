"""Streams that can't be entered in the middle, cut into blocks of whole pages or lines."""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Iterator
from typing import Protocol

from wikifilm.dump.blocks import Block, Source
from wikifilm.dump.sources.unpack import PIECE, Packed
from wikifilm.errors import DumpError

__all__ = ["BLOCK", "serial_blocks", "to_utf8"]

BLOCK = 2 << 20
"""Unpacked bytes of a block: large enough that handing it on costs nothing, small enough for many workers."""


class Buffer(Protocol):
    """Cuts a stream behind whole things."""

    def feed(self, data: bytes) -> bytes:
        """All that is whole by now."""

    def close(self) -> bytes:
        """What is left at the end."""


def serial_blocks(source: Source, pieces: Iterable[bytes], buffer: Buffer, file: Packed | None) -> Iterator[Block]:
    """Blocks of whole things. Where the stream breaks, the last block holds what was whole, and the fault."""
    done, size, start, fault = [], 0, 0, None
    stream = even(pieces)
    while True:
        try:
            piece = next(stream, None)
        except DumpError as error:
            piece, fault = None, str(error)
        except OSError as error:
            piece, fault = None, f"can't be read: {error.strerror or error}"
        if piece is None:
            break
        if whole := buffer.feed(piece):
            done.append(whole)
            size += len(whole)
        if size >= BLOCK:
            end = _position(file)
            yield Block(source, start, end, b"".join(done))
            done, size, start = [], 0, end
    done.append(buffer.close())
    yield Block(source, start, max(source.size, start), b"".join(done), fault)


def even(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The same bytes in pieces of one size.

    So blocks are the same whichever decompressor is at hand, and a run can be resumed with another one.
    """
    parts: list[bytes] = []
    size = 0
    try:
        for piece in pieces:
            parts.append(piece)
            size += len(piece)
            if size == PIECE:
                yield b"".join(parts)  # of one part this is that part
                parts, size = [], 0
            elif size > PIECE:
                joined = b"".join(parts)
                size %= PIECE
                for at in range(0, len(joined) - size, PIECE):
                    yield joined[at : at + PIECE]
                parts = [joined[len(joined) - size :]]
    except (DumpError, OSError):
        yield b"".join(parts)
        raise
    yield b"".join(parts)


def _position(file: Packed | None) -> int:
    return file.tell() if file is not None and file.seekable() else 0


def to_utf8(pieces: Iterable[bytes], encoding: str) -> Iterator[bytes]:
    """The same text in UTF-8, without a byte order mark."""
    if encoding == "utf-8":
        yield from pieces
        return
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    for piece in pieces:
        yield decoder.decode(piece).replace("\ufeff", "").encode()
    yield decoder.decode(b"", final=True).encode()
