"""How many of the first rows of a table head its columns."""

from __future__ import annotations

from collections.abc import Sequence

from wikifilm.document import Row
from wikifilm.model import Slot

__all__ = ["count_header_rows"]


def count_header_rows(rows: Sequence[Row], slots: Sequence[Sequence[Slot]]) -> int:
    """Leading rows of a thead, or of header cells alone; else a first row that is all bold.

    A header cell beside data heads its row and is data. One header cell across all columns, below other header
    rows, divides the body ("2001") and is data too.
    """
    count = 0
    for row, row_slots in zip(rows, slots, strict=False):
        if not _heads(row, row_slots) or (count and not row.is_head and _divides(row_slots)):
            break
        count += 1
    if count == len(slots) > 1 and not rows[count - 1].is_head:
        count = 1  # header cells all over: only the first row can head the others
    return count or _bold_row(rows)


def _heads(row: Row, slots: Sequence[Slot]) -> bool:
    if row.is_head:
        return True
    stated = [slot for slot in slots if slot.span is not None or slot.text]
    return bool(stated) and all(slot.is_header for slot in stated)


def _divides(slots: Sequence[Slot]) -> bool:
    return len(slots) > 1 and len({(slot.row, slot.column) for slot in slots}) == 1


def _bold_row(rows: Sequence[Row]) -> int:
    """1 if the first row has no header cells and bold letters, in it alone, stand for them."""
    if len(rows) < 2 or any(cell.is_header for cell in rows[0].cells):
        return 0
    return int(_is_bold(rows[0]) and not any(_is_bold(row) for row in rows[1:]))


def _is_bold(row: Row) -> bool:
    texts = [cell.text for cell in row.cells if cell.text.value]
    return len(texts) > 1 and all(
        sum(style.end - style.start for style in text.styles if style.name == "b") >= len(text.value) for text in texts
    )
