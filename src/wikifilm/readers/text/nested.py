"""Tables inside a cell of another table, which markdownify prints on the one line of the outer row.

    | | Actor | Role | | --- | --- | | Una Frey | Ida | | Pell Marsh | Odo | |

Rows that follow one another have a single blank between their pipes, where an empty cell has two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest

from wikifilm.readers.text.lines import Line

__all__ = ["unnested"]

_INNER = re.compile(r"\| \|(?: :?-{3,}+:? \|)+(?= )")
_PIPE = re.compile(r"(?<!\\)\|")
_DASHES = re.compile(r" :?-{3,}+:? ")


@dataclass(frozen=True, slots=True)
class _Cell:
    """What stands between two pipes: offsets in the line, without the pipes."""

    text: str
    start: int
    end: int


_Group = list[_Cell]
"""Cells in a row."""


def unnested(lines: Sequence[Line]) -> list[Line]:
    """The lines, with the rows of tables that stand in a cell as lines of their own, blank lines around each table."""
    out: list[Line] = []
    for line in lines:
        if "---" in line.text and _INNER.search(line.text):
            _drop_frame(out)
            out += _apart(line)
        else:
            out.append(line)
    return out


def _drop_frame(lines: list[Line]) -> None:
    """Without the header of the outer table and its divider, if there is no word in them."""
    if len(lines) > 1 and all("|" in line.text and not line.text.strip(" |:-") for line in lines[-2:]):
        del lines[-2:]


def _apart(line: Line) -> Iterator[Line]:
    groups = _groups(line.text)
    width = 0  # columns of the table that is being read
    nothing: _Group = []
    for group, below in zip_longest(groups, groups[1:], fillvalue=nothing):
        header = _width(below)
        if header and len(group) >= header:
            yield from _free(line, group[:-header])
            width, group = header, group[-header:]
            yield Line("", line.start + group[0].start - 1)
        elif len(group) < width:
            width = 0
        if width:
            yield _row(line, group[:width])
        yield from _free(line, group[width:])
    yield Line("", line.end)


def _groups(text: str) -> list[_Group]:
    """The cells of a line, cut where a single blank stands between two pipes."""
    pipes = [found.start() for found in _PIPE.finditer(text)]
    edges = [-1, *pipes, len(text)]
    groups: list[_Group] = [[]]
    for left, right in pairwise(edges):
        cell = _Cell(text[left + 1 : right], left + 1, right)
        if cell.text == " ":
            groups.append([])
        else:
            groups[-1].append(cell)
    return groups


def _width(group: _Group) -> int:
    """The columns of a divider; 0 for another row."""
    return len(group) if all(_DASHES.fullmatch(cell.text) for cell in group) else 0


def _row(line: Line, cells: _Group) -> Line:
    """Some cells with the pipes around them."""
    first, last = max(0, cells[0].start - 1), min(len(line.text), cells[-1].end + 1)
    return Line(line.text[first:last], line.start + first)


def _free(line: Line, cells: _Group) -> Iterator[Line]:
    """What stands in the outer cell beside the tables."""
    for cell in cells:
        if not cell.text.isspace() and cell.text:
            yield Line("", line.start + cell.start)
            yield Line(cell.text.lstrip(), line.start + cell.end - len(cell.text.lstrip()))
            yield Line("", line.start + cell.end)
