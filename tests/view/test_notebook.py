"""How records look in a notebook and in a terminal's prompt."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from wikifilm.model import AwardRecord, CastMember, FilmArticle, Grid, Origin, Outcome, Person, Section, Slot

STATED = Slot("Best Actress", row=1)
GUESS = Slot("Zembla Awards", origin=Origin.INFERRED, confidence=0.874)
SPANNED = Slot("Won", origin=Origin.SPANNED)
GRID = Grid(((Slot("Award", is_header=True),) * 3,), ((GUESS, STATED, SPANNED),), "Prizes")
FILM = FilmArticle(
    "Nightjar",
    year=1949,
    lead="word " * 10_000,
    sections=(Section(2, "Awards", text="word " * 10_000, tables=(GRID,)),),
    cast=(CastMember(Person("Vera Malloy"), role="June"),),
    awards=(AwardRecord("Zembla Awards", category="Best Actress", outcome=Outcome.WON, confidence=0.874),),
)


def test_reprs_are_short() -> None:
    assert repr(FILM) == "<FilmArticle 'Nightjar' (1949): 1 cast, 1 awards, 1 sections, 0 issues>"
    assert repr(FILM.sections[0]) == "<Section 2 'Awards': 50000 characters, 1 tables, 0 sections>"
    assert repr(GRID) == "<Grid 'Prizes': 1 rows of 3, 1 inferred (least sure 87 %)>"
    assert repr(Grid((), ())) == "<Grid: 0 rows of 0>"
    assert "provenance" not in repr(FILM.awards[0])


@pytest.mark.parametrize("title", ["a" * 5000, "line\nfeed", "\x1b[2J"])
def test_reprs_stay_on_one_line(title: str) -> None:
    for thing in (FilmArticle(title), Section(2, title), Grid((), (), title)):
        assert len(repr(thing)) < 200
        assert repr(thing).isprintable()


def test_a_grid_shows_its_guesses() -> None:
    html = GRID._repr_html_()
    assert re.search(r'<td title="inferred, confidence 87 %" style="[^"]*italic">≈ Zembla Awards</td>', html)
    assert re.search(r'<td title="stated" style="[^"]*">Best Actress</td>', html)
    assert re.search(r'<td title="spanned" style="[^"]*dotted[^"]*">″ Won</td>', html)
    assert "<caption>Prizes</caption>" in html


def test_a_long_grid_is_cut() -> None:
    html = Grid((), ((STATED,),) * 250)._repr_html_()
    assert html.count("<td") == 100
    assert "150 more rows" in html
    assert Grid((), ((STATED,) * 80,))._repr_html_().count("<td") == 51


def test_a_film_shows_facts_cast_and_awards() -> None:
    html = FILM._repr_html_()
    assert "<h4>Nightjar (1949)</h4>" in html
    assert "Vera Malloy (June)" in html
    assert "<li>★ won: Zembla Awards – Best Actress (87 %)</li>" in html


@pytest.mark.parametrize("words", ["<script>boom()</script>", '" onload="boom()', "\u202e\x00\ud800"])
def test_hostile_words_stay_words(words: str) -> None:
    slot = Slot(words)
    film = FilmArticle(words, awards=(AwardRecord(words),), cast=(CastMember(Person(words)),))
    html = film._repr_html_() + Grid(((slot,),), ((slot,),), words)._repr_html_()
    seen: list[str] = []

    class Seen(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            seen.extend((tag, *(name for name, _ in attrs)))

    Seen().feed(html)
    assert not set(seen) & {"script", "onload"}
    html.encode("utf-8")
