"""What it is worth that one row follows another: the scores of the edges."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from math import exp
from operator import itemgetter

from wikifilm.grid.collapse.cells.columns import Column
from wikifilm.grid.collapse.cells.tokens import Token
from wikifilm.grid.collapse.evidence.features import change_features, repeat_features, same_feature
from wikifilm.grid.collapse.evidence.fitted import Weights
from wikifilm.grid.collapse.inference.infer import Edges, Node

__all__ = ["Changes", "equal_cells", "places"]

_IMPOSSIBLE = 15.0
_MOST = 600.0
"""Scores of edges beyond this, of rows with hundreds of columns, weigh no more: their factors must stay numbers."""
_CHUNK = 6
"""Columns whose changes are remembered together."""


class Changes:
    """The scores of edges in one table. Remembers what pairs of readings have in common."""

    def __init__(self, columns: Sequence[Column], weights: Weights, drops: bool, again: Sequence[float]) -> None:
        self.columns = columns
        self.weights = weights
        self.drops = drops
        self.again = again
        self.above: dict[str, _Above] = {}
        self.factors: dict[str, _Factors] = {}
        self.chunks: dict[tuple[int, str, str], float] = {}
        self.said: dict[tuple[int, int], tuple[str | None, ...]] = {}
        self.repeats: dict[tuple[str, tuple[str, ...], int], float] = {}

    def edges(self, before: Sequence[Node], nodes: Sequence[Node]) -> Edges:
        """For each of some nodes the scores of the edges from the nodes before; the same as factors."""
        above = [node.labels for node in before] or ["^" * len(nodes[0].labels)]
        pick = itemgetter(*above) if len(above) > 1 else _single(above[0])
        scores, factors = [], []
        for node in nodes:
            known = self.above.get(node.labels)
            if known is None:
                known = self.above[node.labels] = _Above(self, node.labels)
                self.factors[node.labels] = _Factors(known)
            scores.append(pick(known))
            factors.append(pick(self.factors[node.labels]))
        self._add_repeats(before, nodes, scores, factors)
        return scores, factors

    def score(self, above: str, labels: str) -> float:
        """What it is worth that a row is labelled thus after another."""
        score = self._sum([same_feature(above, labels)])
        for start in range(0, len(labels), _CHUNK):
            a, b = above[start : start + _CHUNK], labels[start : start + _CHUNK]
            part = self.chunks.get((start, a, b))
            if part is None:
                part = self.chunks[start, a, b] = self._chunk(start, a, b)
            score += part
        return score

    def _chunk(self, start: int, above: str, labels: str) -> float:
        score = 0.0
        for column, a, b in zip(self.columns[start : start + _CHUNK], above, labels, strict=True):
            score += self._sum(change_features(a, b, column))
            if b == "S" and a == "E" and self.drops:
                score -= _IMPOSSIBLE  # what is spanned from an empty cell is empty, and is called so
        return score

    def _add_repeats(
        self,
        before: Sequence[Node],
        nodes: Sequence[Node],
        scores: list[tuple[float, ...]],
        factors: list[tuple[float, ...]],
    ) -> None:
        """Add what it is worth that a column says the same as above, but was printed."""
        common = self._keys(before) & self._keys(nodes)
        if not common:
            return
        stands: dict[tuple[str, int], list[int]] = {}
        for number, node in enumerate(before):
            for key, column in zip(self._said(node), places(node.labels), strict=True):
                if key is not None and key in common:
                    stands.setdefault((key, column), []).append(number)
        for at, node in enumerate(nodes):
            added: dict[int, float] = {}
            for cell, key, column in zip(node.cells, self._said(node), places(node.labels), strict=True):
                if key is not None and key in common:
                    for number in stands.get((key, column), ()):
                        added[number] = added.get(number, 0.0) + self._repeat(cell, column)
            if added:
                scores[at], factors[at] = _with(scores[at], factors[at], added)

    def _keys(self, nodes: Sequence[Node]) -> set[str]:
        """What the cells of some rows say."""
        said = {(node.start, node.end): node for node in nodes}
        return {key for node in said.values() for key in self._said(node) if key is not None}

    def _said(self, node: Node) -> tuple[str | None, ...]:
        """What the cells of a row say; None for blank ones. (A cell with a reference alone says "".)"""
        said = self.said.get((node.start, node.end))
        if said is None:
            said = tuple(None if cell.is_blank else cell.said for cell in node.cells)
            self.said[node.start, node.end] = said
        return said

    def _repeat(self, cell: Token, column: int) -> float:
        seen = (cell.kind, cell.flags, column)
        score = self.repeats.get(seen)
        if score is None:
            get = self.weights.get
            features = repeat_features(cell, self.columns[column], self.again[column])
            score = self.repeats[seen] = sum([get(name, 0.0) * value for name, value in features])
        return score

    def _sum(self, names: Iterable[str]) -> float:
        get = self.weights.get
        return sum([get(name, 0.0) for name in names])


class _Above(dict[str, float]):
    """Scores of the edges to one reading, by the labels above."""

    __slots__ = ("changes", "labels")

    def __init__(self, changes: Changes, labels: str) -> None:
        self.changes = changes
        self.labels = labels

    def __missing__(self, above: str) -> float:
        score = self[above] = self.changes.score(above, self.labels)
        return score


class _Factors(dict[str, float]):
    """The same as factors of probabilities."""

    __slots__ = ("scores",)

    def __init__(self, scores: _Above) -> None:
        self.scores = scores

    def __missing__(self, above: str) -> float:
        factor = self[above] = _factor(self.scores[above])
        return factor


def _factor(score: float) -> float:
    return exp(min(max(score, -_MOST), _MOST))


def _single(labels: str) -> Callable[[dict[str, float]], tuple[float, ...]]:
    return lambda known: (known[labels],)


def _with(
    scores: tuple[float, ...], factors: tuple[float, ...], added: dict[int, float]
) -> tuple[tuple[float, ...], tuple[float, ...]]:
    new_scores, new_factors = list(scores), list(factors)
    for number, score in added.items():
        new_scores[number] += score
        new_factors[number] = _factor(new_scores[number])
    return tuple(new_scores), tuple(new_factors)


@lru_cache(maxsize=4096)
def places(labels: str) -> tuple[int, ...]:
    """The columns of the printed cells of a row."""
    return tuple(column for column, label in enumerate(labels) if label in "Pers")


def equal_cells(above: tuple[Token, ...], here: tuple[Token, ...]) -> tuple[tuple[int, int], ...]:
    """Pairs of cells of two rows that say the same."""
    keys: dict[str, list[int]] = {}
    for at, cell in enumerate(above):
        if not cell.is_blank:
            keys.setdefault(cell.said, []).append(at)
    return tuple((a, b) for b, cell in enumerate(here) for a in keys.get(cell.said, ()) if not cell.is_blank)
