"""A table as its source gives it: rows of cells, spans not yet laid out."""

from __future__ import annotations

from dataclasses import dataclass, field

from wikifilm.diagnostics import Span
from wikifilm.document.placed import Placed
from wikifilm.document.text import EMPTY, Text

__all__ = ["Cell", "Printed", "Row", "Table"]


class Cell(Placed, frozen=True, eq=False):
    """One cell. The text of nested tables is part of `text`; the tables themselves are in `tables` too."""

    text: Text = EMPTY
    is_header: bool = False
    rowspan: int = 1
    """As HTML's integer rule reads the attribute; 0 means to the end of the row group."""
    colspan: int = 1
    classes: tuple[str, ...] = ()
    """Class names, and `background:#hex` for a background colour."""
    tables: tuple[Table, ...] = ()
    span: Span | None = None


class Row(Placed, frozen=True, eq=False):
    """Cells in the order of the source."""

    cells: tuple[Cell, ...]
    group: int = 0
    """Number of the row group (thead, tbody, tfoot …) from 0; spans end with their group."""
    is_head: bool = False
    """The group is a thead."""
    classes: tuple[str, ...] = ()
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Printed:
    """The table was printed by a text renderer, so its spans may be lost. How it was printed:"""

    blanks: str
    """What an empty cell means: "padding" (only ever at the end of a row, carries nothing), "kept"
    (a cell that was empty) or "in place" (spanned, empty, or the right part of a colspan)."""
    row_ends: bool = True
    """False: one cell a line, the ends of rows are lost and each `Row` holds one cell."""
    loose_lines: bool = False
    """True: a line break inside a cell also breaks the printed row, so a `Row` may continue the one before."""
    header_rows: int = 1
    """Rows before the divider line; 0 if the table has no header."""
    width: int = 0
    """Columns that the divider line states; 0 if it is not known."""
    spread: bool = False
    """True: the right parts of a colspan are printed as blank cells. False: they are not printed."""
    cut_end: bool = False
    """True: empty cells at the end of a row are not printed."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; `grid` lays them out."""

    rows: tuple[Row, ...]
    caption: Text = EMPTY
    classes: tuple[str, ...] = ()
    printed: Printed | None = None
    """None: spans are explicit (wikitext, HTML)."""
    span: Span | None = field(default=None, compare=False, repr=False)
