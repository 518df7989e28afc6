"""How large the numbers of a column are and how long its texts, and how well another one goes with them."""

from __future__ import annotations

from dataclasses import dataclass
from math import log
from typing import TypeAlias

__all__ = ["Sums", "Usual"]

Usual: TypeAlias = tuple[float, float]
"""A mean and a variance."""

_FEW = 0.5
"""Values of the whole table that are taken to stand in each column, too."""
_LEAST = 0.02
"""Least variance: no two values are quite alike."""
_MOST = 3.0


@dataclass(slots=True)
class Sums:
    """Values of which fractions count, as sums."""

    size: float = 0.0
    total: float = 0.0
    squares: float = 0.0

    def add(self, value: float, share: float) -> None:
        """Count a value."""
        self.size += share
        self.total += share * value
        self.squares += share * value * value

    def join(self, other: Sums) -> None:
        """Count what another has counted."""
        self.size += other.size
        self.total += other.total
        self.squares += other.squares

    def usual(self) -> Usual | None:
        """The mean and the variance; None of too few values."""
        if self.size < 1.0:
            return None
        mean = self.total / self.size
        return mean, max(_LEAST, self.squares / self.size - mean * mean)

    def fit(self, value: float, own: float, usual: Usual) -> float:
        """Logarithm of how much likelier a value is here than anywhere in the table, both normally distributed.

        `own`: how much of the value itself was counted here; `usual`: of the whole table.
        """
        mean, variance = usual
        size = max(0.0, self.size - own) + _FEW
        here = (self.total - own * value + _FEW * mean) / size
        squares = (self.squares - own * value * value + _FEW * (variance + mean * mean)) / size
        spread = max(_LEAST, squares - here * here)
        found = 0.5 * ((value - mean) ** 2 / variance - (value - here) ** 2 / spread + log(variance / spread))
        return _MOST if found > _MOST else max(found, -_MOST)
