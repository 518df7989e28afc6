"""Scores that are put together from remembered parts beside the plain sums."""

from __future__ import annotations

import json
from itertools import product
from math import exp
from pathlib import Path
from random import Random

import pytest

from wikifilm.document import Cell, Printed, Text
from wikifilm.grid.collapse.cells.columns import columns_of
from wikifilm.grid.collapse.cells.tokens import Token, token
from wikifilm.grid.collapse.evidence.changes import Changes, equal_cells, places
from wikifilm.grid.collapse.evidence.features import change_features, repeat_features, same_feature
from wikifilm.grid.collapse.inference.infer import Node
from wikifilm.grid.collapse.plan import plan_of
from wikifilm.grid.collapse.printed.dialect import Dialect, dialect_of
from wikifilm.grid.collapse.printed.header import header_width

MASKS = ["".join(mask) for length in range(1, 5) for mask in product("P.", repeat=length)]
DIALECTS = [
    dialect_of(printed)
    for printed in (Printed("in place"), Printed("padding"), Printed("kept", spread=True), Printed("kept"))
]
HEADERS = json.loads((Path(__file__).parents[1] / "fixtures" / "grid" / "header_widths.json").read_text("utf-8"))


def cells_of(*texts: str) -> tuple[Token, ...]:
    return tuple(token(Cell(Text(text))) for text in texts)


@pytest.mark.parametrize("dialect", DIALECTS, ids=str)
@pytest.mark.parametrize("mask", MASKS)
def test_a_reading_is_worth_its_labels_its_slots_and_its_wide_cells(mask: str, dialect: Dialect) -> None:
    plan, random = plan_of(mask, 5, dialect), Random(mask)  # noqa: S311
    rows = [random.uniform(-3, 3) for _ in plan.labels]
    slots = [random.uniform(-3, 3) for _ in plan.slots]
    wides = [random.uniform(-3, 3) for _ in plan.wides]
    worth = dict(zip(plan.slots, slots, strict=True))
    scores = plan.scores(rows, slots, wides)
    for labels, row, part, score in zip(plan.labels, rows, plan.parts, scores, strict=True):
        cells = iter(range(len(mask)))
        for column, label in enumerate(labels):
            at = next(cells) if label in "Pers" else -1
            begins = "W" if label == "P" and labels[column + 1 : column + 2] in ("R", "r") else label
            row += worth[begins, column, at if label == "P" else -1]
        assert score == pytest.approx(row + wides[part[2]])


@pytest.mark.parametrize(
    ("labels", "wides"),
    [
        ("PPP", ()),
        ("PRR", ((0, True),)),
        ("PPR", ((1, False),)),
        ("PrP", ((0, False),)),
        ("SPR", ((0, False),)),
    ],
)
def test_wide_cells_of_a_reading(labels: str, wides: tuple[tuple[int, bool], ...]) -> None:
    mask = "".join("P" if label == "P" else "." for label in labels if label in "Pr")
    plan = plan_of(mask, 3, DIALECTS[2] if "r" in labels else DIALECTS[1])
    assert plan.wides[plan.parts[plan.labels.index(labels)][2]] == wides


COLUMNS = columns_of(["Year", "Award", "Category", "Recipient", "Work", "Role", "Result", "Ref"])
TEXTS = ("2011", "2012", "Zembla Awards", "Best Film", "Ada Quill", "Won", "-", "Salt")


def lattice(random: Random) -> tuple[list[Node], list[Node]]:
    """Rows of several lengths that end where others begin."""
    texts = [random.choice(TEXTS) for _ in range(12)]
    cells = cells_of(*texts)

    def node(start: int, end: int) -> Node:
        gaps = ["P"] * (end - start) + [random.choice("SE") for _ in range(8 - end + start)]
        random.shuffle(gaps)
        return Node(start, end, cells[start:end], "".join(gaps), 0.0)

    before = [node(random.randint(0, 5), 6) for _ in range(6)]
    return before, [node(6, random.randint(7, 12)) for _ in range(6)]


@pytest.mark.parametrize("seed", range(20))
def test_an_edge_is_worth_its_labels_and_what_is_printed_again(seed: int) -> None:
    random = Random(seed)  # noqa: S311
    before, nodes = lattice(random)
    names = {name for a, b in product("PSE^", repeat=2) for column in COLUMNS for name in change_features(a, b, column)}
    again = [random.random() for _ in COLUMNS]
    names |= {"Te", "Te|dash", "Te|once", "Ts|same", "Ts|other", *(f"Te|{column.role}" for column in COLUMNS)}
    weights = {name: random.uniform(-1, 1) for name in sorted(names)}
    scores, factors = Changes(COLUMNS, weights, True, again).edges(before, nodes)
    for at, below in enumerate(nodes):
        for number, above in enumerate(before):
            expected = edge(above, below, weights, again)
            assert scores[at][number] == pytest.approx(expected)
            assert factors[at][number] == pytest.approx(exp(expected))


def edge(above: Node, below: Node, weights: dict[str, float], again: list[float]) -> float:
    score = weights[same_feature(above.labels, below.labels)]
    for a, b, column in zip(above.labels, below.labels, COLUMNS, strict=True):
        score += sum(weights[name] for name in change_features(a, b, column)) - 15.0 * (a + b == "ES")
    for first, second in equal_cells(above.cells, below.cells):
        place = places(below.labels)[second]
        if places(above.labels)[first] == place:
            found = repeat_features(below.cells[second], COLUMNS[place], again[place])
            score += sum(weights[name] * value for name, value in found)
    return score


@pytest.mark.parametrize("case", HEADERS, ids=lambda case: " ".join(case["header"])[:40])
def test_the_header_ends_where_data_begin(case: dict[str, list[str]]) -> None:
    assert header_width(cells_of(*case["header"], *case["body"])) == len(case["header"])


def test_what_has_no_weight_is_worth_nothing() -> None:
    first, second = (Node(at, at + 1, cells_of("2011", "Won"), "PP", 0.0) for at in (0, 1))
    changes = Changes(COLUMNS[:2], {}, False, [0.5, 0.5])
    assert changes.edges([first], [second]) == ([(0.0,)], [(1.0,)])
    assert changes.edges([], [first]) == ([(0.0,)], [(1.0,)])


def test_cells_without_letters_are_equal_by_their_text() -> None:
    assert equal_cells(cells_of("—", "?", "", "The Lamp"), cells_of("?", "…", "", "the lamp!")) == ((1, 0), (3, 3))
