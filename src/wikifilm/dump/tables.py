"""A film article as flat rows of typed tables: what Parquet, DuckDB, SQLite, CSV and Spark share.

Every table has `film`, the number of its film in the export from 0, and, but for `films`, `position`, the number of
the row within its film from 0. Together they are the key.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, TypeAlias

from wikifilm.model import AwardRecord, Credit, Figure, FilmArticle, Money, Origin, PartialDate, Section

__all__ = ["TABLES", "TABLE_NAMES", "Column", "Row", "Table", "article_rows"]

Row: TypeAlias = list[Any]
"""The values of a table's columns behind `film` and `position`."""

_LARGEST = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table."""

    name: str
    type: str
    """"integer" (64 bits), "number" (double precision), "text" or "boolean". Only the key is never null."""
    meaning: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table and its columns, `film` and `position` first."""

    name: str
    columns: tuple[Column, ...]

    @property
    def key(self) -> tuple[str, ...]:
        """Names of the columns that no two rows share."""
        return tuple(column.name for column in self.columns[:2] if column.name in ("film", "position"))


_FILM = Column("film", "integer", "number of the film in this export, from 0")
_POSITION = Column("position", "integer", "number of the row within its film, from 0")


def _table(name: str, *columns: tuple[str, str, str], position: bool = True) -> Table:
    keys = (_FILM, _POSITION) if position else (_FILM,)
    return Table(name, (*keys, *(Column(*column) for column in columns)))


_TEXT, _INTEGER, _NUMBER, _BOOLEAN = "text", "integer", "number", "boolean"
_DATE = "ISO 8601, perhaps without day or month"

TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        _table(
            "films",
            ("title", _TEXT, "title of the film"),
            ("year", _INTEGER, "year of the film"),
            ("page_title", _TEXT, "title of the page"),
            ("page_id", _TEXT, "number of the page in its wiki"),
            ("revision_id", _TEXT, "number of the revision that was read"),
            ("url", _TEXT, "address of the page"),
            ("licence", _TEXT, "licence of the text, SPDX where known"),
            ("attribution", _TEXT, "who is to be named"),
            ("lead", _TEXT, "text before the first heading"),
            ("synopsis", _TEXT, "the plot"),
            ("budget", _NUMBER, "cost in whole units of the currency"),
            ("budget_max", _NUMBER, "upper end of a range"),
            ("budget_currency", _TEXT, "ISO 4217"),
            ("gross", _NUMBER, "takings in whole units of the currency"),
            ("gross_max", _NUMBER, "upper end of a range"),
            ("gross_currency", _TEXT, "ISO 4217"),
            ("admissions", _INTEGER, "tickets sold"),
            ("minutes", _INTEGER, "first running time"),
            ("is_film", _BOOLEAN, "whether the page is about one film"),
            ("film_score", _NUMBER, "probability of that, 0..1"),
            ("categories", _TEXT, "categories of the page, a line feed between them"),
            ("format", _TEXT, "wikitext, html or text"),
            position=False,
        ),
        _table(
            "names",
            ("name", _TEXT, "another name of the film"),
            ("kind", _TEXT, "script, romanization, literal or alias"),
            ("language", _TEXT, "BCP 47"),
        ),
        _table(
            "cast",
            ("actor", _TEXT, "name"),
            ("actor_link", _TEXT, "page that the name links to"),
            ("role", _TEXT, "whom the actor played"),
            ("note", _TEXT, "uncredited, voice, cameo, …"),
            ("description", _TEXT, "what the page says about the role"),
        ),
        _table(
            "awards",
            ("award", _TEXT, "body or ceremony as printed"),
            ("name", _TEXT, "the same without edition and year"),
            ("edition", _INTEGER, "49 for the 49th"),
            ("year", _INTEGER, "year of the award"),
            ("date", _TEXT, _DATE),
            ("category", _TEXT, "category"),
            ("recipients", _TEXT, "names with \"; \" between them"),
            ("outcome", _TEXT, "won, nominated, runner_up, third_place, pending, shortlisted, honored or other"),
            ("outcome_text", _TEXT, "outcome as printed"),
            ("inferred", _BOOLEAN, "a field stood in a cell that had to be put back"),
            ("confidence", _NUMBER, "least probability of its cells, 0..1"),
        ),
        _table(
            "recipients",
            ("award", _INTEGER, "`position` in awards"),
            ("name", _TEXT, "who or what was awarded"),
            ("link", _TEXT, "page that the name links to"),
            ("kind", _TEXT, "person, organization or work"),
            ("work", _TEXT, "what it was given for"),
        ),
        _table(
            "credits",
            ("job", _TEXT, "directors, producers, writers, … as in the infobox"),
            ("name", _TEXT, "name"),
            ("link", _TEXT, "page that the name links to"),
            ("note", _TEXT, "what stood in brackets"),
        ),
        _table(
            "releases",
            ("date", _TEXT, _DATE),
            ("place", _TEXT, "where"),
        ),
        _table(
            "box_office",
            ("what", _TEXT, "gross, budget, opening, admissions, …"),
            ("amount", _NUMBER, "number"),
            ("unit", _TEXT, "ISO 4217 code, admissions, screens, …"),
            ("date", _TEXT, _DATE),
            ("place", _TEXT, "where"),
            ("quote", _TEXT, "sentence that it stands in"),
        ),
        _table(
            "remakes",
            ("title", _TEXT, "title"),
            ("year", _INTEGER, "year"),
            ("place", _TEXT, "country or city"),
            ("language", _TEXT, "language"),
            ("kind", _TEXT, "remake, sequel, prequel, adaptation or spin-off"),
            ("note", _TEXT, "what the page says"),
            ("link", _TEXT, "page of the other film"),
        ),
        _table(
            "sections",
            ("level", _INTEGER, "2 for a top section"),
            ("title", _TEXT, "heading"),
            ("kind", _TEXT, "canonical kind"),
            ("text", _TEXT, "text without that of sections below"),
        ),
        _table(
            "issues",
            ("code", _TEXT, "what was odd, for programs"),
            ("message", _TEXT, "the same for people"),
        ),
    )
}  # fmt: skip
TABLE_NAMES = tuple(TABLES)
_CREDITS = (
    "directors", "producers", "writers", "screenplay", "story", "based_on", "narrators", "starring", "music",
    "cinematography", "editing", "production_companies", "distributors", "countries", "languages",
)  # fmt: skip


def article_rows(article: FilmArticle, tables: Sequence[str] = TABLE_NAMES) -> dict[str, list[Row]]:
    """The rows of each table, without the `film` and `position` in front."""
    return {name: list(_MAKERS[name](article)) for name in tables}


def _films(article: FilmArticle) -> Iterator[Row]:
    source, credit, box, office = article.source, article.attribution, article.infobox, article.box_office
    budget = (office and office.budget) or (box and box.budget) or None
    gross = (office and office.gross) or (box and box.gross) or None
    yield [
        article.title, _integer(article.year), source.title, source.page_id, source.revision_id, source.url,
        credit.licence, credit.text, article.lead, article.synopsis, *_money(budget), *_money(gross),
        _integer(office.admissions) if office else None,
        _integer(box.runtimes[0].minutes) if box and box.runtimes else None,
        article.is_film, article.evidence.score, "\n".join(article.categories), source.format,
    ]  # fmt: skip


def _names(article: FilmArticle) -> Iterator[Row]:
    for name in article.names:
        yield [name.name, name.kind, name.language]


def _cast(article: FilmArticle) -> Iterator[Row]:
    for member in article.cast:
        yield [member.actor.name, member.actor.link, member.role, member.note, member.description]


def _awards(article: FilmArticle) -> Iterator[Row]:
    for award in article.awards:
        names = "; ".join(recipient.name for recipient in award.recipients)
        yield [
            award.award, award.name, _integer(award.edition), _integer(award.year), _date(award.date), award.category,
            names, award.outcome.value, award.outcome_text, _is_inferred(award), award.confidence,
        ]  # fmt: skip


def _is_inferred(award: AwardRecord) -> bool:
    return any(slot.origin is Origin.INFERRED for slot in award.provenance.values())


def _recipients(article: FilmArticle) -> Iterator[Row]:
    for position, award in enumerate(article.awards):
        for recipient in award.recipients:
            yield [position, recipient.name, recipient.link, recipient.kind, recipient.work]


def _credits(article: FilmArticle) -> Iterator[Row]:
    for job in _CREDITS if article.infobox is not None else ():
        people: tuple[Credit, ...] = getattr(article.infobox, job)
        for person in people:
            yield [job, person.name, person.link, person.note]


def _releases(article: FilmArticle) -> Iterator[Row]:
    for release in article.infobox.released if article.infobox is not None else ():
        yield [_date(release.date), release.place]


def _box_office(article: FilmArticle) -> Iterator[Row]:
    figures: tuple[Figure, ...] = article.box_office.figures if article.box_office is not None else ()
    for figure in figures:
        yield [figure.what, _number(figure.amount), figure.unit, _date(figure.date), figure.place, figure.quote]


def _remakes(article: FilmArticle) -> Iterator[Row]:
    for film in article.remakes:
        yield [film.title, _integer(film.year), film.place, film.language, film.kind, film.note, film.link]


def _sections(article: FilmArticle) -> Iterator[Row]:
    section: Section
    for section in article.walk_sections():
        yield [section.level, section.title, section.kind, section.text]


def _issues(article: FilmArticle) -> Iterator[Row]:
    for issue in article.issues:
        yield [issue.code, issue.message]


_MAKERS = {
    "films": _films, "names": _names, "cast": _cast, "awards": _awards, "recipients": _recipients,
    "credits": _credits, "releases": _releases, "box_office": _box_office, "remakes": _remakes,
    "sections": _sections, "issues": _issues,
}  # fmt: skip


def _money(money: Money | None) -> Row:
    if money is None:
        return [None, None, None]
    return [_number(money.amount), _number(money.amount_max), money.currency]


def _number(value: Decimal | None) -> float | None:
    """The nearest double; null for what has none."""
    if value is None or not value.is_finite():
        return None
    number = float(value)
    return number if abs(number) != float("inf") else None


def _integer(value: int | None) -> int | None:
    """Null for what doesn't fit into 64 bits."""
    return value if value is not None and -_LARGEST <= value <= _LARGEST else None


def _date(date: PartialDate | None) -> str | None:
    return date.isoformat() if date is not None else None
