"""Where words stand in a table, in numbers that can be counted by hand."""

from __future__ import annotations

import pytest

from wikifilm.document import Cell, Text
from wikifilm.grid.collapse.cells.tokens import Token, token
from wikifilm.grid.collapse.evidence.words import Words


def seen(text: str) -> Token:
    return token(Cell(Text(text)))


def stored(*texts: tuple[str, int, float]) -> tuple[Words, list[Token]]:
    """Words of cells: text, column, probability."""
    words, cells = Words(), [seen(text) for text, _, _ in texts]
    for cell, (_, column, share) in zip(cells, texts, strict=True):
        words.add(cell, {column: share, -1: share})
    return words, cells


LEAGUES = [("Harbour League", 0, 1.0), ("Harbour", 0, 1.0), ("Ada Quill", 1, 1.0), ("Ben Quill", 1, 0.5)]


def test_words_count_by_their_mean_where_others_have_them() -> None:
    """ "harbour" stands in one other cell, in the first column; "league" in none."""
    words, [league, *_] = stored(*LEAGUES)
    own = {0: 1.0, -1: 1.0}
    whole, mean = pytest.approx(1 / 1.5), pytest.approx(1 / 1.5 / 2)
    assert dict(words.features("v", league, 0, own)) == {"vf+": whole, "vb+": mean, "vbs+": mean}
    assert dict(words.features("v", league, 1, own)) == {"vf-": whole, "vb-": mean, "vbs-": mean}


def test_a_word_in_the_middle_counts_too() -> None:
    words, _ = stored(*LEAGUES)
    found = dict(words.features("v", seen("The Harbour Cup"), 0, {}))
    assert found["vb+"] == pytest.approx(2 / 2.5 / 3)


def test_a_word_twice_in_a_cell_is_one() -> None:
    words, _ = stored(("Quill Quill", 1, 1.0))
    assert dict(words.features("v", seen("Ben Quill Quill"), 1, {}))["vb+"] == pytest.approx(1 / 1.5 / 2)


def test_words_of_one_stem_are_alike() -> None:
    words, _ = stored(("Oru", 0, 1.0), ("Zemblan", 0, 1.0), ("Zembla", 1, 1.0))
    assert dict(words.features("v", seen("Zemblans"), 0, {})) == {
        "vbs+": pytest.approx(1 / 2.5),
        "vbs-": pytest.approx(1 / 2.5),
    }
    assert not words.knows(seen("Zemblans"), {})


@pytest.mark.parametrize(
    ("text", "known"),
    [("Harbour", True), ("Quill", True), ("Ada", True), ("League", True), ("Corvid Prize", False), ("—", False)],
)
def test_words_that_a_table_knows(text: str, known: bool) -> None:
    words, _ = stored(*LEAGUES)
    assert words.knows(seen(text), {}) == known


def test_a_cell_does_not_know_itself() -> None:
    words, [league, _, ada, _] = stored(*LEAGUES)
    assert words.knows(league, {0: 1.0, -1: 1.0})
    words, [alone] = stored(("Corvid Prize", 0, 1.0))
    assert not words.knows(alone, {0: 1.0, -1: 1.0})
    assert words.features("v", alone, 0, {0: 1.0, -1: 1.0}) == []
    assert ada.words == ("ada", "quill")


def test_a_sign_without_letters_is_known_by_its_text() -> None:
    words, _ = stored(("—", 1, 1.0))
    assert words.knows(seen("—"), {})
    assert not words.knows(seen("-"), {})
