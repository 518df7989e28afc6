"""Names of countries that stand for pictures of flags, and those that belong to a name."""

from __future__ import annotations

import pytest

from wikifilm.document import Cell, Text
from wikifilm.document.text import Link
from wikifilm.grid.collapse.cells.tokens import tokens_of
from wikifilm.grid.collapse.evidence.habits import Habits, prior_of
from wikifilm.grid.collapse.printed.flags import without_flags


def left(*texts: str) -> list[str]:
    """The one cell of each row."""
    return [row[0].text for row in without_flags([tokens_of([Cell(Text(text))]) for text in texts])]


FIVE = ("Albania Una", "Algeria Bo", "Andorra Cy", "Angola Di", "Armenia Ed")


@pytest.mark.parametrize(
    ("texts", "cut"),
    [
        (FIVE[:2], False),  # two are too few
        (FIVE[:3], True),
        ((*FIVE[:3], "Tin"), False),  # three countries: nearly every line must have one
        ((*FIVE[:4], "Tin"), True),
        ((*FIVE, *["Tin"] * 7), True),  # five: two lines in five are enough
        ((*FIVE, *["Tin"] * 8), False),
        (("Albania Una",) * 9, False),  # one country alone may be a part of all names
        ((*["Albania Una"] * 9, "Angola Di"), True),
        ((*["Albania Una"] * 10, "Angola Di"), False),
        ((*FIVE, "Austria Fy", *["Tin"] * 9), True),  # and of six
        ((*FIVE, "Austria Fy", *["Tin"] * 10), False),
        ((*FIVE[:4], *["Tin"] * 2), False),  # four are few
        (("Yemen Ada", "Zambia Bo", "Uruguay Cy"), True),
        (("Monaco Monaco", "Monaco Monaco", "Monaco Monaco"), False),
        (("Monaco Monaco", "Singapore Singapore", "Luxembourg Luxembourg"), False),
        (("Albania una", "Algeria bo", "Andorra cy"), False),
        (("Albania", "Algeria", "Andorra"), False),
        (("Albaniae Una", "Algeriae Bo", "Andorrae Cy"), False),
    ],
)
def test_when_names_of_countries_are_flags(texts: tuple[str, ...], cut: bool) -> None:
    assert left(*texts) == [text.partition(" ")[2] or text if cut else text for text in texts]


def test_the_longest_name_is_the_flag() -> None:
    assert left("Cape Verde Una", "Costa Rica Bo", "Antigua and Barbuda Cy") == ["Una", "Bo", "Cy"]
    assert left("Albania Una Frey", "Angola Bo", "Costa Bo", "Armenia Cy", "Algeria Di") == [
        "Una Frey",
        "Bo",
        "Costa Bo",
        "Cy",
        "Di",
    ]


@pytest.mark.parametrize(
    ("link", "rest"),
    [
        ((0, 7), "Una"),
        ((8, 11), "Una"),
        ((0, 3), "Una"),
        ((0, 11), "Albania Una"),
        ((3, 8), "Albania Una"),
    ],
)
def test_a_link_over_both_is_one_name(link: tuple[int, int], rest: str) -> None:
    linked = Cell(Text("Albania Una", links=(Link(*link, "Una"),)), is_header=True)
    rows = [tokens_of([linked]), *(tokens_of([Cell(Text(text))]) for text in FIVE[1:])]
    [cell, *_], *others = without_flags(rows)
    assert (cell.text, cell.cell.is_header) == (rest, True)
    assert [row[0].text for row in others] == ["Bo", "Cy", "Di", "Ed"]
    assert [link.target for link in cell.cell.text.links] == ([] if link[1] <= 7 else ["Una"])


def test_every_cell_of_a_row_is_looked_at() -> None:
    rows = [tokens_of([Cell(Text("Best Film")), Cell(Text(text)), Cell(Text("Won"))]) for text in FIVE]
    assert [[cell.text for cell in row] for row in without_flags(rows)] == [
        ["Best Film", name, "Won"] for name in ("Una", "Bo", "Cy", "Di", "Ed")
    ]


@pytest.mark.parametrize(("last", "cut"), [("Albania Fy", True), ("Fy", False)])
def test_one_country_alone_in_several_cells_of_each_row(last: str, cut: bool) -> None:
    rows = [["Albania Una", "1991", "Albania Bo"], ["Albania Cy", "1992", last]]
    found = without_flags([tokens_of([Cell(Text(text)) for text in row]) for row in rows])
    first = ["Una", "1991", "Bo"] if cut else rows[0]
    assert [cell.text for cell in found[0]] == first


def test_what_is_known_of_a_header_is_the_mean_over_its_words() -> None:
    habits = Habits({"tin": {"": -3.0, "a": 1.0}, "lamp": {"": -1.0, "b": 2.0}, "moth": {"": 1.0}}, {}, {})
    one, two, three, none = prior_of(["Tin", "Tin lamp", "tin, lamp/Moth", "other"], habits).kinds
    assert (one, none) == ({"": -3.0, "a": 1.0}, {})
    assert two == {"": -2.0, "a": 0.0, "b": -0.5}
    assert three == pytest.approx({"": -1.0, "a": 1 / 3, "b": 0.0})
