"""What the columns of a table hold elsewhere, in numbers that can be counted by hand."""

from __future__ import annotations

from math import log

import pytest

from wikifilm.document import Cell, Text
from wikifilm.grid.collapse.cells.columns import columns_of
from wikifilm.grid.collapse.cells.tokens import Token, token
from wikifilm.grid.collapse.evidence.counting import evidence_of
from wikifilm.grid.collapse.evidence.gathered import Evidence
from wikifilm.grid.collapse.evidence.measures import Sums
from wikifilm.grid.collapse.evidence.profiles import Order, length, whole_of
from wikifilm.grid.collapse.inference.infer import Node

COLUMNS = columns_of(["Year", "Result"])


def seen(text: str) -> Token:
    return token(Cell(Text(text)))


def gathered(*rows: tuple[str, str], shares: tuple[float, ...] = ()) -> tuple[Evidence, list[tuple[Token, ...]]]:
    """The evidence of rows: their labels, and their cells with blanks between."""
    cells = [tuple(map(seen, texts.split())) for _, texts in rows]
    nodes = [[Node(at, at + 1, cells[at], labels, 0.0)] for at, (labels, _) in enumerate(rows)]
    marginals = [[share] for share in shares or [1.0] * len(rows)]
    return evidence_of("v", 2, nodes, marginals), cells


def features(evidence: Evidence, cell: Token, column: int) -> dict[str, float]:
    return dict(evidence.cell_features(cell, column, COLUMNS))


FOUR = [("PP", "2011 Won"), ("PP", "2012 Lost"), ("PP", "2013 Won"), ("PP", "2014 Won")]


def test_a_kind_of_cell_is_likelier_where_others_of_it_stand() -> None:
    """Three other years of three in the first column, none of four in the second; half of all cells are years."""
    found, cells = gathered(*FOUR)
    here, there = (features(found, cells[0][0], column) for column in (0, 1))
    assert here["vk"] == here["vk|year"] == pytest.approx(log((3 + 0.15) / 3.3 / 0.5), abs=1e-4)
    assert there["vk"] == there["vk|outcome"] == pytest.approx(log(0.15 / 4.3 / 0.5), abs=1e-4)
    assert features(found, seen("x"), 0)["vk"] == pytest.approx(log(0.003 / 4.3 / 0.01), abs=1e-2)


def test_the_kind_of_a_cell_counts_apart_where_its_words_are_new() -> None:
    found, _ = gathered(*FOUR)
    new, known = (features(found, seen(text), 1) for text in ("Shared", "Won"))
    assert new["vkn"] == new["vk"]
    assert "vkn" not in known


def test_what_a_cell_says_stands_elsewhere() -> None:
    """Of a cell that was counted only the others count."""
    found, cells = gathered(*FOUR)
    here, there = (features(found, cells[0][1], column) for column in (1, 0))
    for name in ("vx", "vf", "vl"):  # the text, its first word, its last
        assert here[f"{name}+"] == pytest.approx(2 / 2.5)
        assert f"{name}-" not in here
        assert there[f"{name}-"] == pytest.approx(2 / 2.5)
        assert f"{name}+" not in there
    assert features(found, seen("Won"), 1)["vx+"] == pytest.approx(3 / 3.5)
    assert not {"vx+", "vx-", "vf+", "vf-"} & set(features(found, cells[1][1], 1))


def test_where_a_word_stands_in_both_columns() -> None:
    found, cells = gathered(("PP", "x Won"), ("PP", "Won y"), ("PP", "z Won"), ("PP", "u Won"))
    here = features(found, cells[0][1], 1)
    assert [here["vx+"], here["vx-"]] == pytest.approx([2 / 3.5, 1 / 3.5])


def test_values_printed_again_below_themselves() -> None:
    """In the first column one value was printed again and two were spanned; in the second none."""
    found, cells = gathered(("PP", "2011 a"), ("PP", "2011 b"), ("SP", "c"), ("SP", "d"))
    assert found.repeats == [pytest.approx(1.3 / (1.3 + 2 + 0.3)), pytest.approx(0.3 / 0.6)]
    above = dict(found.above_features(1, cells[1][0], 0, COLUMNS))
    assert [above["va"], above["va|year"], above["var"]] == pytest.approx([1.0, 1.0, 1.0 - 1.3 / 3.6])
    assert "va" not in dict(found.above_features(1, seen("2012"), 0, COLUMNS))


def test_dashes_are_printed_again_anyway() -> None:
    found, cells = gathered(("PP", "2011 —"), ("PP", "2012 —"))
    assert found.above_features(1, cells[1][1], 1, COLUMNS) == [("va|dash", 1.0)]
    assert found.repeats[1] == pytest.approx(0.3 / 0.6)


def test_what_is_spanned_stands_above_the_next_row_too() -> None:
    found, _ = gathered(("PP", "2011 a"), ("SP", "b"), ("EP", "c"), ("PP", "2012 d"))
    assert [sorted(row.above[0]) for row in found.rows] == [[], ["2011"], ["2011"], []]


@pytest.mark.parametrize(("share", "above"), [(1.0, 1.0), (0.5, 1.0), (0.2, 1.0), (0.1, 0.5)])
def test_rows_that_are_not_sure_are_taken_for_the_row_above(share: float, above: float) -> None:
    """As far as any row ends there at all."""
    found, _ = gathered(("PP", "2011 a"), ("PP", "2012 b"), shares=(share, 1.0))
    assert found.rows[1].above[0] == {"2011": pytest.approx(above)}


@pytest.mark.parametrize(
    ("number", "rising", "counting"), [("4", 1.0, 1.0), ("9", 1.0, -1.0), ("2", -1.0, -1.0), ("3", 0.0, 0.0)]
)
def test_a_number_that_goes_on_with_those_above(number: str, rising: float, counting: float) -> None:
    """1, 2, 3 are two pairs, both rising by one; one pair more is taken to be any."""
    found, _ = gathered(("PP", "1 a"), ("PP", "2 b"), ("PP", "3 c"), ("EP", "d"))
    found.rows[3].above[0] = {"3": 1.0}
    above = dict(found.above_features(3, seen(number), 0, COLUMNS))
    assert [above["vo"], above["vo|year"]] == pytest.approx([rising * 2 / 3, rising])
    assert [above["vn"], above["vn|year"]] == pytest.approx([counting * 2 / 3, max(0.0, counting)])


@pytest.mark.parametrize(("number", "counting"), [("2011", 1.0), ("2013", -1.0), ("2012", 0.0)])
def test_years_that_go_on_with_those_above_downwards(number: str, counting: float) -> None:
    found, _ = gathered(("PP", "2014 a"), ("PP", "2013 b"), ("PP", "2012 c"), ("EP", "d"))
    found.rows[3].above[0] = {"2012": 1.0}
    above = dict(found.above_features(3, seen(number), 0, COLUMNS))
    assert [above["vn"], above["vn|year"]] == pytest.approx([counting * 2 / 3, max(0.0, counting)])


def test_pairs_that_are_not_sure_count_in_part() -> None:
    order = Order()
    order.add(3.0, {"a": 0.5, "b": 0.25, "c": 1.0}, {"a": 2.0, "b": 9.0}, 0.5)
    assert (order.pairs, order.rising, order.counting) == (1.375, 0.125, 0.25)


def test_how_often_a_column_is_spanned_elsewhere() -> None:
    """Three rows have a year and two are spanned; the row itself does not count."""
    found, _ = gathered(("PP", "2011 a"), ("SP", "b"), ("PP", "2012 c"), ("SP", "d"), ("PP", "2013 e"))
    labels = dict(found.label_features(1, 0, "S", COLUMNS))
    assert labels["vL|S"] == labels["vL|S|year"] == pytest.approx(log((2 - 1 + 0.3) / (3 + 0.7)))
    assert labels["vS|some|first"] == 1.0
    assert labels["vSk|year"] == 1.0
    assert labels["vS|again"] == found.repeats[0]
    other = dict(found.label_features(0, 0, "E", COLUMNS))
    assert other == {"vL|E": pytest.approx(log(0.3 / 2.7)), "vL|E|year": pytest.approx(log(0.3 / 2.7))}


@pytest.mark.parametrize(
    ("rows", "crossing", "name"),
    [
        ([("PP", "2011 a"), ("PP", "2012 b")], 0.3, "some"),
        ([("PP", "2011 a"), *[("SP", "b")] * 3], 0.3 / 4, "low"),
        ([("PP", "2011 a"), ("PS", "2012")], 1.3 / 2, "high"),
    ],
)
def test_spans_right_of_a_new_value(rows: list[tuple[str, str]], crossing: float, name: str) -> None:
    found, _ = gathered(*rows)
    assert found.crossing == pytest.approx(crossing)
    assert (f"vS|{name}|first", 1.0) in found.label_features(0, 0, "S", COLUMNS)


def test_pieces_of_cells_by_column() -> None:
    """Two cells were put together in the second column, one in the first; the cell itself does not count."""
    found, cells = gathered(*FOUR)
    found.joined, found.whole = (1.0, 2.0), 1.0
    piece = cells[0][1]
    counted = dict(found._joined_features(1, found.shares[id(piece)]))
    assert counted == {
        "vj": pytest.approx(log(2.1 / 2.0)),
        "vjc": pytest.approx(1 / 2.5),
        "vjo": pytest.approx(1 / 2.5),
    }
    other = dict(found._joined_features(0, {}))
    assert other == {"vj": pytest.approx(log(3.1 / 2.0)), "vjc": pytest.approx(1 / 3.5), "vjo": pytest.approx(2 / 3.5)}


def test_lengths_and_shapes_of_the_whole_table() -> None:
    assert [length(seen("")), length(seen("tin"))] == pytest.approx([0.0, log(4)])
    found, cells = gathered(*FOUR)
    assert found.table.shapes == {"0000": pytest.approx(0.5)}
    mean = (4 * log(5) + 3 * log(4) + log(5)) / 8
    assert found.table.lengths is not None
    assert found.table.lengths[0] == pytest.approx(mean)
    shape = features(found, cells[0][0], 0)["vs"]
    assert shape == pytest.approx(log((3 + 0.15) / 3.3 / 0.5), abs=1e-4)
    assert whole_of([]).shapes == {}
    assert Sums().usual() is None


def test_a_table_of_one_cell_in_doubt() -> None:
    found, _ = gathered(("PE", "2011"), shares=(0.5,))
    assert found.table.shapes == {"0000": pytest.approx(0.5)}
    assert found.table.lengths is None
