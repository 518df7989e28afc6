"""The infobox, typed (fields of Template:Infobox film; schema.org's Movie)."""

from __future__ import annotations

from dataclasses import dataclass, field

from wikifilm.diagnostics import Span
from wikifilm.model.values import Money, PartialDate
from wikifilm.records import Record, record

__all__ = ["Credit", "Infobox", "RawField", "Release", "Runtime"]


@record
class Credit(Record, frozen=True):
    """A name in the infobox."""

    name: str
    link: str | None = None
    note: str = ""
    """What stood in brackets behind the name, without the brackets: "uncredited"."""


@record
class Release(Record, frozen=True):
    """A release date with its place."""

    date: PartialDate | None
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Runtime:
    """A running time."""

    minutes: int
    note: str = ""
    """Which version: "director's cut"."""


@record
class RawField(Record, frozen=True):
    """A field that no rule understood, as printed."""

    name: str
    text: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Infobox:
    """The film's infobox."""

    directors: tuple[Credit, ...] = ()
    producers: tuple[Credit, ...] = ()
    writers: tuple[Credit, ...] = ()
    screenplay: tuple[Credit, ...] = ()
    story: tuple[Credit, ...] = ()
    based_on: tuple[Credit, ...] = ()
    narrators: tuple[Credit, ...] = ()
    starring: tuple[Credit, ...] = ()
    music: tuple[Credit, ...] = ()
    cinematography: tuple[Credit, ...] = ()
    editing: tuple[Credit, ...] = ()
    production_companies: tuple[Credit, ...] = ()
    distributors: tuple[Credit, ...] = ()
    countries: tuple[Credit, ...] = ()
    languages: tuple[Credit, ...] = ()
    released: tuple[Release, ...] = ()
    runtimes: tuple[Runtime, ...] = ()
    budget: Money | None = None
    gross: Money | None = None
    other: tuple[RawField, ...] = ()
    title: str = ""
    """The name that the infobox gives."""
    span: Span | None = None
    spans: dict[str, Span] = field(default_factory=dict, hash=False)
    """Field name → where its value stands in the source ("directors", "budget", …)."""
