from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wikifilm.document import Text
from wikifilm.readers.text.inline import inline_text

PATH = Path(__file__).parents[1] / "fixtures" / "text" / "inline.json"
CASES = json.loads(PATH.read_text(encoding="utf-8"))
assert CASES


def plain(text: Text) -> dict[str, Any]:
    """A text as the cases write it: marks by the words that they stand on."""
    out: dict[str, Any] = {"value": text.value}
    marks = {
        "links": [[text.value[link.start : link.end], link.target] for link in text.links],
        "references": [[mark.start, mark.id] for mark in text.references],
        "styles": [[text.value[style.start : style.end], style.name] for style in text.styles],
        "items": [[text.value[item.start : item.end], item.depth] for item in text.items],
    }
    return out | {name: found for name, found in marks.items() if found}


@pytest.mark.parametrize(("printed", "expected"), CASES)
def test_cases(printed: str, expected: dict[str, Any]) -> None:
    assert plain(inline_text(printed)) == expected


@given(st.text(alphabet="ab1 \n*_[]()\\!<>&;~^/#\"'.|-+•", max_size=80))
def test_any_string(printed: str) -> None:
    text = inline_text(printed)
    size = len(text.value)
    assert text.value == text.value.strip()
    assert all(0 <= link.start < link.end <= size for link in text.links)
    assert all(0 <= mark.start == mark.end <= size for mark in text.references)
    assert all(0 <= style.start < style.end <= size for style in text.styles)
    assert all(0 <= item.start <= item.end <= size for item in text.items)


@given(
    st.lists(
        st.sampled_from(["lamp", "Oru", "–", "(1949)", "$5", "M*A*S*H", "a_b", "5 * 3", "C++", "“no”"]), max_size=9
    )
)
def test_plain_words_stay(words: list[str]) -> None:
    assert inline_text(" ".join(words)) == Text(" ".join(words))
