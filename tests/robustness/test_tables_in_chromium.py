"""Tables are those of a real browser, on small tables of every kind and on every real page and table."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from chromium import CHROMIUM, browse
from real_tables import DIFFERENCES, ROOT, Slots, grids, pages, slots_of, unmatched

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this system")
CASES: list[dict[str, Any]] = [
    case
    for name in ("spans", "headers")
    for case in json.loads((ROOT / "tests/fixtures/grid" / f"{name}.json").read_text("utf-8"))
    if "html" in case
]
HIDDEN = tuple(DIFFERENCES["hidden by the style sheet"])
LEFT_OUT = frozenset(DIFFERENCES["browser: tables left out"])


def slots_of_dom(table: Any) -> Slots:
    return [[slot and (slot[0], slot[1], slot[2]) for slot in row] for row in table["slots"]]


def test_small_tables(tmp_path: Path) -> None:
    found = browse("tablesOf", [case["html"] for case in CASES], HIDDEN, tmp_path)
    for case, tables in zip(CASES, found, strict=True):
        theirs = [slots_of_dom(table) for table in tables]
        assert [slots_of(grid) for grid in grids(case["html"])] == theirs, case["name"]


@pytest.mark.skipif(not pages(), reason="the shared corpus of real pages is not here")
def test_every_real_page_and_table(tmp_path: Path) -> None:
    found = browse("tablesOf", [source for _, source in pages()], HIDDEN, tmp_path)
    for (name, source), tables in zip(pages(), found, strict=True):
        left = unmatched([slots_of(grid) for grid in grids(source)], [slots_of_dom(table) for table in tables])
        assert [tables[number]["around"] for number in left if LEFT_OUT.isdisjoint(tables[number]["around"])] == [], (
            name
        )


# Cells that lie on others: what is seen. Every row and column holds a cell of its own size, so that none vanishes.
LYING = {
    "<table><tr><td>a<td rowspan=3>b<td>c<tr><td colspan=2>d<tr><td>e<td>f</table>": [
        ["a", 0, 0],
        ["b", 1, 0],
        ["f", 2, 2],
    ],
    "<table><tr><td>a<td rowspan=2>b<td>c<tr><td colspan=2>d<tr><td>e<td>f<td>g</table>": [["f", 1, 2], ["g", 2, 2]],
}


@pytest.mark.parametrize("source", LYING)
def test_where_cells_are_seen_that_lie_on_others(source: str, tmp_path: Path) -> None:
    [boxes] = browse("boxesOf", [source], HIDDEN, tmp_path)
    seen = [box[:3] for box in boxes]
    [grid] = grids(source)
    ours = {slot.text: [slot.text, slot.column, slot.row] for row in grid.rows for slot in row if slot.text}
    assert [place for place in LYING[source] if place not in seen] == []
    assert [ours[text] for text, _, _ in seen] == seen
