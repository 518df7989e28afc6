"""Whether a column is left empty where it has no cell: what an earlier reading says of the column as a whole.

Where a renderer drops spanned and empty cells alike, or prints both as blanks, a gap is a row in which a column has no
cell. An editor decides for the column what its gaps are: notes stand where there is something to note, and nowhere
else. Whichever of the two an earlier reading took them for, the gaps are in the same rows. So, unlike all else that is
gathered from it, this does not confirm what it took them for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log

from wikifilm.grid.collapse.cells.columns import Column
from wikifilm.grid.collapse.cells.tokens import Token
from wikifilm.grid.collapse.inference.infer import Node

__all__ = ["Gaps", "gaps_of"]

_GAPS = frozenset("SsEe")
_CONSUMING = frozenset("Pers")
_RIGHT = frozenset("Rr")
_BY_PLACE = frozenset({"key", "lone"})


@dataclass(slots=True)
class Gaps:
    """The printed cells and the gaps of one column, as they are counted."""

    printed: int = 0
    gaps: int = 0
    leading: int = 0
    """Gaps above the first printed cell: no span can reach there."""
    runs: int = 0
    """Gaps that are not below another."""
    lone: int = 0
    """Gaps in rows that have no other."""
    repeated: int = 0
    """Printed cells that say what the one before said, gaps between them or not: it could have reached there."""
    dashes: int = 0
    table_dashes: int = 0
    """Those of all columns: there an empty cell has a dash in it."""
    beside: int = 0
    """Printed cells beside a new value of the first column (of the second, if this is the first)."""
    gaps_beside: int = 0
    """Gaps beside such a value."""
    last: str = ""
    in_gap: bool = False

    def add_gap(self, is_beside: bool, is_lone: bool) -> None:
        """Count a gap."""
        self.gaps += 1
        self.leading += not self.printed
        self.runs += not self.in_gap
        self.lone += is_lone
        self.gaps_beside += is_beside
        self.in_gap = True

    def add_printed(self, is_beside: bool, cell: Token) -> None:
        """Count a printed cell."""
        self.printed += 1
        self.beside += is_beside
        self.in_gap = False
        if cell.kind == "dash":
            self.dashes += 1
            return
        said = cell.said
        self.repeated += said == self.last
        self.last = said

    def features(self, name: str, column: Column) -> list[tuple[str, float]]:
        """Evidence for the label "E" of the column in any row: names, that begin with `name`, and values."""
        out = []
        for feature, value in self._values() if self.gaps else ():
            out.append((f"{name}e|{feature}", value))
            if feature in _BY_PLACE:
                out.append((f"{name}e|{feature}|{column.place}", value))
        return out

    def _values(self) -> list[tuple[str, float]]:
        """Shares are drawn towards none by one case more; that of new values with a printed cell, to all rows'."""
        rate = (self.printed + 0.5) / (self.printed + self.gaps + 1.0)
        gaps = self.gaps + 1.0
        beside = (self.beside + 0.5 * rate) / (self.beside + self.gaps_beside + 0.5)
        return [
            ("rate", log(rate)),
            ("first", 0.0 if self.leading else -log(rate)),
            ("leading", log(1.0 + self.leading)),
            ("repeats", self.repeated / (self.printed + 1.0)),
            ("repeated", self.repeated / (self.repeated + 1.0)),
            ("key", beside - rate),
            ("beside", self.gaps_beside / gaps),
            ("lone", self.lone / gaps),
            ("runs", self.runs / gaps),
            ("dashes", self.dashes / (self.printed + 1.0)),
            ("table dashes", self.table_dashes / (self.table_dashes + 3.0)),
        ]


def gaps_of(width: int, best: Sequence[Node]) -> tuple[Gaps, ...]:
    """Count the gaps of all columns in a reading, row by row."""
    gaps = tuple([Gaps() for _ in range(width)])
    for node in best:
        _add(gaps, node)
    dashes = sum([each.dashes for each in gaps])
    for each in gaps:
        each.table_dashes = dashes
    return gaps


def _add(gaps: Sequence[Gaps], node: Node) -> None:
    labels, cells = node.labels, iter(node.cells)
    is_lone = sum([label in _GAPS for label in labels]) == 1
    for column, (label, each) in enumerate(zip(labels, gaps, strict=True)):
        cell = next(cells) if label in _CONSUMING else None
        is_beside = labels[:1] == "P" if column else labels[1:2] == "P"
        if label in _GAPS:
            each.add_gap(is_beside, is_lone)
        elif label == "P" and cell is not None and labels[column + 1 : column + 2] not in _RIGHT:
            each.add_printed(is_beside, cell)
