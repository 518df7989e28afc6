"""Readings to slots."""

from __future__ import annotations

from random import Random

import pytest

from wikifilm.diagnostics import Span
from wikifilm.document import Cell, Printed, ReferenceMark, Text
from wikifilm.document import Link as Mark
from wikifilm.grid.collapse.candidates import candidates
from wikifilm.grid.collapse.fill import fill
from wikifilm.grid.collapse.printed.dialect import dialect_of
from wikifilm.grid.collapse.reading import RowReading
from wikifilm.model import Link, Origin, Slot

Seen = tuple[str, int, int, str, float]
"""Text, row and column of the cell, origin, confidence."""
DIALECTS = [dialect_of(Printed(blanks)) for blanks in ("in place", "padding", "kept")]


def reading(labels: str, *texts: str, shares: tuple[float, ...] = ()) -> RowReading:
    return RowReading(tuple(Cell(Text(text)) for text in texts), labels, shares)


def seen(slot: Slot) -> Seen:
    return slot.text, slot.row, slot.column, slot.origin.value, slot.confidence


def reference(readings: list[RowReading]) -> list[list[Seen]]:
    rows: list[list[Seen]] = []
    for number, one in enumerate(readings):
        cells = [cell.text.value for cell in one.cells]
        row: list[Seen] = []
        for column, (label, share) in enumerate(zip(one.labels, one.confidences, strict=True)):
            text = cells.pop(0) if label in "Pers" else ""
            if label in "Ss" and rows:
                row.append((*rows[-1][column][:3], "inferred", share))
            elif label in "Rr" and row:
                row.append((*row[-1][:3], "inferred", share))
            else:
                row.append((text, number, column, "stated" if label in "Pers" else "inferred", share))
        rows.append(row)
    return rows


@pytest.mark.parametrize("seed", range(60))
def test_every_slot(seed: int) -> None:
    random = Random(seed)  # noqa: S311
    dialect = random.choice(DIALECTS)
    readings = []
    for number in range(4):
        mask = "".join(random.choice("PP.") for _ in range(random.randint(1, 4)))
        labels = random.choice(candidates(mask, 4, dialect))
        texts = [f"{number}{at}" * (one == "P") for at, one in enumerate(mask)]
        readings.append(reading(labels, *texts, shares=tuple(random.random() for _ in labels)))
    assert [[seen(slot) for slot in row] for row in fill(readings)] == reference(readings)


def test_a_reading_without_shares_is_certain() -> None:
    [row] = fill([reading("PeE", "a", "")])
    assert [slot.confidence for slot in row] == [1.0, 1.0, 1.0]


def test_guesses_that_are_not_sure_enough_are_blank() -> None:
    text = Text("Ada", links=(Mark(0, 3, "Ada Quill"),), references=(ReferenceMark(3, 3, "1"),))
    cell = Cell(text, True, classes=("yes",), span=Span(4, 9))
    above, below = fill([RowReading((cell,), "PR", (0.2, 0.5)), RowReading((), "SS", (0.5, 0.4))], 0.5)
    stated = Slot("Ada", (Link("Ada", "Ada Quill"),), ("1",), 0, 0, Origin.STATED, 0.2, True, ("yes",), Span(4, 9))
    assert above[0] == stated
    assert (above[1].text, above[1].origin) == ("Ada", Origin.INFERRED)
    assert (below[0].text, below[0].links, below[0].references) == ("Ada", stated.links, ("1",))
    assert (below[1].text, below[1].links, below[1].references, below[1].confidence) == ("", (), (), 0.4)


def test_what_was_left_blank_is_not_handed_down() -> None:
    """A doubtful slot in the middle doesn't empty the sure one below it."""
    rows = fill([reading("P", "a", shares=(1.0,)), reading("S", shares=(0.3,)), reading("S", shares=(0.9,))], 0.5)
    assert [row[0].text for row in rows] == ["a", "", "a"]
