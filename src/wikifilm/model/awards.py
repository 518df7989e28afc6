"""Awards as typed records."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from wikifilm.diagnostics import Span
from wikifilm.model.grid import Slot
from wikifilm.model.values import PartialDate
from wikifilm.records import Record, record

__all__ = ["AwardRecord", "Outcome", "Recipient"]


class Outcome(StrEnum):
    """What came of a nomination."""

    WON = "won"
    NOMINATED = "nominated"
    RUNNER_UP = "runner_up"
    THIRD_PLACE = "third_place"
    PENDING = "pending"
    SHORTLISTED = "shortlisted"
    HONORED = "honored"
    OTHER = "other"


@record
class Recipient(Record, frozen=True):
    """Who or what an award went to."""

    name: str
    link: str | None = None
    kind: str | None = None
    """"person", "organization", "work", or None where the page doesn't tell."""
    work: str | None = None
    """What it was given for: the song in `for "…"`."""


@dataclass(frozen=True, slots=True)
class AwardRecord:
    """One category of one award: a row of an awards table, or an item of a list."""

    award: str
    """The body or ceremony as printed: "49th Baeksang Arts Awards"."""
    category: str | None = None
    recipients: tuple[Recipient, ...] = ()
    outcome: Outcome = Outcome.OTHER
    outcome_text: str = ""
    """As printed: "Won", "2nd place"."""
    name: str = ""
    """`award` without edition and year: "Baeksang Arts Awards"."""
    edition: int | None = None
    """49 for "49th"."""
    year: int | None = None
    date: PartialDate | None = None
    references: tuple[str, ...] = ()
    provenance: dict[str, Slot] = field(default_factory=dict, hash=False, repr=False)
    """Field name → the slot it was read from (tables only)."""
    confidence: float = 1.0
    """The least confidence of the slots it was read from."""
    span: Span | None = None
    """Where it stands in the source."""
