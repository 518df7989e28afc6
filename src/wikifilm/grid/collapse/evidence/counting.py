"""Evidence counted from a reading of the table: every cell, in each column by the probability that it stands there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from wikifilm.grid.collapse.cells.tokens import Token
from wikifilm.grid.collapse.evidence.gaps import gaps_of
from wikifilm.grid.collapse.evidence.gathered import CLASSES, Evidence, Row
from wikifilm.grid.collapse.evidence.profiles import Order, Profile, whole_of
from wikifilm.grid.collapse.evidence.words import LEAST, Words
from wikifilm.grid.collapse.inference.infer import Node

__all__ = ["evidence_of"]

_RIGHT = frozenset("Rr")


def evidence_of(
    name: str,
    width: int,
    nodes: Sequence[Sequence[Node]],
    marginals: Sequence[Sequence[float]],
    best: Sequence[Node] = (),
) -> Evidence:
    """Gather the evidence of a reading: the nodes by their start, and their probabilities; and its best path."""
    counts = _Counts(width, len(nodes))
    for start, (here, shares) in enumerate(zip(nodes, marginals, strict=True)):
        counted = [(node, share) for node, share in zip(here, shares, strict=True) if share > LEAST]
        row = counts.row_at(start, is_counted=bool(counted))
        for node, share in counted:
            counts.add(node, share, row)
    totals = counts.totals()
    repeats = [a / (a + t[1] + 0.3) for a, t in zip(counts.again, totals, strict=True)]
    return Evidence(
        name,
        counts.profiles,
        counts.words(),
        whole_of(counts.profiles),
        _kinds(counts.profiles),
        counts.numbers,
        counts.orders,
        counts.kind_of,
        counts.rows,
        counts.shares,
        totals,
        repeats,
        counts.crossed / counts.spanning,
        counts.whole,
        counts.joined,
        gaps_of(width, best),
    )


class _Counts:
    """The counts as they grow."""

    def __init__(self, width: int, size: int) -> None:
        self.width = width
        self.profiles = [Profile() for _ in range(width)]
        self.numbers: dict[str, float] = {}
        self.orders = [Order() for _ in range(width)]
        self.rows: list[Row] = []
        self.silent = Row(self._zeros(), [{} for _ in range(width)], True)
        self.cells: dict[int, Token] = {}
        self.shares: dict[int, dict[int, float]] = {}
        self.kind_of: dict[str, str] = {}
        self.again = [0.3] * width
        self.crossed, self.spanning = 0.3, 1.0
        self.whole = 0.0
        self.joined = [0.0] * width
        self.below: list[list[dict[str, float]] | None] = [None] * (size + 1)
        self.mass = [0.0] * (size + 1)

    def _zeros(self) -> list[list[float]]:
        return [[0.0, 0.0, 0.0, 0.0] for _ in range(self.width)]

    def row_at(self, start: int, *, is_counted: bool) -> Row:
        """The next row, yet without its labels. One record serves all places where none is counted, here and above."""
        above = self._above(start)
        row = Row(self._zeros(), above, not any(above)) if is_counted or above is not self.silent.above else self.silent
        self.rows.append(row)
        return row

    def _above(self, start: int) -> list[dict[str, float]]:
        """What stands above the rows that begin here."""
        below, mass = self.below[start], self.mass[start]
        self.below[start] = None
        if below is None:
            return self.silent.above
        if 0.98 < mass < 1.02:
            return below
        scale = 1.0 / max(mass, 0.2)
        return [{key: min(1.0, share * scale) for key, share in keys.items()} for keys in below]

    def add(self, node: Node, share: float, row: Row) -> None:
        """Count one reading of a row."""
        row.is_silent = False
        below = self.below[node.end]
        if below is None:
            below = self.below[node.end] = [{} for _ in range(self.width)]
        self.mass[node.end] += share
        self.whole += share * (not any("joined" in cell.flags for cell in node.cells))
        at = 0
        new = crosses = spans = False
        for column, label in enumerate(node.labels):
            kind = CLASSES[label]
            row.labels[column][kind] += share
            if label == "P":
                if node.labels[column + 1 : column + 2] in _RIGHT:
                    key = node.cells[at].said
                    below[column][key] = below[column].get(key, 0.0) + share
                else:
                    self._add_cell(node.cells[at], column, share, row, below)
                new = True
            elif kind == 1:
                spans = True
                crosses = crosses or new
                for key, value in row.above[column].items():
                    if value * share > LEAST:
                        below[column][key] = below[column].get(key, 0.0) + value * share
            at += label in "Pers"
        self.crossed += share * crosses
        self.spanning += share * spans

    def _add_cell(self, cell: Token, column: int, share: float, row: Row, below: list[dict[str, float]]) -> None:
        key = cell.said
        self.kind_of[key] = cell.kind
        self.joined[column] += share * ("joined" in cell.flags)
        self.profiles[column].add(cell, share)
        if cell.number is not None:
            self.numbers[key] = cell.number
            self.orders[column].add(cell.number, row.above[column], self.numbers, share)
        self._count(cell, column, share)
        below[column][key] = below[column].get(key, 0.0) + share
        if cell.kind != "dash":
            self.again[column] += share * row.above[column].get(key, 0.0)

    def _count(self, cell: Token, column: int, share: float) -> None:
        self.cells[id(cell)] = cell
        shares = self.shares.setdefault(id(cell), {})
        shares[column] = shares.get(column, 0.0) + share
        shares[-1] = shares.get(-1, 0.0) + share

    def totals(self) -> list[list[float]]:
        """The labels of all rows: for each column how much of each."""
        out = self._zeros()
        for row in self.rows:
            if row is not self.silent:
                for sums, shares in zip(out, row.labels, strict=True):
                    for at, share in enumerate(shares):
                        sums[at] += share
        return out

    def words(self) -> Words:
        """Where the words of all cells stand."""
        words = Words()
        for number, cell in self.cells.items():
            words.add(cell, self.shares[number])
        return words


def _kinds(profiles: Sequence[Profile]) -> dict[str, float]:
    total = sum(profile.total for profile in profiles) or 1.0
    kinds: defaultdict[str, float] = defaultdict(float)
    for profile in profiles:
        for kind, share in profile.kinds.items():
            kinds[kind] += share / total
    return {kind: max(share, 1e-3) for kind, share in kinds.items()}
