"""What columns hold: kinds and shapes of cells, lengths, numbers and their order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import log

from wikifilm.grid.collapse.cells.tokens import Token
from wikifilm.grid.collapse.evidence.measures import Sums, Usual

__all__ = ["Order", "Profile", "Whole", "length", "size_of", "whole_of"]


@dataclass(slots=True)
class Profile:
    """One column, in cells (fractions count)."""

    total: float = 0.0
    kinds: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    shapes: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    pieces: defaultdict[int, float] = field(default_factory=lambda: defaultdict(float))
    """Of how many lines cells were put together."""
    numbers: Sums = field(default_factory=Sums)
    lengths: Sums = field(default_factory=Sums)

    def add(self, cell: Token, share: float) -> None:
        """Count a cell."""
        self.total += share
        self.kinds[cell.kind] += share
        self.pieces[cell.pieces] += share
        self.lengths.add(length(cell), share)
        if cell.shape:
            self.shapes[cell.shape] += share
        if cell.number is not None:
            self.numbers.add(size_of(cell.number), share)


@dataclass(frozen=True, slots=True)
class Whole:
    """All columns together."""

    lengths: Usual | None
    numbers: Usual | None
    shapes: dict[str, float]
    """Share of each shape among all cells."""


def whole_of(profiles: Sequence[Profile]) -> Whole:
    """The columns as one."""
    lengths, numbers = Sums(), Sums()
    shapes: defaultdict[str, float] = defaultdict(float)
    for profile in profiles:
        lengths.join(profile.lengths)
        numbers.join(profile.numbers)
        for shape, share in profile.shapes.items():
            shapes[shape] += share
    size = max(1.0, lengths.size)
    return Whole(lengths.usual(), numbers.usual(), {shape: max(0.001, share / size) for shape, share in shapes.items()})


def length(cell: Token) -> float:
    """Of its text, as a logarithm."""
    return log(1.0 + len(cell.text))


def size_of(number: float) -> float:
    """A number that is not negative, as a logarithm."""
    return log(1.0 + number)


@dataclass(slots=True)
class Order:
    """How the numbers of a column follow one another, in pairs (fractions count)."""

    pairs: float = 1.0
    rising: float = 0.0
    """Pairs that rise, less those that fall."""
    counting: float = 0.0
    """Pairs that rise by one."""
    descending: float = 0.0
    """Pairs that fall by one."""

    @property
    def step(self) -> int:
        """What is added to a number to get the next one, where numbers count: lists of years begin with the last."""
        return 1 if self.counting >= self.descending else -1

    @property
    def steady(self) -> float:
        """The share of pairs that are a step apart."""
        return max(self.counting, self.descending) / self.pairs

    def add(self, number: float, above: Mapping[str, float], numbers: Mapping[str, float], share: float) -> None:
        """Count a number below others: keys and their probabilities. `numbers`: what the keys mean."""
        for key, value in above.items():
            before = numbers.get(key)
            if before is not None:
                self.pairs += share * value
                self.rising += share * value * ((number > before) - (number < before))
                self.counting += share * value * (number == before + 1)
                self.descending += share * value * (number == before - 1)
