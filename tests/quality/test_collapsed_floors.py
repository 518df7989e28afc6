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
        awards = [case for case in map(json.loads, lines) if case["award"]]
    return awards[::EVERY]


@pytest.mark.parametrize("renderer", sorted(FLOORS))
def test_figures_only_rise(renderer: str, exam: ModuleType, cases: list[dict[str, Any]]) -> None:
    counts: Counter[str] = Counter()
    for case in cases:
        text = case["texts"].get(renderer)
        if text is None:
            continue
        flags, spanned, whole, *_ = exam.score_case(case, exam.wikifilm_rows(text))
        if any(spanned):
            counts["rows"] += sum(spanned)
            counts["rows right"] += sum(ok for ok, is_spanned in zip(flags, spanned, strict=True) if is_spanned)
        else:
            counts["plain"] += 1
            counts["plain right"] += whole
    assert counts["rows right"] >= FLOORS[renderer]["award rows"] * counts["rows"] > 0
    assert counts["plain right"] >= FLOORS[renderer]["untouched"] * counts["plain"] > 0
