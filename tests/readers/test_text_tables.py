"""Where a printed table begins and ends, its cells, and how it was printed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wikifilm.readers.text.lines import split_lines
from wikifilm.readers.text.tables import TableRegion, table_at


def region(text: str) -> TableRegion:
    found = table_at(split_lines(text), 0)
    assert found is not None
    return found


def cells(text: str) -> list[list[str]]:
    return [[cell.text.value for cell in row.cells] for row in region(text).table.rows]


def test_padding_is_no_cell() -> None:
    assert cells("| a | b | c |\n|---|---|---|\n| d | ||\n| e | f | |\n") == [["a", "b", "c"], ["d"], ["e", "f"]]


def test_blanks_in_place_are_cells() -> None:
    found = region("| a | b | \n|---|---|\n| c | d | \n|  | e | \n")
    assert found.table.printed is not None
    assert found.table.printed.blanks == "in place"
    assert [cell.text.value for cell in found.table.rows[2].cells] == ["", "e"]


def test_a_broken_row_goes_on_until_it_is_full() -> None:
    text = (
        "Award | Category | Who |\n---|---|---|\nZembla | Best Sound | Ada Quill\nBen Oar |\nBest Song | Cy Pell | |\n"
    )
    assert cells(text) == [
        ["Award", "Category", "Who"],
        ["Zembla", "Best Sound", "Ada Quill\nBen Oar"],
        ["Best Song", "Cy Pell"],
    ]


def test_one_cell_a_line_has_no_row_ends() -> None:
    found = region("|Year\n|Award\n|2011\n|Zembla\nPrize\n|Corvid\n")
    assert found.table.printed is not None
    assert not found.table.printed.row_ends
    assert [row.cells[0].text.value for row in found.table.rows] == ["Year", "Award", "2011", "Zembla\nPrize", "Corvid"]


def test_double_tabs() -> None:
    assert cells("Year\t\tAward\n2011\t\tZembla\nCorvid\n") == [["Year", "Award"], ["2011", "Zembla"], ["Corvid"]]


def test_a_list_below_the_text_of_a_cell_goes_on_with_it_in_short_rows_too() -> None:
    text = "Year\t\tAlbum\n1998\t\tSalt\n  • out in May\n  • on tape\nOne Winter\n  • out in June\n1999\t\tLamps\n"
    assert cells(text)[1:] == [
        ["1998", "Salt\n• out in May\n• on tape"],
        ["One Winter\n• out in June"],
        ["1999", "Lamps"],
    ]


def test_a_list_alone_in_a_cell_is_the_next_cell() -> None:
    text = "Year\t\tAlbum\t\tTapes\n1998\t\tSalt\n  • May\n  • June\n1999\t\tLamps\t\tnone\n"
    assert cells(text)[1:] == [["1998", "Salt", "May\nJune"], ["1999", "Lamps", "none"]]


def test_a_long_list_in_a_cell_does_not_end_the_table() -> None:
    items = "".join(f"  • item {number}\n" for number in range(30))
    assert len(cells(f"Year\t\tAlbum\n1998\t\tSalt\n{items}1999\t\tLamps\n")) == 3


def test_a_note_alone_in_a_cell_is_not_nothing() -> None:
    last = region("| a | b |\n|---|---|\n| c | [80] |\n").table.rows[1].cells[1].text
    assert last.value == ""
    assert last.references


def test_pipes_in_links_and_escaped_pipes_do_not_cut() -> None:
    assert cells('| a | b |\n| --- | --- |\n| [c](/x "y|z") | d\\|e |\n')[1] == ["c", "d|e"]


@pytest.mark.parametrize("text", ["A paragraph with a | in it.\n", "| alone |\n", "\n", "one\ttab\n"])
def test_no_table(text: str) -> None:
    assert table_at(split_lines(text), 0) is None


def test_the_paragraph_after_a_table_is_not_part_of_it() -> None:
    assert region("| a | b |\n|---|---|\n| c | d |\nA paragraph.\n").end == 3


@given(st.text(alphabet="|-\t\n ab[](\\) \r", max_size=80))
def test_never_raises(text: str) -> None:
    lines = split_lines(text)
    for index in range(len(lines)):
        found = table_at(lines, index)
        assert found is None or index < found.end <= len(lines)
