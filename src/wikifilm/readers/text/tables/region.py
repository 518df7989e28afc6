"""Tables that a renderer printed with pipes or tabs: where one begins and ends, its cells, and how it was printed.

Only what stands there is read. Which column a cell belongs to is the business of `grid`; `Printed` tells it what the
renderer does to a table.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from wikifilm.diagnostics import Span
from wikifilm.document import EMPTY, Cell, Row, Table, Text
from wikifilm.options import DEFAULTS, Options
from wikifilm.readers.text.inline import inline_text
from wikifilm.readers.text.lines import Line
from wikifilm.readers.text.tables.aligned import cut_aligned
from wikifilm.readers.text.tables.bare_cells import cut_bare
from wikifilm.readers.text.tables.bordered import cut_bordered, is_border
from wikifilm.readers.text.tables.cell_lines import LONGEST_HEAD, cut_lines
from wikifilm.readers.text.tables.cut import Cut, Piece
from wikifilm.readers.text.tables.pipes import cut_pipes
from wikifilm.readers.text.tables.ruled import cut_ruled, is_rule
from wikifilm.readers.text.tables.tabs import cut_tabs

__all__ = ["TableRegion", "table_at"]


@dataclass(frozen=True, slots=True)
class TableRegion:
    """A table found in printed lines."""

    table: Table
    end: int
    """Index of the line after the table."""


def table_at(lines: Sequence[Line], index: int, options: Options = DEFAULTS) -> TableRegion | None:
    """The printed table that begins at this line, or None. Never raises."""
    if lines[index].blank:
        return None
    cut = _ruled(lines, index) or _unruled(lines, index)
    # An empty one with borders is taken off too, or each of its lines would be looked at as the first of a table.
    if cut is None or not (cut.printed is None or any(piece.text for row in cut.rows for piece in row)):
        return None
    return TableRegion(_table(cut, lines, index, options), cut.end)


def _ruled(lines: Sequence[Line], index: int) -> Cut | None:
    """A table that lines are drawn in."""
    if is_border(lines[index].text):
        return cut_bordered(lines, index)
    below = lines[index + 1].text if index + 1 < len(lines) else ""
    return cut_ruled(lines, index) if is_rule(lines[index].text) or is_rule(below) else None


def _unruled(lines: Sequence[Line], index: int) -> Cut | None:
    text = lines[index].text
    if "|" in text or text.endswith("  "):
        return cut_pipes(lines, index) or cut_aligned(lines, index)
    if "\t" in text or (index + 1 < len(lines) and "\t\t" in lines[index + 1].text and text.strip()):
        return cut_tabs(lines, index)
    if "  " in text.strip():
        return cut_aligned(lines, index)
    return cut_lines(lines, index) or cut_bare(lines, index) if len(text) <= LONGEST_HEAD else None


def _table(cut: Cut, lines: Sequence[Line], index: int, options: Options) -> Table:
    header = cut.printed.header_rows if cut.printed else cut.heads
    rows = tuple(_row(pieces, number < header, options) for number, pieces in enumerate(cut.rows))
    caption = _text(cut.caption, options) if cut.caption else EMPTY
    span = Span(lines[index].start, lines[cut.end - 1].end)
    return Table(rows, caption, printed=cut.printed, span=span)


def _row(pieces: Sequence[Piece], is_head: bool, options: Options) -> Row:
    cells = tuple(
        Cell(
            _text(piece, options),
            is_header=is_head,
            rowspan=piece.rowspan,
            colspan=piece.colspan,
            span=Span(piece.start, piece.start + len(piece.text)),
        )
        for piece in pieces
    )
    span = Span(pieces[0].start, pieces[-1].start + len(pieces[-1].text)) if pieces else None
    return Row(cells, is_head=is_head, span=span)


def _text(piece: Piece, options: Options) -> Text:
    return inline_text(piece.text, piece.start, options) if piece.text else EMPTY
