"""How sure every slot of a reading is.

Inference gives the probability of each slot. It takes rows for independent of each other once their neighbours are
known, and what the last pass but one made of the table is evidence in the last. So a table that is read in a wrong way
is wrong in many rows, each of which seems sure. The first pass is a fairer witness: there each row has the evidence of
its own words and neighbours only. Three things are made of it. What was in doubt of a slot then counts beside what is
now. What was in doubt of the table's rows then counts for each of them: the doubt of a slot is the geometric mean of
its own and of its table's. And whether a column is spanned or left empty, where both are printed alike, an editor
decides for the column and not row by row: that doubt too is one for all its rows, and a cell of the column that is read
as empty is a doubt of its spans. What is in doubt of many rows is put halfway between their mean and the worst of them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from typing import TypeAlias

from wikifilm.grid.collapse.inference.infer import Inference, Node

__all__ = ["Calibration", "FirstDoubts", "calibrated", "first_doubts", "row_probabilities"]

Calibration: TypeAlias = tuple[tuple[float, float], ...]
"""Pairs of a probability as inference gives it and the share that was right, rising in both."""

_LEAST = 1e-4
"""What is in doubt at all is so by this much, else a small doubt of one kind would wipe out that of the others."""
_SEEN = 1e-6
"""Readings that are less probable are passed over."""
_CERTAIN = 1.0 - 1e-9
_PRINTED = frozenset("Pe")


@dataclass(frozen=True, slots=True)
class FirstDoubts:
    """What was in doubt of the best path when the table was read for the first time."""

    slots: tuple[tuple[float, ...], ...]
    """The probability of each slot of each row."""
    rows: float
    """What was in doubt of the rows in which something is put back, as one number."""
    columns: tuple[float, ...]
    """For each column that is read as spanned in some rows: how probable it was that it is empty there."""

    def weighed(self, row: int, labels: str, own: Sequence[float], chained: Sequence[float]) -> list[float]:
        """The probabilities of the slots of a row: from their own, and those that count what they repeat too."""
        out = []
        for label, first, second, both, column in zip(labels, self.slots[row], own, chained, self.columns, strict=True):
            doubt = ((1.0 - first + _LEAST) * (1.0 - second + _LEAST) * (1.0 - both + _LEAST)) ** (1 / 3)
            doubt += column if label in "Ss" else 0.0
            out.append(both if both >= _CERTAIN else max(0.0, 1.0 - sqrt(doubt * (self.rows + _LEAST))))
        return out


def row_probabilities(found: Inference, calibration: Calibration) -> list[tuple[float, ...]]:
    """For each row of the best path the probability of every slot.

    A slot that repeats the one above is no surer than that one.
    """
    doubts = first_doubts(found)
    out: list[tuple[float, ...]] = []
    above: Sequence[float] = ()
    for row, node in enumerate(found.best):
        own = _agreeing(node, found.nodes[node.start], found.marginals[node.start])
        raw = above = _chained(node.labels, own, above)
        if doubts:
            raw = doubts.weighed(row, node.labels, own, above)
        out.append(tuple([calibrated(value, calibration) for value in raw]))
    return out


def first_doubts(found: Inference) -> FirstDoubts | None:
    """What the first pass says of the best path. None: there was one pass only."""
    first = found.first
    if first is None:
        return None
    slots, rows = [], []
    empty: dict[int, list[float]] = {}
    for node in found.best:
        nodes, marginals = first.nodes[node.start], first.marginals[node.start]
        slots.append(tuple(_agreeing(node, nodes, marginals)))
        if not _PRINTED.issuperset(node.labels):
            rows.append(1.0 - min(slots[-1]))
            for column, share in _empty_instead(node, nodes, marginals):
                empty.setdefault(column, []).append(share)
    width = len(found.best[0].labels) if found.best else 0
    columns = [_together(_with_empty(empty.get(at, []), found.best, at)) for at in range(width)]
    return FirstDoubts(tuple(slots), _together(rows), tuple(columns))


def _with_empty(shares: list[float], best: Sequence[Node], column: int) -> list[float]:
    """What was in doubt of the spans of a column, and its empty cells: where there are some, there can be more."""
    if not any(shares):
        return shares  # what is spanned and what is empty are not printed alike
    return shares + [1.0 for node in best if node.labels[column] in "Ee"]


def _together(doubts: Sequence[float]) -> float:
    """The geometric mean of the mean and the worst."""
    return sqrt(sum(doubts) / len(doubts) * max(doubts)) if doubts else 0.0


def calibrated(value: float, calibration: Calibration) -> float:
    """A probability by the calibration, straight lines between its points."""
    if not calibration or value >= _CERTAIN:
        return min(value, 1.0)
    at = bisect_right(calibration, (value, 2.0))
    if at == 0:
        return calibration[0][1]
    if at == len(calibration):
        return calibration[-1][1]
    (x0, y0), (x1, y1) = calibration[at - 1], calibration[at]
    return y0 + (y1 - y0) * (value - x0) / (x1 - x0) if x1 > x0 else y1


def _agreeing(best: Node, nodes: Sequence[Node], marginals: Sequence[float]) -> list[float]:
    """For each column the probability of all readings that show there what the best one shows."""
    if len(nodes) == 1 and nodes[0].labels == best.labels:
        return [marginals[0]] * len(best.labels) if marginals[0] < 1.0 - _SEEN else [1.0] * len(best.labels)
    shown = _shown(best)
    out = [0.0] * len(shown)
    for node, share in zip(nodes, marginals, strict=True):
        if share > _SEEN:
            for column, what in enumerate(_shown(node)):
                if what == shown[column]:
                    out[column] += share
    return [min(1.0, value) for value in out]


def _chained(labels: str, own: Sequence[float], above: Sequence[float]) -> list[float]:
    """The probabilities, none larger than that of the slot which it repeats."""
    out: list[float] = []
    for column, (label, value) in enumerate(zip(labels, own, strict=True)):
        if label in "Ss" and column < len(above):
            value = min(value, above[column])
        elif label in "Rr" and column:
            value = min(value, out[-1])
        out.append(value)
    return out


_EMPTY = str.maketrans("Ss", "Ee")


def _empty_instead(best: Node, nodes: Sequence[Node], marginals: Sequence[float]) -> list[tuple[int, float]]:
    """The spanned columns of a row, and how probable it is that they are empty, all else being as it is."""
    spanned = [column for column, label in enumerate(best.labels) if label in "Ss"]
    if not spanned:
        return []
    alike = best.labels.translate(_EMPTY)
    out = dict.fromkeys(spanned, 0.0)
    for node, share in zip(nodes, marginals, strict=True):
        if share > _SEEN and node.end == best.end and node.labels.translate(_EMPTY) == alike:
            for column in spanned:
                if node.labels[column] != best.labels[column]:
                    out[column] += share
    return list(out.items())


def _shown(node: Node) -> list[tuple[int, int]]:
    """What each column shows: a printed cell (number, and end of the row), the one above (-1), or nothing (-2)."""
    out: list[tuple[int, int]] = []
    at = 0
    for label in node.labels:
        if label in "Ss":
            out.append((-1, 0))
        elif label in "Rr":
            out.append(out[-1] if out else (-2, 0))
        elif label == "P":
            out.append((at, node.end))
        else:
            out.append((-2, 0))
        at += label in "Pers"
    return out
