"""What a first reading doubted makes the slots of the last one less sure."""

from __future__ import annotations

from math import sqrt

import pytest

from wikifilm.document import Cell, Text
from wikifilm.grid.collapse.cells.tokens import token
from wikifilm.grid.collapse.inference.confidence import FirstDoubts, first_doubts, row_probabilities
from wikifilm.grid.collapse.inference.infer import Inference, Node

ROWS = (("PPP", "PPE"), ("SPP", "EPP"), ("SPP", "EPP"))
"""The best reading of each row, and another."""


def inference(
    shares: list[float], first: Inference | None = None, rows: tuple[tuple[str, str], ...] = ROWS
) -> Inference:
    """Readings of rows; `shares`: the probability of the best of each."""
    nodes = [
        [
            Node(at, at + 1, tuple(token(Cell(Text(text))) for text in "abc"[: labels.count("P")]), labels, 0.0)
            for labels in both
        ]
        for at, both in enumerate(rows)
    ]
    return Inference([both[0] for both in nodes], nodes, [[share, 1.0 - share] for share in shares], first)


def least(shares: list[float], first: list[float]) -> list[float]:
    return [min(row) for row in row_probabilities(inference(shares, inference(first)), ())]


def test_of_one_pass_nothing_is_known_besides() -> None:
    assert first_doubts(inference([1.0, 0.9, 0.8])) is None
    assert [min(row) for row in row_probabilities(inference([1.0, 0.9, 0.8]), ())] == pytest.approx([1.0, 0.9, 0.8])


def test_what_was_in_doubt_of_rows_and_columns() -> None:
    """Of rows in which nothing is put back nothing is asked."""
    doubts = first_doubts(inference([1.0, 1.0, 1.0], inference([0.5, 0.9, 0.7])))
    assert doubts is not None
    together = sqrt(0.2 * 0.3)  # the mean and the worst
    assert doubts.rows == pytest.approx(together)
    assert doubts.columns == pytest.approx((together, 0.0, 0.0))
    assert doubts.slots[1] == pytest.approx((0.9, 1.0, 1.0))


@pytest.mark.parametrize(
    ("other", "expected"),
    [("EPP", sqrt((1.0 + 0.2) / 2)), ("PPE", 0.0)],
    ids=["printed alike", "not printed alike"],
)
def test_where_a_column_is_empty_its_spans_are_in_doubt(other: str, expected: float) -> None:
    """The mean of a cell that is read as empty and of a span that may be, and the worst of them."""
    rows = (("EPP", "PPE"), ("PPP", "PPE"), ("SPP", other))
    doubts = first_doubts(inference([1.0, 1.0, 1.0], inference([1.0, 1.0, 0.8], rows=rows), rows))
    assert doubts is not None
    assert doubts.columns[0] == pytest.approx(expected)


def test_a_doubt_is_the_geometric_mean_of_those_of_the_slot_and_of_the_table() -> None:
    doubts = FirstDoubts(((0.9, 0.9, 0.9),), 0.25, (0.0, 0.3, 0.3))
    found = doubts.weighed(0, "PSE", (0.8, 0.8, 0.8), (0.7, 0.7, 1.0))
    own = (0.1 * 0.2 * 0.3) ** (1 / 3)
    assert found == pytest.approx([1.0 - sqrt(own * 0.25), 1.0 - sqrt((own + 0.3) * 0.25), 1.0], abs=1e-3)


def test_a_row_is_less_sure_in_a_table_of_which_another_was_in_doubt() -> None:
    calm, doubtful = least([1.0, 0.99, 0.99], [1.0, 0.99, 0.99]), least([1.0, 0.99, 0.99], [1.0, 0.99, 0.4])
    assert doubtful[1] < calm[1] < 1.0
    assert doubtful[2] < doubtful[1]


def test_what_only_can_be_read_in_one_way_stays_certain() -> None:
    assert least([1.0, 0.99, 0.99], [1.0, 0.99, 0.4])[0] == 1.0


def test_a_reading_that_the_first_pass_did_not_look_at_was_in_doubt() -> None:
    first = inference([1.0, 0.99, 0.99])
    first.nodes[1], first.marginals[1] = first.nodes[1][1:], [1.0]
    assert row_probabilities(inference([1.0, 0.99, 0.99], first), ())[1][0] < 0.9


@pytest.mark.parametrize("share", [0.0, 0.3, 0.9, 0.999])
def test_doubts_are_probabilities(share: float) -> None:
    rows = row_probabilities(inference([share] * 3, inference([1.0 - share] * 3)), ())
    assert all(0.0 <= value <= 1.0 for row in rows for value in row)
