"""Header rows: their cells put over the columns."""

from __future__ import annotations

from wikifilm.grid.collapse.columns import role_of
from wikifilm.grid.collapse.tokens import Token

__all__ = ["header_labels", "header_width"]

_WIDEST = 14
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
    """How many of the first cells are the header, where row ends are lost: up to where data begin."""
    best, best_score = 1, float("-inf")
    score = 0.0
    for width in range(1, min(_WIDEST, len(cells) - 1) + 1):
        score += _heads(cells[width - 1])
        pairs = list(zip(cells[:width], cells[width : 2 * width], strict=False))
        total = score + 3.0 * sum(_follows(head, cell) for head, cell in pairs) / len(pairs)
        if width > 1 and total > best_score:
            best, best_score = width, total
    return min(best, max(1, len(cells)))


def _heads(cell: Token) -> float:
    """For and against that a cell is a header."""
    role = role_of(cell.text)
    if cell.kind in _DATA or len(cell.words) > 5:
        return -4.0
    if cell.kind == "outcome" and role == "other":
        return -4.0
    if role in {"other", "none"}:
        return -0.8
    return 1.5 if len(cell.words) <= 2 else 0.2


def _follows(head: Token, cell: Token) -> float:
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
