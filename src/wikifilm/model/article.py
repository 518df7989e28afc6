"""The film article, whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from wikifilm.diagnostics import Issue, Span
from wikifilm.model.awards import AwardRecord
from wikifilm.model.facts import AlternativeName, BoxOffice, CastMember, Production, Remake, Soundtrack
from wikifilm.model.grid import Grid, Link
from wikifilm.model.infobox import Infobox
from wikifilm.model.notebook import film_html
from wikifilm.records import Record, record
from wikifilm.safe import short

__all__ = ["Attribution", "FilmArticle", "FilmEvidence", "Reference", "Section", "Source"]


@record
class Section(Record, frozen=True):
    """A heading with what stands under it."""

    level: int
    """2 for a top section, as in HTML and MediaWiki."""
    title: str
    kind: str | None = None
    """Canonical: "synopsis", "cast", "production", "soundtrack", "release", "box_office", "reception",
    "awards", "remakes", "sequels", "home_media", "references", "external_links" …; None if unknown."""
    text: str = ""
    """Paragraphs apart by an empty line, list items by a line that begins with "- "."""
    tables: tuple[Grid, ...] = ()
    sections: tuple[Section, ...] = ()
    captions: tuple[str, ...] = ()
    """Captions of figures."""
    hatnotes: tuple[str, ...] = ()
    """Notes that point elsewhere: "Main article: …"."""
    main: tuple[Link, ...] = ()
    """Pages that a "Main article" note points to."""
    references: tuple[str, ...] = ()
    """Ids of the footnotes marked in the section's own text, in order."""
    span: Span | None = None

    def __repr__(self) -> str:
        parts = (len(self.text), "characters"), (len(self.tables), "tables"), (len(self.sections), "sections")
        return f"<Section {self.level} {short(self.title)}: {', '.join(f'{n} {word}' for n, word in parts)}>"

    def walk(self) -> Iterator[Section]:
        """This section and all below it in reading order."""
        yield self
        for section in self.sections:
            yield from section.walk()


@record
class Reference(Record, frozen=True):
    """A footnote."""

    id: str
    text: str
    name: str = ""
    group: str = ""
    urls: tuple[str, ...] = ()
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is to be named, and under which licence the text stands."""

    text: str = ""
    """The attribution as the page prints it."""
    origin: str | None = None
    """The wiki that the text comes from: "Wikipedia"."""
    licence: str | None = None
    """SPDX identifier where it is known ("CC-BY-SA-4.0"), else as printed."""
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Where the article came from and how it was read."""

    format: str
    """"wikitext", "html" or "text"."""
    title: str | None = None
    """Title of the page."""
    url: str | None = None
    page_id: str | None = None
    revision_id: str | None = None
    length: int = 0
    """Characters read."""
    truncated: bool = False
    redirect: str | None = None


@dataclass(frozen=True, slots=True)
class FilmEvidence:
    """Why the page was taken for a film, or not."""

    kind: str
    """"film", "film series", "television series", "person", "award", "redirect", "disambiguation" or "other"."""
    score: float
    """Probability (0..1) that the article is about one film."""
    signs: tuple[str, ...] = ()
    """What spoke for the kind: "infobox: Infobox film", "lead: is a 2013 … film"."""


@dataclass(frozen=True, slots=True)
class FilmArticle:
    """One article about a film. Every part may be empty; nothing is made up."""

    title: str
    year: int | None = None
    names: tuple[AlternativeName, ...] = ()
    lead: str = ""
    infobox: Infobox | None = None
    sections: tuple[Section, ...] = ()
    synopsis: str | None = None
    cast: tuple[CastMember, ...] = ()
    awards: tuple[AwardRecord, ...] = ()
    box_office: BoxOffice | None = None
    production: Production | None = None
    soundtrack: Soundtrack | None = None
    remakes: tuple[Remake, ...] = ()
    references: tuple[Reference, ...] = ()
    categories: tuple[str, ...] = ()
    attribution: Attribution = Attribution()
    source: Source = Source(format="text")
    is_film: bool = False
    evidence: FilmEvidence = FilmEvidence(kind="other", score=0.0)
    tables: tuple[Grid, ...] = ()
    """Tables of the lead; those of a section are in `Section.tables`."""
    issues: tuple[Issue, ...] = ()

    def __repr__(self) -> str:
        parts = (
            (len(self.cast), "cast"),
            (len(self.awards), "awards"),
            (len(self.sections), "sections"),
            (len(self.issues), "issues"),
        )
        return f"<FilmArticle {short(self.title)} ({self.year}): {', '.join(f'{n} {word}' for n, word in parts)}>"

    def _repr_html_(self) -> str:
        """The film on one screen, for notebooks."""
        return film_html(self)

    def walk_sections(self) -> Iterator[Section]:
        """All sections in reading order."""
        for section in self.sections:
            yield from section.walk()
