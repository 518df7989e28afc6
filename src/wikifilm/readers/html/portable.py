"""Fandom's portable infobox (`aside.portable-infobox`) as a table of two columns, label and value.

Titles and group headers are header cells across both columns, as in a MediaWiki infobox. The values of a horizontal
or "smart" group, which follow all its labels, go back to their labels one by one.
"""

from __future__ import annotations

from wikifilm.readers.html.placement import begin_cell, begin_table, end_cell, end_table
from wikifilm.readers.html.state import Closer, State
from wikifilm.readers.html.table_frame import TableFrame

__all__ = ["open_part", "open_portable_infobox", "portable_frame"]


def open_portable_infobox(state: State, attributes: str) -> Closer:
    """`aside.portable-infobox`."""
    begin_table(state, attributes, portable=True)
    return _close_infobox


def _close_infobox(state: State) -> None:
    frame = state.tables[-1]
    while frame.labels:
        frame.open_row()
        _take_label(frame)
        frame.close_row()
    end_table(state)


def portable_frame(state: State) -> TableFrame | None:
    """The portable infobox that is open, between its parts."""
    frame = state.tables[-1] if state.tables else None
    return frame if frame is not None and frame.portable and frame.cell is None else None


def open_part(state: State, attributes: str, kind: str) -> Closer | None:
    """An element of an infobox: "portable label", "portable value", "portable title", "portable line"."""
    frame = portable_frame(state)
    if frame is None:
        return None
    frame.open_row()
    if kind == "portable value":
        if frame.labels:
            _take_label(frame)
            begin_cell(state, frame, "", is_header=False)
            return _close_row
    elif kind == "portable label":
        begin_cell(state, frame, "", is_header=True)
        return _close_label
    begin_cell(state, frame, ' colspan="2"' + attributes, is_header=kind == "portable title")
    return _close_row


def _take_label(frame: TableFrame) -> None:
    if frame.row is not None:
        frame.row.append(frame.labels.popleft())


def _close_label(state: State) -> None:
    frame = state.tables[-1]
    end_cell(state, frame)
    if frame.row:
        frame.labels.append(frame.row.pop())
    frame.row = None
    frame.row_count -= 1


def _close_row(state: State) -> None:
    frame = state.tables[-1]
    end_cell(state, frame)
    if frame.row and any(cell.text for cell in frame.row):
        frame.close_row()
