"""One invented table as each renderer prints it: all must give the same grid."""

import json
from pathlib import Path

import pytest

from wikifilm import Options, read_tables

CASES = Path(__file__).parents[1] / "fixtures" / "collapse"
NAMES = sorted(path.stem for path in CASES.glob("*.txt"))
EXPECTED = json.loads((CASES / "expected.json").read_text("utf-8"))


def test_there_are_cases() -> None:
    assert len(NAMES) >= 9


@pytest.mark.parametrize("name", NAMES)
def test_every_dialect_gives_the_table(name: str) -> None:
    [grid] = read_tables((CASES / f"{name}.txt").read_text("utf-8"), format="text")
    assert grid.texts() == EXPECTED


def test_restored_slots_say_so() -> None:
    [grid] = read_tables((CASES / "padded.txt").read_text("utf-8"), format="text")
    row = grid.rows[1]
    assert [slot.origin for slot in row] == ["inferred", "inferred", "stated", "stated", "inferred"]
    assert all(0.0 < slot.confidence <= 1.0 for slot in row)
    assert (row[1].row, row[1].column) == (1, 1)


def test_full_rows_are_certain() -> None:
    [grid] = read_tables((CASES / "padded.txt").read_text("utf-8"), format="text")
    assert {(slot.origin, slot.confidence) for slot in grid.rows[0]} == {("stated", 1.0)}


def test_guesses_below_the_wanted_confidence_are_blank() -> None:
    [grid] = read_tables((CASES / "padded.txt").read_text("utf-8"), format="text", options=Options(min_confidence=1.0))
    unsure = [slot for row in grid.rows for slot in row if slot.origin == "inferred" and slot.confidence < 1.0]
    assert unsure
    assert all(slot.text == "" for slot in unsure)


def test_switched_off_rows_stay_as_printed() -> None:
    options = Options(restore_collapsed=False)
    [grid] = read_tables((CASES / "padded.txt").read_text("utf-8"), format="text", options=options)
    assert [slot.text for slot in grid.rows[1]] == ["Best Director", "Ada Quill", "", "", ""]
