"""Tables of real articles: every slot as the HTML table model lays it out."""

from __future__ import annotations

import gzip
import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from wikifilm import read_tables
from wikifilm.model import Origin

CASES = Path(__file__).parents[2] / ".." / "shared" / "exam" / "collapsed-dev.jsonl.gz"


@cache
def cases() -> list[dict[str, Any]]:
    if not CASES.exists():
        pytest.skip("the shared exam with tables of real articles is not here")
    with gzip.open(CASES, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def letters(text: str) -> str:
    """Letters and digits, without reference marks."""
    return re.sub(r"[\W_]+", "", re.sub(r"\[[^\]]{1,12}\]", "", text).lower())


def test_every_slot_of_every_table() -> None:
    for case in cases():
        grid = max(read_tables(case["html"], format="html"), key=lambda grid: sum(map(len, grid.rows)))
        found = [[letters(slot.text) for slot in row] for row in (*grid.header, *grid.rows)]
        assert found == [[letters(text) for text in row] for row in case.get("visible", case["rows"])], case["id"]
        stated = [[int(slot.origin is Origin.STATED) for slot in row] for row in (*grid.header, *grid.rows)]
        assert stated == case["own"], case["id"]
