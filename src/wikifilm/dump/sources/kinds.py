"""The kinds of sources in one table: how each is cut into blocks, and how a block is read."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from io import BufferedReader
from itertools import chain
from pathlib import Path
from typing import TypeAlias, cast

from wikifilm.dump.blocks import STDIN, Block, Source
from wikifilm.dump.job import Job, is_utf8
from wikifilm.dump.pages import Fault, Page
from wikifilm.dump.sources.articles import cut_article, range_article, read_article
from wikifilm.dump.sources.bzip2 import ParallelBz2, has_indexed_bzip2
from wikifilm.dump.sources.lines import cut_lines, range_lines, read_lines
from wikifilm.dump.sources.mediawiki import cut_mediawiki, range_mediawiki, read_mediawiki
from wikifilm.dump.sources.parquet import cut_parquet, range_parquet, read_parquet
from wikifilm.dump.sources.sniff import kind_of, packing_of
from wikifilm.dump.sources.tar import cut_tar
from wikifilm.dump.sources.unpack import Packed, unpack
from wikifilm.dump.sources.warc import cut_warc, read_warc
from wikifilm.errors import DumpError

__all__ = ["cut_all", "cut_source", "enter_source", "read_block"]

Pieces: TypeAlias = Iterable[bytes]


@dataclass(frozen=True, slots=True)
class Kind:
    """How a kind of source is handled."""

    cut: Callable[[Source, Pieces, Job, Packed | None], Iterator[Block]]
    """Blocks of a stream that is unpacked in this process."""
    read: Callable[[Block, Job], Iterator[Page | Fault]]
    """Pages of a block, in a worker."""
    ranges: Callable[[Source], Iterator[Block] | None] = lambda _: None
    """Blocks that a worker reads from the file itself, or None where that is impossible."""


KINDS: dict[str, Kind] = {
    "article": Kind(cut_article, read_article, range_article),
    "mediawiki": Kind(cut_mediawiki, read_mediawiki, range_mediawiki),
    "records": Kind(cut_lines, read_lines, range_lines),
    "parquet": Kind(cut_parquet, read_parquet, range_parquet),
    "tar": Kind(cut_tar, read_lines),
    "warc": Kind(cut_warc, read_warc),
}


def cut_all(sources: Sequence[Source], job: Job) -> Iterator[Block]:
    """The blocks of all sources in order."""
    before = 0
    for source in sources:
        for block in cut_source(source, job):
            yield replace(block, before=before) if before else block
        before += source.size


def cut_source(source: Source, job: Job) -> Iterator[Block]:
    """The blocks of a source in order. Runs in the parent, and reads as little as it can."""
    if source.path == STDIN:
        yield from _cut_stdin(source, job)
        return
    ranges = enter_source(source)
    if ranges is not None:
        yield from ranges
        return
    kind = KINDS[source.kind]
    if source.packing == "bz2" and has_indexed_bzip2() and is_utf8(source.path):  # it opens no other names
        with ParallelBz2(Path(source.path)) as packed:
            yield from kind.cut(source, packed.pieces(), job, packed)
        return
    with Path(source.path).open("rb") as file:
        yield from kind.cut(source, unpack(file, source.packing), job, file)


def enter_source(source: Source) -> Iterator[Block] | None:
    """Blocks that workers read from the file itself; None if it can't be entered in the middle."""
    return KINDS[source.kind].ranges(source)


def _cut_stdin(source: Source, job: Job) -> Iterator[Block]:
    file = cast(BufferedReader, sys.stdin.buffer)
    packing = packing_of(file.peek(8))
    pieces = unpack(file, packing)
    try:
        first = next(pieces, b"")
    except DumpError as error:
        yield Block(replace(source, kind="article"), data=b"", fault=str(error))
        return
    kind, encoding = kind_of(first)
    source = replace(source, kind=kind, packing=packing, encoding=encoding)
    yield from KINDS[kind].cut(source, chain((first,), pieces), job, None)


def read_block(block: Block, job: Job) -> Iterator[Page | Fault]:
    """The pages of a block in order. Runs in a worker."""
    return KINDS[block.source.kind].read(block, job)
