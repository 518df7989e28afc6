"""Lengths, shapes and order of numbers: what they say of a column."""

from __future__ import annotations

from itertools import pairwise

import pytest

from wikifilm.document import Cell, Text
from wikifilm.grid.collapse.cells.columns import columns_of
from wikifilm.grid.collapse.cells.tokens import Token, token
from wikifilm.grid.collapse.evidence.habits import prior_of
from wikifilm.grid.collapse.evidence.measures import Sums
from wikifilm.grid.collapse.evidence.profiles import Order

HEADERS = ["Season", "Conference", "Head coach"]


def seen(text: str) -> Token:
    return token(Cell(Text(text)))


@pytest.mark.parametrize(
    ("text", "number", "shape"),
    [
        ("1998–99", 1998.0, "0000–00"),
        ("12,345", 12345.0, "00,000"),
        ("3.5", 3.5, "0.0"),
        ("14 May 2003", 2003.0, "00 a 0000"),
        ("2nd", 2.0, "0a"),
        ("Ada Quill", None, ""),
        ("—", None, ""),
    ],
)
def test_a_cell_has_the_number_and_the_shape_of_its_text(text: str, number: float | None, shape: str) -> None:
    assert (seen(text).number, seen(text).shape) == (number, shape)


def sums(*values: float) -> Sums:
    found = Sums()
    for value in values:
        found.add(value, 1.0)
    return found


def test_a_value_fits_where_its_like_stands() -> None:
    low, high = sums(1.0, 1.2, 0.9), sums(6.0, 6.1, 5.8)
    table = sums()
    table.join(low)
    table.join(high)
    usual = table.usual()
    assert usual is not None
    assert low.fit(1.1, 0.0, usual) > 0.5 > -0.5 > high.fit(1.1, 0.0, usual)


def test_a_value_is_no_evidence_for_itself() -> None:
    alone = sums(4.0)
    usual = sums(1.0, 2.0, 3.0, 4.0).usual()
    assert usual is not None
    assert alone.fit(4.0, 1.0, usual) == pytest.approx(0.0)


def test_what_is_usual_is_the_mean_and_the_variance() -> None:
    assert sums(1.0, 2.0, 3.0, 6.0).usual() == pytest.approx((3.0, 3.5))
    assert sums(2.0, 2.0).usual() == pytest.approx((2.0, 0.02))  # no two values are quite alike


def test_a_fit_is_a_quotient_of_two_normal_distributions() -> None:
    """Nothing stands here: here is as anywhere."""
    assert sums().fit(5.0, 0.0, (3.0, 3.5)) == pytest.approx(0.0)
    assert sums(*[0.0] * 9).fit(0.0, 0.0, (3.0, 1.0)) == pytest.approx(3.0)


def test_nothing_is_usual_where_nothing_stands() -> None:
    assert sums().usual() is None


def test_the_order_of_a_column_is_counted() -> None:
    order = Order()
    for before, number in ((1.0, 2.0), (2.0, 3.0), (3.0, 7.0), (7.0, 5.0)):
        order.add(number, {"above": 1.0}, {"above": before}, 1.0)
    assert (order.pairs, order.rising, order.counting) == (5.0, 2.0, 2.0)


@pytest.mark.parametrize(
    ("numbers", "step", "steady"),
    [((1.0, 2.0, 3.0), 1, 2 / 3), ((2014.0, 2013.0, 2012.0, 2009.0), -1, 2 / 4), ((4.0, 9.0), 1, 0.0)],
)
def test_numbers_count_up_or_down(numbers: tuple[float, ...], step: int, steady: float) -> None:
    order = Order()
    for before, number in pairwise(numbers):
        order.add(number, {"above": 1.0}, {"above": before}, 1.0)
    assert order.step == step
    assert order.steady == pytest.approx(steady)


@pytest.mark.parametrize(("column", "value"), [(0, -1.0), (1, 1.0), (2, -1.0)])
def test_a_word_of_a_header_speaks_for_its_column(column: int, value: float) -> None:
    prior = prior_of(HEADERS)
    assert ("hh", value) in prior.cell_features(seen("Oru Conference"), column, columns_of(HEADERS))
