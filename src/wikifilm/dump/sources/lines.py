"""JSON Lines, among them Wikimedia Enterprise's NDJSON: a page a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

import msgspec

from wikifilm.dump.blocks import Block, Source
from wikifilm.dump.job import Job
from wikifilm.dump.pages import Fault, Page
from wikifilm.dump.sources.records import record_page
from wikifilm.dump.sources.serial import BLOCK, serial_blocks, to_utf8
from wikifilm.dump.sources.unpack import Packed

__all__ = ["LineBuffer", "cut_lines", "range_lines", "read_lines"]

_TOO_LARGE = b"\0\n"
"""Stands for a line over the limit; JSON holds no such byte."""


class LineBuffer:
    """Cuts behind line feeds, and drops lines of more than `limit` bytes."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._parts: list[bytes] = []
        self._size = 0
        self._dropping = False

    def feed(self, data: bytes) -> bytes:
        """All lines that are whole by now."""
        cut = data.rfind(b"\n") + 1
        if not cut:
            self._keep(data)
            return b""
        first = data.find(b"\n") + 1
        begun = _TOO_LARGE if self._dropping else b"".join((*self._parts, data[:first]))
        self._parts, self._size, self._dropping = [], 0, False
        self._keep(data[cut:])
        return begun + data[first:cut]

    def _keep(self, data: bytes) -> None:
        self._size += len(data)
        if self._size > self._limit:
            self._parts, self._dropping = [], True
        elif data:
            self._parts.append(data)

    def close(self) -> bytes:
        """A last line without a line feed."""
        out = _TOO_LARGE if self._dropping else b"".join(self._parts)
        self._parts, self._size, self._dropping = [], 0, False
        return out


def cut_lines(source: Source, pieces: Iterable[bytes], job: Job, file: Packed | None) -> Iterator[Block]:
    """Lines that are unpacked here."""
    return serial_blocks(source, to_utf8(pieces, source.encoding), LineBuffer(2 * job.page_bytes), file)


def range_lines(source: Source) -> Iterator[Block] | None:
    """Parts of a plain file, that workers read themselves."""
    if source.packing or source.encoding != "utf-8":
        return None
    return (Block(source, at, min(at + BLOCK, source.size)) for at in range(0, source.size, BLOCK))


def read_lines(block: Block, job: Job) -> Iterator[Page | Fault]:
    """The pages of the lines that begin in a block."""
    try:
        for line in _lines(block, job):
            if line and not line.isspace():
                yield _page(line, job)
    except OSError as error:
        yield Fault(f"can't be read: {error.strerror or error}")
    if block.fault:
        yield Fault(block.fault)


def _lines(block: Block, job: Job) -> Iterator[bytes]:
    if block.data is not None:
        yield from block.data.removeprefix(b"\xef\xbb\xbf").split(b"\n")
        return
    limit = 2 * job.page_bytes
    with Path(block.source.path).open("rb") as file:
        # A line that begins before the block belongs to the block before; so look whether one ends right here.
        file.seek(max(0, block.start - 1))
        if block.start:
            _rest_of_line(file, limit)
        while file.tell() < block.end and (line := file.readline(limit)):
            if len(line) == limit:
                _rest_of_line(file, limit)
                line = _TOO_LARGE
            yield line.removeprefix(b"\xef\xbb\xbf")


def _rest_of_line(file: BinaryIO, limit: int) -> None:
    while (part := file.readline(limit)) and not part.endswith(b"\n"):
        pass


def _page(line: bytes, job: Job) -> Page | Fault:
    if line[:1] == b"\0" or len(line) > 2 * job.page_bytes:
        return Fault(f"the line has more than {2 * job.page_bytes:,} bytes", "page-too-large", counts=True)
    try:
        record: Any = msgspec.json.decode(line)
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
        return Fault(f"the line is no JSON: {error}", "broken-page", counts=True)
    if not isinstance(record, dict):
        return Fault("the line is no JSON object", "broken-page", counts=True)
    return record_page(record, job)
