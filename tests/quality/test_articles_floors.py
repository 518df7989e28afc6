"""Accuracy on real articles: the shared exam scripts' figures, never below the pinned floors.

`floors.json` holds the floors. A figure that has risen may raise its floor; a floor is lowered for one cause alone:
printed forms are measured by what the HTML of the page gives, so when more is found in the HTML that their text has
lost (tables within tables), a floor is set anew, in a commit that says so.
"""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

SHARED = Path(__file__).parents[3] / "shared"
FLOORS = json.loads((Path(__file__).parent / "floors.json").read_text(encoding="utf-8"))


def script(name: str, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    path = SHARED / "exam" / f"{name}.py"
    if not path.is_file():
        pytest.skip("the shared articles and their answers are not beside this checkout")
    monkeypatch.syspath_prepend(str(path.parent))
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, name, module)
    spec.loader.exec_module(module)
    return module


def report(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    out = tmp_path / "report.json"
    module = script(name, monkeypatch)
    module.main(["--json", str(out)])
    figures: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
    assert figures["crashes"] == []
    return figures


def test_facts_of_real_articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    figures = report("articles", tmp_path, monkeypatch)["figures"]
    below = {name: figures[name] for name, floor in FLOORS["articles"].items() if figures[name] < floor}
    assert not below


@pytest.mark.parametrize("renderer", FLOORS["forms"])
def test_facts_of_printed_articles(renderer: str, forms: dict[str, dict[str, float]]) -> None:
    floors = FLOORS["forms"][renderer]
    below = {name: forms[renderer][name] for name, floor in floors.items() if forms[renderer][name] < floor}
    assert not below


@pytest.fixture(scope="module")
def forms(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, float]]:
    with pytest.MonkeyPatch.context() as monkeypatch:
        found: dict[str, dict[str, float]] = report("forms", tmp_path_factory.mktemp("forms"), monkeypatch)["figures"]
    return found
