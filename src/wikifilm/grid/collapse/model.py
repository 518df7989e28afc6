"""The scores that weights give to readings, and the reading of a table by them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from wikifilm.grid.collapse.candidates import candidates
from wikifilm.grid.collapse.evidence import Evidence, evidence_of
from wikifilm.grid.collapse.features import (
    cell_features,
    change_features,
    repeat_features,
    row_features,
    same_feature,
    wide_features,
)
from wikifilm.grid.collapse.fitted import Weights
from wikifilm.grid.collapse.infer import Inference, Node, infer
from wikifilm.grid.collapse.problem import Problem, Segment
from wikifilm.grid.collapse.tokens import Token

__all__ = ["Scorer", "read_problem"]

_BEAM = 16
_IMPOSSIBLE = 15.0
_SHARE = 5
"""Readings of each possible row, where rows of several lengths can begin at one place."""
_MARGIN = 9.0
"""Readings of a row that are this much worse than its best (by the row alone) are left out."""


@dataclass(slots=True)
class Scorer:
    """Scores for one table under one set of weights. Remembers what rows have in common."""

    problem: Problem
    weights: Weights
    evidence: tuple[Evidence, ...] = ()
    rows: dict[str, float] = field(default_factory=dict)
    changes: dict[tuple[str, str], float] = field(default_factory=dict)
    equal: dict[tuple[int, int, int], tuple[tuple[int, int], ...]] = field(default_factory=dict)
    cells: dict[tuple[str, tuple[str, ...], int], float] = field(default_factory=dict)

    def _sum(self, names: Iterable[str]) -> float:
        get = self.weights.get
        return sum([get(name, 0.0) for name in names])

    def row(self, labels: str) -> float:
        """What the labels of a row are worth."""
        score = self.rows.get(labels)
        if score is None:
            score = self._sum(row_features(labels, self.problem.columns, self.problem.dialect.name))
            self.rows[labels] = score
        return score

    def change(self, before: Node | None, node: Node) -> float:
        """What it is worth that a row follows another."""
        labels = before.labels if before else "^" * len(node.labels)
        score = self.changes.get((labels, node.labels))
        if score is None:
            score = self._sum([same_feature(labels, node.labels)])
            for a, b, column in zip(labels, node.labels, self.problem.columns, strict=True):
                score += self._sum(change_features(a, b, column))
                if b == "S" and a == "E" and self.problem.dialect.drops:
                    score -= _IMPOSSIBLE  # what is spanned from an empty cell is empty, and is called so
            self.changes[labels, node.labels] = score
        rows = (before.start, node.start, node.end) if before else (0, 0, 0)
        pairs = self.equal.get(rows) if before else None
        if pairs is None and before is not None:
            pairs = self.equal[rows] = equal_cells(before.cells, node.cells)
        return score + self._repeats(before, node, pairs) if pairs and before else score

    def _repeats(self, before: Node, node: Node, pairs: tuple[tuple[int, int], ...]) -> float:
        """What it is worth that a column says the same as above, but was printed."""
        above, here = places(before.labels), places(node.labels)
        score = 0.0
        get = self.weights.get
        for a, b in pairs:
            column = here[b]
            if above[a] == column:
                again = self.evidence[-1].repeats[column]
                for name, value in repeat_features(node.cells[b], self.problem.columns[column], again):
                    score += get(name, 0.0) * value
        return score

    def cell(self, start: int, cell: Token, column: int) -> float:
        """What a cell in a column is worth."""
        seen = (cell.kind, cell.flags, column)
        score = self.cells.get(seen)
        if score is None:
            score = self.cells[seen] = self._sum(cell_features(cell, self.problem.columns[column]))
        get = self.weights.get
        for evidence in self.evidence:
            for name, value in evidence.features(start, cell, column, self.problem.columns):
                score += get(name, 0.0) * value
        return score

    def label(self, start: int, column: int, label: str) -> float:
        """What a label of a column in one row is worth, by the evidence of the table."""
        get = self.weights.get
        score = 0.0
        for evidence in self.evidence:
            for name, value in evidence.label_features(start, column, label, self.problem.columns):
                score += get(name, 0.0) * value
        return score


@cache
def places(labels: str) -> tuple[int, ...]:
    """The columns of the printed cells of a row."""
    return tuple(column for column, label in enumerate(labels) if label in "Pers")


def equal_cells(above: tuple[Token, ...], here: tuple[Token, ...]) -> tuple[tuple[int, int], ...]:
    """Pairs of cells of two rows that say the same."""
    keys: dict[str, list[int]] = {}
    for at, cell in enumerate(above):
        if not cell.is_blank:
            keys.setdefault(cell.key or cell.text, []).append(at)
    return tuple(
        (a, b) for b, cell in enumerate(here) for a in keys.get(cell.key or cell.text, ()) if not cell.is_blank
    )


def read_problem(problem: Problem, passes: Iterable[Weights]) -> Inference:
    """Read a table: one pass after another, each with the evidence of the one before."""
    sure = sure_evidence(problem)
    evidence: tuple[Evidence, ...] = (sure,)
    found = None
    for chosen in passes:
        scorer = Scorer(problem, chosen, evidence)
        found = infer(nodes_of(problem, scorer), scorer.change)
        evidence = (sure, evidence_of("v", problem.width, found.nodes, found.marginals))
    assert found is not None  # noqa: S101
    return found


def sure_evidence(problem: Problem) -> Evidence:
    """The evidence of the rows that can be read in one way only; where row ends are lost, of the first row if full."""
    nodes: list[list[Node]] = []
    marginals: list[list[float]] = []
    for start, segments in enumerate(problem.segments):
        segment = segments[-1]
        labels = candidates(mask_of(segment.cells), problem.width, problem.dialect_at(start))
        sure = len(labels) == 1 and (len(segments) == 1 or start == 0)
        nodes.append([Node(start, segment.end, segment.cells, labels[0], 0.0)])
        marginals.append([float(sure)])
    return evidence_of("u", problem.width, nodes, marginals)


def mask_of(cells: tuple[Token, ...]) -> str:
    """Which cells of a row are blank, as `candidates` asks for it."""
    return "".join("." if cell.is_blank else "P" for cell in cells)


def nodes_of(problem: Problem, scorer: Scorer, beam: int = _BEAM) -> list[list[Node]]:
    """The readings of every possible row that are worth a look."""
    out = []
    for start, segments in enumerate(problem.segments):
        known: dict[tuple[int, int], float] = {}
        gaps: dict[tuple[str, int], float] = {}
        nodes: list[Node] = []
        for segment in segments:
            share = beam if len(segments) == 1 else _SHARE
            nodes += _nodes(problem, scorer, start, segment, known, gaps, share)
        out.append(nodes)
    return out


def _nodes(
    problem: Problem,
    scorer: Scorer,
    start: int,
    segment: Segment,
    known: dict[tuple[int, int], float],
    gaps: dict[tuple[str, int], float],
    beam: int,
) -> list[Node]:
    cells = segment.cells
    labels = candidates(mask_of(cells), problem.width, problem.dialect_at(start))
    alone = len(labels) == 1 and len(problem.segments[start]) == 1
    if alone:
        return [Node(start, segment.end, cells, labels[0], 0.0)]
    nodes = []
    for each in labels:
        score, at = scorer.row(each), 0
        for column, label in enumerate(each):
            if label == "P":
                place = (id(cells[at]), column)
                value = known.get(place)
                if value is None:
                    value = known[place] = scorer.cell(start, cells[at], column)
            else:
                gap = (label, column)
                value = gaps.get(gap)
                if value is None:
                    value = gaps[gap] = scorer.label(start, column, label)
            score += value
            at += label in "Pers"
        if "R" in each or "r" in each:
            score += _wide(each, cells, scorer)
        nodes.append(Node(start, segment.end, cells, each, score))
    return _best(nodes, beam)


def _wide(labels: str, cells: tuple[Token, ...], scorer: Scorer) -> float:
    at = -1
    score = 0.0
    for column, label in enumerate(labels):
        if label in "Pers":
            at += 1
        if label in "Rr" and labels[column - 1] == "P":
            cell = cells[at if label == "R" else at - 1]
            score += scorer._sum(wide_features(cell, labels[1:].strip("Rr") == ""))
    return score


def _best(nodes: list[Node], beam: int) -> list[Node]:
    if len(nodes) == 1:
        return nodes
    nodes.sort(key=_score, reverse=True)
    least = nodes[0].score - _MARGIN
    return [node for node in nodes[:beam] if node.score >= least]


def _score(node: Node) -> float:
    return node.score
