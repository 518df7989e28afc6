"""The readings of many tables as arrays, and the likelihood of the truth with its gradient."""

# mypy: ignore-errors
from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
from numba import njit
from scipy.sparse import csr_matrix, vstack

from wikifilm.grid.collapse.candidates import candidates
from wikifilm.grid.collapse.evidence.features import (
    cell_features,
    change_features,
    repeat_features,
    row_features,
    same_feature,
    wide_features,
)
from wikifilm.grid.collapse.model import Scorer, equal_cells, mask_of, nodes_of, places

NOWHERE = -1e30
RIGHT = frozenset("Rr")


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


class Chunk:
    """Nodes of some tables in order of their start, edges to the nodes before each, and their bags of features."""

    def __init__(self) -> None:
        self.names: dict[str, int] = {}
        self.bags, self.edges_bags = Bags(self.names), Bags(self.names)
        self.node_bags, self.node_starts = [], [0]
        self.tables, self.edge_starts, self.before, self.edge_bags = [], [0], [], []
        self.final, self.gold = [], []

    def close(self) -> "Closed":
        """Lists to arrays, after the last table."""
        shape = (len(self.final), len(self.bags.starts) - 1)
        incidence = csr_matrix((np.ones(len(self.node_bags)), self.node_bags, self.node_starts), shape=shape)
        lists = (self.tables, self.edge_starts, self.before, self.edge_bags, self.final, self.gold)
        return Closed(
            list(self.names), (incidence @ self.bags.matrix()).tocsr(), self.edges_bags.matrix(), *map(np.array, lists)
        )


@dataclass(slots=True)
class Closed:
    """A chunk as arrays."""

    names: list[str]
    nodes: csr_matrix
    edges: csr_matrix
    tables: np.ndarray
    edge_starts: np.ndarray
    before: np.ndarray
    edge_bags: np.ndarray
    final: np.ndarray
    gold: np.ndarray


class Arrays:
    """The chunks as one."""

    def __init__(self, chunks: list[Closed]) -> None:
        names = sorted({name for chunk in chunks for name in chunk.names})
        places = {name: at for at, name in enumerate(names)}
        self.names = names
        self.node_matrix = _stacked([chunk.nodes for chunk in chunks], chunks, places)
        self.edge_matrix = _stacked([chunk.edges for chunk in chunks], chunks, places)
        self.node_turned, self.edge_turned = self.node_matrix.T.tocsr(), self.edge_matrix.T.tocsr()
        nodes = np.cumsum([0, *(len(chunk.final) for chunk in chunks)])
        edges = np.cumsum([0, *(len(chunk.before) for chunk in chunks)])
        bags = np.cumsum([0, *(chunk.edges.shape[0] for chunk in chunks)])
        self.tables = np.concatenate([c.tables + n for c, n in zip(chunks, nodes, strict=False)])
        starts = [c.edge_starts[1:] + n for c, n in zip(chunks, edges, strict=False)]
        before = [np.where(c.before < 0, -1, c.before + n) for c, n in zip(chunks, nodes, strict=False)]
        edge_bags = [c.edge_bags + n for c, n in zip(chunks, bags, strict=False)]
        final, gold = [c.final for c in chunks], [c.gold for c in chunks]
        self.lists = [
            np.concatenate([np.zeros(1, np.int64), *starts]),
            *map(np.concatenate, (before, edge_bags, final, gold)),
        ]

    def loss(self, weights: np.ndarray, which: list[int]) -> tuple[float, np.ndarray]:
        """Negative log-likelihood of the truth of some tables, and its gradient."""
        nodes, edges = self.node_matrix @ weights, self.edge_matrix @ weights
        node_gradient, edge_gradient = np.zeros(len(nodes)), np.zeros(len(edges))
        work = np.zeros((2, len(nodes)))
        value = sweep(self.tables[which], *self.lists, nodes, edges, node_gradient, edge_gradient, work[0], work[1])
        return value, self.node_turned @ node_gradient + self.edge_turned @ edge_gradient


def _stacked(matrices: list[csr_matrix], chunks: list[Closed], places: dict[str, int]) -> csr_matrix:
    """Matrices one below the other, their columns put where their names belong."""
    moved = []
    for matrix, chunk in zip(matrices, chunks, strict=True):
        columns = np.array([places[name] for name in chunk.names], np.int64)[matrix.indices]
        moved.append(csr_matrix((matrix.data, columns, matrix.indptr), shape=(matrix.shape[0], len(places))))
    return vstack(moved, format="csr")


def build(tables: list[tuple], beam: int) -> Closed:
    """The arrays of tables, each (problem, gold, evidence, weights). Readings that are weak by these are left out."""
    chunk = Chunk()
    for problem, gold, evidence, weights in tables:
        _add_table(chunk, problem, gold, evidence, nodes_of(problem, Scorer(problem, weights, evidence), beam))
    return chunk.close()


def _add_table(arrays: Chunk, problem, gold, evidence, nodes) -> None:
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


def _add_node(arrays: Chunk, problem, evidence, start: int, labels: str, cells) -> None:
    columns, table, at = problem.columns, id(problem), 0
    bags = [arrays.bags.add((table, labels), row_features(labels, columns, problem.dialect.name, problem.dialect.cuts))]
    for column, label in enumerate(labels):
        if label == "P" and labels[column + 1 : column + 2] in RIGHT:
            at += 1
            continue
        if label == "P":
            cell = cells[at]
            key, features = (id(cell), start, column), cell_features(cell, columns[column])
            features = features + [f for e in evidence for f in _evidence(e, start, cell, column, columns)]
        else:
            key = (table, start, column, label)
            features = [f for e in evidence for f in e.label_features(start, column, label, columns)]
            features += [f for e in evidence for f in e.column_features(column, label, columns)]
        bags.append(arrays.bags.add(key, features))
        at += label in "Pers"
    bags.append(arrays.bags.add((table, start, labels, tuple(map(id, cells))), _wide(labels, cells, evidence)))
    arrays.node_bags += bags
    arrays.node_starts.append(len(arrays.node_bags))


def _evidence(evidence, start: int, cell, column: int, columns) -> list:
    return evidence.cell_features(cell, column, columns) + evidence.above_features(start, cell, column, columns)


def _wide(labels: str, cells, evidence) -> list:
    names, at = [], -1
    for column, label in enumerate(labels):
        at += label in "Pers"
        if label in "Rr" and labels[column - 1] == "P":
            cell = cells[at if label == "R" else at - 1]
            names += wide_features(cell, labels[1:].strip("Rr") == "")
            names += [f for e in evidence for f in e.wide_features(cell)]
    return names


def _add_edges(arrays: Chunk, problem, evidence, start: int, labels: str, cells, before: list) -> None:
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
def _free(first, last, starts, before, bags, final, allowed, nodes, edges, alpha):
    """Forward over the allowed nodes of a table; the logarithm of the sum of all paths."""
    total = NOWHERE
    for n in range(first, last):
        alpha[n] = NOWHERE
        if not allowed[n]:
            continue
        top = NOWHERE
        for e in range(starts[n], starts[n + 1]):
            b = before[e]
            top = max(top, edges[bags[e]] + (alpha[b] if b >= 0 else 0.0))
        if top <= -1e29:
            continue
        share = 0.0
        for e in range(starts[n], starts[n + 1]):
            b = before[e]
            share += np.exp(edges[bags[e]] + (alpha[b] if b >= 0 else 0.0) - top)
        alpha[n] = top + np.log(share) + nodes[n]
        if final[n]:
            high = max(total, alpha[n])
            total = high + np.log(np.exp(total - high) + np.exp(alpha[n] - high))
    return total


@njit(cache=True)
def sweep(tables, starts, before, bags, final, gold, nodes, edges, node_gradient, edge_gradient, alpha, beta):
    """Forward and backward over every table, free and held to the truth; gradients are added up."""
    loss = 0.0
    anything = np.ones(len(final), np.bool_)
    for table in range(len(tables)):
        first, last = tables[table]
        if _free(first, last, starts, before, bags, final, gold, nodes, edges, alpha) <= -1e29:
            continue  # no path holds the truth
        for held in range(2):
            sign = -1.0 if held else 1.0
            allowed = gold if held else anything
            total = _free(first, last, starts, before, bags, final, allowed, nodes, edges, alpha)
            loss += sign * total
            for n in range(first, last):
                beta[n] = 0.0 if final[n] else NOWHERE
            for n in range(last - 1, first - 1, -1):
                share = alpha[n] + beta[n] - total
                if alpha[n] <= -1e29 or beta[n] <= -1e29 or share < -30.0:
                    continue
                node_gradient[n] += sign * np.exp(share)
                base = nodes[n] + beta[n]
                for e in range(starts[n], starts[n + 1]):
                    b = before[e]
                    value = edges[bags[e]] + base
                    if b < 0:
                        edge_gradient[bags[e]] += sign * np.exp(value - total)
                    elif alpha[b] > -1e29:
                        edge_gradient[bags[e]] += sign * np.exp(alpha[b] + value - total)
                        top = max(beta[b], value)
                        beta[b] = top + np.log(np.exp(beta[b] - top) + np.exp(value - top))
    return loss
