"""Tables printed with pipes: Markdown, and what scrapers made of it over the years."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from wikifilm.document import Printed
from wikifilm.readers.text.lines import Line
from wikifilm.readers.text.tables.broken import after_list, goes_on_styled, pipe_follows
from wikifilm.readers.text.tables.cut import Cut, Piece, closed, cut_line, extend
from wikifilm.readers.text.tables.plain import cut_plain
from wikifilm.readers.text.tables.spread import with_colspans

__all__ = ["cut_pipes"]

_DIVIDER = re.compile(r"\s{0,20}(?=[|\-:])\|?(?:\s{0,20}:?-{2,}:?\s{0,20}[|+])*+(?:\s{0,20}:?-{2,}:?\s{0,20})?$")
# What html2text prints of <abbr> right below a table.
_ABBREVIATION = re.compile(r"\s{0,4}\*\[[^\[\]]{1,200}\]:\s")
_HEADER_LINES = 12
_SAMPLE = 60
"""Lines that tell whether rows are filled up."""


@dataclass(slots=True)
class _Shape:
    """How the lines of one table look."""

    lead: bool
    """Rows begin with a pipe."""
    divider: int
    """Index of the divider line, or -1."""
    width: int
    """Columns that the divider states, or 0."""
    padded: bool = False
    """Short rows are filled up with pipes, so a row ends with its last pipe."""


def cut_pipes(lines: Sequence[Line], index: int) -> Cut | None:
    """The pipe table that begins at this line, or None."""
    divider = _divider_below(lines, index)
    if divider < 0:
        return cut_plain(lines, index)
    mark = lines[divider].text.replace("+", "|")  # Emacs' Org mode has plus signs between the dashes
    lead = lines[index].text.lstrip().startswith("|") and mark.lstrip().startswith("|")
    width = mark.count("|") - lead + (0 if mark.rstrip().endswith("|") else 1)
    tight = mark.rstrip().endswith("|") and " -" not in mark
    shape = _Shape(lead, divider, width, padded=tight and not _has_short_rows(lines, divider, width + lead))
    rows, end = _padded_rows(lines, index, shape) if shape.padded else _bare_rows(lines, index, shape)
    if not rows:
        return None
    printed = _printed(lines, shape, rows, end)
    cut = Cut([row for row, _ in rows], end, printed)
    if printed.spread:
        cut.rows = with_colspans(cut.rows, shape.width)
    return _with_caption(cut, printed, lines, shape, rows)


def _has_short_rows(lines: Sequence[Line], divider: int, full: int) -> bool:
    """Several rows have too few pipes: each line is closed, none was filled up, and they are no pieces of rows.

    The pieces of a row, which a list in a cell breaks, have as many pipes together as a full row. So may short rows
    by chance, but then they are mostly all as short.
    """
    sizes = []
    for line in lines[divider + 1 : divider + 1 + _SAMPLE]:
        text = line.text.strip()
        if "|" not in text:
            break
        if text[0] != "|" or text[-1] != "|" or "||" in text or "| |" in text:
            return False
        sizes.append(text.count("|"))
    short = [size for size in sizes if size < full]
    return len(short) > 1 and (len(set(short)) == 1 or not _are_pieces(sizes, full))


def _are_pieces(sizes: Sequence[int], full: int) -> bool:
    """Neighbours add up to full rows."""
    total = 0
    for size in sizes:
        if total and total + size > full:
            return False
        total = total + size if total + size < full else 0
    return True


def _divider_below(lines: Sequence[Line], index: int) -> int:
    """Index of the line of dashes below the header, or -1."""
    at, end = index + 1, min(index + _HEADER_LINES, len(lines))
    while at < end:
        text = lines[at].text
        if "--" in text and _is_divider(text):
            return at if "|" in text or text.endswith("---  ") else -1
        at = after_list(lines, at, is_open=False) if lines[at].blank else at + 1
        if not at:
            return -1
    return -1


def _is_divider(text: str) -> bool:
    return "--" in text and _DIVIDER.match(text) is not None


def _padded_rows(lines: Sequence[Line], index: int, shape: _Shape) -> tuple[list[tuple[list[Piece], int]], int]:
    """Rows that are filled up to the width of the table; a row goes on over lines until it is full."""
    rows: list[tuple[list[Piece], int]] = []
    row: list[Piece] = []
    at, full, pipes, first = index, shape.width + shape.lead, 0, index
    while at < len(lines):
        text = lines[at].text
        if at != shape.divider and not _is_divider(text):
            starts = not row or (shape.lead and _starts(lines, at, full - pipes))
            if row and (starts or pipes >= full):
                rows.append((closed(row, lead=shape.lead), first))
                row, pipes = [], 0
            if not _goes_on(lines, at, shape, inside=bool(row)):
                break
            first = first if row else at
            pipes += text.count("|")
            pieces = cut_line(text, lines[at].start)
            extend(row, pieces)
        elif row:
            rows.append((closed(row, lead=shape.lead), first))
            row, pipes = [], 0
        at += 1
    if row:
        rows.append((closed(row, lead=shape.lead), first))
    return rows, at


def _starts(lines: Sequence[Line], at: int, room: int) -> bool:
    """A row begins: the line has content after its first pipe, and more pipes than the row before has room for."""
    text = lines[at].text
    if not text.startswith("|") or text.strip(" |") == "":
        return False
    return text.count("|") > room or (at + 1 < len(lines) and _is_divider(lines[at + 1].text))


def _goes_on(lines: Sequence[Line], at: int, shape: _Shape, *, inside: bool) -> bool:
    """The line belongs to the table."""
    text = lines[at].text
    if not text or text.isspace():
        return False
    if at < shape.divider:
        return True
    if at > shape.divider and at + 1 < len(lines) and not inside and _is_divider(lines[at + 1].text):
        return at - shape.divider <= 2  # a second table, unless only the caption has been read
    if text.startswith("|") if shape.lead else "|" in text:
        return True
    return inside and pipe_follows(lines, at)


def _bare_rows(lines: Sequence[Line], index: int, shape: _Shape) -> tuple[list[tuple[list[Piece], int]], int]:
    """One line, one row. A line break inside a cell makes two rows of one; `grid` puts them together."""
    rows: list[tuple[list[Piece], int]] = []
    at, listed = index, False
    while at < len(lines) and not (rows and _ends(lines, at, shape)):
        text = lines[at].text
        if lines[at].blank:
            if not rows:
                break
            last = rows[-1][0]
            after = after_list(lines, at, is_open=not last[-1].text)
            if not after:
                break
            for item in filter(lambda line: not line.blank, lines[at:after]):
                extend(last, [Piece(item.text.strip(), item.start)])
            at, listed = after, True
            continue
        if not _is_divider(text):
            row = cut_line(text, lines[at].start)
            goes_on = rows and not shape.lead and goes_on_styled(rows[-1][0][-1].text, row[0].text)
            if goes_on or (listed and not row[0].text):
                extend(rows[-1][0], row)
            else:
                rows.append((closed(row, lead=True) if shape.lead else row, at))
        at, listed = at + 1, False
    return rows, at


def _ends(lines: Sequence[Line], at: int, shape: _Shape) -> bool:
    """No row of this table begins here, and no cell goes on."""
    text = lines[at].text
    if lines[at].blank:
        return shape.lead
    if _ABBREVIATION.match(text) or (shape.lead and not text.lstrip().startswith("|")):
        return True
    return at > shape.divider + 1 and "|" in text and at + 1 < len(lines) and _is_divider(lines[at + 1].text)


def _printed(lines: Sequence[Line], shape: _Shape, rows: list[tuple[list[Piece], int]], end: int) -> Printed:
    header = sum(first < shape.divider for _, first in rows)
    if not shape.padded:
        if shape.lead and _is_aligned(lines, shape, rows):
            return Printed("in place", header_rows=header, width=shape.width)
        return Printed("kept", loose_lines=not shape.lead, header_rows=header, spread=shape.lead, width=shape.width)
    if shape.lead and _is_in_place([lines[at].text for at in range(rows[0][1], end) if at != shape.divider]):
        return Printed("in place", header_rows=header, width=shape.width)
    for row, _ in rows:
        while len(row) > 1 and not row[-1].text:
            row.pop()
    return Printed("padding", header_rows=header, width=shape.width)


def _is_aligned(lines: Sequence[Line], shape: _Shape, rows: list[tuple[list[Piece], int]]) -> bool:
    """Columns are as wide as their longest cell, and every row has all of them: so do printers that keep places."""
    mark = lines[shape.divider].text.rstrip().replace("+", "|")
    header = lines[rows[0][1]].text.rstrip()
    return (
        len(mark) == len(header)
        and len({len(dashes) for dashes in mark.split("|")}) > 2  # the ends, and widths that differ
        and all(len(row) == shape.width for row, _ in rows)
    )


def _is_in_place(texts: Sequence[str]) -> bool:
    """Rows end with a pipe and a blank, and blank cells look so too. Rows that are filled up end with bare pipes."""
    spaced = sum(text.endswith("| ") for text in texts)
    return spaced * 2 > len(texts) and not any("||" in text or "| |" in text for text in texts)


def _with_caption(
    cut: Cut, printed: Printed, lines: Sequence[Line], shape: _Shape, rows: list[tuple[list[Piece], int]]
) -> Cut:
    """A blank header row is no row; a caption may be printed as a header of its own, with a divider of its own."""
    header = printed.header_rows
    if header < 1 or len(cut.rows) < 2:
        return cut
    first = [piece for piece in cut.rows[0] if piece.text]
    if not first:
        return Cut(cut.rows[1:], cut.end, replace(printed, header_rows=header - 1))
    below = range(shape.divider + 2, min(shape.divider + 4, cut.end))
    second = next((at for at in below if _is_divider(lines[at].text)), 0)
    if not second or header > 1 or len(first) > 1 or shape.width < 2:
        return cut
    heads = sum(at < second for _, at in rows) - 1
    return Cut(cut.rows[1:], cut.end, replace(printed, header_rows=heads), first[0])
