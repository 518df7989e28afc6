"""What users take home: frozen dataclasses, and their JSON."""

from wikifilm.model.article import Attribution, FilmArticle, FilmEvidence, Reference, Section, Source
from wikifilm.model.awards import AwardRecord, Outcome, Recipient
from wikifilm.model.encoding import from_json, json_schema, to_dict, to_json
from wikifilm.model.facts import (
    AlternativeName,
    BoxOffice,
    CastMember,
    Figure,
    FilmingPeriod,
    Production,
    Remake,
    Soundtrack,
    Track,
)
from wikifilm.model.grid import Grid, Link, Origin, Slot
from wikifilm.model.infobox import Credit, Infobox, RawField, Release, Runtime
from wikifilm.model.values import Money, PartialDate, Person

__all__ = [
    "AlternativeName",
    "Attribution",
    "AwardRecord",
    "BoxOffice",
    "CastMember",
    "Credit",
    "Figure",
    "FilmArticle",
    "FilmEvidence",
    "FilmingPeriod",
    "Grid",
    "Infobox",
    "Link",
    "Money",
    "Origin",
    "Outcome",
    "PartialDate",
    "Person",
    "Production",
    "RawField",
    "Recipient",
    "Reference",
    "Release",
    "Remake",
    "Runtime",
    "Section",
    "Slot",
    "Soundtrack",
    "Source",
    "Track",
    "from_json",
    "json_schema",
    "to_dict",
    "to_json",
]
