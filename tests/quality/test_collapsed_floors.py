"""Real award tables in the text of seven renderers: the figures of the shared exam script may only rise.

These tables were fitted on, so the figures say that nothing broke; those of tables not seen are in docs/quality.md.
"""

from __future__ import annotations

import gzip
import importlib.util
import json
from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

EXAM = Path(__file__).parents[2] / ".." / "shared" / "exam"
FLOORS = json.loads(Path(__file__).with_name("collapsed.json").read_text("utf-8"))
EVERY = 3
"""One case in so many is read, to keep the test short."""


@pytest.fixture(scope="module")
def exam() -> ModuleType:
    script = EXAM / "collapsed.py"
    if not script.exists():
        pytest.skip("the shared exam scripts are not here")
    spec = importlib.util.spec_from_file_location("collapsed_exam", script)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def cases() -> list[dict[str, Any]]:
    path = EXAM / "collapsed-dev.jsonl.gz"
    if not path.exists():
        pytest.skip("the shared tables are not here")
    with gzip.open(path, "rt", encoding="utf8") as lines:
        return [json.loads(line) for line in list(lines)[::EVERY]]


@pytest.mark.parametrize("renderer", sorted(FLOORS))
def test_figures_only_rise(renderer: str, exam: ModuleType, cases: list[dict[str, Any]]) -> None:
    seen: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for case in cases:
        text = case["texts"].get(renderer)
        if text is not None:
            _count(seen, right, case["award"], exam.score_case(case, exam.wikifilm_rows(text)))
    figures = {name: round(right[name] / seen[name], 3) for name in seen}
    assert all(figures[name] >= floor for name, floor in FLOORS[renderer].items()), figures


def _count(seen: Counter[str], right: Counter[str], award: bool, score: tuple[list[bool], list[bool], bool]) -> None:
    """The figures of one table, as the exam names them."""
    flags, spanned, whole, *_ = score
    if any(spanned):
        rows = "award rows" if award else "other rows"
        seen[rows] += sum(spanned)
        right[rows] += sum(ok for ok, is_spanned in zip(flags, spanned, strict=True) if is_spanned)
    name = "award tables" if any(spanned) else "untouched"
    if award:
        seen[name] += 1
        right[name] += whole
