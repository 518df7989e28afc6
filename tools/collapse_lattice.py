"""The readings of many tables as arrays, and the likelihood of the truth with its gradient."""

# mypy: ignore-errors
from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
from numba import njit
from scipy.sparse import csr_matrix

from wikifilm.grid.collapse.candidates import candidates
from wikifilm.grid.collapse.features import (
    cell_features,
    change_features,
    repeat_features,
    row_features,
    same_feature,
    wide_features,
)
from wikifilm.grid.collapse.model import Scorer, equal_cells, mask_of, nodes_of, places

NOWHERE = -1e30


@dataclass(slots=True)
class Bags:
    """Bags of features, each kept once."""

    names: dict[str, int]
    starts: list[int] = field(default_factory=lambda: [0])
    columns: list[int] = field(default_factory=list)
    values: list[float] = field(default_factory=list)
    seen: dict = field(default_factory=dict)

    def add(self, key, features: Iterable) -> int:
        """Number of the bag with this key."""
        if key in self.seen:
            return self.seen[key]
        for feature in features:
            name, value = feature if isinstance(feature, tuple) else (feature, 1.0)
            self.columns.append(self.names.setdefault(name, len(self.names)))
            self.values.append(value)
        self.starts.append(len(self.columns))
        self.seen[key] = len(self.starts) - 2
        return self.seen[key]

    def matrix(self) -> csr_matrix:
        shape = (len(self.starts) - 1, len(self.names))
        return csr_matrix((self.values, self.columns, self.starts), shape=shape)


class Arrays:
    """Nodes of all tables in order of their start, edges to the nodes before each, and their bags of features."""

    def __init__(self) -> None:
        self.names: dict[str, int] = {}
        self.bags, self.edges_bags = Bags(self.names), Bags(self.names)
        self.node_bags, self.node_starts = [], [0]
        self.tables, self.edge_starts, self.before, self.edge_bags = [], [0], [], []
        self.final, self.gold = [], []

    def close(self) -> "Arrays":
        """Lists to arrays, after the last table."""
        ones = np.ones(len(self.node_bags))
        self.incidence = csr_matrix(
            (ones, self.node_bags, self.node_starts), shape=(len(self.final), len(self.bags.starts) - 1)
        )
        self.node_matrix = (self.incidence @ self.bags.matrix()).tocsr()
        self.edge_matrix = self.edges_bags.matrix()
        self.lists = [np.array(x) for x in (self.edge_starts, self.before, self.edge_bags, self.final, self.gold)]
        return self

    def loss(self, weights: np.ndarray, which: list[int]) -> tuple[float, np.ndarray]:
        """Negative log-likelihood of the truth of some tables, and its gradient."""
        nodes, edges = self.node_matrix @ weights, self.edge_matrix @ weights
        node_gradient, edge_gradient = np.zeros(len(nodes)), np.zeros(len(edges))
        work = np.zeros((2, len(nodes)))
        tables = np.array([self.tables[at] for at in which])
        value = sweep(tables, *self.lists, nodes, edges, node_gradient, edge_gradient, work[0], work[1])
        return value, self.node_matrix.T @ node_gradient + self.edge_matrix.T @ edge_gradient


def build(tables: list[tuple], weights: dict[str, float], beam: int) -> Arrays:
    """The arrays of tables, each (problem, gold, evidence). Readings that are weak by some weights are left out."""
    arrays = Arrays()
    for problem, gold, evidence in tables:
        _add_table(arrays, problem, gold, evidence, nodes_of(problem, Scorer(problem, weights, evidence), beam))
    return arrays.close()


def _add_table(arrays: Arrays, problem, gold, evidence, nodes) -> None:
    first = len(arrays.final)
    known = {place for start, (end, _) in gold.items() for place in range(start, end)}
    ends: dict[int, list] = {}
    for start, column in enumerate(nodes):
        readings = [(node.end, node.labels, node.cells) for node in column]
        truth = gold.get(start)
        if truth and not any(reading[:2] == truth for reading in readings):
            cells = next((segment.cells for segment in problem.segments[start] if segment.end == truth[0]), None)
            if cells and truth[1] in candidates(mask_of(cells), problem.width, problem.dialect_at(start)):
                readings.append((*truth, cells))
            else:
                known -= set(range(start, truth[0]))
                truth = None
        for end, labels, cells in readings:
            arrays.gold.append(truth == (end, labels) if truth else known.isdisjoint(range(start, end)))
            arrays.final.append(end == len(nodes))
            _add_node(arrays, problem, evidence, start, labels, cells)
            _add_edges(arrays, problem, evidence, start, labels, cells, ends.get(start, []))
            ends.setdefault(end, []).append((len(arrays.final) - 1, labels, cells))
    arrays.tables.append((first, len(arrays.final)))


def _add_node(arrays: Arrays, problem, evidence, start: int, labels: str, cells) -> None:
    columns, table, at = problem.columns, id(problem), 0
    bags = [arrays.bags.add((table, labels), row_features(labels, columns, problem.dialect.name))]
    for column, label in enumerate(labels):
        if label == "P":
            cell = cells[at]
            key, features = (id(cell), start, column), cell_features(cell, columns[column])
            features = features + [f for e in evidence for f in e.features(start, cell, column, columns)]
        else:
            key = (table, start, column, label)
            features = [f for e in evidence for f in e.label_features(start, column, label, columns)]
        bags.append(arrays.bags.add(key, features))
        at += label in "Pers"
    bags.append(arrays.bags.add((table, start, labels, len(cells)), _wide(labels, cells)))
    arrays.node_bags += bags
    arrays.node_starts.append(len(arrays.node_bags))


def _wide(labels: str, cells) -> list[str]:
    names, at = [], -1
    for column, label in enumerate(labels):
        at += label in "Pers"
        if label in "Rr" and labels[column - 1] == "P":
            names += wide_features(cells[at if label == "R" else at - 1], labels[1:].strip("Rr") == "")
    return names


def _add_edges(arrays: Arrays, problem, evidence, start: int, labels: str, cells, before: list) -> None:
    columns, table = problem.columns, id(problem)
    for number, above, above_cells in before or ([(-1, "^" * len(labels), ())] if start == 0 else []):
        pairs = equal_cells(above_cells, cells) if above_cells else ()
        repeats = [b for a, b in pairs if places(above)[a] == places(labels)[b]]
        key = (table, above, labels, (start, number, tuple(repeats)) if repeats else None)
        features = [same_feature(above, labels)]
        for a, b, column in zip(above, labels, columns, strict=True):
            features += change_features(a, b, column)
        for at in repeats:
            column = places(labels)[at]
            features += repeat_features(cells[at], columns[column], evidence[-1].repeats[column])
        arrays.before.append(number)
        arrays.edge_bags.append(arrays.edges_bags.add(key, features))
    arrays.edge_starts.append(len(arrays.before))


@njit(cache=True)
def _add_logs(a, b):
    if a <= -1e29:
        return b
    if b <= -1e29:
        return a
    top = max(a, b)
    return top + np.log(np.exp(a - top) + np.exp(b - top))


@njit(cache=True)
def sweep(  # noqa: C901
    tables, starts, before, bags, final, gold, nodes, edges, node_gradient, edge_gradient, alpha, beta
):
    """Forward and backward over every table, free and held to the truth; gradients are added up."""
    loss = 0.0
    for table in range(len(tables)):
        first, last = tables[table]
        for held in range(2):
            sign = -1.0 if held else 1.0
            total = NOWHERE
            for n in range(first, last):
                alpha[n] = NOWHERE
                beta[n] = 0.0 if final[n] else NOWHERE
                if held and not gold[n]:
                    continue
                for e in range(starts[n], starts[n + 1]):
                    b = before[e]
                    alpha[n] = _add_logs(alpha[n], edges[bags[e]] + (alpha[b] if b >= 0 else 0.0))
                if alpha[n] > -1e29:
                    alpha[n] += nodes[n]
                    if final[n]:
                        total = _add_logs(total, alpha[n])
            if total <= -1e29:
                continue
            loss += sign * total
            for n in range(last - 1, first - 1, -1):
                if alpha[n] <= -1e29 or beta[n] <= -1e29:
                    continue
                node_gradient[n] += sign * np.exp(alpha[n] + beta[n] - total)
                for e in range(starts[n], starts[n + 1]):
                    b = before[e]
                    value = edges[bags[e]] + nodes[n] + beta[n]
                    if b < 0:
                        edge_gradient[bags[e]] += sign * np.exp(value - total)
                    elif alpha[b] > -1e29:
                        edge_gradient[bags[e]] += sign * np.exp(alpha[b] + value - total)
                        beta[b] = _add_logs(beta[b], value)
    return loss
