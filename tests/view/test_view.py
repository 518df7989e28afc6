"""The film on the terminal."""

from __future__ import annotations

import io
from decimal import Decimal

import pytest
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
from wikifilm.view import film_view, printable

STATED, INFERRED = Slot("Best Actress"), Slot("Zembla Awards", origin=Origin.INFERRED, confidence=0.87)
AWARD = AwardRecord(
    award="Zembla Awards",
    category="Best Actress",
    recipients=(Recipient("Ada Quill"),),
    outcome=Outcome.WON,
    outcome_text="Won",
    provenance={"award": INFERRED, "category": STATED},
)


def show(film: FilmArticle, *, width: int = 100, colour: bool = False) -> str:
    console = Console(
        file=io.StringIO(), width=width, force_terminal=colour, color_system="standard" if colour else None
    )
    console.print(film_view(film))
    return console.file.getvalue()  # type: ignore[attr-defined,no-any-return]


def test_restored_cells_differ_by_sign() -> None:
    text = show(FilmArticle("Nightjar", awards=(AWARD,)))
    assert "≈ Zembla Awards" in text
    assert "≈ Best Actress" not in text
    assert "Best Actress" in text
    assert "≈ cell put back" in text
    assert "0.87" in text


def test_restored_cells_differ_by_style() -> None:
    text = show(FilmArticle("Nightjar", awards=(AWARD,)), colour=True)
    assert "\x1b[3;33mZembla Awards" in text
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


@pytest.mark.parametrize("width", [30, 60, 100])
def test_wide_characters_keep_the_table_straight(width: int) -> None:
    from rich.cells import cell_len

    award = AwardRecord("日本架空映画祭", category="最優秀作品賞", recipients=(Recipient("灯りの少女"),))
    lines = [
        line for line in show(FilmArticle("灯", awards=(award,)), width=width).splitlines() if line[:1] in ("┃", "│")
    ]
    assert len({cell_len(line) for line in lines}) == 1


@pytest.mark.parametrize("text", ["\x1b]0;owned\x07", "\x1b[2J", "a\x9b31mb", "\u202egnp.exe", "a\x00b"])
def test_nothing_steers_the_terminal(text: str) -> None:
    shown = show(FilmArticle(text, lead=text, awards=(AwardRecord(text),)))
    assert not set(shown) & {"\x1b", "\x07", "\x9b", "\u202e", "\x00"}
    assert len(printable(text)) == len(text)


def test_words_stay_as_they_are() -> None:
    assert printable("7번방의 선물 – “é” ½\u200d") == "7번방의 선물 – “é” ½\u200d"
