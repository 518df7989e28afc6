"""One table, as tabulate (by its names of formats) and prettytable print it, is one table."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from wikifilm import read_tables

PRINTED: dict[str, list[str]] = json.loads(
    (Path(__file__).parents[1] / "fixtures" / "text" / "printers.json").read_text("utf-8")
)
ROWS = [
    ["Award", "Category", "Nominee", "Result"],
    ["Zembla Awards", "Best Film", "The Lantern", "Won"],
    ["Corvid Prize", "Best Moth", "Pell Marsh", "Nominated"],
    ["Norland Gazette", "Best Lamp", "", "Won"],
]


@pytest.mark.parametrize("name", PRINTED)
def test_a_table_of_each_printer(name: str) -> None:
    [grid] = read_tables("\n".join(PRINTED[name]), format="text")
    assert [[slot.text for slot in row] for row in (*grid.header, *grid.rows)] == ROWS
