"""What a renderer printed for slots without a text of their own."""

from __future__ import annotations

from dataclasses import dataclass, replace

from wikifilm.document import Printed

__all__ = ["Dialect", "dialect_of"]


@dataclass(frozen=True, slots=True)
class Dialect:
    """What a renderer does to slots that hold no text of their own."""

    name: str
    gaps: str
    """Labels of columns for which nothing was printed."""
    blanks: str
    """Labels of columns for which a blank cell was printed."""
    drops: bool = False
    """Empty cells are not printed, wherever they stand."""
    cuts: bool = False
    """Empty cells at the end of a row are not printed."""

    def first(self) -> Dialect:
        """The dialect for the first row, which has nothing above."""
        return replace(self, gaps="E", blanks=self.blanks.replace("s", ""), drops=True)


def dialect_of(printed: Printed) -> Dialect:
    """The dialect in which a table was printed."""
    if printed.blanks == "in place":
        return Dialect("place", "E", "esr")
    if printed.blanks == "padding":
        return Dialect("padded", "SER", "e", drops=True)
    if printed.spread:
        return Dialect("kept", "SE", "er")
    return Dialect("kept", "SER", "e", cuts=printed.cut_end)
