"""Two header rows whose ends are lost."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from wikifilm import read_tables
from wikifilm.document import Cell, Text
from wikifilm.grid.collapse.cells.tokens import token
from wikifilm.grid.collapse.printed.grouped import header_groups

CASES = json.loads((Path(__file__).parents[1] / "fixtures" / "grid" / "groups.json").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_names_that_come_again_stand_below_others(case: dict[str, Any]) -> None:
    found = header_groups([token(Cell(Text(text))) for text in case["cells"]])
    assert (found and list(found.labels)) == case["labels"]
    assert (found.width if found else 0) == case["width"]


def test_both_rows_are_the_header() -> None:
    [grid] = read_tables("".join(f"|{text}\n" for text in CASES[0]["cells"]), format="text")
    assert [[slot.text for slot in row] for row in grid.header] == [
        ["Club", "Season", "League", "League", "Cup", "Cup", "Total", "Total"],
        ["Club", "Season", "Apps", "Goals", "Apps", "Goals", "Apps", "Goals"],
    ]
    assert [slot.text for slot in grid.rows[0]] == CASES[0]["cells"][11:]
