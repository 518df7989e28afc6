"""JSON Lines: the journal is the output already."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from wikifilm.dump.encode import ARTICLES

__all__ = ["finish_jsonl"]


def finish_jsonl(journal: Path, _tables: Sequence[str], _notice: str) -> Path:
    """The lines as they are."""
    return journal / ARTICLES
