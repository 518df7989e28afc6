"""Where tables and their cells begin and end: on the page, in a cell, in a list."""

from __future__ import annotations

from wikifilm.diagnostics import Span
from wikifilm.document import Cell, Table, span_value
from wikifilm.readers.html.attributes import attribute, cell_classes, class_names
from wikifilm.readers.html.state import State
from wikifilm.readers.html.table_frame import TableFrame

__all__ = ["begin_cell", "begin_table", "end_cell", "end_table"]


def begin_table(state: State, attributes: str, *, portable: bool = False) -> None:
    """A table begins: its rows come now."""
    if state.leaf:
        state.inline.newline()
    else:
        state.flush()
    box = tuple(name for name in state.box if not state.tables)
    state.tables.append(TableFrame(_path(state), class_names(attributes) + box, portable=portable))


def _path(state: State) -> str:
    frame = state.tables[-1] if state.tables else None
    if frame is not None and frame.cell is not None:
        return f"{frame.cell_path}/table[{len(frame.cell_tables) + 1}]"
    return state.place("table").path


def end_table(state: State) -> None:
    """The table ends: into the cell that holds it, or onto the page."""
    frame = state.tables[-1]
    end_cell(state, frame)
    frame.close_row()
    state.tables.pop()
    table = frame.table()
    outer = state.tables[-1] if state.tables else None
    if outer is not None and outer.cell is not None:
        _write_into(state, table)
        outer.cell_tables.append(table)
        return
    if not state.leaf:
        state.flush()
    if table.rows or table.caption:
        state.add(table)


def _write_into(state: State, table: Table) -> None:
    """The text of a nested table is part of its cell: a line a row, a blank between cells."""
    inline = state.inline
    inline.extend(table.caption)
    for row in table.rows:
        inline.newline()
        for cell in row.cells:
            inline.extend(cell.text)
            inline.add(" ")
    inline.newline()


def begin_cell(state: State, frame: TableFrame, attributes: str, *, is_header: bool) -> None:
    """A cell of the open row begins."""
    if frame.row is None:
        frame.open_row()
    frame.cell, frame.cell_is_header, frame.cell_stack = attributes, is_header, len(state.stack)
    frame.headers += is_header
    number = frame.headers if is_header else len(frame.row or ()) + 1 - frame.headers
    frame.cell_path = f"{frame.row_path}/{'th' if is_header else 'td'}[{number}]"
    frame.cell_tables = []
    state.push_leaf()


def end_cell(state: State, frame: TableFrame) -> None:
    """The open cell, if any, ends."""
    attributes = frame.cell
    if attributes is None or frame.row is None:
        return
    frame.cell = None
    text = state.pop_leaf()
    look = state.looks.get(attributes)
    if look is None:
        look = state.looks[attributes] = _look(attributes)
    span = Span(0, 0, frame.cell_path)
    frame.row.append(Cell(text, frame.cell_is_header, *look, tuple(frame.cell_tables), span))


def _look(attributes: str) -> tuple[int, int, tuple[str, ...]]:
    """What the attributes of a cell say: rowspan, colspan, classes."""
    rowspan = span_value(attribute(attributes, "rowspan"), zero=True)
    colspan = span_value(attribute(attributes, "colspan"), zero=False)
    return rowspan, colspan, cell_classes(attributes)
