"""What the columns hold elsewhere in the table, as far as an earlier reading tells. No cell is evidence for itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log

from wikifilm.grid.collapse.cells.columns import Column
from wikifilm.grid.collapse.cells.tokens import Token
from wikifilm.grid.collapse.evidence.gaps import Gaps
from wikifilm.grid.collapse.evidence.profiles import Order, Profile, Whole, length, size_of
from wikifilm.grid.collapse.evidence.words import LEAST, Words

__all__ = ["CLASSES", "Evidence", "Row"]


@dataclass(slots=True)
class Row:
    """What is known about the rows that begin at one place."""

    labels: list[list[float]]
    """For each column: the probabilities that it is printed, spanned, empty, or the right part of a colspan."""
    above: list[dict[str, float]]
    """For each column: the keys of what stands above, and their probabilities."""
    is_silent: bool
    """Nothing is known: no reading was counted, neither here nor above."""


CLASSES = {"P": 0, "S": 1, "s": 1, "E": 2, "e": 2, "R": 3, "r": 3}
"""The number of what each label says."""
_NAMES = "PSER"
_EMPTY = CLASSES["E"]
_NO_SHARES: dict[int, float] = {}


@dataclass(slots=True)
class Evidence:
    """The columns as an earlier reading left them."""

    name: str
    """Stands before the names of the features: "u" for rows that can be read in one way only, "v" for a reading."""
    profiles: list[Profile]
    words: Words
    table: Whole
    kinds: dict[str, float]
    """Share of each kind among all cells."""
    numbers: dict[str, float]
    """Key of a cell: its number."""
    orders: list[Order]
    """For each column: how its numbers follow one another."""
    kind_of: dict[str, str]
    """Key of a cell: its kind."""
    rows: list[Row]
    shares: dict[int, dict[int, float]]
    """For each cell (by the identity of its token): column and probability; -1 for all columns."""
    totals: list[list[float]]
    """For each column: in how many rows it is printed, spanned, empty, right part of a colspan."""
    repeats: list[float]
    """For each column: of the values that equal the one above, the share that is printed again."""
    crossing: float
    """Of the rows with spanned columns, the share where one stands right of a new value."""
    whole: float = 0.0
    """Rows without a cell that was broken over lines."""
    joined: Sequence[float] = ()
    """For each column: cells that were broken over lines and are put together."""
    gaps: tuple[Gaps, ...] = ()
    """For each column: where it has no cell."""

    def features(self, start: int, cell: Token, column: int, columns: Sequence[Column]) -> list[tuple[str, float]]:
        """Evidence for a cell of a row that begins at `start` in a column: names and values."""
        return self.cell_features(cell, column, columns) + self.above_features(start, cell, column, columns)

    def counts(self, cell: Token) -> bool:
        """The cell itself was counted. If not, all cells of its kind that say the same have the same features."""
        return id(cell) in self.shares

    def cell_features(self, cell: Token, column: int, columns: Sequence[Column]) -> list[tuple[str, float]]:
        """What speaks for a cell in a column wherever its row begins."""
        own = self.shares.get(id(cell), _NO_SHARES)
        mine = own.get(column, 0.0)
        profile = self.profiles[column]
        fit = self._kind_fit(cell.kind, column, mine)
        name = self.name
        out = [(f"{name}k", fit), (f"{name}k|{columns[column].role}", fit)]
        self._add_measures(out, cell, profile, mine)
        if cell.rest is not None:
            out.append((f"{self.name}jp", self._pieces_fit(cell.pieces, column, mine)))
            out += self._joined_features(column, own)
            out += self._rest_features(cell.rest, column)
        if not self.words.knows(cell, own):
            out.append((f"{name}kn", fit))  # new words: its kind is all there is
        return out + self.words.features(name, cell, column, own)

    def wide_features(self, cell: Token) -> list[tuple[str, float]]:
        """What speaks for a cell over several columns: how well its kind would fit the best of all columns."""
        own = self.shares.get(id(cell), _NO_SHARES)
        fits = [self._kind_fit(cell.kind, column, own.get(column, 0.0)) for column in range(len(self.profiles))]
        return [(f"{self.name}w", max(fits))]

    def _joined_features(self, column: int, own: dict[int, float]) -> list[tuple[str, float]]:
        """What it means for a cell put together that others of the table are, and in which columns."""
        others = max(0.0, sum(self.joined) - own.get(-1, 0.0))
        here = max(0.0, self.joined[column] - own.get(column, 0.0))
        rate = log((others + 0.1) / (self.whole + 1.0))
        return [
            (f"{self.name}j", max(-4.0, min(2.0, rate))),
            (f"{self.name}jc", here / (others + 0.5)),
            (f"{self.name}jo", (others - here) / (others + 0.5)),
        ]

    def _rest_features(self, rest: Token, column: int) -> list[tuple[str, float]]:
        """What it means that the last piece of a cell put together looks like other columns: a row may begin there."""
        own = self.shares.get(id(rest), _NO_SHARES)
        fits = [self._kind_fit(rest.kind, at, own.get(at, 0.0)) for at in range(len(self.profiles))]
        out = [(f"{self.name}je", max(fits) - fits[column])]
        if column:
            out.append((f"{self.name}jb", fits[0] - fits[column]))
        return out + self.words.rest_features(self.name, rest, column, own)

    def _pieces_fit(self, pieces: int, column: int, mine: float) -> float:
        """How likely a cell of so many lines is in a column, by other cells of the column that have several."""
        profile = self.profiles[column]
        several = profile.total - profile.pieces.get(1, 0.0) - mine
        return max(-3.0, log((max(0.0, profile.pieces.get(pieces, 0.0) - mine) + 0.1) / (max(0.0, several) + 0.3)))

    def _kind_fit(self, kind: str, column: int, mine: float) -> float:
        """How much oftener a column holds a kind of cell than the table does. `mine`: what does not count of it."""
        profile, q = self.profiles[column], self.kinds.get(kind, 0.01)
        fit = (profile.kinds.get(kind, 0.0) - mine + 0.3 * q + 1e-6) / (profile.total - mine + 0.3 + 1e-6)
        return max(-3.0, min(3.0, log(max(fit, 1e-9)) - log(q)))

    def _add_measures(self, out: list[tuple[str, float]], cell: Token, profile: Profile, mine: float) -> None:
        """How well the length of a cell, its number, and the shape of that go with the column."""
        name, table = self.name, self.table
        if table.lengths:
            out.append((f"{name}z", profile.lengths.fit(length(cell), mine, table.lengths)))
        if cell.number is not None and table.numbers:
            out.append((f"{name}g", profile.numbers.fit(size_of(cell.number), mine, table.numbers)))
        if cell.shape:
            usual = table.shapes.get(cell.shape, 0.001)
            fit = (profile.shapes.get(cell.shape, 0.0) - mine + 0.3 * usual + 1e-6) / (profile.total - mine + 0.3)
            out.append((f"{name}s", max(-3.0, min(3.0, log(max(fit, 1e-9)) - log(usual)))))

    def above_features(
        self, start: int, cell: Token, column: int, columns: Sequence[Column]
    ) -> list[tuple[str, float]]:
        """What it means that a cell says what stands above the row, or a number that follows it."""
        above = self.rows[start].above[column]
        out = []
        if cell.number is not None and above:
            out = self._order_features(cell.number, above, column, columns[column].role)
        equal = above.get(cell.said, 0.0)
        if equal <= LEAST:
            return out
        if cell.kind == "dash":
            return [(f"{self.name}a|dash", equal)]
        return [
            *out,
            (f"{self.name}a", equal),
            (f"{self.name}a|{columns[column].role}", equal),
            (f"{self.name}ar", equal * (1.0 - self.repeats[column])),
        ]

    def _order_features(
        self, number: float, above: dict[str, float], column: int, role: str
    ) -> list[tuple[str, float]]:
        """What it means that a number is larger or smaller than the one above, or the next one."""
        order = self.orders[column]
        step = order.step
        known, rising, other, counting = 0.0, 0.0, 0.0, 0.0
        for key, share in above.items():
            before = self.numbers.get(key)
            if before is not None:
                known += share
                rising += share * ((number > before) - (number < before))
                counting += share * (number == before + step)
                other += share * (number not in (before, before + step))
        if known <= LEAST:
            return []
        name = self.name
        return [
            (f"{name}o", rising * order.rising / order.pairs),
            (f"{name}o|{role}", rising),
            (f"{name}n", (counting - other) * order.steady),
            (f"{name}n|{role}", counting),
        ]

    def label_features(self, start: int, column: int, label: str, columns: Sequence[Column]) -> list[tuple[str, float]]:
        """Evidence for a label of a column in a row: how often the column is spanned or empty elsewhere."""
        at = CLASSES[label]
        own, totals = self.rows[start].labels[column], self.totals[column]
        rate = log((totals[at] - own[at] + 0.3) / (totals[0] - own[0] + 0.7))
        rate = max(-4.0, min(3.0, rate))
        name = _NAMES[at]
        out = [(f"{self.name}L|{name}", rate), (f"{self.name}L|{name}|{columns[column].role}", rate)]
        if at == 1:
            out.append((f"{self.name}S|{_bucket(self.crossing)}|{columns[column].place}", 1.0))
            above = self.rows[start].above[column]
            if above:
                key = max(above, key=above.__getitem__)
                out.append((f"{self.name}Sk|{self.kind_of.get(key, '')}", above[key]))
            out.append((f"{self.name}S|again", self.repeats[column]))
        return out

    def column_features(self, column: int, label: str, columns: Sequence[Column]) -> list[tuple[str, float]]:
        """Evidence for a label of a column, the same in all rows."""
        is_known = self.gaps and CLASSES[label] == _EMPTY
        return self.gaps[column].features(self.name, columns[column]) if is_known else []


def _bucket(share: float) -> str:
    return "low" if share < 0.08 else "some" if share < 0.35 else "high"
