"""Film articles to the bytes of the output streams."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from typing import Protocol

import msgspec

from wikifilm.dump.job import Job
from wikifilm.dump.rows import RowEncoder
from wikifilm.dump.zstd import zstd
from wikifilm.model import FilmArticle

__all__ = ["ARTICLES", "ArticleEncoder", "Encoder", "encoder"]

ARTICLES = "articles"
"""Name of the stream of whole articles."""

PACKINGS: dict[str, Callable[[bytes], bytes]] = {
    "": lambda data: data,
    # Each block is a member of its own, so that the file can be cut behind any; no time stamp, so that equal films
    # give equal bytes.
    "gz": lambda data: gzip.compress(data, 6, mtime=0),
    "zst": lambda data: bytes(zstd().compress(data, 6)),
}


class Encoder(Protocol):
    """Gathers the films of one block."""

    def add(self, article: FilmArticle) -> None:
        """Take one article."""

    def finish(self) -> dict[str, bytes]:
        """The bytes of each stream."""


class ArticleEncoder:
    """One line of JSON a film."""

    def __init__(self, packing: str) -> None:
        self._pack = PACKINGS[packing]
        self._json = msgspec.json.Encoder()
        self._lines: list[bytes] = []

    def add(self, article: FilmArticle) -> None:
        """Take one article."""
        self._lines.append(self._json.encode(article))

    def finish(self) -> dict[str, bytes]:
        """The bytes of each stream."""
        return {ARTICLES: self._pack(b"\n".join((*self._lines, b"")))} if self._lines else {}


def encoder(job: Job) -> Encoder:
    """What a job asks for."""
    return RowEncoder(job.tables) if job.encoding == "rows" else ArticleEncoder(job.packing)
