"""A dump in parts that executors read by themselves. Knows no Spark."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from wikifilm.dump.blocks import Block, Source
from wikifilm.dump.job import Job
from wikifilm.dump.sources import cut_source, enter_source
from wikifilm.dump.sources.mediawiki import streams_between

__all__ = ["Part", "Split", "blocks_of", "plan_splits"]


class Way(StrEnum):
    """How the pages of a part are got at."""

    RANGE = "range"
    """A worker reads this range of the file itself."""
    STREAMS = "streams"
    """The same, but it has to find the packed streams that begin in the range."""
    WHOLE = "whole"
    """The file can't be entered in the middle."""


@dataclass(frozen=True, slots=True)
class Part:
    """A file or some of it."""

    block: Block
    way: Way


@dataclass(frozen=True, slots=True)
class Split:
    """What one task reads, in order."""

    parts: tuple[Part, ...]


def plan_splits(sources: Sequence[Source], size: int) -> list[Split]:
    """Splits of about `size` bytes of the files as they lie on the disk, in order; small files share one.

    Nothing is read but the beginnings of files.
    """
    return list(_grouped((part for source in sources for part in _parts(source, size)), size))


def _parts(source: Source, size: int) -> Iterator[Part]:
    entered = enter_source(source)
    if entered is None:
        yield Part(Block(source, 0, source.size), Way.WHOLE)
    elif source.kind == "mediawiki" and source.packing:
        # To list the streams would mean to read the whole dump here; who reads a range finds those that begin in it.
        entered_source = next(entered).source
        for start in range(0, source.size, size):
            yield Part(Block(entered_source, start, min(start + size, source.size)), Way.STREAMS)
    else:
        yield from (Part(block, Way.RANGE) for block in entered)


def _grouped(parts: Iterable[Part], size: int) -> Iterator[Split]:
    group: list[Part] = []
    held = 0
    for part in parts:
        weight = part.block.end - part.block.start
        if group and held + weight > size:
            yield Split(tuple(group))
            group, held = [], 0
        group.append(part)
        held += weight
    if group:
        yield Split(tuple(group))


def blocks_of(split: Split, job: Job) -> Iterator[Block]:
    """The blocks of a split. Runs where they are read."""
    for part in split.parts:
        block = part.block
        if part.way is Way.WHOLE:
            yield from cut_source(block.source, job)
        elif part.way is Way.STREAMS:
            yield from streams_between(block.source, block.start, block.end)
        else:
            yield block
