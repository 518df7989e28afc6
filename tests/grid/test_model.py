"""The scores of readings, put together from remembered parts, and what one pass leaves for the next."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from zlib import crc32

import pytest

from wikifilm.document import Cell, Printed, Row, Table, Text
from wikifilm.grid.collapse.cells.tokens import Token
from wikifilm.grid.collapse.evidence.features import cell_features, change_features, repeat_features, same_feature
from wikifilm.grid.collapse.evidence.fitted import fitted
from wikifilm.grid.collapse.evidence.gathered import Evidence
from wikifilm.grid.collapse.evidence.habits import Prior
from wikifilm.grid.collapse.inference.infer import Node, infer
from wikifilm.grid.collapse.model import Scorer, mask_of, nodes_of, prepared, read_problem, sure_evidence
from wikifilm.grid.collapse.printed.problem import Problem, problem_of
from wikifilm.grid.collapse.restore import restore

HEAD = ["Year", "Award", "Category", "Result"]
ROWS = [
    HEAD,
    ["2011", "Zembla Film Awards", "Best Film", "Won"],
    ["Corvid Prize", "Best Song", "Nominated"],
    ["2012", "Corvid Prize", "Best Film", "Won"],
    ["Best Actor", "Won"],
    ["2012", "Zembla Film Awards", "Best Film", "Nominated"],
]
LOOSE = [
    HEAD,
    ["2011", "Zembla Film"],
    ["Awards", "Best Film", "Won"],
    ["2012", "Corvid Prize", "Best Song", "Won"],
    ["Best Actor", "Won"],
]


class AnyWeights(dict[str, float]):
    """A weight for every name."""

    def get(self, name: str, _default: Any = None) -> Any:
        return crc32(name.encode()) % 2001 / 1000 - 1.0


W: Mapping[str, float] = AnyWeights()


def table(rows: list[list[str]], printed: Printed) -> Table:
    return Table(tuple(Row(tuple(Cell(Text(text)) for text in row)) for row in rows), printed=printed)


def plain() -> Problem:
    return problem_of(table(ROWS, Printed("padding", width=4)))


def loose() -> Problem:
    return problem_of(table(LOOSE, Printed("kept", loose_lines=True, width=4)))


def known(problem: Problem) -> tuple[Prior | Evidence, ...]:
    """What is known after one pass."""
    return prepared(problem, fitted().passes("award")[:1], fitted().habits)[1]


def weighed(features: list[tuple[str, float]] | tuple[tuple[str, float], ...]) -> float:
    return sum(W.get(name, 0.0) * value for name, value in features)


def cells(problem: Problem) -> list[tuple[int, Token]]:
    return [(start, cell) for start, [segment] in enumerate(problem.segments) for cell in segment.cells]


def test_a_cell_is_worth_its_features_and_all_evidence_for_it() -> None:
    problem = plain()
    evidence = known(problem)
    scorer = Scorer(problem, W, evidence)
    for start, cell in cells(problem) * 2:  # what is remembered is the same
        for column in range(4):
            expected = sum(W.get(name, 0.0) for name in cell_features(cell, problem.columns[column]))
            for each in evidence:
                expected += weighed(each.cell_features(cell, column, problem.columns))
                if isinstance(each, Evidence):
                    expected += weighed(each.above_features(start, cell, column, problem.columns))
            assert scorer.cell(start, cell, column) == pytest.approx(expected)


def test_a_label_is_worth_all_evidence_for_it() -> None:
    problem = plain()
    evidence = known(problem)
    scorer = Scorer(problem, W, evidence)
    for start in [*range(len(problem.segments))] * 2:
        for column in range(4):
            for label in "SER":
                found = [each.label_features(start, column, label, problem.columns) for each in evidence]
                found += [each.column_features(column, label, problem.columns) for each in evidence]
                assert scorer.label(start, column, label) == pytest.approx(sum(map(weighed, found)))


@pytest.mark.parametrize("passes", [0, 1])
def test_what_is_printed_again_counts_by_the_latest_evidence(passes: int) -> None:
    problem = plain()
    evidence = known(problem) if passes else ()
    last = evidence[-1] if passes else None
    again = last.repeats if isinstance(last, Evidence) else [0.3] * 4
    above, here = problem.segments[2][0], problem.segments[4][0]
    first, second = Node(2, 4, above.cells, "PPPP", 0.0), Node(4, 5, here.cells, "PPPP", 0.0)
    expected = W.get(same_feature("PPPP", "PPPP"), 0.0)
    for at, column in enumerate(problem.columns):
        expected += sum(W.get(name, 0.0) for name in change_features("P", "P", column))
        if above.cells[at].key == here.cells[at].key:
            expected += weighed(repeat_features(here.cells[at], column, again[at]))
    [[score]], _ = Scorer(problem, W, evidence).change([first], [second])
    assert score == pytest.approx(expected)


@pytest.mark.parametrize(("worth", "ends"), [(-30.0, [1, 2, 3, 4]), (30.0, [2])])
def test_a_pass_leaves_the_rows_that_are_possible(worth: float, ends: list[int]) -> None:
    problem = loose()
    found, evidence = prepared(problem, [{"kj|joined": worth}], fitted().habits)
    assert [segment.end for segment in problem.segments[0]] == [2, 1]
    left = [segment.end for segments in found.segments for segment in segments]
    assert left == ends if worth < 0 else left[:1] == ends
    assert len(evidence) == 3
    assert prepared(problem, (), fitted().habits)[0] is problem


def test_where_rows_of_one_length_begin_nothing_is_left_out() -> None:
    problem = plain()
    assert prepared(problem, fitted().passes("award"), fitted().habits)[0].segments == problem.segments


def test_how_many_readings_of_a_row_are_looked_at() -> None:
    weights: Mapping[str, float] = {}
    for nodes in nodes_of(plain(), Scorer(plain(), weights)):
        assert len(nodes) <= 24
    wide = problem_of(table([["x"] * 9, ["a"] * 9, ["a", "b", "c"]], Printed("padding", width=9)))
    assert [len(nodes) for nodes in nodes_of(wide, Scorer(wide, weights))] == [1, 24]
    for nodes, segments in zip(nodes_of(loose(), Scorer(loose(), weights)), loose().segments, strict=True):
        if len(segments) > 1:
            assert all(len([node for node in nodes if node.end == one.end]) <= 5 for one in nodes)


def test_of_equal_readings_the_first_stays_first() -> None:
    wide = problem_of(table([["x"] * 4, ["a"] * 4, ["a", "b"]], Printed("padding", width=4)))
    scorer = Scorer(wide, {})
    *_, nodes = nodes_of(wide, scorer)
    plan, _ = scorer.plan(mask_of(wide.segments[1][0].cells), 1)
    assert [node.labels for node in nodes] == list(plan.labels)[: len(nodes)]


def test_much_worse_readings_are_left_out() -> None:
    problem = plain()
    weights = {"L|S|padded|year": 20.0}
    nodes = nodes_of(problem, Scorer(problem, weights))[1]
    assert {node.labels[0] for node in nodes} == {"S"}
    assert max(node.score for node in nodes) - min(node.score for node in nodes) <= 9.0


def test_rows_with_one_reading_are_evidence_before_anything_is_read() -> None:
    found = sure_evidence(plain())
    assert [profile.total for profile in found.profiles] == [3.0] * 4
    assert sure_evidence(loose()).profiles[0].total == 1.0


def test_of_lines_without_row_ends_only_a_full_first_row_is_evidence() -> None:
    lines = [[text] for row in (HEAD, *ROWS[1:4]) for text in row]
    problem = problem_of(table(lines, Printed("padding", row_ends=False, header_rows=0)))
    assert problem.width == 4
    assert [profile.total for profile in sure_evidence(problem).profiles] == [1.0] * 4


def test_a_table_with_one_reading_is_not_weighed() -> None:
    problem = problem_of(table([HEAD, *[ROWS[1]] * 3], Printed("padding", width=4)))
    found = read_problem(problem, fitted())
    assert ([node.labels for node in found.best], found.first) == (["PPPP"] * 3, None)
    assert found.marginals == [[1.0]] * 3


def test_a_blank_below_the_first_row_may_be_spanned() -> None:
    printed = Printed("in place", width=4)
    first = problem_of(table([HEAD, ["2011", "", "x", "y"]], printed))
    assert read_problem(first, fitted()).first is not None  # empty, or the right part of a colspan
    below = problem_of(table([HEAD, ROWS[1], ["", "Corvid Prize", "Best Song", "Won"]], printed))
    assert len(read_problem(below, fitted()).nodes[1]) > 1


def test_a_line_before_a_full_row_is_not_read_twice() -> None:
    lines = [HEAD, ["Corvid"], ["2012", "Corvid Prize", "Best Song", "Won"]]
    grid, _ = restore(table(lines, Printed("kept", loose_lines=True, width=4)))
    stated = [slot.text for row in grid.rows for slot in row if slot.origin == "stated"]
    assert "".join(stated).replace("\n", "") == "Corvid2012Corvid PrizeBest SongWon"


def test_the_best_path_covers_every_line_once() -> None:
    problem = loose()
    scorer = Scorer(problem, fitted().passes("award")[0], known(problem)[:2])
    best = infer(nodes_of(problem, scorer), scorer.change).best
    assert [node.start for node in best] == [0, *(node.end for node in best[:-1])]
    assert best[-1].end == len(problem.segments)
