"""Two header rows, the colspans of the upper one and the rowspans beside them lost.

    Character | Voices                 Character | Voices   | Voices
    Japanese | English        means    Character | Japanese | English

The first row of a body has nothing above it, so that it is seldom short. A second header row fits the first to the
cell: what it does not part reaches down. Which cells it parts is told by what stands below.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, groupby, islice, pairwise

from wikifilm.grid.collapse.cells.columns import role_of
from wikifilm.grid.collapse.cells.header_words import header_words
from wikifilm.grid.collapse.cells.tokens import Token
from wikifilm.grid.collapse.printed.header import follows

__all__ = ["two_headers"]

_MOST_TILINGS = 400
_BODY = 12
"""Full rows that are looked at."""
_LONGEST = 4
"""Words of a header cell below another."""
_LEAST = -0.6
"""How much the lower cells must look like names of columns, each, if they are fewer than the columns."""
_DATA = frozenset({"year", "date", "number", "small", "numeric", "score", "time", "money", "ref", "dash"})

Cells = Sequence[Token]
Tiling = tuple[int, ...]
"""For each cell of the upper row how many cells of the lower one stand below it; 0: it reaches down itself."""


def two_headers(rows: Sequence[Cells], width: int, padded: bool) -> tuple[str, str] | None:
    """The labels of the first two rows if they head the table together, else None. (See `collapse.reading`.)

    `padded`: blanks at the end of a row only fill it up.
    """
    if len(rows) < 3:
        return None
    upper, lower = rows[0], rows[1]
    size, inner = _printed(upper), _printed(lower)
    body = list(islice((row for row in rows[2:] if _printed(row) == width), _BODY))
    if not body or any(cell.is_blank for cell in lower[:inner]) or not _names(lower[:inner]):
        return None
    spread = () if padded or len(upper) < width else _spread(upper)
    if sum(spread) == inner:
        return _labels(spread, "r")
    wide = size + inner - width
    if not (0 < 2 * wide <= inner) or (inner == width and not _come_again(lower)):
        return None
    found = islice(_tilings(upper[:size], inner, wide), _MOST_TILINGS)
    best = max(found, key=lambda tiling: _worth(upper, lower, tiling, body), default=None)
    return _labels(best, "R") if best else None


def _printed(row: Cells) -> int:
    """Cells up to the last that is not blank: what follows may be padding."""
    return max((at + 1 for at, cell in enumerate(row) if not cell.is_blank), default=0)


def _names(cells: Cells, least: float = _LEAST) -> bool:
    """The cells look like names of columns, none like data."""
    if any(cell.kind in _DATA and role_of(cell.text) in {"other", "none"} for cell in cells):
        return False
    if any(len(cell.words) > _LONGEST for cell in cells):
        return False
    known = header_words()
    return sum(known.kind(cell) + known.word(cell) for cell in cells) > least * len(cells)


def _come_again(lower: Cells) -> bool:
    """Names of columns that stand there more than once."""
    return len({cell.said for cell in lower}) < len(lower) and _names(lower, 0.0)


def _spread(upper: Cells) -> Tiling:
    """The tiling of a row whose colspans were printed as blanks."""
    sizes: list[int] = []
    for cell in upper:
        if cell.is_blank and sizes:
            sizes[-1] += 1
        else:
            sizes.append(1)
    return tuple(size if size > 1 else 0 for size in sizes)


def _tilings(upper: Cells, inner: int, wide: int) -> Iterator[Tiling]:
    """All ways to part some of the upper cells evenly, or the first of them into one part more."""
    least, rest = divmod(inner, wide)
    for chosen in combinations([at for at, cell in enumerate(upper) if not cell.is_blank], wide):
        for more in combinations(chosen, rest):
            yield tuple(least + (at in more) if at in chosen else 0 for at in range(len(upper)))


def _worth(upper: Cells, lower: Cells, tiling: Tiling, body: Sequence[Cells]) -> float:
    """How well a tiling goes with what is parted, and with what stands below."""
    heads: list[Token] = []
    parts: list[tuple[str, ...]] = []
    at, worth = 0, 0.0
    for cell, size in zip(upper, tiling, strict=False):
        below = lower[at : at + size] if size else [cell]
        heads += below
        at += size
        if size:
            parts.append(tuple(part.said for part in below))
        worth += 0.5 * header_words().parted(cell) * (1 if size else -1)
    worth += sum(a == b for a, b in pairwise(parts))
    worth -= 0.3 * len(list(groupby(tiling, bool))) + 0.5 * bool(tiling[0])
    return worth + sum(follows(head, cell) for row in body for head, cell in zip(heads, row, strict=True)) / len(body)


def _labels(tiling: Tiling, right: str) -> tuple[str, str]:
    above = "".join("P" + right * (size - 1) for size in tiling)
    return above, "".join("P" * size if size else "S" for size in tiling)
