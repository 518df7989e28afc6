"""Tables printed with each cell on lines of its own and blank lines between them, as the text of an HTML page is.

    Award            In the HTML of MediaWiki each cell ends with a line feed and each row with one more. So one blank
                     line stands between two cells, and two between two rows; an empty cell adds two.
    Category         (Source: what `BeautifulSoup.get_text()` gives of it.)


    Zembla Awards

Older pages have the cells of a row on lines below each other, and two blank lines between rows too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wikifilm.document import Printed
from wikifilm.readers.text.lines import Line
from wikifilm.readers.text.marks import is_marked_heading
from wikifilm.readers.text.tables.cut import Cut, GrowingRows, Piece
from wikifilm.readers.text.words import words

__all__ = ["LONGEST_HEAD", "cut_lines", "is_no_cell", "piece_of"]

LONGEST_HEAD, _MOST_COLUMNS = 40, 24
_LONGEST_CELL, _MOST_LINES = 300, 12
_PROSE = 100
"""Characters from which on a line with a full stop is no cell, but a paragraph below the table."""
_ROW_GAP = 2
"""Blank lines between two rows."""
_NO_HEAD = "#|-*•+>["


@dataclass(frozen=True, slots=True)
class _Cell:
    piece: Piece
    gap: int
    """Blank lines below it."""
    after: int
    """Index of the line after these."""


def cut_lines(lines: Sequence[Line], index: int) -> Cut | None:
    """The table of such lines that begins at this one, or None."""
    if index + 1 >= len(lines):
        return None
    found = (_spaced if lines[index + 1].blank else _tight)(lines, index)
    if found is None:
        return None
    width, rows = found
    cut = rows.cut(Printed("kept"))
    return cut if cut and max(map(len, cut.rows[1:])) >= width else None


def _spaced(lines: Sequence[Line], index: int) -> tuple[int, GrowingRows] | None:
    head = _head(lines, index)
    if head is None:
        return None
    width = len(head) + (head[-1].gap - _ROW_GAP) // 2
    found = GrowingRows([cell.piece for cell in head])
    for row, end in _rows(lines, head[-1].after, width):
        if not found.add(row, end):
            break
    return width, found


def _tight(lines: Sequence[Line], index: int) -> tuple[int, GrowingRows] | None:
    """The cells of a row on lines below each other. So are the items of lists: the header has to name its columns."""
    head = _cell(lines, index)
    row = _line_pieces(lines, index, head) if head else []
    if head is None or head.gap != _ROW_GAP or not _names_columns(row):
        return None
    found, width, at = GrowingRows(row), len(row), head.after
    while cell := _cell(lines, at):
        row = _line_pieces(lines, at, cell)
        at = cell.after
        if _is_heading(row) or len(row) > width or not found.add(row, at) or cell.gap != _ROW_GAP:
            break
    return width, found


def _line_pieces(lines: Sequence[Line], at: int, cell: _Cell) -> list[Piece]:
    """Each line as a cell."""
    texts = cell.piece.text.split("\n")
    return [piece_of(line, text) for line, text in zip(lines[at : at + len(texts)], texts, strict=True)]


def piece_of(line: Line, text: str) -> Piece:
    """A text that the line begins with, blanks left out."""
    return Piece(text, line.start + len(line.text) - len(line.text.lstrip()))


def _is_heading(row: Sequence[Piece]) -> bool:
    """A lone cell that is the heading of the next section."""
    return len(row) == 1 and row[0].text.casefold() in words().top


def _names_columns(row: Sequence[Piece]) -> bool:
    known = words().columns
    return len(row) > 1 and 2 * sum(piece.text.casefold() in known for piece in row) >= len(row)


def _head(lines: Sequence[Line], index: int) -> list[_Cell] | None:
    """The header: two short lines or more, with one blank line between them and two below."""
    cells: list[_Cell] = []
    at = index
    if lines[at].text.strip().replace(".", "").isdecimal():
        return None  # the number before a line of a table of contents
    while len(cells) < _MOST_COLUMNS and at < len(lines) and _may_head(lines[at].text):
        cell = _cell(lines, at)
        if cell is None or "\n" in cell.piece.text:
            return None
        cells.append(cell)
        if cell.gap % 2 == 0:
            return cells if len(cells) > 1 and cell.gap else None
        if cell.gap != 1:
            return None
        at = cell.after
    return None


def _may_head(text: str) -> bool:
    text = text.strip()
    if not 0 < len(text) <= LONGEST_HEAD or text[0] in _NO_HEAD:
        return False
    return not text.endswith(("!", ":", ",", ";")) and (not text.endswith(".") or " " not in text)


def _rows(lines: Sequence[Line], at: int, width: int) -> Iterator[tuple[list[Piece], int]]:
    """The rows below the header, each with the index of the line after it."""
    row: list[Piece] = []
    while cell := _cell(lines, at):
        row.append(cell.piece)
        is_end, empty = cell.gap % 2 == 0, (cell.gap - 1) // 2
        if len(row) > width or empty > width:
            return
        at = cell.after
        row += [Piece("", lines[at - 1].start)] * min(empty, width - len(row))
        if is_end and _is_heading(row):
            return
        if is_end or _cell(lines, at) is None:  # nothing of the table follows
            yield row, at
            row = []
        if not is_end and not row:
            return


def _cell(lines: Sequence[Line], at: int) -> _Cell | None:
    """The cell whose lines begin here; None if a heading or a paragraph does."""
    end = at
    while end < len(lines) and end - at <= _MOST_LINES and not lines[end].blank:
        if is_no_cell(lines[end].text):
            return None
        end += 1
    after = end
    while after < len(lines) and lines[after].blank:
        after += 1
    if end == at or end - at > _MOST_LINES:
        return None
    text = "\n".join(line.text.strip() for line in lines[at:end])
    return _Cell(piece_of(lines[at], text), after - end, after)


def is_no_cell(text: str) -> bool:
    """A heading, a row of another table, or a line of prose: the table has ended above it."""
    if len(text) > _LONGEST_CELL or "|" in text or text.startswith("#") or is_marked_heading(text):
        return True
    return len(text) >= _PROSE and text.rstrip().endswith(".")
