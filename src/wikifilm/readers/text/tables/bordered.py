"""Tables with borders drawn around their cells, so that spans can be seen: grid tables of reStructuredText and pandoc.

    +---------------+---------------+-----------+
    | Award         | Category      | Result    |
    +===============+===============+===========+
    | Zembla Awards | Best Film     | Won       |
    |               +---------------+-----------+
    |               | Best Actress  | Nominated |
    +---------------+---------------+-----------+

So that of a database's prompt, or of tabulate's "psql": borders around the header and the whole, and each line a row.
Borders may be drawn with the characters that Unicode has for boxes, as polars, rich and DuckDB do.
(Source: docutils.sourceforge.io, reStructuredText Markup Specification, "Grid Tables".)
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from wikifilm.readers.text.lines import Line
from wikifilm.readers.text.tables.columns import BULLET, joined, shown, text_of
from wikifilm.readers.text.tables.cut import Cut, Piece

__all__ = ["cut_bordered", "is_border"]

_DRAWN = frozenset("-=:+")
_CORNERS = frozenset("+|")
# U+2500 to U+257F are the characters for drawing boxes; those of two strokes are crossings and corners.
_BOX = dict.fromkeys(range(0x2500, 0x2580), "+")
_BOX |= (
    dict.fromkeys(map(ord, "─╌┄┈"), "-")
    | dict.fromkeys(map(ord, "━═┅╍┉"), "=")
    | dict.fromkeys(map(ord, "│┃║┆┇┊┋╎╏"), "|")
)
_FIRST = _CORNERS | set(map(chr, _BOX))
_LONGEST = 5_000
"""Characters of a line."""
_FRAMED = 3
"""Borders of a table whose lines are its rows."""


def is_border(text: str) -> bool:
    """The line is a border from end to end."""
    text = text.strip(" \t")
    if text[:1] not in _FIRST:
        return False
    text = text if text.isascii() else text.translate(_BOX)
    if text[:1] not in _CORNERS or text[-1:] not in _CORNERS or not ("--" in text or "==" in text):
        return False
    return _DRAWN.issuperset(text[1:-1])


def cut_bordered(lines: Sequence[Line], index: int) -> Cut | None:
    """The table whose upper border is this line, or None."""
    if len(lines[index].text) > _LONGEST or not is_border(lines[index].text):
        return None
    drawing = _drawing(lines, index)
    if drawing is None:
        return None
    rows = list(_line_rows(drawing) if drawing.is_framed else _cell_rows(drawing))
    head = bisect_left(drawing.borders, drawing.head) if drawing.head else 0
    return Cut(rows, index + len(drawing.lines), None, heads=head)


@dataclass(frozen=True, slots=True)
class _Drawing:
    """The lines of a table, by what stands in each column of the screen."""

    texts: tuple[tuple[str, ...], ...]
    lines: tuple[tuple[str, ...], ...]
    """The same with borders as they are drawn in ASCII."""
    starts: tuple[int, ...]
    """Offset of each line in the source."""
    edges: tuple[int, ...]
    """Columns of the screen in which some cell ends, from that of the left border on."""
    borders: tuple[int, ...]
    """Lines in which some cell ends, from the upper border on."""
    head: int
    """The border below the header, drawn with `=`; 0 if there is none."""
    is_framed: bool
    """Each line is a row."""

    def is_split(self, line: int, edge: int) -> bool:
        """An edge is drawn in a line."""
        return self.lines[line][self.edges[edge]] in "|+"

    def is_closed(self, line: int, left: int, right: int) -> bool:
        """A border is drawn in a line from one edge to another."""
        return all(self._is_drawn(line, edge) for edge in range(left, right))

    def _is_drawn(self, line: int, edge: int) -> bool:
        return _DRAWN.issuperset(self.lines[line][self.edges[edge] + 1 : self.edges[edge + 1]])


def _drawing(lines: Sequence[Line], index: int) -> _Drawing | None:
    """The lines from an upper border to the last one below that is as wide."""
    texts = _as_wide(lines, index)
    if len(texts) < _FRAMED:
        return None
    rows = tuple(map(_in_ascii, texts))
    edges = _edges(rows, len(rows[0]) - len("".join(rows[0]).lstrip()))
    starts = tuple(line.start for line in lines[index : index + len(rows)])
    drawn = tuple(number for number, row in enumerate(rows) if _has_border(row, edges))
    whole = [number for number in drawn if is_border("".join(rows[number]))]
    head = next((number for number in whole[1:-1] if "=" in rows[number]), 0)
    found = _Drawing(texts, rows, starts, edges, drawn, head, is_framed=False)
    is_framed = len(drawn) == len(whole) == _FRAMED and _are_rows(found, drawn[1])
    return replace(found, head=head or drawn[1] * is_framed, is_framed=is_framed)


def _as_wide(lines: Sequence[Line], index: int) -> tuple[tuple[str, ...], ...]:
    """The lines from a border on that are as wide and have borders at both ends, up to the last that is one."""
    top = shown(lines[index].text.rstrip())
    left = len(top) - len("".join(top).lstrip())
    found: list[tuple[str, ...]] = []
    size = 0
    for line in (lines[at] for at in range(index, len(lines))):  # a slice would copy the rest of the page
        row = shown(line.text.rstrip()) if len(line.text) <= _LONGEST else ()
        if len(row) != len(top) or row[left] not in _FIRST or row[-1] not in _FIRST:
            break
        found.append(row)
        if is_border(line.text):
            size = len(found)
    return tuple(found[:size])


def _in_ascii(row: tuple[str, ...]) -> tuple[str, ...]:
    return tuple([character.translate(_BOX) for character in row]) if not "".join(row).isascii() else row


def _edges(rows: Sequence[Sequence[str]], left: int) -> tuple[int, ...]:
    """Where borders cross: a plus beside a line, with an edge above or below it."""
    out = {left, len(rows[0]) - 1}
    for number, row in enumerate(rows):
        is_whole = {*row} <= {*"+-=:| \t"}
        for at in range(left + 1, len(row) - 1):
            if row[at] == "+" and (is_whole or _is_crossing(rows, number, at)):
                out.add(at)
    return tuple(sorted(out))


def _is_crossing(rows: Sequence[Sequence[str]], number: int, at: int) -> bool:
    row = rows[number]
    return (row[at - 1] in "-=" or row[at + 1] in "-=") and any(
        rows[beside][at] in _CORNERS for beside in (number - 1, number + 1) if 0 <= beside < len(rows)
    )


def _has_border(row: Sequence[str], edges: Sequence[int]) -> bool:
    """A cell ends in this line."""
    return any(right - left > 1 and _DRAWN.issuperset(row[left + 1 : right]) for left, right in pairwise(edges))


def _are_rows(drawing: _Drawing, head: int) -> bool:
    """Below the header each line begins with a cell that is neither empty nor an item, and most have others."""
    rows = [
        [text_of(line[a + 1 : b]).strip() for a, b in pairwise(drawing.edges)] for line in drawing.lines[head + 1 : -1]
    ]
    full = sum(any(row[1:]) for row in rows)
    return len(rows) > 1 and 2 * full > len(rows) and all(row[0] and not BULLET.match(row[0]) for row in rows)


def _line_rows(drawing: _Drawing) -> Iterator[list[Piece]]:
    for number in range(len(drawing.lines)):
        if number not in drawing.borders:
            yield [_piece(drawing, (number,), edge, edge + 1) for edge in range(len(drawing.edges) - 1)]


def _cell_rows(drawing: _Drawing) -> Iterator[list[Piece]]:
    """The rows between borders, each with the cells that begin in it."""
    bands = list(pairwise(drawing.borders))
    taken: set[tuple[int, int]] = set()
    for number in range(len(bands)):
        row = []
        for edge in range(len(drawing.edges) - 1):
            if (number, edge) not in taken:
                right = _right(drawing, bands[number], edge)
                right = next((at for at in range(edge + 1, right) if (number, at) in taken), right)
                below = _below(drawing, bands, number, edge, right)
                taken.update((n, e) for n in range(number, below) for e in range(edge, right))
                inside = tuple(range(bands[number][0] + 1, bands[below - 1][1]))
                piece = _piece(drawing, inside, edge, right)
                piece.rowspan, piece.colspan = below - number, right - edge
                row.append(piece)
        yield row


def _right(drawing: _Drawing, band: tuple[int, int], edge: int) -> int:
    """The edge at which a cell ends."""
    right = edge + 1
    while right < len(drawing.edges) - 1 and not _is_edge(drawing, band, right):
        right += 1
    return right


def _is_edge(drawing: _Drawing, band: tuple[int, int], edge: int) -> bool:
    lines = range(band[0] + 1, band[1])
    return all(drawing.is_split(line, edge) for line in lines)


def _below(drawing: _Drawing, bands: Sequence[tuple[int, int]], number: int, left: int, right: int) -> int:
    """The number of the row that begins below a cell."""
    below = number + 1
    while below < len(bands) and not drawing.is_closed(bands[below][0], left, right):
        below += 1
    return below


def _piece(drawing: _Drawing, lines: Sequence[int], left: int, right: int) -> Piece:
    """What stands in some lines between two edges, where a blank parts it from each."""
    a, b = drawing.edges[left] + 1, drawing.edges[right]
    printed = [text_of(drawing.texts[number][a:b]) for number in lines]
    first = next((at for at, text in enumerate(printed) if text.strip()), None)
    start = drawing.starts[lines[0]] if lines else drawing.starts[0]
    if first is not None:
        indent = len(printed[first]) - len(printed[first].lstrip())
        start = drawing.starts[lines[first]] + len(text_of(drawing.texts[lines[first]][:a])) + indent
    return Piece(joined((text.removeprefix(" ") for text in printed), b - a - 2), start)
