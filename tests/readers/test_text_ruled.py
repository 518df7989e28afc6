"""Tables with a line of dashes above each column."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wikifilm.readers.text.lines import split_lines
from wikifilm.readers.text.tables.ruled import cut_ruled

CASES: dict[str, dict[str, Any]] = json.loads(
    (Path(__file__).parents[1] / "fixtures" / "text" / "ruled.json").read_text("utf-8")
)


@pytest.mark.parametrize("name", CASES)
def test_cells(name: str) -> None:
    case = CASES[name]
    cut = cut_ruled(split_lines("\n".join(case["text"])), 0)
    assert (cut and [[piece.text for piece in row] for row in cut.rows]) == case["rows"]
    if cut is not None:
        assert cut.heads == case.get("heads", 0)
        assert cut.end == case.get("end", len(case["text"]))
        assert cut.printed is None


WORDS = st.text("abc", min_size=1, max_size=6)


@given(st.lists(st.tuples(WORDS, WORDS, WORDS), min_size=2, max_size=6))
def test_columns_that_are_printed_are_read_and_cells_know_where_they_stood(rows: list[tuple[str, ...]]) -> None:
    head, *body = ("  ".join(cell.ljust(6) for cell in row) for row in rows)
    source = "\n".join([head, "  ".join(["------"] * 3), *body])
    cut = cut_ruled(split_lines(source), 0)
    assert cut is not None
    assert [tuple(piece.text for piece in row) for row in cut.rows] == rows
    assert all(source[piece.start :].startswith(piece.text) for row in cut.rows for piece in row)


@given(st.lists(st.text("-= a\u5343", max_size=12), min_size=1, max_size=8))
def test_nothing_raises(lines: list[str]) -> None:
    cut_ruled(split_lines("\n".join(lines) or "-"), 0)
