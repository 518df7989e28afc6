"""Header rows that were broken over lines."""

from __future__ import annotations

import pytest

from wikifilm.document import Cell, Printed, Text
from wikifilm.grid.collapse.cells.tokens import tokens_of
from wikifilm.grid.collapse.printed.whole_header import whole_header

LOOSE = Printed("kept", loose_lines=True, header_rows=0)


def put_together(texts: list[str], head: int, printed: Printed = LOOSE) -> tuple[list[str], int]:
    """Lines of cells with bars between; an empty text is a line without cells."""
    lines = [tokens_of([Cell(Text(cell)) for cell in text.split("|")] if text else []) for text in texts]
    found, size = whole_header(lines, head, printed)
    return ["|".join(cell.text for cell in row) for row in found], size


DATA = ["2011|Best Film|Won", "2012|Best Song|Won"]


@pytest.mark.parametrize(
    ("lines", "header", "used"),
    [
        (["Year|Category", "(of|Result"], "Year|Category\n(of|Result", 2),
        (["Year|Category (", "of)|Result"], "Year|Category (\nof)|Result", 2),
        (["Year|Category (", "Of)|Result"], "Year|Category (\nOf)|Result", 2),
        (["Year (", "of)|Category (", "of)|Result"], "Year (\nof)|Category (\nof)|Result", 3),
        (["Year|Category", "of|Result"], "Year|Category\nof|Result", 2),  # a small letter goes on
        (["Year (|Category", "Result|Notes"], "Year (|Category", 1),  # of a line the last cell counts
        (["Year|Category", "Result|(of"], "Year|Category", 1),  # and the first of the next
        (["Year|Category", "(of)"], "Year|Category", 1),  # one cell more is none of a header
        (["Year|Category|Result"], "Year|Category|Result", 1),
        (["Kelp grows|Salt (", "here)|Gull sings"], "Kelp grows|Salt (", 1),  # no names of columns
        (["Year|Category (", "", "of)|Result"], "Year|Category (", 1),
    ],
    ids=str,
)
def test_cells_that_go_on_and_name_columns_are_one_row(lines: list[str], header: str, used: int) -> None:
    assert put_together([*lines, *DATA], 1) == ([header, *lines[used:], *DATA], 1)


def test_no_more_lines_than_some_and_not_the_last() -> None:
    lines = ["Year|Award (", *["of|Result ("] * 20]
    found, head = put_together(lines, 1)
    assert (head, len(found), found[0].count("\n")) == (1, len(lines) - 7, 7)
    assert put_together(["Year|Category (", "of)|Result"], 1) == (["Year|Category (", "of)|Result"], 1)


@pytest.mark.parametrize("head", [0, 2])
def test_without_a_divider_a_header_of_one_row_is_looked_at(head: int) -> None:
    lines = ["Year|Category (", "of)|Result", *DATA]
    assert put_together(lines, head) == (lines, head)


@pytest.mark.parametrize(("width", "whole"), [(3, True), (2, False), (4, False), (0, False)])
def test_above_a_divider_the_lines_are_one_row_if_they_are_as_wide(width: int, whole: bool) -> None:
    printed = Printed("kept", loose_lines=True, header_rows=2, width=width)
    lines = ["Year|Name of the", "category|Result", *DATA]
    joined = ["Year|Name of the\ncategory|Result", *DATA]
    assert put_together(lines, 2, printed) == ((joined, 1) if whole else (lines, 2))


def test_above_a_divider_one_line_is_one_row() -> None:
    lines = ["Year|Category (|x", *DATA]
    for head in (0, 1):
        assert put_together(lines, head, Printed("kept", loose_lines=True, header_rows=1, width=3)) == (lines, head)
