"""The values of a document: they compare, hash, pickle, and keep what is attached to them in place."""

from __future__ import annotations

import pickle
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wikifilm.diagnostics import Span
from wikifilm.document import (
    Argument,
    Cell,
    ItemRange,
    Link,
    Paragraph,
    Row,
    Style,
    Template,
    TemplateMark,
    Text,
    join_texts,
    moved,
)

HERE, THERE = Span(1, 2), Span(3, 4)
TEXT = Text("a kite", links=(Link(2, 6, "Kite"),))
PLACED: dict[str, tuple[Any, Any, Any]] = {
    "paragraph": (Paragraph(TEXT, HERE), Paragraph(TEXT, THERE), Paragraph(Text("a kite"), HERE)),
    "argument": (Argument("1", TEXT, HERE), Argument("1", TEXT, THERE), Argument("2", TEXT, HERE)),
    "template": (Template("A", span=HERE), Template("A", span=THERE), Template("B", span=HERE)),
    "cell": (Cell(TEXT, span=HERE), Cell(TEXT, span=THERE), Cell(TEXT, is_header=True, span=HERE)),
    "row": (Row((Cell(TEXT),), span=HERE), Row((Cell(TEXT),), span=THERE), Row((), span=HERE)),
}


@st.composite
def texts(draw: st.DrawFn) -> Text:
    value = draw(st.text("ab \n", max_size=8))
    places = st.tuples(st.integers(0, len(value)), st.integers(0, len(value))).map(sorted)
    marks = sorted(draw(st.lists(places, max_size=3)))
    return Text(
        value,
        links=tuple(Link(start, end, "A") for start, end in marks if start < end),
        styles=tuple(Style(start, end, "b") for start, end in marks if start < end),
        items=tuple(ItemRange(start, end) for start, end in marks if start < end),
        templates=tuple(TemplateMark(start, end, Template("A")) for start, end in marks),
    )


@pytest.mark.parametrize("name", PLACED)
def test_places_do_not_tell_values_apart(name: str) -> None:
    one, elsewhere, other = PLACED[name]
    assert one == elsewhere
    assert hash(one) == hash(elsewhere)
    assert one != other
    assert one != TEXT
    assert one.span == HERE


@pytest.mark.parametrize("name", PLACED)
def test_values_are_frozen_and_pickle(name: str) -> None:
    one = PLACED[name][0]
    copy = pickle.loads(pickle.dumps(one))  # noqa: S301 (our own)
    assert (copy, copy.span) == (one, HERE)
    with pytest.raises(AttributeError):
        one.span = None


@given(first=texts(), second=texts())
def test_what_was_joined_is_cut_again(first: Text, second: Text) -> None:
    joined = join_texts((first, second), "|")
    at = len(first.value) + 1
    assert joined.value == f"{first.value}|{second.value}"
    assert joined.slice(at, len(joined.value)).links == second.links
    assert joined.slice(0, at - 1).styles == first.styles


@given(text=texts(), by=st.integers(0, 5))
def test_marks_move_and_come_back(text: Text, by: int) -> None:
    assert moved(moved(text.templates, by), -by) == text.templates
    assert [mark.start for mark in moved(text.links, by)] == [mark.start + by for mark in text.links]
