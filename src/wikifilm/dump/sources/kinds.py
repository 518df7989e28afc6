"""The kinds of sources in one table: how each is cut into blocks, and how a block is read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from wikifilm.dump.blocks import Block, Source
from wikifilm.dump.job import Job
from wikifilm.dump.pages import Fault, Page
from wikifilm.dump.sources.articles import cut_article, read_article

__all__ = ["cut_source", "read_block"]

Cut: TypeAlias = Callable[[Source], Iterator[Block]]
Read: TypeAlias = Callable[[Block, Job], Iterator[Page | Fault]]

KINDS: dict[str, tuple[Cut, Read]] = {
    "article": (cut_article, read_article),
}


def cut_source(source: Source) -> Iterator[Block]:
    """The blocks of a source in order. Runs in the parent and reads as little as it can."""
    return KINDS[source.kind][0](source)


def read_block(block: Block, job: Job) -> Iterator[Page | Fault]:
    """The pages of a block in order. Runs in a worker."""
    return KINDS[block.source.kind][1](block, job)
