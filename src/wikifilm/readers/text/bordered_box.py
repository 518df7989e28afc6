"""The infobox of a page whose tables have borders drawn around their cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from msgspec import structs

from wikifilm.document import Row, Table
from wikifilm.options import Options
from wikifilm.readers.text.box import Box
from wikifilm.readers.text.labels import is_label
from wikifilm.readers.text.lines import Line
from wikifilm.readers.text.tables import table_at
from wikifilm.readers.text.tables.bordered import is_border

__all__ = ["bordered_box"]

_SEARCHED, _FEWEST = 150, 3
"""Lines at the top of the page, and known labels."""


def bordered_box(lines: Sequence[Line], options: Options) -> Box | None:
    """The table near the top that has known labels beside values, or None."""
    at = 0
    while at < min(len(lines), _SEARCHED):
        region = table_at(lines, at, options) if is_border(lines[at].text) else None
        if region is not None and _labeled(region.table) >= _FEWEST:
            rows = tuple(map(_row, region.table.rows))
            return Box(replace(region.table, rows=rows, classes=("infobox",)), at, region.end)
        at = region.end if region is not None else at + 1
    return None


def _labeled(table: Table) -> int:
    """Rows of a label and its value."""
    return sum(len(row.cells) == 2 and is_label(row.cells[0].text.value.replace("\n", " ")) for row in table.rows)


def _row(row: Row) -> Row:
    """The first cell is a label, or a title above the values."""
    cells = tuple(structs.replace(cell, is_header=True) if not at else cell for at, cell in enumerate(row.cells))
    return structs.replace(row, cells=cells)
