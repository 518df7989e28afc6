"""Tar archives of JSON Lines (Wikimedia Enterprise's snapshots) or of articles, read as a stream."""

from __future__ import annotations

import tarfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import PurePosixPath
from typing import IO, Self

from wikifilm.dump.blocks import Block, Source
from wikifilm.dump.job import Job
from wikifilm.dump.sources.lines import LineBuffer
from wikifilm.dump.sources.serial import serial_blocks
from wikifilm.dump.sources.suffixes import FORMATS
from wikifilm.dump.sources.unpack import PIECE, Packed
from wikifilm.errors import DumpError

__all__ = ["cut_tar"]

_EXTENSIONS = (
    tarfile.XHDTYPE,
    tarfile.XGLTYPE,
    tarfile.SOLARIS_XHDTYPE,
    tarfile.GNUTYPE_LONGNAME,
    tarfile.GNUTYPE_LONGLINK,
)
_MOST_EXTENSION = 1 << 20
_LINES = {".ndjson", ".jsonl", ".json"}


class _Member(tarfile.TarInfo):
    """A head whose extensions (long names, attributes) are small enough to be held in memory."""

    @classmethod
    def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> Self:
        head = super().frombuf(buf, encoding, errors)
        if head.type in _EXTENSIONS and not 0 <= head.size <= _MOST_EXTENSION:
            raise DumpError(f"an entry's name or attributes claim to have {head.size:,} bytes")
        return head


class _Pieces:
    """An iterator of bytes as something with `read`."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces, self._rest = iter(pieces), b""

    def read(self, size: int) -> bytes:
        while len(self._rest) < size and (piece := next(self._pieces, b"")):
            self._rest += piece
        out, self._rest = self._rest[:size], self._rest[size:]
        return out


def cut_tar(source: Source, pieces: Iterable[bytes], job: Job, file: Packed | None) -> Iterator[Block]:
    """Blocks of lines, and a block for each file that is an article. Other files, links among them, are passed over.

    Nothing is written: a name, wherever it points to, is only printed.
    """
    try:
        # "r|": forward only, as fits a stream.
        with tarfile.open(fileobj=_Pieces(pieces), mode="r|", tarinfo=_Member) as archive:  # type: ignore[call-overload]
            for member in archive:
                content = archive.extractfile(member) if member.isfile() else None
                if content is not None:
                    yield from _member(source, member.name, content, job, file)
    except (tarfile.TarError, DumpError, OSError, ValueError) as error:
        yield Block(replace(source, kind="records"), 0, source.size, b"", f"damaged tar archive: {error}")


def _member(source: Source, name: str, content: IO[bytes], job: Job, file: Packed | None) -> Iterator[Block]:
    suffix = PurePosixPath(name).suffix.lower()
    if suffix in _LINES:
        lines = iter(lambda: content.read(PIECE), b"")
        yield from serial_blocks(replace(source, kind="records"), lines, LineBuffer(2 * job.page_bytes), file)
    elif suffix in FORMATS:
        inner = replace(source, kind="article", path=f"{source.path}/{name}")
        yield Block(inner, 0, file.tell() if file is not None else 0, content.read(job.page_bytes + 1))
