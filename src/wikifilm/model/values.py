"""Small values that several facts share."""

from __future__ import annotations

from decimal import Decimal

from wikifilm.records import Record, record

__all__ = ["Money", "PartialDate", "Person"]


@record
class PartialDate(Record, frozen=True):
    """A date of which the day, or the month and the day, may be unknown (ISO 8601 reduced precision)."""

    year: int
    month: int | None = None
    day: int | None = None

    def isoformat(self) -> str:
        """As "2013", "2013-01" or "2013-01-23"."""
        out = f"{self.year:04d}"
        if self.month is not None:
            out += f"-{self.month:02d}"
            if self.day is not None:
                out += f"-{self.day:02d}"
        return out

    __str__ = isoformat


@record
class Money(Record, frozen=True):
    """A sum, or a range of sums."""

    amount: Decimal
    """In whole units of the currency (dollars, not millions)."""
    amount_max: Decimal | None = None
    """Upper end of a range."""
    currency: str | None = None
    """ISO 4217 code; None if the page names none."""
    note: str = ""
    """What else stood there: "est.", "worldwide", an inflation note."""


@record
class Person(Record, frozen=True):
    """A person as printed, with the page that the name links to."""

    name: str
    link: str | None = None
