"""Exact inference over the readings of a whole table: the best path, and the probability of every node.

The table is a lattice. A node is one reading of one printed row; an edge leads to a reading of the row that begins
where it ends. Scores add up along a path, in natural logarithms.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import exp, log
from typing import TypeAlias

from wikifilm.grid.collapse.tokens import Token

__all__ = ["Change", "Inference", "Node", "infer"]

_NOWHERE = -1e9


@dataclass(slots=True)
class Node:
    """One reading of one row."""

    start: int
    """First printed line of the row."""
    end: int
    """Line after the row."""
    cells: tuple[Token, ...]
    labels: str
    score: float


Change: TypeAlias = Callable[[Node | None, Node], float]
"""The score of an edge; the first node has None before it."""


@dataclass(slots=True)
class Inference:
    """What the lattice says."""

    best: list[Node]
    """The readings of the most probable path."""
    nodes: list[list[Node]]
    """The nodes by start."""
    marginals: list[list[float]]
    """The probability of each node."""


def infer(nodes: list[list[Node]], change: Change) -> Inference:
    """Viterbi and forward-backward. `nodes[i]` begin at line i; there is a path through."""
    size = len(nodes)
    ends: list[list[tuple[int, int]]] = [[] for _ in range(size + 1)]
    alphas: list[list[float]] = []
    bests: list[list[float]] = []
    backs: list[list[tuple[int, int] | None]] = []
    for start, column in enumerate(nodes):
        alpha, best, back = _step(column, ends[start], nodes, alphas, bests, change)
        alphas.append(alpha)
        bests.append(best)
        backs.append(back)
        for number, node in enumerate(column):
            ends[node.end].append((start, number))
    betas = _backward(nodes, change, size)
    final = [alphas[s][k] for s, k in ends[size]]
    total = _log_sum(final)
    marginals = [
        [exp(min(0.0, a + b - total)) for a, b in zip(alpha, beta, strict=True)]
        for alpha, beta in zip(alphas, betas, strict=True)
    ]
    return Inference(_path(nodes, ends[size], bests, backs), nodes, marginals)


def _step(
    column: Sequence[Node],
    before: Sequence[tuple[int, int]],
    nodes: Sequence[Sequence[Node]],
    alphas: Sequence[Sequence[float]],
    bests: Sequence[Sequence[float]],
    change: Change,
) -> tuple[list[float], list[float], list[tuple[int, int] | None]]:
    """The nodes that begin at one line."""
    alpha: list[float] = []
    best: list[float] = []
    back: list[tuple[int, int] | None] = []
    previous = [nodes[s][k] for s, k in before]
    is_first = not alphas
    sums = [alphas[s][k] for s, k in before]
    tops = [bests[s][k] for s, k in before]
    for node in column:
        if is_first:
            moves = change(None, node) + node.score
            alpha.append(moves)
            best.append(moves)
            back.append(None)
            continue
        if not before:
            alpha.append(_NOWHERE)
            best.append(_NOWHERE)
            back.append(None)
            continue
        changes = [change(other, node) for other in previous]
        alpha.append(_log_sum([a + c for a, c in zip(sums, changes, strict=True)]) + node.score)
        scores = [b + c for b, c in zip(tops, changes, strict=True)]
        top = max(scores)
        best.append(top + node.score)
        back.append(before[scores.index(top)])
    return alpha, best, back


def _backward(nodes: Sequence[Sequence[Node]], change: Change, size: int) -> list[list[float]]:
    betas: list[list[float]] = [[] for _ in range(size)]
    for start in range(size - 1, -1, -1):
        for node in nodes[start]:
            if node.end == size:
                betas[start].append(0.0)
                continue
            after = nodes[node.end]
            values = [change(node, n) + n.score + b for n, b in zip(after, betas[node.end], strict=True)]
            betas[start].append(_log_sum(values) if values else _NOWHERE)
    return betas


def _log_sum(values: Sequence[float]) -> float:
    top = max(values)
    if len(values) == 1:
        return top
    return top + log(sum([exp(value - top) for value in values]))


def _path(
    nodes: Sequence[Sequence[Node]],
    final: Sequence[tuple[int, int]],
    bests: Sequence[Sequence[float]],
    backs: Sequence[Sequence[tuple[int, int] | None]],
) -> list[Node]:
    at: tuple[int, int] | None = max(final, key=lambda place: bests[place[0]][place[1]])
    path = []
    while at is not None:
        path.append(nodes[at[0]][at[1]])
        at = backs[at[0]][at[1]]
    return path[::-1]
