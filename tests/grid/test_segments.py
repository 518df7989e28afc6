"""Lines of a printed table that can be one row."""

from __future__ import annotations

import pytest

from wikifilm.diagnostics import Span
from wikifilm.document import Cell, Link, Text
from wikifilm.grid.collapse.cells.tokens import Token, token
from wikifilm.grid.collapse.printed.segments import Segment, joined, line_segments, loose_segments
from wikifilm.grid.hints import Hints

Cells = tuple[Token, ...]


def line(*texts: str, span: Span | None = None, head: bool = False) -> Cells:
    return tuple(token(Cell(Text(text), head, span=span)) for text in texts)


def texts(segments: tuple[Segment, ...]) -> list[tuple[int, list[str]]]:
    return [(segment.end, [cell.text for cell in segment.cells]) for segment in segments]


def test_a_line_is_a_row() -> None:
    assert [texts(choices) for choices in line_segments([line("a", "b"), line("c")])] == [
        [(1, ["a", "b"])],
        [(2, ["c"])],
    ]


def test_a_line_alone_or_with_those_below_it() -> None:
    lines = [line("a", "b"), line("c"), line("d", "e")]
    first, second, third = loose_segments(lines, 3)
    assert texts(first) == [(3, ["a", "b\nc\nd", "e"]), (2, ["a", "b\nc"]), (1, ["a", "b"])]
    assert texts(second) == [(3, ["c\nd", "e"]), (2, ["c"])]
    assert texts(third) == [(3, ["d", "e"])]


def test_no_row_has_more_cells_than_columns() -> None:
    assert texts(loose_segments([line("a", "b"), line("c", "d")], 2)[0]) == [(1, ["a", "b"])]
    assert len(loose_segments([line("a", "b"), line("c", "d")], 3)[0]) == 2


@pytest.mark.parametrize(
    ("lines", "width", "most"), [(20, 12, 8), (20, 13, 1), (1000, 2, 8), (1001, 2, 1), (3, 2, 3)], ids=str
)
def test_how_many_lines_are_joined(lines: int, width: int, most: int) -> None:
    assert len(loose_segments([line("a")] * lines, width)[0]) == most


TWO, ONE, FOUR = line("a", "b"), line("c"), line("d", "e", "f", "g")


@pytest.mark.parametrize(
    ("lines", "rows"),
    [
        ([TWO] * 3, False),
        ([TWO] * 4, True),
        ([*[TWO] * 4, *[ONE] * 3], True),
        ([*[TWO] * 4, *[ONE] * 4], False),  # not most
        ([*[TWO] * 4, FOUR], False),  # some are as long as the table is wide
        ([TWO, ONE, TWO, ONE, *[TWO] * 3], True),
    ],
    ids=lambda lines: str([len(cells) for cells in lines]) if isinstance(lines, list) else None,
)
def test_where_most_lines_have_one_length_they_are_rows(lines: list[Cells], rows: bool) -> None:
    """Two of them are never one row; what has another length still goes on with the line above."""
    found = loose_segments(lines, 4)
    both = [
        any(len(lines[at]) == 2 for at in range(start + 1, segment.end))
        for start, choices in enumerate(found)
        for segment in choices
        if len(lines[start]) == 2
    ]
    assert any(both) != rows
    for start, choices in enumerate(found[:-1]):
        if (len(lines[start]), len(lines[start + 1])) == (2, 1):
            assert len(choices) > 1


def test_no_lines_give_no_rows() -> None:
    assert loose_segments([], 4) == ()


def test_lines_of_one_cell_may_be_one_cell() -> None:
    assert [len(choices) for choices in loose_segments([ONE] * 5, 3)] == [5, 4, 3, 2, 1]


def test_a_joined_cell_has_all_of_its_pieces() -> None:
    link = Cell(Text("Ada Quill", links=(Link(0, 3, "Ada"),)), True, span=Span(2, 9))
    [whole] = joined((token(link),), line("Ben Oar", span=Span(12, 15)))
    assert whole.cell == Cell(Text("Ada Quill\nBen Oar", links=(Link(0, 3, "Ada"),)), True)
    assert whole.cell.span == Span(2, 15)
    assert {"joined", "joined person", "joined to person"} <= set(whole.flags)


def test_what_was_put_together_is_looked_at_anew() -> None:
    names = Hints(names=frozenset({"The\nLamp"}))
    [plain], [hinted] = (joined(line("The"), line("Lamp"), hints) for hints in (Hints(), names))
    assert (plain.kind == "person", hinted.kind) == (False, "person")

    [_, [both, *_], _] = loose_segments([line("a"), line("The"), line("Lamp")], 2, names)
    assert both.cells[0].kind == "person"


@pytest.mark.parametrize(("first", "second", "expected"), [("", "b", "b"), ("a", "", "a"), ("", "", "")])
def test_blanks_add_no_line(first: str, second: str, expected: str) -> None:
    [whole] = joined(line(first), line(second))
    assert (whole.text, whole.cell.span, whole.cell.is_header) == (expected, None, False)


def test_one_piece_with_a_place_gives_the_place() -> None:
    assert joined(line("a"), line("b", span=Span(3, 4)))[0].cell.span == Span(3, 4)
    assert joined(line("a", span=Span(1, 2)), line("b"))[0].cell.span == Span(1, 2)


def test_lines_without_cells() -> None:
    a = line("a")
    assert joined((), a) == a == joined(a, ())
    assert [cell.text for cell in joined(line("a", "b"), line("c", "d", "e"))] == ["a", "b\nc", "d", "e"]
