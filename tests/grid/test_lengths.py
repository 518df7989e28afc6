"""What the lengths of all lines say of cells that were broken over lines."""

from __future__ import annotations

import pytest

from wikifilm.document import Cell, Text
from wikifilm.grid.collapse.cells.tokens import Token, tokens_of
from wikifilm.grid.collapse.printed.lengths import lengths_of
from wikifilm.grid.collapse.printed.segments import loose_segments


def lines(*texts: str) -> list[tuple[Token, ...]]:
    """Lines of cells with bars between."""
    return [tokens_of([Cell(Text(cell)) for cell in text.split("|")]) for text in texts]


@pytest.mark.parametrize(
    ("texts", "at", "flags"),
    [
        (["a|b|c"] * 20 + ["a|b", "c|d"], 21, ["joined gain 4"]),  # pieces are rare, whole rows common
        (["a|b"] * 20 + ["a|b|c"], 1, ["joined gain 0"]),
        (["a", "a|b|c"] * 3, 1, ["joined above all full"]),
        (["a", *["a|b|c"] * 12], 1, ["joined above few full"]),
        (["a", "a|b|c"] * 3 + ["a|b|c"], 1, ["joined above some full"]),  # three quarters of them
        (["a", "a|b|c"] * 4 + ["a|b|c"], 1, ["joined above all full"]),  # four fifths
        (["a|b|c"] * 100 + ["a|b", "c|d"], 101, ["joined gain 5"]),
        (["a", *["a|b|c"] * 2], 1, []),  # too few to say
        (["a|b|c", "d"] * 3, 1, ["joined lone, no early", "joined lone, not nested"]),
        (["a|b|c", "d"] * 3 + ["a|b"] * 3, 1, ["joined lone, some early", "joined lone, nested"]),
        (["a|b|c", "d"] * 3 + ["a|b|"] * 6, 1, ["joined lone, some early", "joined lone, not nested"]),
        (["a|b|c", "d"] * 4 + ["a|b"], 1, ["joined lone, few early", "joined lone, seldom nested"]),
        (["a|b|c", "d"] * 2, 1, []),
    ],
    ids=str,
)
def test_flags_of_a_cell_that_goes_on(texts: list[str], at: int, flags: list[str]) -> None:
    given = lines(*texts)
    assert list(lengths_of(given, 3).flags(len(given[at - 1]), given[at])) == flags


def test_a_table_of_two_columns_has_lines_of_one_cell_anyway() -> None:
    given = lines(*["a|b", "c"] * 3)
    assert "joined lone, narrow" in lengths_of(given, 2).flags(2, given[1])


def test_the_flags_are_those_of_the_cell() -> None:
    [(whole, _), *_] = loose_segments(lines(*["a|b", "c"] * 3), 2)
    assert "joined lone, no early" in whole.cells[-1].flags
