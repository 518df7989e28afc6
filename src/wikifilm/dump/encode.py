"""Film articles to the bytes of the output streams."""

from __future__ import annotations

import msgspec

from wikifilm.dump.job import Job
from wikifilm.model import FilmArticle

__all__ = ["ARTICLES", "Encoder"]

ARTICLES = "articles"
"""Name of the stream of whole articles."""


class Encoder:
    """Gathers the records of one block."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._json = msgspec.json.Encoder()
        self._lines: list[bytes] = []

    def add(self, article: FilmArticle) -> None:
        """Take one article."""
        self._lines.append(self._json.encode(article))

    def finish(self) -> dict[str, bytes]:
        """The bytes of each stream."""
        self._lines.append(b"")
        return {ARTICLES: b"\n".join(self._lines)}
