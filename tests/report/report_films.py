"""Invented films with hand-made grids, so that the report is tested with no parser in sight."""

from __future__ import annotations

from dataclasses import replace

from wikifilm.diagnostics import Issue, Span
from wikifilm.model import (
    AwardRecord,
    CastMember,
    FilmArticle,
    Grid,
    Origin,
    Outcome,
    Person,
    Recipient,
    Section,
    Slot,
    Source,
)
from wikifilm.report import Entry

TEXT = """The Glass Harbour is an invented film.

| Award | Category | Recipient | Outcome |
| Zembla Awards | Best Film | The Glass Harbour | Nominated |
| Best Actress | Ada Quill | ||
| Corvid Prize | Best Director | Ben Oar | Won |
"""
SECOND = "or: Best Actress | Best Film | Ada Quill | Nominated (0.31)"


def cell(words: str, row: int, column: int) -> Slot:
    start = TEXT.index(words, TEXT.index("| Award"))
    return Slot(words, row=row, column=column, span=Span(start, start + len(words)))


def guess(slot: Slot, confidence: float) -> Slot:
    return replace(slot, origin=Origin.INFERRED, confidence=confidence)


def glass_harbour() -> Entry:
    header = tuple(cell(words, 0, at) for at, words in enumerate(("Award", "Category", "Recipient", "Outcome")))
    head = tuple(replace(slot, is_header=True) for slot in header)
    names = ("Zembla Awards", "Best Film", "The Glass Harbour", "Nominated")
    first = tuple(cell(words, 1, at) for at, words in enumerate(names))
    actress, ada = cell("Best Actress", 2, 1), cell("Ada Quill", 2, 2)
    second = (guess(first[0], 0.97), actress, ada, guess(first[3], 0.62))
    last = tuple(cell(words, 3, at) for at, words in enumerate(("Corvid Prize", "Best Director", "Ben Oar", "Won")))
    spanned = replace(last[2], origin=Origin.SPANNED)
    grid = Grid(
        (head,), (first, second, last, (*last[:2], spanned, last[3])), "Awards", Span(TEXT.index("| Award"), len(TEXT))
    )
    row = Span(TEXT.index("| Best Actress"), TEXT.index("\n| Corvid"))
    award = AwardRecord(
        award="Zembla Awards",
        category="Best Actress",
        recipients=(Recipient("Ada Quill"),),
        outcome=Outcome.NOMINATED,
        outcome_text="Nominated",
        provenance={"award": second[0], "category": actress, "recipients": ada, "outcome": second[3]},
        confidence=0.62,
    )
    film = FilmArticle(
        title="The Glass Harbour",
        year=2011,
        lead="The Glass Harbour is an invented film.",
        sections=(Section(2, "Awards", "awards", tables=(grid,)),),
        cast=(CastMember(Person("Ada Quill"), role="the pilot", note="voice"),),
        awards=(award, replace(award, award="Corvid Prize", outcome=Outcome.WON, provenance={}, confidence=1.0)),
        issues=(Issue("ambiguous-row", SECOND, row), Issue("unknown-outcome", "no known result", Span(4, 9))),
        source=Source(format="text"),
    )
    return Entry(film, TEXT, "harbour.txt")


def calm(number: int) -> Entry:
    """A film that nobody needs to look at."""
    award = AwardRecord("Corvid Prize", outcome=Outcome.WON, outcome_text="Won")
    return Entry(FilmArticle(f"Calm Water {number}", year=1950 + number, awards=(award,)))


HOSTILE = (
    "<script>boom()</script>",
    '"><img src=x onerror=boom()>',
    "</title></style></script><svg onload=boom()>",
    "${policy} $title %s {0}",
    "\u202egnp.exe\x00\x1b[2J\ud800",
    "a" * 3000,
)


def hostile(words: str) -> Entry:
    """The same words wherever a page can put some."""
    slot = Slot(words, span=Span(0, len(words)))
    grid = Grid(((slot,),), ((replace(slot, row=1),),), words, Span(0, len(words)))
    film = FilmArticle(
        title=words,
        lead=words,
        sections=(Section(2, words, tables=(grid,)),),
        cast=(CastMember(Person(words), role=words, note=words),),
        awards=(AwardRecord(words, category=words, recipients=(Recipient(words),), outcome_text=words),),
        issues=(Issue(words, words, Span(0, 5)), Issue("in-html", words, Span(0, 0, words))),
    )
    return Entry(film, words, words)
