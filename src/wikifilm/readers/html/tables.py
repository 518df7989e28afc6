"""Tables: cells with their spans as stated; `grid` lays them out."""

from __future__ import annotations

from wikifilm.diagnostics import Span
from wikifilm.document import Cell, Table, span_value
from wikifilm.readers.html.attributes import attribute, cell_classes, class_names
from wikifilm.readers.html.kinds import kind_of
from wikifilm.readers.html.sections import open_block
from wikifilm.readers.html.state import Closer, Opener, Skip, State
from wikifilm.readers.html.table_frame import TableFrame

__all__ = ["TABLES"]


def open_table(state: State, attributes: str) -> Closer | Skip | None:
    """`table`."""
    if attributes and kind_of(state, attributes) == "skip" and (state.tables or not state.outline.empty):
        return Skip.ELEMENT
    if len(state.tables) >= state.options.max_depth:
        state.border()
        state.flattened += 1
        return _close_flattened
    if state.leaf:
        state.inline.newline()
    else:
        state.flush()
    state.tables.append(TableFrame(_path(state), class_names(attributes)))
    return close_table


def _path(state: State) -> str:
    frame = state.tables[-1] if state.tables else None
    if frame is not None and frame.cell is not None:
        return f"{frame.cell_path}/table[{len(frame.cell_tables) + 1}]"
    return state.place("table").path


def _close_flattened(state: State) -> None:
    state.flattened -= 1
    state.border()


def close_table(state: State) -> None:
    """The table ends: into the cell that holds it, or onto the page."""
    frame = state.tables[-1]
    _finish_cell(state, frame)
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
    """The text of a nested table is part of its cell: a line a row."""
    inline = state.inline
    for text in (table.caption, *(cell.text for row in table.rows for cell in row.cells)):
        if text:
            inline.extend(text)
            inline.pending = "\n"
    inline.newline()


def _frame(state: State) -> TableFrame | None:
    """The table whose rows come now; None in text that only looks like rows."""
    return state.tables[-1] if state.tables and not state.flattened else None


def open_group(state: State, attributes: str, tag: str) -> Closer | Skip | None:
    """`thead`, `tbody`, `tfoot`."""
    frame = _frame(state)
    if frame is None or frame.cell is not None:
        return open_block(state, attributes)
    if attributes and kind_of(state, attributes) == "skip":
        return Skip.ELEMENT
    frame.close_row()
    frame.open_group(tag)
    return _close_group


def _close_group(state: State) -> None:
    frame = _frame(state)
    if frame is not None:
        frame.close_row()
        frame.group_name = ""


def open_row(state: State, attributes: str) -> Closer | Skip | None:
    """`tr`."""
    frame = _frame(state)
    if frame is None or frame.cell is not None:
        return open_block(state, attributes)
    if attributes and kind_of(state, attributes) == "skip":
        return Skip.ELEMENT
    frame.close_row()
    frame.open_row(class_names(attributes) if attributes else ())
    return _close_row


def _close_row(state: State) -> None:
    frame = _frame(state)
    if frame is not None and frame.cell is None:
        frame.close_row()


def _open_cell(state: State, attributes: str, is_header: bool) -> Closer | Skip | None:
    frame = _frame(state)
    if frame is None:
        return open_block(state, attributes)
    if attributes and kind_of(state, attributes) == "skip":
        return Skip.ELEMENT
    if frame.cell is not None:
        if len(state.stack) > frame.cell_stack + 1:
            return open_block(state, attributes)
        _finish_cell(state, frame)  # `<td>a<td>b`, in a tree that nests them
    if frame.row is None:
        frame.open_row()
    frame.cell, frame.cell_is_header, frame.cell_stack = attributes, is_header, len(state.stack)
    frame.cell_path = f"{frame.row_path}/{'th' if is_header else 'td'}[{len(frame.row or ()) + 1}]"
    frame.cell_tables = []
    state.push_leaf()
    return _close_cell


def _close_cell(state: State) -> None:
    frame = _frame(state)
    if frame is not None:
        _finish_cell(state, frame)


def _finish_cell(state: State, frame: TableFrame) -> None:
    attributes = frame.cell
    if attributes is None or frame.row is None:
        return
    frame.cell = None
    text = state.pop_leaf()
    rowspan = colspan = 1
    if "span=" in attributes:
        rowspan = span_value(attribute(attributes, "rowspan"), zero=True)
        colspan = span_value(attribute(attributes, "colspan"), zero=False)
    classes = cell_classes(attributes) if attributes else ()
    span = Span(0, 0, frame.cell_path)
    frame.row.append(Cell(text, frame.cell_is_header, rowspan, colspan, classes, tuple(frame.cell_tables), span))


def open_caption(state: State, attributes: str) -> Closer | Skip | None:
    """`caption`."""
    frame = _frame(state)
    if frame is None or frame.cell is not None:
        return open_block(state, attributes)
    if attributes and kind_of(state, attributes) == "skip":
        return Skip.ELEMENT
    state.push_leaf()
    return _close_caption


def _close_caption(state: State) -> None:
    text = state.pop_leaf()
    frame = _frame(state)
    if frame is not None and not frame.caption:
        frame.caption = text


def _group(tag: str) -> Opener:
    return lambda state, attributes: open_group(state, attributes, tag)


def _cell(is_header: bool) -> Opener:
    return lambda state, attributes: _open_cell(state, attributes, is_header)


TABLES: dict[str, Opener] = {
    "table": open_table,
    **{tag: _group(tag) for tag in ("thead", "tbody", "tfoot")},
    "tr": open_row,
    "td": _cell(False),
    "th": _cell(True),
    "caption": open_caption,
}
