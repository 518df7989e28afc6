"""Tables: cells with their spans as stated; `grid` lays them out."""

from __future__ import annotations

from wikifilm.readers.html.attributes import class_names
from wikifilm.readers.html.kinds import kind_of
from wikifilm.readers.html.placement import begin_cell, begin_table, end_cell, end_table
from wikifilm.readers.html.portable import portable_frame
from wikifilm.readers.html.sections import open_block
from wikifilm.readers.html.state import Closer, Opener, Skip, State
from wikifilm.readers.html.table_frame import TableFrame

__all__ = ["TABLES"]


def open_table(state: State, attributes: str) -> Closer | Skip | None:
    """`table`."""
    if attributes and kind_of(state, attributes) == "skip" and not (state.lone_table and "table" not in state.counters):
        return Skip.ELEMENT
    if portable_frame(state) is not None:
        return open_block(state, attributes)
    if len(state.tables) >= state.options.max_depth:
        state.border()
        state.flattened += 1
        state.too_deep = True
        return _close_flattened
    begin_table(state, attributes)
    return end_table


def _close_flattened(state: State) -> None:
    state.flattened -= 1
    state.border()


def _frame(state: State) -> TableFrame | None:
    """The table whose rows come now; None where row tags mean nothing, and in one nested too deep to be kept."""
    if not state.tables or state.flattened:
        return None
    frame = state.tables[-1]
    return None if frame.portable else frame


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
    if attributes and kind_of(state, attributes) == "skip" and not frame.unfolds:
        return Skip.ELEMENT
    frame.close_row()
    frame.open_row(class_names(attributes) if attributes else ())
    return _close_row


def _close_row(state: State) -> None:
    frame = _frame(state)
    if frame is not None and frame.cell is None:
        frame.close_row()


def _open_cell(state: State, attributes: str, *, is_header: bool) -> Closer | Skip | None:
    frame = _frame(state)
    if frame is None:
        return open_block(state, attributes)
    if attributes and kind_of(state, attributes) == "skip":
        return Skip.ELEMENT
    if frame.cell is not None:
        if len(state.stack) > frame.cell_stack + 1:
            return open_block(state, attributes)
        end_cell(state, frame)  # `<td>a<td>b`, in a tree that nests them
    begin_cell(state, frame, attributes, is_header=is_header)
    return _close_cell


def _close_cell(state: State) -> None:
    frame = _frame(state)
    if frame is not None:
        end_cell(state, frame)


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


def open_data_cell(state: State, attributes: str) -> Closer | Skip | None:
    """`td`."""
    return _open_cell(state, attributes, is_header=False)


def open_header_cell(state: State, attributes: str) -> Closer | Skip | None:
    """`th`."""
    return _open_cell(state, attributes, is_header=True)


TABLES: dict[str, Opener] = {
    "table": open_table,
    **{tag: _group(tag) for tag in ("thead", "tbody", "tfoot")},
    "tr": open_row,
    "td": open_data_cell,
    "th": open_header_cell,
    "caption": open_caption,
}
