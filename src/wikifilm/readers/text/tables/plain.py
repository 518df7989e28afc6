"""Tables printed with pipes, but without a line of dashes below the header."""

from __future__ import annotations

from collections.abc import Sequence

from wikifilm.document import Printed
from wikifilm.readers.text.lines import Line
from wikifilm.readers.text.tables.broken import pipe_follows
from wikifilm.readers.text.tables.cut import Cut, Piece, closed, cut_line, extend

__all__ = ["cut_plain"]


def cut_plain(lines: Sequence[Line], index: int) -> Cut | None:
    """The table without a divider that begins at this line, or None."""
    if index + 1 >= len(lines):
        return None
    single = _cut_single(lines, index)
    if single is not None:
        return single
    text = lines[index].text.strip()
    if text.startswith("|"):
        return _cut_led(lines, index)
    return _cut_trailed(lines, index) if text.endswith("|") and text.count("|") > 1 else None


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
        if not has_pipe and not pipe_follows(lines, at):
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


def _cut_led(lines: Sequence[Line], index: int) -> Cut | None:
    """Rows that begin with a pipe; a row may go on over lines that end with one."""
    rows: list[list[Piece]] = []
    at, broken = index, False
    while at < len(lines):
        text = lines[at].text.strip()
        starts = text.startswith("|") and text.strip(" |") != ""
        pieces = cut_line(lines[at].text, lines[at].start)
        if starts or (text and not rows):
            rows.append(pieces)
        elif text and ("|" in text or (broken and pipe_follows(lines, at))):
            broken = broken or text.strip(" |") != ""
            extend(rows[-1], pieces)
        else:
            break
        at += 1
    if len(rows) < 2:
        return None
    if broken and max(map(len, rows)) > len(rows[0]):  # rows whose first cell is broken begin without a pipe
        cells = [[piece] for row in rows for piece in row if piece.text]
        return Cut(cells, at, Printed("padding", row_ends=False, header_rows=0))
    ragged = broken or any(_tail(row) > 1 for row in rows)
    printed = Printed(_blanks(rows, ragged=ragged), header_rows=0, spread=not ragged)
    rows = [closed(row, lead=True) for row in rows]
    if "||" in lines[index].text.strip("|"):
        printed, rows = Printed("padding", header_rows=1), [[piece for piece in row if piece.text] for row in rows]
    elif ragged:
        rows = [row[: len(row) - _tail(row)] or row[:1] for row in rows]
    return Cut(rows, at, printed)


def _blanks(rows: list[list[Piece]], *, ragged: bool) -> str:
    """What an empty cell means. Rows that are all as long, with gaps among the cells, hold spanned cells in place."""
    gaps = any(not piece.text for row in rows for piece in row[1 : len(row) - _tail(row)])
    return "in place" if gaps and len({len(row) for row in rows}) == 1 else "padding" if ragged else "kept"


def _tail(row: list[Piece]) -> int:
    """How many blank cells stand at the end of a row."""
    size = len(row)
    while size and not row[size - 1].text:
        size -= 1
    return len(row) - size


def _cut_trailed(lines: Sequence[Line], index: int) -> Cut | None:
    """Rows that end with a pipe and are filled up with pipes to one length, the last perhaps not."""
    rows: list[list[Piece]] = []
    at, pipes = index, lines[index].text.count("|")
    while at < len(lines) and lines[at].text.rstrip().endswith("|"):
        count = lines[at].text.count("|")
        if count > pipes or (rows and lines[at - 1].text.count("|") < pipes):
            break
        pieces = closed(cut_line(lines[at].text, lines[at].start), lead=False)
        rows.append(pieces[: len(pieces) - _tail(pieces)] or pieces[:1])
        at += 1
    return Cut(rows, at, Printed("padding", header_rows=0, width=pipes)) if len(rows) > 1 else None
