"""Header rows that come again inside the body."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from wikifilm.document import Cell, Text
from wikifilm.grid.collapse.cells.tokens import Token, tokens_of
from wikifilm.grid.collapse.printed.again import headers_again
from wikifilm.grid.collapse.printed.segments import Segment

CASES = json.loads((Path(__file__).parents[1] / "fixtures/grid/again.json").read_text("utf-8"))


def row(texts: list[str]) -> tuple[Token, ...]:
    return tokens_of(tuple(Cell(Text(text)) for text in texts))


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["about"]))
def test_a_row_that_repeats_the_header_has_its_labels(case: dict[str, Any]) -> None:
    other, given = Segment(1, row(["2001", "Oru"])), Segment(3, row(case["row"]))
    [[first], [found, last]] = headers_again(((other,), (given, other)), row(case["header"]), case["labels"])
    assert first is last is other
    assert found.labels == (case["labels"] if case["cells"] else "")
    assert found.cells == given.cells[: case["cells"]]
    assert found.end == 3
