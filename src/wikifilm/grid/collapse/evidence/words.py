"""Where the words of cells stand in the table, and what that says of a cell that has some of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from wikifilm.grid.collapse.cells.tokens import Token

__all__ = ["LEAST", "Words"]

LEAST = 0.02
"""Smaller probabilities are not counted."""
_MOST = 8
"""Words of a cell that count; more make a sentence."""

Mass: TypeAlias = dict[int, float]
"""The columns where something stands, in cells (fractions count); all columns together as column -1."""
Masses: TypeAlias = dict[str, Mass]
Feature: TypeAlias = tuple[str, float]


@dataclass(frozen=True, slots=True)
class Known:
    """Those words of a cell that other cells have."""

    words: tuple[tuple[Mass, float], ...]
    """Where each stands; and one by its cells in all columns, and half a cell that was not seen."""
    total: float
    """The sum of their shares in all columns."""
    size: int
    """All words of the cell."""


@dataclass(slots=True)
class Words:
    """Where the texts of cells, their first words, their last words, and all their words stand."""

    keys: Masses = field(default_factory=dict)
    firsts: Masses = field(default_factory=dict)
    lasts: Masses = field(default_factory=dict)
    each: Masses = field(default_factory=dict)
    known: dict[int, Known] = field(default_factory=dict)
    """By the identity of the tokens that were asked for."""

    def add(self, cell: Token, masses: Mass) -> None:
        """Count a cell: the columns where it stands, and how probably."""
        _join(self.keys.setdefault(cell.said, {}), masses)
        if cell.words:
            _join(self.firsts.setdefault(cell.words[0], {}), masses)
            _join(self.lasts.setdefault(cell.words[-1], {}), masses)
            for word in dict.fromkeys(cell.words[:_MOST]):
                _join(self.each.setdefault(word, {}), masses)

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
        return same.get(-1, 0.0) - own.get(-1, 0.0) > LEAST or bool(self._known(cell, own).words)

    def _mean(self, name: str, cell: Token, column: int, own: Mapping[int, float]) -> list[Feature]:
        """The mean over the words of a cell; one that no other cell has counts as nothing."""
        known = self._known(cell, own)
        mine = own.get(column, 0.0)
        here = sum([(masses.get(column, 0.0) - mine) * weight for masses, weight in known.words])
        sums = ((f"{name}+", here), (f"{name}-", known.total - here))
        return [(sign, value / known.size) for sign, value in sums if value > LEAST]

    def _known(self, cell: Token, own: Mapping[int, float]) -> Known:
        """Those words of a cell that other cells have."""
        known = self.known.get(id(cell))
        if known is None:
            known = self.known[id(cell)] = self._find_known(cell, own.get(-1, 0.0))
        return known

    def _find_known(self, cell: Token, mine: float) -> Known:
        distinct = dict.fromkeys(cell.words[:_MOST])
        found = [(masses, masses[-1] - mine) for word in distinct if (masses := self.each.get(word)) is not None]
        words = tuple([(masses, 1.0 / (mass + 0.5)) for masses, mass in found if mass > LEAST])
        total = sum([mass / (mass + 0.5) for _, mass in found if mass > LEAST])
        return Known(words, total, max(1, len(distinct)))


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
