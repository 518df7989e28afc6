"""Exact inference over the readings of a whole table: the best path, and the probability of every node.

The table is a lattice. A node is one reading of one printed row; an edge leads to a reading of the row that begins
where it ends. Scores add up along a path, in natural logarithms.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from math import exp, log
from operator import add, mul
from typing import TypeAlias

from msgspec import Struct

from wikifilm.grid.collapse.cells.tokens import Token

__all__ = ["Change", "Edges", "Inference", "Node", "infer"]

_NOWHERE = -1e9
_KEPT = 100
"""Edges of one place that are kept for the way back; more would take too much room in long tables."""


class Node(Struct, frozen=True, gc=False):
    """One reading of one row."""

    start: int
    """First printed line of the row."""
    end: int
    """Line after the row."""
    cells: tuple[Token, ...]
    labels: str
    score: float


Edges: TypeAlias = tuple[list[tuple[float, ...]], list[tuple[float, ...]]]
"""For each node of one start the scores of the edges from all nodes that end there; and their exponentials."""
Change: TypeAlias = Callable[[Sequence[Node], Sequence[Node]], Edges]
"""Gives the edges. Before the first row there are no nodes, but one edge to each."""


@dataclass(slots=True)
class Inference:
    """What the lattice says."""

    best: list[Node]
    """The readings of the most probable path."""
    nodes: list[list[Node]]
    """The nodes by start."""
    marginals: list[list[float]]
    """The probability of each node."""
    first: Inference | None = None
    """What the first pass said, if this is a later one."""


@dataclass(slots=True)
class _Front:
    """The nodes that end at one place, and what leads to them."""

    nodes: list[Node] = field(default_factory=list)
    places: list[tuple[int, int]] = field(default_factory=list)
    """Start and number of each."""
    sums: list[float] = field(default_factory=list)
    tops: list[float] = field(default_factory=list)
    edges: Edges | None = None
    """From all of them to all nodes that begin here, if they are few."""


_Fronts: TypeAlias = defaultdict[int, _Front]
"""By place, those that some node reaches: where row ends are lost, at most places nothing ends."""


def infer(nodes: list[list[Node]], change: Change) -> Inference:
    """Viterbi and forward-backward. `nodes[i]` begin at line i; there is a path through."""
    size = len(nodes)
    fronts: _Fronts = defaultdict(_Front)
    alphas = [_step(column, fronts, change) for column in nodes]
    betas = _backward(nodes, fronts, change)
    total = _log_sum(fronts[size].sums)
    marginals = [
        [exp(min(0.0, a + b - total)) for a, b in zip(alpha, beta, strict=True)]
        for alpha, beta in zip(alphas, betas, strict=True)
    ]
    return Inference(_path(fronts, size, change), nodes, marginals)


def _step(column: list[Node], fronts: _Fronts, change: Change) -> list[float]:
    """The nodes that begin at one place: the sum of all paths to each. They are put before what follows them."""
    if not column:
        return []
    start = column[0].start
    front = fronts[start]
    sums, tops = _arrive(column, front, change, start == 0)
    for number, node in enumerate(column):
        after = fronts[node.end]
        after.nodes.append(node)
        after.places.append((start, number))
        after.sums.append(sums[number])
        after.tops.append(tops[number])
    return sums


def _arrive(column: Sequence[Node], front: _Front, change: Change, is_first: bool) -> tuple[list[float], list[float]]:
    """For each node the sum and the best of the paths to it."""
    if not (front.nodes or is_first):
        return [_NOWHERE] * len(column), [_NOWHERE] * len(column)
    edges = scores, factors = change(front.nodes, column)
    if len(front.nodes) * len(column) <= _KEPT:
        front.edges = edges
    before, tops = front.sums or [0.0], front.tops or [0.0]
    top = max(before)
    weights = [exp(value - top) for value in before]
    sums = []
    for node, row in zip(column, factors, strict=True):
        mass = sum(map(mul, weights, row))
        sums.append((top + log(mass) if mass else _NOWHERE) + node.score)
    return sums, [max(map(add, tops, row)) + node.score for node, row in zip(column, scores, strict=True)]


def _backward(nodes: Sequence[Sequence[Node]], fronts: _Fronts, change: Change) -> list[list[float]]:
    """For each node the sum of all paths from it to the end."""
    betas: list[list[float]] = [[0.0] * len(column) for column in nodes]
    for start in sorted(fronts.keys() - {0, len(nodes)}, reverse=True):
        front = fronts[start]
        for (first, number), beta in zip(front.places, _leave(front, nodes[start], betas[start], change), strict=True):
            betas[first][number] = beta
    return betas


def _leave(front: _Front, column: Sequence[Node], betas: Sequence[float], change: Change) -> list[float]:
    if not column or not front.nodes:
        return [_NOWHERE] * len(front.nodes)
    values = [node.score + beta for node, beta in zip(column, betas, strict=True)]
    top = max(values)
    weights = [exp(value - top) for value in values]
    out = []
    for row in zip(*(front.edges or change(front.nodes, column))[1], strict=True):
        mass = sum(map(mul, weights, row))
        out.append(top + log(mass) if mass else _NOWHERE)
    return out


def _log_sum(values: Sequence[float]) -> float:
    top = max(values)
    return top + log(sum([exp(value - top) for value in values]))


def _path(fronts: _Fronts, size: int, change: Change) -> list[Node]:
    """The best path, from its end: what leads to each node is looked at again."""
    front = fronts[size]
    number = front.tops.index(max(front.tops))
    path = []
    while True:
        node, at = front.nodes[number], front.places[number][1]
        path.append(node)
        front = fronts[node.start]
        if not front.nodes:
            return path[::-1]
        row = front.edges[0][at] if front.edges else change(front.nodes, [node])[0][0]
        number = _first_best(list(map(add, front.tops, row)))


def _first_best(scores: list[float]) -> int:
    return scores.index(max(scores))
