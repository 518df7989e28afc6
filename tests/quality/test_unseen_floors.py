"""Figures of tables that were not fitted on, as the fitting script wrote them into docs/quality.md, may only rise.

To measure them takes the fit itself, so a test can only hold what it wrote.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

HERE = Path(__file__).parent
FLOORS: dict[str, dict[str, float]] = json.loads((HERE / "unseen.json").read_text("utf-8"))


def measured() -> dict[str, dict[str, float]]:
    _, table, _ = (HERE.parents[1] / "docs" / "quality.md").read_text("utf-8").split("<!-- unseen -->")
    head, _, *rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in table.strip().splitlines()]
    return {row[0]: dict(zip(head[1:], map(float, row[1:]), strict=True)) for row in rows}


@pytest.mark.parametrize("renderer", FLOORS)
def test_figures_of_tables_not_seen_only_rise(renderer: str) -> None:
    found = measured()[renderer]
    assert not {name: found[name] for name, floor in FLOORS[renderer].items() if found[name] < floor}


def test_all_renderers_have_floors() -> None:
    assert measured().keys() == FLOORS.keys()
