"""A table while its rows come."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field

from wikifilm.diagnostics import Span
from wikifilm.document import EMPTY, Cell, Row, Table, Text

__all__ = ["TableFrame"]


@dataclass(slots=True)
class TableFrame:
    """Rows so far, the row that is open, and the cell that is open."""

    path: str
    classes: tuple[str, ...] = ()
    caption: Text = EMPTY
    rows: list[Row] = field(default_factory=list)
    foot: list[Row] = field(default_factory=list)
    """Rows of a tfoot: the standard lays them out last, wherever they stood."""
    row: list[Cell] | None = None
    row_classes: tuple[str, ...] = ()
    row_path: str = ""
    row_count: int = 0
    headers: int = 0
    """Header cells of the open row."""
    cell: str | None = None
    """Attributes of the open cell; None if none is open."""
    cell_is_header: bool = False
    cell_path: str = ""
    cell_tables: list[Table] = field(default_factory=list)
    cell_stack: int = 0
    """Number of elements open when the cell began."""
    group: int = -1
    group_name: str = ""
    """thead, tbody or tfoot while it is open."""
    portable: bool = False
    """A portable infobox: rows are made of labels and values."""
    labels: deque[Cell] = field(default_factory=deque)
    """Labels that wait for their values."""

    @property
    def unfolds(self) -> bool:
        """Whether a reader can show rows that are hidden at first."""
        return any("collaps" in name for name in self.classes)

    def open_group(self, name: str) -> None:
        """A row group begins; "" for one that has no tag."""
        self.group += 1
        self.group_name = name

    def open_row(self, classes: tuple[str, ...] = ()) -> None:
        """A row begins."""
        if not self.group_name:
            self.open_group("tbody")
        self.row = []
        self.headers = 0
        self.row_classes = classes
        self.row_count += 1
        self.row_path = f"{self.path}/tr[{self.row_count}]"

    def close_row(self) -> None:
        """The row ends."""
        if self.row is None:
            return
        span = Span(0, 0, self.row_path)
        row = Row(tuple(self.row), self.group, self.group_name == "thead", self.row_classes, span)
        (self.foot if self.group_name == "tfoot" else self.rows).append(row)
        self.row = None

    def table(self) -> Table:
        """The finished table."""
        return Table((*self.rows, *self.foot), self.caption, self.classes, None, Span(0, 0, self.path))
