"""How much a cell looks like the name of a column."""

from __future__ import annotations

import pytest

from wikifilm.document import Cell, Text
from wikifilm.grid.collapse.cells.header_words import HeaderWords, header_words
from wikifilm.grid.collapse.cells.lexicon import lexicon
from wikifilm.grid.collapse.cells.tokens import Token, token

COUNTED = HeaderWords({"tin": 1.5, "lamp": -0.5}, {"word": 0.75}, {"tin": 2.0})


def seen(text: str) -> Token:
    return token(Cell(Text(text)))


@pytest.mark.parametrize(
    ("text", "worth"),
    [
        ("Tin", 1.5),
        ("Tin lamp", 0.5),
        ("Tin lamp tin", (1.5 - 0.5 + 1.5) / 3),
        ("Kelp", -1.0),  # never seen
        ("Award", 2.0),  # not counted, but known to name columns
        ("Tin award kelp", (1.5 + 2.0 - 1.0) / 3),
        ("", 0.0),
        ("—", 0.0),
    ],
)
def test_a_cell_is_worth_the_mean_of_its_words(text: str, worth: float) -> None:
    assert COUNTED.word(seen(text)) == pytest.approx(worth)


def test_a_kind_that_was_not_counted_says_nothing() -> None:
    assert (COUNTED.kind(seen("Tin")), COUNTED.kind(seen("2011"))) == (0.75, 0.0)


def test_names_of_columns_look_more_like_it_than_data() -> None:
    known = header_words()
    names, data = ("Category", "Result", "Year", "Points"), ("Ada Quill", "12,345", "Zembla")
    assert min(known.word(seen(text)) for text in names) > max(known.word(seen(text)) for text in data)
    assert known.kind(seen("Category")) > known.kind(seen("2011"))


def test_lists_of_words_are_read_once() -> None:
    assert header_words() is header_words()
    assert lexicon() is lexicon()


def test_words_that_are_parted_count_together() -> None:
    assert COUNTED.parted(token(Cell(Text("Tin lamp")))) == 2.0
