"""The film on the terminal."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from decimal import Decimal

import pytest
from rich.cells import cell_len
from rich.console import Console

from wikifilm.model import (
    AwardRecord,
    CastMember,
    FilmArticle,
    Infobox,
    Money,
    Origin,
    Outcome,
    Person,
    Recipient,
    Slot,
)
from wikifilm.model.words import OUTCOME_SIGNS
from wikifilm.view import film_view, printable

STATED, INFERRED = Slot("Best Actress"), Slot("Zembla Awards", origin=Origin.INFERRED, confidence=0.87)
AWARD = AwardRecord(
    award="Zembla Awards",
    category="Best Actress",
    recipients=(Recipient("Ada Quill"),),
    outcome=Outcome.NOMINATED,
    outcome_text="Nominated",
    provenance={"award": INFERRED, "category": STATED, "outcome": replace(INFERRED, confidence=0.98)},
    confidence=0.87,
)


def show(film: FilmArticle, *, width: int = 100, colour: bool = False) -> str:
    console = Console(
        file=io.StringIO(), width=width, force_terminal=colour, color_system="standard" if colour else None
    )
    console.print(film_view(film))
    return console.file.getvalue()  # type: ignore[attr-defined,no-any-return]


def test_restored_cells_differ_by_sign() -> None:
    text = show(FilmArticle("Nightjar", awards=(replace(AWARD, category="Best Actress"),)))
    assert "Zembla Awards  ≈" in text
    assert "☆ ≈ Nominated" in text
    assert "≈ Best Actress" not in text
    assert "Best Actress" in text
    assert "≈ put back, the text had lost it: 2 cells, 1 at least 90 % sure, the least sure 87 %" in text


def test_a_ceremony_is_named_once() -> None:
    other = replace(AWARD, category="Best Song", provenance={"award": STATED})
    text = show(FilmArticle("Nightjar", awards=(AWARD, other, AwardRecord("Corvid Prize"))))
    assert text.count("Zembla Awards  ≈ 1 of 2 rows") == text.count("Zembla Awards") == 1
    assert text.index("Best Song") < text.index("Corvid Prize")


@pytest.mark.parametrize("outcome", Outcome)
def test_outcomes_differ_by_sign(outcome: Outcome) -> None:
    sign = OUTCOME_SIGNS[outcome]
    assert f"{sign} as printed" in show(
        FilmArticle("Nightjar", awards=(AwardRecord("Z", outcome=outcome, outcome_text="as printed"),))
    )
    assert list(OUTCOME_SIGNS.values()).count(sign) == 1


def test_doubt_is_told_where_it_is_worth_a_figure() -> None:
    sure, fair, doubtful = (replace(AWARD, confidence=figure, provenance={}) for figure in (0.995, 0.95, 0.87))
    assert "%" not in show(FilmArticle("Nightjar", awards=(sure,)))
    assert "95 %\n" in show(FilmArticle("Nightjar", awards=(fair,)))
    assert "87 %?\n" in show(FilmArticle("Nightjar", awards=(doubtful,)))


def test_a_narrow_terminal_gets_lines() -> None:
    lines = show(FilmArticle("Nightjar", awards=(AWARD,)), width=40).splitlines()
    assert "  ☆ ≈ Nominated Best Actress 87 %?" in [line.rstrip() for line in lines]
    assert "    Ada Quill" in [line.rstrip() for line in lines]


def test_no_colour_keeps_the_signs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    text = show(FilmArticle("Nightjar", awards=(AWARD,)), colour=True)
    assert "☆ \x1b[3m≈ " in text  # italics are no colour
    assert not re.search(r"\x1b\[[0-9;]*3[0-7]m", text)


def test_restored_cells_differ_by_style() -> None:
    text = show(FilmArticle("Nightjar", awards=(AWARD,)), colour=True)
    assert "\x1b[3;33mNominated" in text
    assert "\x1b[3;33mBest Actress" not in text


def test_no_legend_where_nothing_was_restored() -> None:
    assert "put back" not in show(FilmArticle("Nightjar", awards=(AwardRecord("Zembla Awards"),)))


def test_facts_and_cast() -> None:
    film = FilmArticle(
        "Nightjar",
        year=1949,
        cast=(CastMember(Person("Vera Malloy"), role="June", note="uncredited"),),
        infobox=Infobox(gross=Money(Decimal(1_200_000), currency="USD")),
    )
    text = show(film)
    assert "Nightjar (1949)" in text
    assert "USD 1,200,000" in text
    assert "June (uncredited)" in text


@pytest.mark.parametrize("width", [70, 100])
@pytest.mark.parametrize(
    "words", ["最優秀作品賞と灯りの少女", "פרס הסרט הטוב ביותר", "جائزة أفضل فيلم", "e\u0301toile d’or"]
)
def test_columns_stay_straight_in_any_script(width: int, words: str) -> None:
    awards = (AwardRecord("Z", category=words, recipients=(Recipient("Ada"),)), replace(AWARD, award="Z"))
    lines = [line for line in show(FilmArticle("灯", awards=awards), width=width).splitlines() if "Ada" in line]
    assert len({cell_len(line[: line.index("Ada")]) for line in lines}) == 1


@pytest.mark.parametrize("width", [20, 30, 60, 100])
def test_nothing_is_wider_than_the_terminal(width: int) -> None:
    award = AwardRecord("日本架空映画祭" * 4, category="最優秀作品賞" * 9, recipients=(Recipient("灯りの少女" * 9),))
    film = FilmArticle(
        "灯" * 40, lead="灯" * 90, awards=(award, AWARD), cast=(CastMember(Person("灯" * 50), role="Ada" * 30),)
    )
    assert max(cell_len(line) for line in show(film, width=width).splitlines()) <= width


@pytest.mark.parametrize("text", ["\x1b]0;owned\x07", "\x1b[2J", "a\x9b31mb", "\u202egnp.exe", "a\x00b"])
def test_nothing_steers_the_terminal(text: str) -> None:
    shown = show(FilmArticle(text, lead=text, awards=(AwardRecord(text),)))
    assert not set(shown) & {"\x1b", "\x07", "\x9b", "\u202e", "\x00"}
    assert len(printable(text)) == len(text)


def test_words_stay_as_they_are() -> None:
    assert printable("7번방의 선물 – “é” ½\u200d") == "7번방의 선물 – “é” ½\u200d"
