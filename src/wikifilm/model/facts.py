"""Names, cast, box office, production, soundtrack, remakes."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from wikifilm.diagnostics import Span
from wikifilm.model.values import Money, PartialDate, Person
from wikifilm.records import Record, record

__all__ = [
    "AlternativeName",
    "BoxOffice",
    "CastMember",
    "Figure",
    "FilmingPeriod",
    "Production",
    "Remake",
    "Soundtrack",
    "Track",
]


@record
class AlternativeName(Record, frozen=True):
    """Another name of the film."""

    name: str
    kind: str = "alias"
    """"hangul", "hanja", "kanji", "kana", "cyrillic" … (the script of a name in its own writing),
    "romanization", "literal" (a translation), or "alias"."""
    language: str | None = None
    """BCP 47 code where the page names a language."""
    span: Span | None = None
    """The paragraph that gives the name."""


@record
class CastMember(Record, frozen=True):
    """Who played whom."""

    actor: Person
    role: str | None = None
    description: str = ""
    """What the page says about the role or the casting."""
    note: str | None = None
    """"uncredited", "voice", "cameo", or the language of a dub."""
    references: tuple[str, ...] = ()
    span: Span | None = None


@record
class Figure(Record, frozen=True):
    """A number that the page states, with the sentence it stands in."""

    what: str
    """"gross", "budget", "opening", "admissions", "break_even", …"""
    amount: Decimal
    unit: str
    """ISO 4217 code of a currency, "admissions", "screens", "percent", …"""
    date: PartialDate | None = None
    place: str | None = None
    quote: str = ""
    """The sentence."""
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class BoxOffice:
    """What the film took and cost."""

    gross: Money | None = None
    budget: Money | None = None
    opening: Money | None = None
    admissions: int | None = None
    """The latest number of tickets sold that the page states."""
    figures: tuple[Figure, ...] = ()


@record
class FilmingPeriod(Record, frozen=True):
    """When and where was filmed."""

    start: PartialDate | None = None
    end: PartialDate | None = None
    places: tuple[str, ...] = ()
    quote: str = ""
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Production:
    """How the film was made."""

    working_titles: tuple[AlternativeName, ...] = ()
    filming: tuple[FilmingPeriod, ...] = ()
    text: str = ""


@record
class Track(Record, frozen=True):
    """A piece of the soundtrack."""

    title: str
    number: int | None = None
    seconds: int | None = None
    """Length."""
    performers: tuple[Person, ...] = ()
    writers: tuple[Person, ...] = ()
    note: str = ""
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Soundtrack:
    """The soundtrack section; empty where the page has the heading and nothing under it."""

    tracks: tuple[Track, ...] = ()
    text: str = ""


@record
class Remake(Record, frozen=True):
    """A remake, sequel, prequel or adaptation."""

    title: str | None = None
    year: int | None = None
    place: str | None = None
    language: str | None = None
    note: str = ""
    kind: str = "remake"
    """"remake", "sequel", "prequel", "adaptation", "spin-off"."""
    link: str | None = None
    span: Span | None = None
