"""A table as a rectangle of slots (the HTML standard's term)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from wikifilm.diagnostics import Span
from wikifilm.model.notebook import grid_html
from wikifilm.model.words import share
from wikifilm.records import Record, record
from wikifilm.safe import short

__all__ = ["Grid", "Link", "Origin", "Slot"]


class Origin(StrEnum):
    """How a slot came by its text."""

    STATED = "stated"
    """A cell stands here."""
    SPANNED = "spanned"
    """A cell of an earlier row or column reaches here by its rowspan or colspan."""
    INFERRED = "inferred"
    """The spans were lost in print; this is a guess with a `confidence`."""


@record
class Link(Record, frozen=True):
    """A link inside a text."""

    text: str
    target: str
    """Title of a page, or a URL."""


@record
class Slot(Record, frozen=True):
    """One place of a grid. A spanned slot repeats the cell that it belongs to."""

    text: str
    links: tuple[Link, ...] = ()
    references: tuple[str, ...] = ()
    """Ids of `FilmArticle.references` whose marks stood in the cell."""
    row: int = 0
    """Row of the slot that states the cell, from 0 over header and body together."""
    column: int = 0
    """Column of the slot that states the cell, from 0."""
    origin: Origin = Origin.STATED
    confidence: float = 1.0
    """Probability (0..1) that the text is right; 1.0 where nothing was inferred."""
    is_header: bool = False
    classes: tuple[str, ...] = ()
    """Class names of the cell, and `background:…` for its colour."""
    span: Span | None = None
    """Where the cell stands in the source."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table laid out: every row has the same number of slots."""

    header: tuple[tuple[Slot, ...], ...]
    rows: tuple[tuple[Slot, ...], ...]
    caption: str = ""
    span: Span | None = None

    def texts(self) -> list[list[str]]:
        """The texts of all rows, header first."""
        return [[slot.text for slot in row] for row in (*self.header, *self.rows)]

    def __repr__(self) -> str:
        slots = [slot for row in (*self.header, *self.rows) for slot in row]
        guesses = [slot.confidence for slot in slots if slot.origin is Origin.INFERRED]
        width = len((self.header or self.rows or ((),))[0])
        sure = f", {len(guesses)} inferred (least sure {share(min(guesses))})" if guesses else ""
        return f"<Grid{' ' + short(self.caption) if self.caption else ''}: {len(self.rows)} rows of {width}{sure}>"

    def _repr_html_(self) -> str:
        """The table, for notebooks."""
        return grid_html(self)
