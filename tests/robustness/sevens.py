"""7z archives made by hand: a head, stretches of bytes, and a directory that says what it wants."""

from __future__ import annotations

import zlib


def seven(streams: bytes, body: bytes = b"", *, offset: int | None = None) -> bytes:
    start = (len(body) if offset is None else offset).to_bytes(8, "little") + len(streams).to_bytes(8, "little")
    start += zlib.crc32(streams).to_bytes(4, "little")
    return b"7z\xbc\xaf\x27\x1c\x00\x04" + zlib.crc32(start).to_bytes(4, "little") + start + body + streams


def number(value: int) -> bytes:
    return b"\xff" + value.to_bytes(8, "little")


def folder(packed: int, size: int, *, at: int = 0, coder: bytes = b"\x01\x00") -> bytes:
    streams = b"\x06" + number(at) + b"\x01\x09" + number(packed) + b"\x00"
    return streams + b"\x07\x0b\x01\x00\x01" + coder + b"\x0c" + number(size) + b"\x00\x00"
