"""What a cell looks like before its column is known, and what a header says of its column."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from wikifilm.document import Cell, Text
from wikifilm.document.text import ItemRange, Link, ReferenceMark, Style
from wikifilm.grid.collapse.cells.columns import columns_of
from wikifilm.grid.collapse.cells.tokens import token, tokens_of
from wikifilm.grid.hints import Hints

FIXTURES = Path(__file__).parents[1] / "fixtures" / "grid"
KINDS: dict[str, list[str]] = json.loads((FIXTURES / "kinds.json").read_text("utf-8"))
COLUMNS: list[dict[str, Any]] = json.loads((FIXTURES / "columns.json").read_text("utf-8"))


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in KINDS.items() for text in texts])
def test_kinds(kind: str, text: str) -> None:
    assert token(Cell(Text(text))).kind == kind


@pytest.mark.parametrize("case", COLUMNS, ids=lambda case: " ".join(case["headers"]))
def test_columns(case: dict[str, Any]) -> None:
    assert [[column.role, column.place] for column in columns_of(case["headers"])] == case["columns"]


LONG = "one two three four five six seven eight nine ten eleven twelve thirteen"
LINK, MARK = Link(0, 3, "Tin"), ReferenceMark(3, 3, "a")
FLAGS = {
    (): Text("Tin"),
    ("italic",): Text("Tin", styles=(Style(0, 3, "i"),)),
    ("bold",): Text("Tin", styles=(Style(0, 3, "b"), Style(0, 3, "i"))),
    ("linked",): Text("Tin", links=(LINK,)),
    ("links",): Text("Tin Tin", links=(LINK, Link(4, 7, "Tin"))),
    ("noted",): Text("Tin", references=(MARK,)),
    ("paren",): Text("Tin (a)"),
    ("lines",): Text("Tin", items=(ItemRange(0, 3),)),
    ("edition",): Text("4th Zembla Awards"),
    ("for",): Text("Tin for Una"),
    ("italic", "linked", "noted", "paren", "lines", "for"): Text(
        "Tin (a)\nfor b", links=(LINK,), references=(MARK,), styles=(Style(0, 3, "i"),)
    ),
}


@pytest.mark.parametrize("flags", FLAGS)
def test_flags(flags: tuple[str, ...]) -> None:
    assert token(Cell(FLAGS[flags])).flags == flags


def test_what_is_no_flag() -> None:
    assert token(Cell(Text("for Una"))).flags == ()
    assert token(Cell(Text("4 Lamps"))).flags == ()
    assert token(Cell(Text(LONG, links=(LINK,)))).flags == ("links",)
    assert (token(Cell(Text("", references=(MARK,)))).kind, token(Cell(Text("", references=(MARK,)))).flags) == (
        "ref",
        (),
    )


@pytest.mark.parametrize(
    ("text", "year"),
    [("2004–05", 2004), ("June 3, 2011", 2011), ("2011 Zembla Awards", 2011), ("Lamp 2011", 0), ("12011 Awards", 0)],
)
def test_years(text: str, year: int) -> None:
    assert token(Cell(Text(text))).year == year


def test_what_the_page_knows_tells_doubtful_cells() -> None:
    hints = Hints(names=frozenset({"The Moth", "Best Film", "Tin"}), titles=frozenset({"Una Frey", "Won", "Tin"}))
    kinds = [
        token(Cell(Text(text)), hints).kind for text in ("The Moth", "Una Frey", "Best Film", "Won", "Tin", "Lamp")
    ]
    assert kinds == ["person", "title", "category", "outcome", "person", "word"]


def test_keys_and_words_are_letters_and_digits() -> None:
    cell = token(Cell(Text("The “Lamp”, 2nd — " + LONG)))
    assert cell.key == ("the lamp 2nd " + LONG).replace(" ", "")
    assert cell.words == ("the", "lamp", "2nd", *LONG.split()[:9])
    assert token(Cell(Text("THE LAMP 2ND"))).key == "thelamp2nd"


def test_further_columns_of_a_colspan_are_blanks() -> None:
    first, *rights, last = tokens_of([Cell(Text("Tin"), colspan=3), Cell(Text(""))])
    assert [(cell.kind, cell.is_blank, cell.is_right, cell.text) for cell in rights] == [("blank", True, True, "")] * 2
    assert (first.text, first.is_right, first.is_blank) == ("Tin", False, False)
    assert (last.is_blank, last.is_right) == (True, False)
