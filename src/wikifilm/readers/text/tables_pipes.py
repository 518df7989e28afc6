"""Tables printed with pipes: Markdown, and what scrapers made of it over the years."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from wikifilm.document import Printed
from wikifilm.readers.text.lines import Line
from wikifilm.readers.text.marks import is_marked_heading
from wikifilm.readers.text.tables_cut import Cut, Piece, cut_line, extend

__all__ = ["cut_pipes"]

_DIVIDER = re.compile(r"\s{0,20}(?=[|\-:])\|?(?:\s{0,20}:?-{2,}:?\s{0,20}\|)*+(?:\s{0,20}:?-{2,}:?\s{0,20})?$")
_HEADER_LINES = 12
_LOOK_AHEAD = 8
_LONGEST_BREAK = 400


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
    lead = lines[index].text.lstrip().startswith("|")
    if divider < 0:
        return _cut_single(lines, index) or (_cut_plain(lines, index) if lead else None)
    mark = lines[divider].text
    width = mark.count("|") - lead + (0 if mark.rstrip().endswith("|") else 1)
    shape = _Shape(lead, divider, width, padded=mark.rstrip().endswith("|") and " -" not in mark)
    rows, end = _padded_rows(lines, index, shape) if shape.padded else _bare_rows(lines, index, shape)
    return _with_caption(Cut([row for row, _ in rows], end, _printed(lines, shape, rows)))


def _divider_below(lines: Sequence[Line], index: int) -> int:
    """Index of the line of dashes below the header, or -1."""
    for at in range(index + 1, min(index + _HEADER_LINES, len(lines))):
        text = lines[at].text
        if "--" in text and _is_divider(text):
            return at if "|" in text or text.endswith("---  ") else -1
        if lines[at].blank:
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
            starts = not row or (text.startswith("|") and text.strip(" |") != "") if shape.lead else not row
            if row and (starts or pipes >= full):
                rows.append((_closed(row, shape), first))
                row, pipes = [], 0
            if not _goes_on(lines, at, shape, inside=bool(row)):
                break
            first = first if row else at
            pipes += text.count("|")
            pieces = cut_line(text, lines[at].start)
            extend(row, pieces)
        elif row:
            rows.append((_closed(row, shape), first))
            row, pipes = [], 0
        at += 1
    if row:
        rows.append((_closed(row, shape), first))
    return rows, at


def _goes_on(lines: Sequence[Line], at: int, shape: _Shape, *, inside: bool) -> bool:
    """The line belongs to the table."""
    text = lines[at].text
    if not text or text.isspace():
        return False
    if at > shape.divider and at + 1 < len(lines) and not inside and _is_divider(lines[at + 1].text):
        return at - shape.divider <= 2  # a second table, unless only the caption has been read
    if text.startswith("|") if shape.lead else "|" in text:
        return True
    return inside and _pipe_follows(lines, at)


def _pipe_follows(lines: Sequence[Line], at: int) -> bool:
    """A broken cell ends within a few lines, and no other table begins there."""
    for ahead in range(at, min(at + _LOOK_AHEAD, len(lines))):
        text = lines[ahead].text
        if len(text) > _LONGEST_BREAK or lines[ahead].blank or is_marked_heading(text):
            return False
        if "|" in text:
            return not (ahead + 1 < len(lines) and _is_divider(lines[ahead + 1].text))
    return False


def _closed(row: list[Piece], shape: _Shape) -> list[Piece]:
    """A row without the blanks that its border pipes make."""
    start = 1 if shape.lead and row and not row[0].text else 0
    end = len(row) - 1 if len(row) > start + 1 and not row[-1].text else len(row)
    return row[start:end]


def _bare_rows(lines: Sequence[Line], index: int, shape: _Shape) -> tuple[list[tuple[list[Piece], int]], int]:
    """One line, one row. A line break inside a cell makes two rows of one; `grid` puts them together."""
    rows: list[tuple[list[Piece], int]] = []
    at = index
    while at < len(lines):
        text = lines[at].text
        if lines[at].blank or (shape.lead and not text.lstrip().startswith("|")):
            break
        if at > shape.divider + 1 and at + 1 < len(lines) and "|" in text and _is_divider(lines[at + 1].text):
            break
        if not _is_divider(text):
            row = cut_line(text, lines[at].start)
            rows.append((_closed(row, shape) if shape.lead else row, at))
        at += 1
    return rows, at


def _printed(lines: Sequence[Line], shape: _Shape, rows: list[tuple[list[Piece], int]]) -> Printed:
    header = sum(first < shape.divider for _, first in rows)
    if shape.padded:
        body = [lines[first].text for _, first in rows]
        in_place = shape.lead and sum(text.endswith("| ") for text in body) * 2 > len(body)
        ragged = any(text.rstrip().endswith("||") or text.rstrip().endswith("| |") for text in body)
        if in_place and not ragged:
            return Printed("in place", header_rows=header, width=shape.width)
        for row, _ in rows:
            while len(row) > 1 and not row[-1].text:
                row.pop()
        return Printed("padding", header_rows=header, width=shape.width)
    loose = not shape.lead
    return Printed("kept", loose_lines=loose, header_rows=header, spread=shape.lead, width=shape.width)


def _with_caption(cut: Cut) -> Cut:
    """A caption printed as the first row, and a header row that is blank, are no rows."""
    first = [piece for piece in cut.rows[0] if piece.text] if cut.rows else []
    header = cut.printed.header_rows
    if header < 1 or len(cut.rows) < 2:
        return cut
    if not first:
        return replace_printed(cut, cut.rows[1:], header - 1, None)
    return cut


def replace_printed(cut: Cut, rows: list[list[Piece]], header: int, caption: Piece | None) -> Cut:
    """The same table with other rows."""
    return Cut(rows, cut.end, replace(cut.printed, header_rows=header), caption)


def _cut_single(lines: Sequence[Line], index: int) -> Cut | None:
    """One cell a line, the pipe before or after it: the ends of rows are lost."""
    if index + 2 >= len(lines):
        return None
    texts = [lines[at].text.strip() for at in range(index, index + 3)]
    if all(_is_first(text) for text in texts):
        return _single_rows(lines, index, first=True)
    if all(_is_last(text) for text in texts):
        return _single_rows(lines, index, first=False)
    return None


def _is_first(text: str) -> bool:
    return text.startswith("|") and text.count("|") == 1


def _is_last(text: str) -> bool:
    return len(text) > 1 and text.endswith("|") and text.count("|") == 1


def _single_rows(lines: Sequence[Line], index: int, *, first: bool) -> Cut:
    cells: list[Piece] = []
    at, is_open = index, False
    while at < len(lines) and not lines[at].blank:
        text = lines[at].text
        has_pipe = "|" in text
        if not has_pipe and not _pipe_follows(lines, at):
            break
        piece = Piece(text.strip().strip("|").strip(), lines[at].start)
        if cells and (is_open if not first else not has_pipe):
            extend(cells, [piece])
        else:
            cells.append(piece)
        is_open = not has_pipe
        at += 1
    rows = [[cell] for cell in cells if cell.text]
    return Cut(rows, at, Printed("padding", row_ends=False, header_rows=0))


def _cut_plain(lines: Sequence[Line], index: int) -> Cut | None:
    """Rows between pipes without a divider."""
    rows: list[list[Piece]] = []
    at, shape = index, _Shape(True, -1, 0)
    while at < len(lines):
        text = lines[at].text.rstrip()
        if text.startswith("|"):
            rows.append(_closed(cut_line(lines[at].text, lines[at].start), shape))
        elif rows and text.endswith("|"):
            rows[-1].extend(_closed(cut_line(lines[at].text, lines[at].start), shape))
        else:
            break
        at += 1
    if "||" in lines[index].text.strip("|"):
        rows = [[piece for piece in row if piece.text] for row in rows]
        return Cut(rows, at, Printed("padding", header_rows=1)) if len(rows) > 1 else None
    return Cut(rows, at, Printed("kept", header_rows=0, spread=True)) if len(rows) > 1 else None
