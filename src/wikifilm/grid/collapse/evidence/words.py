"""Where the words of cells stand in the table, and what that says of a cell that has some of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from wikifilm.grid.collapse.cells.tokens import Token

__all__ = ["LEAST", "Masses", "Words", "count"]

LEAST = 0.02
"""Smaller probabilities are not counted."""
_MOST = 8
"""Words of a cell that count; more make a sentence."""

Mass: TypeAlias = dict[int, float]
"""The columns where something stands, in cells (fractions count); all columns together as column -1."""
Masses: TypeAlias = dict[str, Mass]
Feature: TypeAlias = tuple[str, float]


@dataclass(slots=True)
class Words:
    """Where the texts of cells, their first words, their last words, and all their words stand."""

    keys: Masses = field(default_factory=dict)
    firsts: Masses = field(default_factory=dict)
    lasts: Masses = field(default_factory=dict)
    each: Masses = field(default_factory=dict)
    known: dict[int, tuple[Mass, ...]] = field(default_factory=dict)
    """For each cell (by the identity of its token) that was asked for: those of its words that other cells have."""

    def add(self, cell: Token, column: int, share: float) -> None:
        """Count a cell."""
        count(self.keys.setdefault(cell.said, {}), column, share)
        if cell.words:
            count(self.firsts.setdefault(cell.words[0], {}), column, share)
            count(self.lasts.setdefault(cell.words[-1], {}), column, share)
            for word in _distinct(cell):
                count(self.each.setdefault(word, {}), column, share)

    def features(self, name: str, cell: Token, column: int, own: Mapping[int, float]) -> list[Feature]:
        """How much of what a cell says stands in a column, and how much elsewhere. `own`: the cell itself."""
        out = _shares(f"{name}x", self.keys.get(cell.said), column, own)
        if cell.words:
            out += _shares(f"{name}f", self.firsts.get(cell.words[0]), column, own)
            out += _shares(f"{name}l", self.lasts.get(cell.words[-1]), column, own)
            out += self._mean(f"{name}b", cell, column, own)
        return out

    def rest_features(self, name: str, rest: Token, column: int, own: Mapping[int, float]) -> list[Feature]:
        """The same for the last piece of a cell put together, by its text and its first word."""
        out = _shares(f"{name}jx", self.keys.get(rest.said), column, own)
        return out + _shares(f"{name}jf", self.firsts.get(rest.words[0]), column, own) if rest.words else out

    def knows(self, cell: Token, own: Mapping[int, float]) -> bool:
        """Whether another cell has any of its words, or says the same."""
        same = self.keys.get(cell.said, own)
        return same.get(-1, 0.0) - own.get(-1, 0.0) > LEAST or bool(self._known(cell, own))

    def _mean(self, name: str, cell: Token, column: int, own: Mapping[int, float]) -> list[Feature]:
        """The mean over the words of a cell; one that no other cell has counts as nothing."""
        here_sum, elsewhere_sum = 0.0, 0.0
        for masses in self._known(cell, own):
            here = max(0.0, masses.get(column, 0.0) - own.get(column, 0.0))
            elsewhere = max(0.0, masses[-1] - own.get(-1, 0.0) - here)
            here_sum += here / (here + elsewhere + 0.5)
            elsewhere_sum += elsewhere / (here + elsewhere + 0.5)
        size = max(1, len(_distinct(cell)))
        sums = ((f"{name}+", here_sum), (f"{name}-", elsewhere_sum))
        return [(sign, value / size) for sign, value in sums if value > LEAST]

    def _known(self, cell: Token, own: Mapping[int, float]) -> tuple[Mass, ...]:
        """Where those words of a cell stand that other cells have."""
        known = self.known.get(id(cell))
        if known is None:
            least = own.get(-1, 0.0) + LEAST
            found = [self.each[word] for word in _distinct(cell) if word in self.each]
            known = self.known[id(cell)] = tuple([masses for masses in found if masses[-1] > least])
        return known


def count(masses: Mass, column: int, share: float) -> None:
    """Add to a column and to all together."""
    masses[column] = masses.get(column, 0.0) + share
    masses[-1] = masses.get(-1, 0.0) + share


def _distinct(cell: Token) -> list[str]:
    return list(dict.fromkeys(cell.words[:_MOST]))


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
