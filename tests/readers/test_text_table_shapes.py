"""Printed tables as renderers break them: lists and paragraphs in cells, no divider, captions, lost starts of rows."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wikifilm.readers.text.lines import split_lines
from wikifilm.readers.text.tables import table_at

CASES = Path(__file__).parents[1] / "fixtures" / "collapse" / "shapes"
NAMES = sorted(path.stem for path in CASES.glob("*.txt"))
PIECES = st.lists(
    st.sampled_from(("a", "Bo", "|", "||", " | ", "| ", "---|---", "\t", "\t\t", "\n", "  \n", "\n  * ", "• "))
)


def test_there_are_cases() -> None:
    assert len(NAMES) >= 15


@pytest.mark.parametrize("name", NAMES)
def test_a_table_is_read_as_it_was_printed(name: str) -> None:
    wanted = json.loads((CASES / f"{name}.json").read_text("utf-8"))
    found = table_at(split_lines((CASES / f"{name}.txt").read_text("utf-8")), 0)
    assert found is not None
    assert found.table.printed is not None
    assert [[cell.text.value for cell in row.cells] for row in found.table.rows] == wanted.pop("cells")
    printed = found.table.printed
    assert {
        "caption": found.table.caption.value,
        "blanks": printed.blanks,
        "row_ends": printed.row_ends,
        "header_rows": printed.header_rows,
        "lines": found.end,
    } == wanted


@given(PIECES)
def test_every_word_of_its_lines_is_in_the_table_once(pieces: list[str]) -> None:
    lines = split_lines("".join(pieces))
    found = table_at(lines, 0) if lines else None
    if found is not None:
        printed = "".join(line.text for line in lines[: found.end])
        read = "".join(cell.text.value for row in found.table.rows for cell in row.cells)
        assert found.end > 0
        assert letters(printed) == letters(found.table.caption.value + read)


def letters(text: str) -> str:
    return "".join(filter(str.isalpha, text))
