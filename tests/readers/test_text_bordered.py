"""Tables with borders around their cells: their spans are read, not guessed."""

from __future__ import annotations

import json
from itertools import groupby, product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wikifilm.readers.text.lines import split_lines
from wikifilm.readers.text.tables.bordered import cut_bordered

CASES: dict[str, dict[str, Any]] = json.loads(
    (Path(__file__).parents[1] / "fixtures" / "text" / "bordered.json").read_text("utf-8")
)
Cell = tuple[str, int, int]
"""Text, rowspan, colspan."""


@pytest.mark.parametrize("name", CASES)
def test_cells_and_their_spans(name: str) -> None:
    case = CASES[name]
    cut = cut_bordered(split_lines("\n".join(case["text"])), 0)
    assert (cut and [[[piece.text, piece.rowspan, piece.colspan] for piece in row] for row in cut.rows]) == case["rows"]
    if cut is not None:
        assert cut.heads == case.get("heads", 0)
        assert cut.end == case.get("end", len(case["text"]))
        assert cut.printed is None


@st.composite
def tilings(draw: st.DrawFn) -> list[list[int]]:
    """A rectangle of squares, each with the number of the cell that it is part of."""
    width, height = draw(st.integers(2, 6)), draw(st.integers(2, 6))
    squares = [[0] * width for _ in range(height)]
    number = 0
    for y, x in product(range(height), range(width)):
        if not squares[y][x]:
            number += 1
            room = next((at for at in range(x, width) if squares[y][at]), width) - x
            size, below = draw(st.integers(1, room)), draw(st.integers(y + 1, height))
            for row in squares[y:below]:
                row[x : x + size] = [number] * size
    # A line that no cell ends at can't be seen.
    rows = [row for row, _ in groupby(squares)]
    return [list(row) for row in zip(*(column for column, _ in groupby(zip(*rows, strict=True))), strict=True)]


def drawn(squares: list[list[int]]) -> str:
    """The same as a grid table: every square is four characters wide and one line high."""
    height, width = len(squares), len(squares[0])

    def at(y: int, x: int) -> int:
        return squares[y][x] if 0 <= y < height and 0 <= x < width else 0

    lines = []
    for y in range(height + 1):
        border = line = ""
        for x in range(width + 1):
            around = [at(y - 1, x - 1), at(y - 1, x), at(y, x - 1), at(y, x)]
            across, along = at(y - 1, x) != at(y, x), at(y, x - 1) != at(y, x)
            corner = around[:2] != around[2:] and around[::2] != around[1::2]
            border += "+" if corner else "|" if along else "-" if around[:2] != around[2:] else " "
            border += ("-" if across else " ") * 4
            first = at(y, x) and at(y, x) not in (at(y - 1, x), at(y, x - 1))
            line += ("|" if along else " ") + (f" {at(y, x)}" if first else "").ljust(4)
        lines += [border.rstrip(), line.rstrip()]
    return "\n".join(lines[:-1])


def spanned(squares: list[list[int]]) -> list[list[Cell]]:
    seen: set[int] = set()
    rows: list[list[Cell]] = []
    for row in squares:
        new = [number for at, number in enumerate(row) if number not in seen and number not in row[:at]]
        rows.append([(str(one), sum(one in other for other in squares), row.count(one)) for one in new])
        seen.update(new)
    return rows


@given(tilings())
def test_what_is_drawn_is_read(squares: list[list[int]]) -> None:
    cut = cut_bordered(split_lines(drawn(squares)), 0)
    assert cut is not None
    assert [[(piece.text, piece.rowspan, piece.colspan) for piece in row] for row in cut.rows] == spanned(squares)


@given(st.lists(st.text("+-=|: ab\u5343", max_size=12), max_size=8))
def test_nothing_raises(lines: list[str]) -> None:
    cut_bordered(split_lines("+--+--+\n" + "\n".join(lines)), 0)
