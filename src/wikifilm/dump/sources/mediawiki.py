"""MediaWiki XML exports: cut so that workers unpack as much as possible themselves."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path

from wikifilm.dump.blocks import Block, Source
from wikifilm.dump.job import Job
from wikifilm.dump.pages import Fault, Page, Site
from wikifilm.dump.sources.bzip2 import unpack_range
from wikifilm.dump.sources.serial import BLOCK, serial_blocks, to_utf8
from wikifilm.dump.sources.unpack import Packed, unpack
from wikifilm.dump.sources.xml import PAGE, PageBuffer, read_head, read_pages
from wikifilm.errors import DumpError

__all__ = ["cut_mediawiki", "range_mediawiki", "read_mediawiki", "streams_between"]

_HEAD = 1 << 20
"""Bytes before the first page that are kept at most; a wiki with 400 namespaces has 40 kB."""
_PROBE = 32 << 20
"""A multistream export has a stream a hundred pages, so that a second one begins within this many packed bytes."""
# A bz2 stream begins with its own sign and the sign of its first block: ten bytes, of which nine and a bit are fixed.
# They are found while workers read what was found before. The index that lies beside an export would be one more file
# to unpack, and can be out of date.
_STREAM = re.compile(rb"BZh[1-9]1AY&SY")
_SIGN = 10
_WINDOW = 4 << 20


def cut_mediawiki(source: Source, pieces: Iterable[bytes], job: Job, file: Packed | None) -> Iterator[Block]:
    """An export that is unpacked here: one stream, a pipe, UTF-16."""
    stream = to_utf8(pieces, source.encoding)
    head, broken = b"", None
    try:
        while PAGE not in head and len(head) < _HEAD and (piece := next(stream, b"")):
            head += piece
    except DumpError as error:
        broken = error
    source = replace(source, site=read_head(head))
    rest = _raise(broken) if broken else stream
    yield from serial_blocks(source, chain((head,), rest), PageBuffer(2 * job.page_bytes), file)


def _raise(error: DumpError) -> Iterator[bytes]:
    raise error
    yield b""


def range_mediawiki(source: Source) -> Iterator[Block] | None:
    """Blocks that workers read from the file themselves; None if this file can't be entered in the middle."""
    if source.encoding != "utf-8" or source.packing not in ("", "bz2"):
        return None
    path = Path(source.path)
    if source.packing and len(list(islice(_stream_starts(path, _PROBE), 2))) < 2:
        return None
    source = replace(source, site=_site(path, source.packing))
    starts = _stream_starts(path) if source.packing else iter(range(0, source.size, BLOCK))
    return _ranges(source, starts)


def _ranges(source: Source, starts: Iterator[int]) -> Iterator[Block]:
    before = next(starts, None)
    for start in starts:
        if before is not None:
            yield Block(source, before, start)
        before = start
    if before is not None:
        yield Block(source, before, source.size)


def streams_between(source: Source, start: int, end: int) -> Iterator[Block]:
    """Blocks of the bz2 streams that begin in a part of a file: who reads the part finds them there."""
    for block in _ranges(source, _stream_starts(Path(source.path), start=start)):
        if block.start >= end:
            return
        yield block


def _stream_starts(path: Path, end: int | None = None, start: int = 0) -> Iterator[int]:
    """Offsets of the streams of a bz2 file."""
    with path.open("rb") as file:
        file.seek(start)
        at, tail = start, b""
        while (end is None or at < end) and (data := file.read(_WINDOW)):
            data = tail + data
            for found in _STREAM.finditer(data):
                yield at - len(tail) + found.start()
            at += len(data) - len(tail)
            tail = data[1 - _SIGN :]


def _site(path: Path, packing: str) -> Site:
    head = b""
    with path.open("rb") as file:
        try:
            for piece in unpack(file, packing):
                head += piece
                if PAGE in head or len(head) >= _HEAD:
                    break
        except DumpError:
            pass  # the worker that reads this part reports it
    return read_head(head)


def read_mediawiki(block: Block, job: Job) -> Iterator[Page | Fault]:
    """The pages that begin in a block; the last one may end behind it."""
    site = block.source.site
    if block.data is not None:
        yield from read_pages(block.data, site)
        if block.fault:
            yield Fault(block.fault)
        return
    buffer = PageBuffer(2 * job.page_bytes)
    try:
        for whole in _whole_pages(block, buffer):
            yield from read_pages(whole, site)
    except (DumpError, OSError) as error:
        yield from read_pages(buffer.close(), site)
        yield Fault(f"{_reason(error)} (between bytes {block.start:,} and {block.end:,})")


def _reason(error: DumpError | OSError) -> str:
    return str(error) if isinstance(error, DumpError) else f"can't be read: {error.strerror or error}"


def _whole_pages(block: Block, buffer: PageBuffer) -> Iterator[bytes]:
    packing = block.source.packing
    with Path(block.source.path).open("rb") as file:
        file.seek(block.start)
        for piece in unpack_range(file, packing, block.end):
            yield buffer.feed(piece)
        if buffer.may_be_open and block.end < block.source.size:
            file.seek(block.end)
            yield from _last_page(unpack(file, packing), buffer)
        else:
            yield buffer.close()


def _last_page(pieces: Iterable[bytes], buffer: PageBuffer) -> Iterator[bytes]:
    """The end of the page that a block leaves open."""
    # Damage behind the block's end is reported by the block in which it lies.
    with suppress(DumpError):
        for piece in pieces:
            page, done = buffer.finish(piece)
            yield page
            if done:
                return
    yield buffer.close()
