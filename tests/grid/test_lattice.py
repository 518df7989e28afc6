"""Readings and their probabilities beside what trying everything gives, where everything is little."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import product
from math import exp, log
from random import Random

import pytest
from msgspec.structs import replace

from wikifilm.document import Cell, Printed, Text
from wikifilm.grid.collapse.candidates import candidates
from wikifilm.grid.collapse.cells.tokens import token
from wikifilm.grid.collapse.inference.confidence import calibrated, row_probabilities
from wikifilm.grid.collapse.inference.infer import Change, Edges, Inference, Node, infer
from wikifilm.grid.collapse.printed.dialect import Dialect, dialect_of
from wikifilm.grid.collapse.restore import _issues

PRINTED = (Printed("in place"), Printed("padding"), Printed("kept", spread=True), Printed("kept"))
DIALECTS = [dialect_of(printed) for printed in PRINTED]
ALL = [*DIALECTS, *(dialect.first() for dialect in DIALECTS)]
MASKS = ["".join(mask) for length in range(1, 5) for mask in product("P.", repeat=length)]


@pytest.fixture(autouse=True)
def _nothing_remembered() -> None:
    candidates.cache_clear()


def is_reading(labels: str, mask: str, dialect: Dialect) -> bool:
    """Whether a renderer of this dialect could have printed the mask for a row that is labelled thus."""
    printed = [label for label in labels if label in "Pesr"]
    if len(printed) != len(mask) or any(
        (label == "P") != (cell == "P") for label, cell in zip(printed, mask, strict=True)
    ):
        return False
    if not set(labels) <= {"P", *dialect.gaps, *dialect.blanks}:
        return False
    return all(_may_stand(labels, at, mask, dialect) for at in range(len(labels)))


def _may_stand(labels: str, at: int, mask: str, dialect: Dialect) -> bool:
    label, before = labels[at], labels[:at]
    if label in "Rr":  # beside a part of the colspan or its cell; one colspan a row leaves no blanks
        return before[-1:] in ("R", "r") or (before[-1:] == "P" and "R" not in before)
    if label in "ES" and not dialect.drops:
        rest = [one for one in labels[at:] if one in "Pesr"]
        return not rest if label == "E" else not before.endswith("E")
    return True


@pytest.mark.parametrize("dialect", ALL, ids=str)
@pytest.mark.parametrize("mask", MASKS)
def test_all_readings_of_a_row_are_looked_at(mask: str, dialect: Dialect) -> None:
    for width in range(len(mask), 5):
        expected = {"".join(one) for one in product("PSEResr", repeat=width) if is_reading("".join(one), mask, dialect)}
        found = candidates(mask, width, dialect)
        assert len(found) == len(set(found))
        if len(expected) <= 40:
            assert set(found) == expected
        else:
            assert set(found) <= expected


def test_what_the_dialects_print() -> None:
    place, padded, spread, kept = map(dialect_of, PRINTED)
    assert (place, padded) == (Dialect("place", "E", "esr"), Dialect("padded", "SER", "e", drops=True))
    assert (spread, kept) == (Dialect("kept", "SE", "er"), Dialect("kept", "SER", "e"))
    assert place.first() == Dialect("place", "E", "er", drops=True)
    assert padded.first() == Dialect("padded", "E", "e", drops=True)


def test_only_dialects_that_say_so_drop_empty_cells() -> None:
    assert not Dialect("kept", "SE", "e").drops
    assert dialect_of(Printed("kept", cut_end=True)).first().cuts
    assert [one.drops for one in map(dialect_of, PRINTED)] == [False, True, False, False]


def test_of_too_many_readings_those_with_few_changes_stay() -> None:
    found = candidates("PPPPPP", 12, DIALECTS[1])
    assert len(found) == 600
    assert {"PPPPPPSSSSSS", "SSSSSSPPPPPP", "PPPPPPEEEEEE", "SSSPPPPPPSSS"} <= set(found)
    assert len(candidates("PPPPPP", 13, DIALECTS[1])) == 100
    assert len(candidates("PPPPPP", 13, DIALECTS[0])) <= 40


@pytest.mark.parametrize(
    ("mask", "width", "number", "expected"),
    [
        ("P", 25, 1, ("S" * 24 + "P", "P" + "S" * 24)),
        ("P.", 25, 0, ("E" * 23 + "Pe", "Pe" + "E" * 23)),
        ("P" * 25, 25, 1, ("P" * 25,)),
        ("P" * 30, 25, 1, ("P" * 25,)),
        ("P", 24, 1, None),
    ],
)
def test_wide_tables_are_flush(mask: str, width: int, number: int, expected: tuple[str, ...] | None) -> None:
    found = candidates(mask, width, DIALECTS[number])
    assert found == expected if expected else len(found) > 2


# --- inference ------------------------------------------------------------------------------------------------------

Score = Callable[[Node | None, Node], float]


def random_lattice(random: Random) -> tuple[list[list[Node]], Score]:
    """Rows of one line or two, some with one reading and some with several."""
    size = random.randint(1, 4)
    nodes = [
        [
            Node(line, end, (), f"{line}{end}{number}", random.uniform(-2, 2))
            for end in range(line + 1, min(line + 2, size) + 1)
            for number in range(random.randint(1, 2))
        ]
        for line in range(size)
    ]
    known: dict[tuple[str, str], float] = {}
    return nodes, lambda before, node: known.setdefault(
        (before.labels if before else "", node.labels), random.uniform(-3, 3)
    )


def test_lines_at_which_no_row_begins_are_passed_over() -> None:
    """The second line goes on with the first; the third is a row."""
    nodes = [
        [Node(0, 2, (), "a", 0.0), Node(0, 2, (), "b", 1.0)],
        [Node(1, 2, (), "c", 9.0)][:0],
        [Node(2, 3, (), "d", 0.0)],
    ]
    found = infer(nodes, edges_of(lambda *_: 0.0))
    assert [node.labels for node in found.best] == ["b", "d"]
    assert [len(marginals) for marginals in found.marginals] == [2, 0, 1]
    assert found.marginals[0] == pytest.approx([1 / (1 + exp(1)), exp(1) / (1 + exp(1))])


def test_rows_that_nothing_leads_to_have_no_probability() -> None:
    nodes = [[Node(0, 2, (), "a", 0.0)], [Node(1, 2, (), "b", 5.0)], [Node(2, 3, (), "c", 0.0)]]
    found = infer(nodes, edges_of(lambda *_: 0.0))
    assert [node.labels for node in found.best] == ["a", "c"]
    assert found.marginals == [[pytest.approx(1.0)], [0.0], [pytest.approx(1.0)]]


def edges_of(score: Score) -> Change:
    def change(before: Sequence[Node], nodes: Sequence[Node]) -> Edges:
        scores = [tuple(score(one, node) for one in before) if before else (score(None, node),) for node in nodes]
        return scores, [tuple(map(exp, row)) for row in scores]

    return change


def all_paths(nodes: list[list[Node]], start: int = 0) -> Iterator[list[Node]]:
    if start == len(nodes):
        yield []
    for node in nodes[start] if start < len(nodes) else ():
        yield from ([node, *rest] for rest in all_paths(nodes, node.end))


@pytest.mark.parametrize("seed", range(60))
def test_the_best_path_and_all_probabilities(seed: int) -> None:
    nodes, score = random_lattice(Random(seed))  # noqa: S311
    found = infer(nodes, edges_of(score))
    worth = []
    for path in all_paths(nodes):
        befores = [None, *path]
        worth.append((sum(node.score + score(befores[at], node) for at, node in enumerate(path)), path))
    total = log(sum(exp(value) for value, _ in worth))
    assert found.best == max(worth, key=lambda one: one[0])[1]
    assert found.nodes == nodes
    for column, marginals in zip(nodes, found.marginals, strict=True):
        for node, share in zip(column, marginals, strict=True):
            assert share == pytest.approx(sum(exp(value - total) for value, path in worth if node in path))


# --- what is told of it ---------------------------------------------------------------------------------------------


def node(labels: str, *texts: str) -> Node:
    return Node(0, 1, tuple(token(Cell(Text(text))) for text in texts), labels, 0.0)


def test_an_ambiguous_row_is_told_with_both_readings() -> None:
    first, second, third = node("PSR", "Won"), node("SPE", "Won"), node("EEP", "Won")
    [issue] = _issues(Inference([first], [[third, first, second]], [[0.1, 0.49, 0.41]]))
    assert issue.code == "ambiguous-row"
    assert issue.message == "two readings are about equally probable: | Won | ^ | < | or | ^ | Won |  |"
    assert _issues(Inference([first], [[first, second]], [[0.6, 0.4]])) == ()
    assert _issues(Inference([first], [[first]], [[1.0]])) == ()
    assert _issues(None) == ()


def test_blank_cells_in_a_reading_that_is_told() -> None:
    one, two = node("Pesr", "Won", "", "", ""), node("Persr", "Won", "", "", "", "")
    [issue] = _issues(Inference([one], [[one, two]], [[0.5, 0.5]]))
    assert "| Won |  | ^ | < |" in issue.message
    assert "| Won |  | < | ^ | < |" in issue.message


def test_slots_that_agree_add_up() -> None:
    """The second column shows the same cell in two readings of three; the first column differs in all."""
    readings = [node("PPS", "a", "b"), node("PPE", "a", "b"), node("SPP", "a", "b")]
    [shares] = row_probabilities(Inference([readings[0]], [readings], [[0.5, 0.3, 0.2]]), ())
    assert shares == pytest.approx((0.8, 0.8, 0.5))


def test_what_repeats_the_row_above_is_no_surer() -> None:
    above = [node("PP", "a", "b"), node("SP", "a")]
    below = [replace(one, start=1) for one in (node("SP", "c"), node("PS", "c"))]
    found = Inference([above[0], below[0]], [above, below], [[0.7, 0.3], [0.9, 0.1]])
    found.nodes, found.marginals = [above, below], [[0.7, 0.3], [0.9, 0.1]]
    _, second = row_probabilities(found, ())
    assert second == pytest.approx((0.7, 0.9))


@pytest.mark.parametrize("seed", range(40))
def test_a_slot_is_as_sure_as_all_readings_that_show_the_same(seed: int) -> None:
    random = Random(seed)  # noqa: S311
    masks = [random.choice(["P.", "PP", "P.P", ".P"]) for _ in range(2)]
    readings = [
        Node(0, end, cells, labels, 0.0)
        for end, mask in enumerate(masks, 1)
        for cells in [tuple(token(Cell(Text(f"{end}{at}" * (one == "P")))) for at, one in enumerate(mask))]
        for labels in random.choices(candidates(mask, 4, random.choice(DIALECTS)), k=3)
    ]
    weights = [random.random() for _ in readings]
    shares = [weight / sum(weights) for weight in weights]
    [found] = row_probabilities(Inference([readings[2]], [readings], [shares]), ())
    seen = [shown(one) for one in readings]
    expected: list[float] = []
    for column, label in enumerate(readings[2].labels):
        share = sum(part for part, texts in zip(shares, seen, strict=True) if texts[column] == seen[2][column])
        expected.append(min(share, expected[-1]) if label in "Rr" else share)
    assert found == pytest.approx(expected)


def shown(node: Node) -> list[str]:
    """What each column says; `^` for the one above."""
    texts, out = iter(node.cells), list[str]()
    for label in node.labels:
        text = next(texts).text if label in "Pers" else ""
        out.append("^" if label in "Ss" else out[-1] if label in "Rr" else text)
    return out


@pytest.mark.parametrize(("share", "expected"), [(0.4, 0.4), (1.0 - 1e-8, 1.0)])
def test_the_only_reading_of_a_row(share: float, expected: float) -> None:
    """It is not certain where another row could begin there."""
    one = node("PE", "a")
    assert row_probabilities(Inference([one], [[one]], [[share]]), ()) == [(expected, expected)]


def test_probabilities_are_calibrated() -> None:
    one = node("P", "a")
    assert row_probabilities(Inference([one], [[one]], [[0.5]]), ((0.5, 0.25),)) == [(0.25,)]


@pytest.mark.parametrize(
    ("value", "expected"), [(0.1, 0.2), (0.25, 0.2), (0.5, 0.4), (0.75, 0.6), (0.8, 0.6), (1.0, 1.0), (1.5, 1.0)]
)
def test_a_calibration_is_straight_between_its_points(value: float, expected: float) -> None:
    assert calibrated(value, ((0.25, 0.2), (0.75, 0.6))) == pytest.approx(expected)


def test_a_step_and_the_last_point_of_a_calibration() -> None:
    steps = ((0.2, 0.1), (0.5, 0.3), (0.5, 0.6), (0.9, 0.7))
    assert [calibrated(value, steps) for value in (0.5, 0.9, 0.95)] == [0.6, 0.7, 0.7]


def test_without_a_calibration_a_probability_stays() -> None:
    assert (calibrated(0.3, ()), calibrated(1.2, ())) == (0.3, 1.0)
