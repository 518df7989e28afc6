"""A film on the terminal: facts, cast, and an awards table that shows which cells were put back."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from wikifilm.model import AwardRecord, BoxOffice, CastMember, Credit, FilmArticle, Infobox, Money, Origin, Slot

__all__ = ["film_view", "printable"]

INFERRED_SIGN, SPANNED_SIGN = "≈", "″"
INFERRED_STYLE, SPANNED_STYLE = "italic yellow", "dim"
OUTCOMES = {"won": "bold green", "nominated": "cyan", "runner_up": "green", "third_place": "green"}
_BIDI = {*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C}
_MOST_CAST = 40


class _Printable(dict[int, str | int]):
    """What each character is replaced by, found out once."""

    def __missing__(self, code: int) -> str | int:
        harmful = code in _BIDI or unicodedata.category(chr(code)) in ("Cc", "Cs")
        self[code] = " " if code in (9, 10, 13) else "\N{REPLACEMENT CHARACTER}" if harmful else code
        return self[code]


def printable(text: str) -> str:
    """Text without anything that could steer a terminal: control characters and direction overrides."""
    return text.translate(_Printable())


def film_view(film: FilmArticle) -> RenderableType:
    """The film as a thing that rich can print."""
    parts: list[RenderableType] = [_title(film)]
    if facts := list(_facts(film)):
        parts.append(_two_columns(facts))
    if lead := _first_words(film):
        parts.append(Padding(_text(lead), (1, 2)))
    if film.cast:
        parts += [_heading("Cast", len(film.cast)), _cast(film.cast)]
    if film.awards:
        parts += [_heading("Awards", len(film.awards)), _awards(film.awards), *_legend(film.awards)]
    parts.append(_footer(film))
    return Group(*parts)


def _text(value: str, style: str = "") -> Text:
    return Text(printable(value), style)


def _title(film: FilmArticle) -> RenderableType:
    year = f" ({film.year})" if film.year else ""
    return Rule(_text((film.title or "(no title)") + year, "bold"))


def _first_words(film: FilmArticle) -> str:
    """The first paragraph that isn't the attribution, which has its place at the end."""
    credit = film.attribution.text.strip(" |")
    paragraphs = film.lead.split("\n\n")
    return next((words for words in paragraphs if words.strip(" |") and words.strip(" |") != credit), "")


def _heading(words: str, count: int) -> Text:
    return Text(f"\n{words} ({count})", "bold")


def _two_columns(rows: Iterable[tuple[str, str]]) -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_column(style="bold", no_wrap=True)
    table.add_column(overflow="fold")
    for name, value in rows:
        table.add_row(name, _text(value))
    return table


def _facts(film: FilmArticle) -> Iterator[tuple[str, str]]:
    if film.names:
        yield "Also", "; ".join(f"{name.name} ({name.kind})" for name in film.names)
    if film.infobox is not None:
        yield from _infobox_facts(film.infobox)
    if film.production is not None and film.production.working_titles:
        yield "Working title", "; ".join(title.name for title in film.production.working_titles)
    for period in film.production.filming if film.production is not None else ():
        dates = " to ".join(date.isoformat() for date in (period.start, period.end) if date)
        yield "Filmed", ", ".join(filter(None, (dates, *period.places)))
    if film.box_office is not None:
        yield from _box_office_facts(film.box_office)
    for remake in film.remakes:
        words = (remake.title, remake.language, remake.place, str(remake.year or ""))
        yield remake.kind.capitalize(), ", ".join(filter(None, words)) or remake.note
    if film.sections:
        yield "Sections", " · ".join(section.title for section in film.sections)


def _infobox_facts(box: Infobox) -> Iterator[tuple[str, str]]:
    for label, people in (
        ("Directed by", box.directors),
        ("Written by", box.writers or box.screenplay),
        ("Starring", box.starring),
        ("Music", box.music),
        ("Country", box.countries),
        ("Language", box.languages),
    ):
        if people:
            yield label, _names(people)
    released = ((release.date.isoformat() if release.date else "", release.place) for release in box.released)
    if dates := ["; ".join(" ".join(filter(None, pair)) for pair in released)]:
        yield from (("Released", words) for words in dates if words)
    if box.runtimes:
        yield "Running time", "; ".join(f"{runtime.minutes} min {runtime.note}".strip() for runtime in box.runtimes)
    yield from (("Budget", _money(box.budget)),) if box.budget else ()
    yield from (("Gross", _money(box.gross)),) if box.gross else ()


def _box_office_facts(office: BoxOffice) -> Iterator[tuple[str, str]]:
    for label, sum_of in (("Grossed", office.gross), ("Cost", office.budget), ("Opened with", office.opening)):
        if sum_of is not None:
            yield label, _money(sum_of)
    if office.admissions is not None:
        yield "Admissions", f"{office.admissions:,}"


def _names(people: Iterable[Credit]) -> str:
    return ", ".join(credit.name + (f" ({credit.note})" if credit.note else "") for credit in people)


def _money(money: Money) -> str:
    most = f"–{money.amount_max:,f}" if money.amount_max is not None else ""
    return f"{money.currency or ''} {money.amount:,f}{most}".strip()


def _cast(cast: tuple[CastMember, ...]) -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_column(overflow="fold")
    table.add_column(overflow="fold")
    for member in cast[:_MOST_CAST]:
        note = f" ({member.note})" if member.note else ""
        table.add_row(_text(member.actor.name), _text((member.role or "") + note, "italic"))
    if len(cast) > _MOST_CAST:
        table.add_row(Text(f"… and {len(cast) - _MOST_CAST} more", "dim"), "")
    return table


def _awards(awards: tuple[AwardRecord, ...]) -> Table:
    table = Table(header_style="bold", expand=False)
    for name in ("Award", "Category", "Recipients", "Outcome"):
        table.add_column(name, overflow="fold")
    for award in awards:
        names = ", ".join(recipient.name for recipient in award.recipients)
        outcome = award.outcome_text or award.outcome.value
        table.add_row(
            _cell(award.award, award.provenance.get("award")),
            _cell(award.category or "", award.provenance.get("category")),
            _cell(names, award.provenance.get("recipients")),
            _cell(outcome, award.provenance.get("outcome"), OUTCOMES.get(award.outcome.value, "")),
        )
    return table


def _cell(value: str, slot: Slot | None, style: str = "") -> Text:
    """A value, marked by a style and by a sign, so that it can be told apart without colours too."""
    if slot is not None and slot.origin is Origin.INFERRED:
        return Text.assemble((f"{INFERRED_SIGN} ", INFERRED_STYLE), (printable(value), INFERRED_STYLE))
    if slot is not None and slot.origin is Origin.SPANNED:
        return Text.assemble((f"{SPANNED_SIGN} ", SPANNED_STYLE), (printable(value), style or SPANNED_STYLE))
    return _text(value, style)


def _legend(awards: tuple[AwardRecord, ...]) -> Iterator[Text]:
    slots = [slot for award in awards for slot in award.provenance.values()]
    inferred = [slot.confidence for slot in slots if slot.origin is Origin.INFERRED]
    if inferred:
        words = f" put back: the text had lost this cell ({len(inferred)} of {len(slots)}, "
        words += f"confidence {min(inferred):.2f} to {max(inferred):.2f})"
        yield Text.assemble((f"{INFERRED_SIGN} cell", INFERRED_STYLE), words)
    if any(slot.origin is Origin.SPANNED for slot in slots):
        yield Text.assemble(
            (f"{SPANNED_SIGN} cell", SPANNED_STYLE), " from a cell above or beside it (rowspan, colspan)"
        )


def _footer(film: FilmArticle) -> Text:
    words = [film.attribution.text.strip(" |")] if film.attribution.text else []
    if film.issues:
        codes = sorted({issue.code for issue in film.issues})
        words.append(f"{len(film.issues)} oddities: {', '.join(codes)}")
    return _text("\n" + "\n".join(words) if words else "", "dim")
