"""Header rows: their cells put over the columns."""

from __future__ import annotations

from collections import Counter
from math import log

from wikifilm.grid.collapse.cells.columns import role_of
from wikifilm.grid.collapse.cells.header_words import header_words
from wikifilm.grid.collapse.cells.tokens import Token

__all__ = ["follows", "header_labels", "header_width"]

_WIDEST = 14
_BODY = 160
"""Cells that are looked at."""
_DATA = frozenset(
    {
        "year",
        "date",
        "number",
        "small",
        "numeric",
        "score",
        "time",
        "money",
        "ref",
        "dash",
        "body",
        "bodycat",
        "catbody",
    }
)


def header_labels(row: tuple[Token, ...], width: int) -> str:
    """The reading of a header row. A short one is read flush left."""
    labels = "".join("r" if cell.is_blank and at else "P" for at, cell in enumerate(row[:width]))
    return labels + "E" * (width - len(labels))


def header_width(cells: tuple[Token, ...]) -> int:
    """How many of the first cells are the header, where row ends are lost: up to where data begin.

    Cells that look like names of columns speak for it, what follows in the first row, and kinds of cells that come
    again after so many cells.
    """
    best, best_score = 1, float("-inf")
    score = 0.0
    commons = _commons(cells[:_BODY])
    for width in range(1, min(_WIDEST, len(cells) - 1) + 1):
        score += _heads(cells[width - 1])
        pairs = list(zip(cells[:width], cells[width : 2 * width], strict=False))
        total = score + 3.6 * sum(follows(head, cell) for head, cell in pairs) / len(pairs)
        total += 1.9 * _again(cells[width:_BODY], width, commons) + 4.4 * log(width) - 1.1 * len(pairs) / width
        total -= 1.7 * (width == 1)
        if total > best_score:
            best, best_score = width, total
    return min(best, max(1, len(cells)))


def _heads(cell: Token) -> float:
    """For and against that a cell is a header."""
    known, size = header_words(), len(cell.words)
    numbered = size > 2 and any(map(str.isdigit, cell.text))  # "Round 2" is a name, "Women's 57 kg" stands below one
    return 0.3 * known.kind(cell) + 1.1 * known.word(cell) - 0.8 * (size > 3) - numbered - 0.3


def _commons(cells: tuple[Token, ...]) -> dict[str, float]:
    """Logarithms of how common each kind of cell is."""
    return {kind: log(number / len(cells)) for kind, number in Counter(cell.kind for cell in cells).items()}


def _again(body: tuple[Token, ...], width: int, commons: dict[str, float]) -> float:
    """How surprising it is that kinds of cells come again after so many cells, for one cell."""
    pairs = list(zip(body, body[width:], strict=False))
    return sum(-commons[a.kind] for a, b in pairs if a.kind == b.kind) / max(1, len(pairs))


def follows(head: Token, cell: Token) -> float:
    """For and against that a cell stands below a header in the first row."""
    likely = _EXPECTED.get(role_of(head.text))
    if likely is not None:
        return 1.5 if cell.kind in likely else -1.0
    if role_of(cell.text) not in {"other", "none"} and len(cell.words) <= 2 and cell.kind not in _DATA:
        return -1.0
    return 0.0


_EXPECTED = {
    "year": {"year", "date", "numeric"},
    "outcome": {"outcome", "place", "dash"},
    "award": {"body", "bodycat", "catbody", "category"},
    "category": {"category", "catlike", "catword", "catbody"},
    "reference": {"ref", "dash"},
    "rank": {"small", "place", "number", "dash"},
    "count": {"small", "number", "numeric", "score", "money", "dash"},
}
