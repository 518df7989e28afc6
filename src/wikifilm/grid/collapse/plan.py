"""The readings of rows with one pattern of cells, taken apart, so that many rows are scored quickly.

The score of a reading is that of its labels as a whole plus that of each of its slots. Readings of one pattern share
most of their slots, and even whole halves: what is shared is added up once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from wikifilm.grid.collapse.candidates import candidates
from wikifilm.grid.collapse.printed.dialect import Dialect

__all__ = ["Plan", "Slot", "Wide", "plan_of"]

Slot: TypeAlias = tuple[str, int, int]
"""A label, its column, and the number of the cell of a "P" (otherwise -1). "W": a cell over several columns begins."""
Wide: TypeAlias = tuple[int, bool]
"""The number of a cell that reaches over several columns, and whether it does over all."""


@dataclass(frozen=True, slots=True)
class Plan:
    """All readings of one pattern of cells."""

    labels: tuple[str, ...]
    slots: tuple[Slot, ...]
    """Every slot that some reading has, once."""
    lefts: tuple[tuple[int, ...], ...]
    """The left halves that readings have, as numbers of slots."""
    rights: tuple[tuple[int, ...], ...]
    wides: tuple[tuple[Wide, ...], ...]
    """What cells that reach over several columns readings have."""
    parts: tuple[tuple[int, int, int], ...]
    """For each reading its left half, its right half, and its wide cells, by their numbers."""

    def scores(self, rows: Sequence[float], slots: Sequence[float], wides: Sequence[float]) -> list[float]:
        """The scores of the readings, from those of their labels, all slots, and all sets of wide cells."""
        get = slots.__getitem__
        lefts = [sum(map(get, half)) for half in self.lefts]
        rights = [sum(map(get, half)) for half in self.rights]
        return [
            row + lefts[left] + rights[right] + wides[wide]
            for row, (left, right, wide) in zip(rows, self.parts, strict=True)
        ]


@lru_cache(maxsize=128)
def plan_of(mask: str, width: int, dialect: Dialect) -> Plan:
    """The readings of a pattern of cells (see `candidates`), taken apart."""
    labels = candidates(mask, width, dialect)
    slots: dict[Slot, int] = {}
    lefts: dict[tuple[int, ...], int] = {}
    rights: dict[tuple[int, ...], int] = {}
    wides: dict[tuple[Wide, ...], int] = {(): 0}
    parts = []
    for each in labels:
        numbers = [slots.setdefault(slot, len(slots)) for slot in _slots(each)]
        left, right, wide = tuple(numbers[: width // 2]), tuple(numbers[width // 2 :]), _wides(each)
        parts.append(
            (
                lefts.setdefault(left, len(lefts)),
                rights.setdefault(right, len(rights)),
                wides.setdefault(wide, len(wides)),
            )
        )
    return Plan(labels, tuple(slots), tuple(lefts), tuple(rights), tuple(wides), tuple(parts))


_RIGHT = frozenset("Rr")


def _slots(labels: str) -> list[Slot]:
    out, at = [], 0
    for column, label in enumerate(labels):
        if label == "P":
            out.append(("W" if labels[column + 1 : column + 2] in _RIGHT else "P", column, at))
        else:
            out.append((label, column, -1))
        at += label in "Pers"
    return out


def _wides(labels: str) -> tuple[Wide, ...]:
    if "R" not in labels and "r" not in labels:
        return ()
    full = labels[1:].strip("Rr") == ""
    out, at = [], -1
    for column, label in enumerate(labels):
        at += label in "Pers"
        if label in "Rr" and labels[column - 1] == "P":
            out.append((at if label == "R" else at - 1, full))
    return tuple(out)
