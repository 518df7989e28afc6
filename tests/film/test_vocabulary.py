"""Patterns made of many phrases find what a plain list of the phrases, the longest first, finds."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from wikifilm.film.values.phrases import alternatives
from wikifilm.film.vocabulary import alternation

PHRASES = st.lists(st.text("ab c-]^", min_size=1, max_size=6), min_size=1, max_size=8)
WORDS = st.lists(st.from_regex(r"[ab]{1,3}(?: [ab]{1,3}){0,2}", fullmatch=True), min_size=1, max_size=8)


def listed(phrases: list[str]) -> list[str]:
    return sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))


@given(PHRASES, st.text("abAB c-]^.", max_size=40))
def test_an_alternation_is_a_list(phrases: list[str], text: str) -> None:
    plain = "|".join(re.escape(each) + (r"(?!\w)" if each[-1].isalnum() else "") for each in listed(phrases))
    for flags in (re.NOFLAG, re.IGNORECASE):
        found = re.compile(alternation(phrases), flags).finditer(text)
        assert [each.span() for each in found] == [each.span() for each in re.compile(plain, flags).finditer(text)]


@given(WORDS, st.text("ab \n", max_size=40))
def test_alternatives_are_a_list(phrases: list[str], text: str) -> None:
    plain = "|".join(each.replace(" ", r"\s") for each in listed(phrases))
    found = re.finditer(alternatives(phrases), text)
    assert [each.span() for each in found] == [each.span() for each in re.finditer(plain, text)]
