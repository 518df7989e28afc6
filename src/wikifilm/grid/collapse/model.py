"""The scores that weights give to readings, and the reading of a table by them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeAlias

from wikifilm.grid.collapse.candidates import candidates
from wikifilm.grid.collapse.cells.tokens import Token
from wikifilm.grid.collapse.evidence.changes import Changes, equal_cells, places
from wikifilm.grid.collapse.evidence.counting import evidence_of
from wikifilm.grid.collapse.evidence.features import (
    cell_features,
    row_features,
    wide_features,
)
from wikifilm.grid.collapse.evidence.fitted import Fitted, Weights
from wikifilm.grid.collapse.evidence.gathered import Evidence
from wikifilm.grid.collapse.evidence.habits import Habits, Prior, prior_of
from wikifilm.grid.collapse.inference.infer import Inference, Node, infer
from wikifilm.grid.collapse.narrow import narrowed
from wikifilm.grid.collapse.plan import Plan, Wide, plan_of
from wikifilm.grid.collapse.printed.problem import Problem, Segment

__all__ = ["Scorer", "equal_cells", "mask_of", "nodes_of", "places", "prepared", "read_problem", "sure_evidence"]

Known: TypeAlias = Prior | Evidence
"""What is known of the columns of a table."""

_BEAM = 24
_SHARE = 5
"""Readings of each possible row, where rows of several lengths can begin at one place."""
_FEWER = 8
"""Readings of a row where row ends are lost, and only one row is left that can begin at its place."""
_MOST_PLANS = 256
"""Patterns of rows that are remembered; in a large table of blanks and cells at random every row has its own."""
_POSSIBLE = 1e-5
"""Rows that are less probable after one pass are left out of the next."""
_IMPOSSIBLE = 50.0
"""What a reading is worth less in which the number of a row does not stand in the first column."""
_MARGIN = 9.0
"""Readings of a row that are this much worse than its best (by the row alone) are left out."""


class Scorer:
    """Scores for one table under one set of weights. Remembers what rows have in common."""

    def __init__(self, problem: Problem, weights: Weights, evidence: tuple[Known, ...] = ()) -> None:
        self.problem = problem
        self.weights = weights
        self.evidence = evidence
        self.rows: dict[str, tuple[Plan, list[float]]] = {}
        self.first: dict[str, tuple[Plan, list[float]]] = {}
        self.counted: dict[str, tuple[Plan, list[float]]] = {}
        self.cells: dict[tuple[str, tuple[str, ...], int], float] = {}
        self.fits: dict[int, float] = {}
        self.anywhere: dict[tuple[int, int], float] = {}
        self.cell_rows: dict[int, list[float]] = {}
        self.like: dict[tuple[int, str, str, int], float] = {}
        self.labels: dict[tuple[int, int, str], float] = {}
        self.column_labels: dict[tuple[int, str], float] = {}
        rows = [each for each in evidence if isinstance(each, Evidence)]
        self.above = [tuple([e for e in rows if any(e.rows[start].above)]) for start in range(len(problem.segments))]
        last = evidence[-1] if evidence else None
        again = last.repeats if isinstance(last, Evidence) else [0.3] * problem.width
        self.change = Changes(problem.columns, weights, problem.dialect.drops, again).edges

    def _sum(self, names: Iterable[str]) -> float:
        get = self.weights.get
        return sum([get(name, 0.0) for name in names])

    def plan(self, mask: str, start: int) -> tuple[Plan, list[float]]:
        """The readings of a row with some pattern of cells, and what the labels of each are worth."""
        problem = self.problem
        counted = start in problem.counted and mask[0] == "P"
        known = self.first if not start else self.counted if counted else self.rows
        found = known.get(mask)
        if found is None:
            plan = plan_of(mask, problem.width, problem.dialect_at(start))
            name, cuts = problem.dialect.name, problem.dialect.cuts
            rows = [self._sum(row_features(labels, problem.columns, name, cuts)) for labels in plan.labels]
            if counted:
                rows = [
                    row if labels[0] == "P" else row - _IMPOSSIBLE
                    for row, labels in zip(rows, plan.labels, strict=True)
                ]
            if len(known) >= _MOST_PLANS:
                known.clear()
            found = known[mask] = plan, rows
        return found

    def cell(self, start: int, cell: Token, column: int) -> float:
        """What a cell in a column is worth, in a row that begins at `start`."""
        score = self.anywhere.get((id(cell), column))
        if score is None:
            score = self.anywhere[id(cell), column] = self._anywhere(cell, column)
        for evidence in self.above[start]:
            above = evidence.above_features(start, cell, column, self.problem.columns)
            if above:
                score += self._weigh(above)
        return score

    def cell_row(self, start: int, cell: Token) -> list[float]:
        """What a cell is worth in each column, in a row that begins at `start`."""
        if self.above[start]:
            return [self.cell(start, cell, column) for column in range(self.problem.width)]
        scores = self.cell_rows.get(id(cell))
        if scores is None:
            scores = self.cell_rows[id(cell)] = [self._anywhere(cell, column) for column in range(self.problem.width)]
        return scores

    def _anywhere(self, cell: Token, column: int) -> float:
        """What a cell in a column is worth wherever its row begins."""
        columns = self.problem.columns
        seen = (cell.kind, cell.flags, column)
        score = self.cells.get(seen)
        if score is None:
            score = self.cells[seen] = self._sum(cell_features(cell, columns[column]))
        for number, evidence in enumerate(self.evidence):
            if evidence.counts(cell) or cell.rest is not None:
                score += self._weigh(evidence.cell_features(cell, column, columns))
                continue
            like = (number, cell.text, cell.kind, column)
            value = self.like.get(like)
            if value is None:
                value = self.like[like] = self._weigh(evidence.cell_features(cell, column, columns))
            score += value
        return score

    def _weigh(self, features: Iterable[tuple[str, float]]) -> float:
        get = self.weights.get
        return sum([get(name, 0.0) * value for name, value in features])

    def label(self, start: int, column: int, label: str) -> float:
        """What a label of a column in one row is worth, by the evidence of the table."""
        score = self._column_label(column, label)
        for number, each in enumerate(self.evidence):
            if not isinstance(each, Evidence):
                continue
            if not each.rows[start].is_silent:
                score += self._weigh(each.label_features(start, column, label, self.problem.columns))
                continue
            known = self.labels.get((number, column, label))
            if known is None:
                known = self._weigh(each.label_features(start, column, label, self.problem.columns))
                self.labels[number, column, label] = known
            score += known
        return score

    def _column_label(self, column: int, label: str) -> float:
        """The part of it that is the same in all rows."""
        score = self.column_labels.get((column, label))
        if score is None:
            features = [each.column_features(column, label, self.problem.columns) for each in self.evidence]
            score = self.column_labels[column, label] = sum([self._weigh(each) for each in features])
        return score

    def wide(self, cells: tuple[Token, ...], wides: Iterable[Wide]) -> float:
        """What it is worth that some cells reach over several columns."""
        return sum([self._sum(wide_features(cells[at], full)) + self._fits(cells[at]) for at, full in wides])

    def _fits(self, cell: Token) -> float:
        """What it is worth how well a wide cell would fit one column."""
        score = self.fits.get(id(cell))
        if score is None:
            score = self.fits[id(cell)] = sum([self._weigh(each.wide_features(cell)) for each in self.evidence])
        return score


def read_problem(problem: Problem, fitted: Fitted) -> Inference:
    """Read a table: one pass after another, each with the evidence of the one before."""
    only = _only_reading(problem)
    if only is not None:
        return only
    *earlier, last = fitted.passes(problem.family)
    problem, evidence, first = _passed(problem, earlier, fitted.habits)
    scorer = Scorer(problem, last, evidence)
    found = infer(nodes_of(problem, scorer), scorer.change)
    return replace(found, first=first)


def _only_reading(problem: Problem) -> Inference | None:
    """The reading of a table that has one only, as most plain tables do."""
    width = problem.width
    nodes = []
    for start, segments in enumerate(problem.segments):
        cells = segments[0].cells
        if len(segments) > 1 or len(cells) != width or (start and any(cell.is_blank for cell in cells)):
            return None
        [labels, *others] = candidates(mask_of(cells), width, problem.dialect_at(start))
        if others:
            return None
        nodes.append(Node(start, segments[0].end, cells, labels, 0.0))
    return Inference(nodes, [[node] for node in nodes], [[1.0]] * len(nodes))


def prepared(problem: Problem, passes: Iterable[Weights], habits: Habits) -> tuple[Problem, tuple[Known, ...]]:
    """What some passes leave for the next: the rows that are possible, and the evidence."""
    return _passed(problem, passes, habits)[:2]


def _passed(
    problem: Problem, passes: Iterable[Weights], habits: Habits
) -> tuple[Problem, tuple[Known, ...], Inference | None]:
    """The same, and what the first of these passes found."""
    known: tuple[Known, ...] = (prior_of(problem.headers, habits), sure_evidence(problem))
    evidence, first = known, None
    for weights in passes:
        scorer = Scorer(problem, weights, evidence)
        problem = problem if first else narrowed(problem, scorer)
        found = infer(nodes_of(problem, scorer), scorer.change)
        problem, first = _narrowed(problem, found), first or found
        evidence = (*known, evidence_of("v", problem.width, found.nodes, found.marginals, found.best))
    return problem, evidence, first


def _narrowed(problem: Problem, found: Inference) -> Problem:
    """Where rows of several lengths can begin: those that a reading leaves possible. Most are not."""
    if not any(len(segments) > 1 for segments in problem.segments):
        return problem
    best = {(node.start, node.end) for node in found.best}
    kept = []
    for start, (segments, nodes, shares) in enumerate(zip(problem.segments, found.nodes, found.marginals, strict=True)):
        mass: dict[int, float] = {}
        for node, share in zip(nodes, shares, strict=True):
            mass[node.end] = mass.get(node.end, 0.0) + share
        kept.append(tuple(s for s in segments if mass.get(s.end, 0.0) >= _POSSIBLE or (start, s.end) in best))
    return replace(problem, segments=tuple(kept))


def sure_evidence(problem: Problem) -> Evidence:
    """The evidence of the rows that can be read in one way only; where row ends are lost, of the first row if full.

    A line that is as long as the table is wide is such a row, whether its last cell goes on below it or not.
    """
    nodes: list[list[Node]] = []
    marginals: list[list[float]] = []
    for start, segments in enumerate(problem.segments):
        segment = segments[-1]
        labels = _labels_of(segment, problem, start)
        sure = len(labels) == 1 and (problem.row_ends or len(segments) == 1 or start == 0)
        nodes.append([Node(start, segment.end, segment.cells, labels[0], 0.0)])
        marginals.append([float(sure)])
    return evidence_of("u", problem.width, nodes, marginals)


def _labels_of(segment: Segment, problem: Problem, start: int) -> tuple[str, ...]:
    if segment.labels:
        return (segment.labels,)
    return candidates(mask_of(segment.cells), problem.width, problem.dialect_at(start))


def mask_of(cells: tuple[Token, ...]) -> str:
    """Which cells of a row are blank, as `candidates` asks for it."""
    return "".join("P" if not cell.is_blank else "<" if cell.is_right else "." for cell in cells)


def nodes_of(problem: Problem, scorer: Scorer, beam: int = _BEAM) -> list[list[Node]]:
    """The readings of every possible row that are worth a look."""
    out = []
    certain = all(len(segments) == 1 for segments in problem.segments)  # no path goes round a row
    for start, segments in enumerate(problem.segments):
        share = _SHARE if len(segments) > 1 else beam if problem.row_ends else min(beam, _FEWER)
        known: dict[tuple[int, int], float] = {}
        gaps: dict[tuple[str, int], float] = {}
        nodes: list[Node] = []
        for segment in segments:
            if segment.labels:
                nodes.append(Node(start, segment.end, segment.cells, segment.labels, 0.0))
                continue
            plan, rows = scorer.plan(mask_of(segment.cells), start)
            if certain and len(plan.labels) == 1:
                nodes = [Node(start, segment.end, segment.cells, plan.labels[0], 0.0)]
                break
            slots = _slot_scores(plan, scorer, start, segment.cells, known, gaps)
            wides = [scorer.wide(segment.cells, wide) for wide in plan.wides]
            scores = plan.scores(rows, slots, wides)
            nodes += [
                Node(start, segment.end, segment.cells, plan.labels[at], scores[at]) for at in _best(scores, share)
            ]
        out.append(nodes)
    return out


def _slot_scores(
    plan: Plan,
    scorer: Scorer,
    start: int,
    cells: tuple[Token, ...],
    known: dict[tuple[int, int], float],
    gaps: dict[tuple[str, int], float],
) -> list[float]:
    """What every slot that a reading can have is worth. `known` and `gaps`: those of other rows that begin here."""
    out = []
    for label, column, at in plan.slots:
        if label == "W":
            out.append(0.0)  # what it holds is no evidence of one column
            continue
        if at >= 0:
            place = (id(cells[at]), column)
            value = known.get(place)
            if value is None:
                value = known[place] = scorer.cell(start, cells[at], column)
        else:
            value = gaps.get((label, column))
            if value is None:
                value = gaps[label, column] = scorer.label(start, column, label)
        out.append(value)
    return out


def _best(scores: list[float], beam: int) -> list[int]:
    """The numbers of the best, the best first. What differs by rounding alone stays in order."""
    least = max(scores) - _MARGIN
    good = [(-round(score, 7), at) for at, score in enumerate(scores) if score >= least]
    good.sort()
    return [at for _, at in good[:beam]]
