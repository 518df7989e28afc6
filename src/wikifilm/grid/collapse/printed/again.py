"""Header rows that come again inside the body ("England | League | FA Cup | Total" above the years in England).

The colspans that they lost are those of the header: their cells are as many, and some say the same.
"""

from __future__ import annotations

from wikifilm.grid.collapse.cells.tokens import Token
from wikifilm.grid.collapse.printed.segments import Segment

__all__ = ["headers_again"]

_LEAST, _ALIKE = 2, 0.5
"""So many of its cells, and this share of them, must a row have in common with the header, in their places."""

_CONSUMING = frozenset("Pers")
Places = tuple[tuple[Segment, ...], ...]


def headers_again(places: Places, header: tuple[Token, ...], labels: str) -> Places:
    """The rows that can begin at each place, with the labels of a header row for those that repeat it."""
    names = [cell.said for cell in header if not cell.is_blank]
    if "R" not in labels or sum(label in _CONSUMING for label in labels) != len(names):
        return places
    return tuple(tuple(_read(segment, names, labels) for segment in segments) for segments in places)


def _read(segment: Segment, names: list[str], labels: str) -> Segment:
    cells = segment.cells
    while cells and cells[-1].is_blank:
        cells = cells[:-1]
    said = [cell.said for cell in cells]
    alike = sum(a == b for a, b in zip(said, names, strict=False))
    if len(said) != len(names) or alike < max(_LEAST, _ALIKE * len(names)):
        return segment
    return Segment(segment.end, cells, labels)
