"""A caption that was printed without a gap before the first name of a column."""

from __future__ import annotations

from dataclasses import replace

import pytest

from wikifilm.diagnostics import Span
from wikifilm.document import Cell, Printed, Row, Table, Text
from wikifilm.document.text import Link
from wikifilm.grid.collapse.printed.captions import parted

LOOSE = Printed("kept", loose_lines=True)


def table(first: str, printed: Printed | None = LOOSE) -> Table:
    return Table((Row((Cell(Text(first)), Cell(Text("Category")))), Row((Cell(Text("x")),))), printed=printed)


def found(first: str) -> tuple[str, str]:
    made = parted(table(first))
    assert made.rows[1:] == table(first).rows[1:]
    assert [cell.text.value for cell in made.rows[0].cells[1:]] == ["Category"]
    return made.caption.value, made.rows[0].cells[0].text.value


@pytest.mark.parametrize(
    ("caption", "name"),
    [
        ("List of accolades", "Award"),
        ("List of accolades (2011)", "Award"),
        ("Accolades in 2011", "Year"),
        ("List of accolades", "Award ceremony"),
        ("List of accolades", "Date of ceremony"),
        ("Prizes 12", "Award"),
        ("Accolade", "Award"),  # eight letters
        ("Accolades", "No"),  # two
        ("The Glass Harbour: prizes", "Award"),
    ],
)
def test_what_stands_before_the_name_of_a_column_is_the_caption(caption: str, name: str) -> None:
    assert found(caption + name) == (caption, name)


@pytest.mark.parametrize(
    "first",
    [
        "McAward",
        "AccoladAward",  # seven letters
        "List of accolades Award",
        "List of accolades-Award",
        "List of accolades/Award",
        "List of accolades (Award)",
        "LIST OF ACCOLADESAward",
        "List of accoladesSalt",
        "List of accoladesDate of the ceremony",  # four words are no name
        "List of accoladesaward",
        "Award",
        "",
    ],
)
def test_other_first_cells_stay(first: str) -> None:
    assert found(first) == ("", first)


def test_the_last_border_counts() -> None:
    assert found("List of PrizesYear and MoreAward") == ("List of PrizesYear and More", "Award")
    assert found("List of PrizesAward of theMoth") == ("", "List of PrizesAward of theMoth")


def test_no_further_than_some_hundred_letters() -> None:
    assert found("x" * 290 + "Award") == ("x" * 290, "Award")
    assert found("x" * 310 + "Award") == ("", "x" * 310 + "Award")


@pytest.mark.parametrize(
    "printed",
    [
        None,
        Printed("kept"),
        Printed("padding"),
        Printed("kept", loose_lines=True, header_rows=0),
        Printed("kept", header_rows=0),
    ],
    ids=str,
)
def test_only_where_such_captions_are_printed(printed: Printed | None) -> None:
    given = table("List of accoladesAward", printed)
    assert parted(given) is given


def test_two_header_rows_are_parted_too() -> None:
    assert parted(table("List of accoladesAward", replace(LOOSE, header_rows=2))).caption.value == "List of accolades"


def test_a_table_that_has_a_caption_or_no_cells_stays() -> None:
    for given in (
        replace(table("List of accoladesAward"), caption=Text("Prizes")),
        Table((), printed=LOOSE),
        Table((Row(()),), printed=LOOSE),
    ):
        assert parted(given) is given


def test_marks_and_places_go_with_their_part() -> None:
    text = Text("Prizes of TinAward", links=(Link(10, 13, "Tin"), Link(13, 18, "Prize")))
    cell = Cell(text, is_header=True, span=Span(3, 40))
    made = parted(Table((Row((cell,), 2, True, ("a",), Span(1, 50)),), printed=LOOSE))
    assert (made.caption.value, [link.target for link in made.caption.links]) == ("Prizes of Tin", ["Tin"])
    [row] = made.rows
    [first] = row.cells
    assert (first.text.value, first.is_header, first.span) == ("Award", True, Span(3, 40))
    assert [(link.start, link.end, link.target) for link in first.text.links] == [(0, 5, "Prize")]
    assert (row.group, row.is_head, row.classes, row.span) == (2, True, ("a",), Span(1, 50))
