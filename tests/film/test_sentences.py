"""Where sentences begin and end, and where they stand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wikifilm.diagnostics import Span
from wikifilm.document import Item, ItemList, Paragraph, Text
from wikifilm.film.prose import block_sentences, cut_sentences

CASES = json.loads((Path(__file__).parents[1] / "fixtures" / "film" / "sentences.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("text", "sentences"), CASES)
def test_cut(text: str, sentences: list[str]) -> None:
    assert [text[start:end] for start, end in cut_sentences(text)] == sentences


@given(st.text(alphabet="ab A7.!?\n\"')。 ", max_size=60))
def test_no_word_is_lost(text: str) -> None:
    kept = "".join(text[start:end] for start, end in cut_sentences(text))
    assert "".join(kept.split()) == "".join(text.split())


def test_spans_are_exact_in_printed_text() -> None:
    blocks = (
        Paragraph(Text("It came. It went."), Span(100, 117)),
        ItemList((Item(Text("It won."), span=Span(200, 230)),)),
    )
    assert [sentence.span for sentence in block_sentences(blocks)] == [Span(100, 108), Span(109, 117), Span(200, 230)]
