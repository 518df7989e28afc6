"""How sure every slot of a reading is."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from wikifilm.grid.collapse.fitted import Calibration
from wikifilm.grid.collapse.infer import Inference, Node

__all__ = ["row_probabilities"]


def row_probabilities(found: Inference, calibration: Calibration) -> list[tuple[float, ...]]:
    """For each row of the best path the probability of every slot.

    A slot that repeats the one above is no surer than that one.
    """
    out: list[tuple[float, ...]] = []
    above: Sequence[float] = ()
    for node in found.best:
        raw = _agreeing(node, found.nodes[node.start], found.marginals[node.start])
        for column, label in enumerate(node.labels):
            if label in "Ss" and column < len(above):
                raw[column] = min(raw[column], above[column])
            elif label in "Rr" and column:
                raw[column] = min(raw[column], raw[column - 1])
        above = raw
        out.append(tuple(calibrated(value, calibration) for value in raw))
    return out


def calibrated(value: float, calibration: Calibration) -> float:
    """A probability by the calibration, straight lines between its points."""
    if not calibration or value >= 1.0 - 1e-9:
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
    if len(nodes) == 1:
        return [marginals[0]] * len(best.labels) if marginals[0] < 1.0 - 1e-6 else [1.0] * len(best.labels)
    shown = _shown(best)
    out = [0.0] * len(shown)
    for node, share in zip(nodes, marginals, strict=True):
        if share > 1e-6:
            for column, what in enumerate(_shown(node)):
                if what == shown[column]:
                    out[column] += share
    return [min(1.0, value) for value in out]


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
