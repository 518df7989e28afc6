"""Cells of printed tables that go on over several lines: where the table is taken up again."""

from __future__ import annotations

import re
from collections.abc import Sequence

from wikifilm.readers.text.lines import Line
from wikifilm.readers.text.marks import is_marked_heading

__all__ = ["after_list", "goes_on_styled", "pipe_follows"]

# An item as html2text indents it.
_ITEM = re.compile(r"\s{1,20}(?:[*+-]|[0-9]{1,3}\.)\s")
# What holds no marks of emphasis: what is escaped, and the addresses of links and pictures.
_NO_MARKS = re.compile(r"\\.|\]\([^()\s]{0,2000}(?:\([^()\s]{0,500}\)[^()\s]{0,2000}){0,5}+")
_MARKS = ("**", "_")
# What html2text prints at the end of each row: alone on its line if the last cell ends with a list.
_ROW_END = "  "
_LOOK_AHEAD = 8
_LONGEST_BREAK = 400
_LONGEST_LIST = 80
_LONGEST_CELL = 2000
"""A longer cell does not go on: else cells that never end would be copied again and again."""


def pipe_follows(lines: Sequence[Line], at: int) -> bool:
    """A broken cell ends within a few lines, and no other table begins there."""
    for ahead in range(at, min(at + _LOOK_AHEAD, len(lines))):
        text = lines[ahead].text
        if len(text) > _LONGEST_BREAK or lines[ahead].blank or is_marked_heading(text):
            return False
        if "|" in text:
            return not _is_dashes(lines, ahead + 1)
    return False


def after_list(lines: Sequence[Line], at: int, *, is_open: bool) -> int:
    """Where a table goes on after a list that stands in one of its cells, with blank lines around it; else 0.

    html2text prints lists so. `at` is the first blank line; `is_open`: the last cell is empty as yet, so the list can
    fill it. Otherwise the line after the list must show that it goes on with the row (or be the divider), or the end of
    the row stand below the list.
    """
    items, end = 0, at
    while end < len(lines) and end - at < _LONGEST_LIST and (lines[end].blank or _ITEM.match(lines[end].text)):
        items += not lines[end].blank
        end += 1
    if not items:
        return 0
    goes_on = end < len(lines) and not _is_dashes(lines, end + 1)
    text = lines[end].text.lstrip() if goes_on else ""
    is_closed = _is_row_end(lines, at, end)
    if text.startswith(("|", "---")) or (is_open and "|" in text) or (is_closed and goes_on and _is_row(lines, end)):
        return end
    return _last_item(lines, end) + 1 if is_open or is_closed else 0


def _is_row_end(lines: Sequence[Line], at: int, end: int) -> bool:
    """The row above the list has no end yet, and has it below the list. At the end of a text it may be stripped."""
    if not at or lines[at - 1].text.endswith(_ROW_END):
        return False
    return lines[end - 1].text == _ROW_END or (end == len(lines) and at > 1 and lines[at - 2].text.endswith(_ROW_END))


def _is_row(lines: Sequence[Line], at: int) -> bool:
    """The line is a row, or the first cell of one before a list in it."""
    if "|" in lines[at].text or lines[at].text.endswith(_ROW_END):
        return True
    return at + 2 < len(lines) and lines[at + 1].blank and _ITEM.match(lines[at + 2].text) is not None


def goes_on_styled(upper: str, lower: str) -> bool:
    """Bold or italics that the last cell of a line begins end in the first cell of the next: it is one cell."""
    if len(upper) > _LONGEST_CELL:
        return False
    return any(mark in upper and mark in lower and _is_odd(upper, mark) and _is_odd(lower, mark) for mark in _MARKS)


def _is_odd(text: str, mark: str) -> bool:
    """One mark is not paired."""
    return _NO_MARKS.sub("", text).count(mark) % 2 == 1


def _last_item(lines: Sequence[Line], end: int) -> int:
    while lines[end - 1].blank:
        end -= 1
    return end - 1


def _is_dashes(lines: Sequence[Line], at: int) -> bool:
    """This line divides a header from its table."""
    text = lines[at].text if at < len(lines) else ""
    return "--" in text and not text.strip(" |:-")
