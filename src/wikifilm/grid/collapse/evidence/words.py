"""Where the words of cells stand in the table, and what that says of a cell that has some of them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from msgspec import Struct

from wikifilm.grid.collapse.cells.tokens import Token

__all__ = ["LEAST", "Words"]

LEAST = 0.02
"""Smaller probabilities are not counted."""
_MOST = 8
"""Words of a cell that count; more make a sentence."""
_STEM = 4
"""Letters of a stem."""

Mass: TypeAlias = dict[int, float]
"""The columns where something stands, in cells (fractions count); all columns together as column -1."""
Masses: TypeAlias = dict[str, Mass]
Feature: TypeAlias = tuple[str, float]


class Known(Struct, frozen=True, gc=False):
    """Those words of a cell that other cells have, or their stems. A word's share of a column is what stands there of
    its cells in all columns, and of half a cell that was not seen."""

    shares: Mass
    """For each column the sum of their shares."""
    weight: float
    """The sum of the shares that one cell of each would have."""
    total: float
    """The sum of their shares in all columns."""
    size: int
    """All words of the cell."""

    def features(self, name: str, column: int, mine: float) -> list[Feature]:
        """The mean over the words of the cell; one that no other cell has counts as nothing."""
        here = self.shares.get(column, 0.0) - mine * self.weight
        out = [(f"{name}+", here / self.size)] if here > LEAST else []
        elsewhere = self.total - here
        if elsewhere > LEAST:
            out.append((f"{name}-", elsewhere / self.size))
        return out


_NONE = Known({}, 0.0, 0.0, 1)


@dataclass(slots=True)
class Words:
    """Where the texts of cells, their first words, their last words, all their words, and the stems of these stand."""

    keys: Masses = field(default_factory=dict)
    firsts: Masses = field(default_factory=dict)
    lasts: Masses = field(default_factory=dict)
    each: Masses = field(default_factory=dict)
    stems: Masses = field(default_factory=dict)
    known: dict[int, tuple[Known, Known]] = field(default_factory=dict)
    """Words and stems, by the identity of the tokens that were asked for."""

    def add(self, cell: Token, masses: Mass) -> None:
        """Count a cell: the columns where it stands, and how probably."""
        _join(self.keys.setdefault(cell.said, {}), masses)
        if cell.words:
            _join(self.firsts.setdefault(cell.words[0], {}), masses)
            _join(self.lasts.setdefault(cell.words[-1], {}), masses)
            for word in _words(cell):
                _join(self.each.setdefault(word, {}), masses)
            for stem in _stems(cell):
                _join(self.stems.setdefault(stem, {}), masses)

    def features(self, name: str, cell: Token, column: int, own: Mapping[int, float]) -> list[Feature]:
        """How much of what a cell says stands in a column, and how much elsewhere. `own`: the cell itself."""
        out = _shares(f"{name}x", self.keys.get(cell.said), column, own)
        if cell.words:
            out += _shares(f"{name}f", self.firsts.get(cell.words[0]), column, own)
            out += _shares(f"{name}l", self.lasts.get(cell.words[-1]), column, own)
            words, stems = self._known(cell, own)
            mine = own.get(column, 0.0)
            out += words.features(f"{name}b", column, mine)
            out += stems.features(f"{name}bs", column, mine)
        return out

    def rest_features(self, name: str, rest: Token, column: int, own: Mapping[int, float]) -> list[Feature]:
        """The same for the last piece of a cell put together, by its text and its first word."""
        out = _shares(f"{name}jx", self.keys.get(rest.said), column, own)
        return out + _shares(f"{name}jf", self.firsts.get(rest.words[0]), column, own) if rest.words else out

    def knows(self, cell: Token, own: Mapping[int, float]) -> bool:
        """Whether another cell has any of its words, or says the same."""
        same = self.keys.get(cell.said, own)
        return same.get(-1, 0.0) - own.get(-1, 0.0) > LEAST or self._known(cell, own)[0].weight > 0.0

    def _known(self, cell: Token, own: Mapping[int, float]) -> tuple[Known, Known]:
        """Those words and stems of a cell that other cells have."""
        known = self.known.get(id(cell))
        if known is None:
            mine = own.get(-1, 0.0)
            known = _known(self.each, _words(cell), mine), _known(self.stems, _stems(cell), mine)
            self.known[id(cell)] = known
        return known


def _known(table: Masses, said: Collection[str], mine: float) -> Known:
    """`mine`: how much of the cell itself was counted."""
    shares: Mass = {}
    weight = total = 0.0
    for word in said:
        masses = table.get(word)
        mass = masses[-1] - mine if masses else 0.0
        if masses and mass > LEAST:
            each = 1.0 / (mass + 0.5)
            weight += each
            total += mass * each
            for column, here in masses.items():
                shares[column] = shares.get(column, 0.0) + here * each
    return Known(shares, weight, total, max(1, len(said))) if weight else _NONE


def _words(cell: Token) -> Collection[str]:
    return dict.fromkeys(cell.words[:_MOST])


def _stems(cell: Token) -> Collection[str]:
    """The beginnings of its words: *actor* and *actress*, *Canada* and *Canadian* have one."""
    return dict.fromkeys([word[:_STEM] for word in cell.words[:_MOST]])


def _join(all_masses: Mass, masses: Mass) -> None:
    for column, mass in masses.items():
        all_masses[column] = all_masses.get(column, 0.0) + mass


def _shares(name: str, masses: Mass | None, column: int, own: Mapping[int, float]) -> list[Feature]:
    """How much of something stands in this column, and how much elsewhere; the cell itself does not count."""
    if masses is None:
        return []
    here = masses.get(column, 0.0) - own.get(column, 0.0)
    elsewhere = masses[-1] - own.get(-1, 0.0) - here
    out = []
    if here > LEAST:
        out.append((f"{name}+", here / (here + max(0.0, elsewhere) + 0.5)))
    if elsewhere > LEAST:
        out.append((f"{name}-", elsewhere / (max(0.0, here) + elsewhere + 0.5)))
    return out
