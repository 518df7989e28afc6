"""Tables that only arrange other tables side by side: what they hold is read, not they."""

from __future__ import annotations

from collections.abc import Iterator

from wikifilm.document import Block, Cell, Row, Table

__all__ = ["unfolded"]

_INNER = 0.7
"""Part of the text of a cell that its tables must hold; what else stands there is a heading or a remark."""


def unfolded(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks, with the tables and the further cells of each table that only arranges others in its place."""
    if not any(isinstance(block, Table) and _arranges(block) for block in blocks):
        return blocks
    return tuple(inner for block in blocks for inner in (_inner(block) if isinstance(block, Table) else (block,)))


def _inner(table: Table) -> Iterator[Table]:
    waiting = [table]
    while waiting:
        one = waiting.pop()
        if not _arranges(one):
            yield one
            continue
        cells = [cell for row in one.rows for cell in row.cells]
        waiting.extend(table for cell in reversed(cells) for table in reversed(cell.tables or _alone(cell)))


def _alone(cell: Cell) -> tuple[Table, ...]:
    """A cell without tables as a table of its own; nothing if it is empty."""
    return (Table((Row((cell,)),)),) if cell.text.value.strip() else ()


def _arranges(table: Table) -> bool:
    """Whether the table has no header, and some cells that hold tables and hardly anything else."""
    cells = [cell for row in table.rows for cell in row.cells]
    holding = [cell for cell in cells if cell.tables]
    if not holding or any(cell.is_header for cell in cells):
        return False
    return all(_text_inside(cell) >= _INNER * len(cell.text.value) for cell in holding)


def _text_inside(cell: Cell) -> int:
    return sum(len(inner.text.value) + 1 for table in cell.tables for row in table.rows for inner in row.cells)
