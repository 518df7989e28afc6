"""Header rows: their cells put over the columns."""

from __future__ import annotations

from wikifilm.grid.collapse.tokens import Token

__all__ = ["header_labels"]


def header_labels(row: tuple[Token, ...], width: int) -> str:
    """The reading of a header row. A short one is read flush left."""
    labels = "".join("r" if cell.is_blank and at else "P" for at, cell in enumerate(row[:width]))
    return labels + "E" * (width - len(labels))
