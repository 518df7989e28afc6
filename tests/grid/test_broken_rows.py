"""Rows that were broken over lines: where rows begin for sure, and how wide they are when put together."""

from __future__ import annotations

import pytest

from wikifilm.document import Cell, Text
from wikifilm.grid.collapse.cells.tokens import Token, tokens_of
from wikifilm.grid.collapse.printed.broken import begun_rows, joint_width, joints_of_lines


def lines(*texts: str) -> list[tuple[Token, ...]]:
    """Lines of cells with bars between; an empty text is a line without cells."""
    return [tokens_of([Cell(Text(cell)) for cell in text.split("|")] if text else []) for text in texts]


@pytest.mark.parametrize(
    ("texts", "begun"),
    [
        (["1|a", "2|b", "3|c", "4|d"], {0, 1, 2, 3}),
        (["1|a", "(x|y", "2|b", "3|c", "", "4|d"], {0, 2, 3, 5}),
        (["1|a", "2|b", "5|x", "3|c", "4|d"], {0, 1, 3, 4}),
        (["1|a", "2|b", "3|c"], set()),  # too few to count
        (["7|a", "8|b", "9|c", "10|d"], {0, 1, 2, 3}),
        (["a|b", "1|a", "2|b", "3|c", "4|d"], set()),  # no count from the first line on
        (["1|a", "3|b", "5|c", "7|d"], set()),
    ],
    ids=str,
)
def test_a_column_that_counts_tells_where_rows_begin(texts: list[str], begun: set[int]) -> None:
    assert begun_rows(lines(*texts), 4) == begun


FULL = ["July 1|Ada|7"] * 5


@pytest.mark.parametrize(
    ("texts", "begun"),
    [
        (["July", *FULL, "August", *FULL], {1, 7}),
        (["July", *FULL], set()),  # too few to say
        (["Kelp", "Oru|Ada|7"] * 6, set()),  # so are all rows broken, or have dividers above them
        (["Kelp", "Oru|Ada|7"] * 9 + ["Oru|Ada|7"], set()),  # and of nearly all
        (["Kelp", "(Oru)|Ada|7", *FULL], set()),  # a bracket goes on
        (["Kelp (", "Oru)|Ada|7", *FULL], set()),
        (["Ada|7", "July 1|Ada|7", *FULL], set()),  # together too long
        (["July 1|Ada|", "Kelp", "Oru"], {1}),
        (["July 1|Ada|", "(Oru)"], set()),
    ],
    ids=str,
)
def test_rows_begin_at_full_lines_and_below_empty_cells(texts: list[str], begun: set[int]) -> None:
    assert begun_rows(lines(*texts), 3) == begun


BROKEN = ["2011|Salt (the", "film)|Ada"]


@pytest.mark.parametrize(
    ("texts", "width", "found"),
    [
        (BROKEN * 2, 2, 3),
        (BROKEN, 2, 2),  # once may be by chance
        (["2010|Kelp", *BROKEN * 2], 2, 3),
        (["2010|Kelp", *BROKEN, "2012|Gull", *BROKEN], 2, 3),
        (["", *BROKEN * 2, ""], 2, 3),
        (["2011|Salt (the", "2012|Tin"] * 2, 2, 3),
        (["2011|Salt", "2012|Tin"] * 2, 2, 2),
        (["2011|Salt", "(voice)|Tin"] * 2, 2, 3),
        (["2011|Salt (", ""] * 2, 2, 2),
        (["a|b", *["(c|d"] * 15], 5, 9),  # eight lines at most
        (["a|b", *["(c|d"] * 7] * 2, 4, 4),  # no more than twice as wide
    ],
    ids=str,
)
def test_a_table_may_be_wider_than_its_header(texts: list[str], width: int, found: int) -> None:
    assert joint_width(lines(*texts), width) == found


@pytest.mark.parametrize(
    ("above", "below", "flags"),
    [
        ("a", "b", ("joined 1+1", "joined short")),
        ("a|b", "c", ("joined n+1", "joined short")),
        ("a|b", "c|d", ("joined n+n", "joined full")),
        ("a", "b|c|d", ("joined 1+n", "joined full", "joined to full")),
    ],
)
def test_what_two_lines_are_together(above: str, below: str, flags: tuple[str, ...]) -> None:
    first, second = lines(above, below)
    assert joints_of_lines(first, second, 3) == flags
