from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wikifilm.readers import detect

HERE = Path(__file__).parent
SHARED = HERE.parents[1] / ".." / "shared"
CASES = json.loads((HERE.parent / "fixtures" / "text" / "detect.json").read_text(encoding="utf-8"))
assert CASES


@pytest.mark.parametrize(("source", "expected"), CASES)
def test_fragments(source: str, expected: str) -> None:
    assert detect(source) == expected


def test_a_sign_that_is_left_in_long_text_says_nothing() -> None:
    assert detect("A lamp goes out. " * 400 + "{{") == "text"
    assert detect("A lamp goes out. " * 400 + "<ref>A leaf") == "text"
    assert detect("A [[lamp]] goes out. " * 400) == "wikitext"


@pytest.mark.parametrize(("suffix", "expected"), [("wiki", "wikitext"), ("html", "html"), ("txt", "text")])
def test_fixtures(suffix: str, expected: str) -> None:
    paths = list((HERE.parent / "fixtures" / "articles").glob(f"*.{suffix}"))
    assert paths
    for path in paths:
        assert detect(path.read_text(encoding="utf-8")) == expected, path.name


def shared_files() -> Iterator[tuple[Path, str]]:
    """The real pages with the form that their names tell."""
    forms = {".wiki": "wikitext", ".html": "html", ".txt": "text"}
    for folder in ("corpus/articles", "corpus/printed", "corpus/infobox", "corpus/parsoid", "exam/gold"):
        for path in sorted((SHARED / folder).iterdir()):
            if path.suffix in forms:
                yield path, forms[path.suffix]


def test_real_files() -> None:
    if not SHARED.is_dir():
        pytest.skip("the shared corpus is not beside the repository")
    wrong = [path.name for path, form in shared_files() if detect(path.read_text(encoding="utf-8")) != form]
    assert not wrong


def test_real_tables_in_every_dialect() -> None:
    path = SHARED / "exam" / "collapsed-dev.jsonl.gz"
    if not path.exists():
        pytest.skip("the shared exam is not beside the repository")
    wrong = []
    for line in gzip.decompress(path.read_bytes()).decode().splitlines():
        case = json.loads(line)
        wrong += [(case["id"], name) for name, text in case["texts"].items() if detect(text) != "text"]
        wrong += [(case["id"], "html")] if detect(case["html"]) != "html" else []
    assert not wrong


@given(st.text(max_size=300))
def test_any_string(source: str) -> None:
    assert detect(source) in {"wikitext", "html", "text"}
