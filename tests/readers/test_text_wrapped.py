"""Lines that a renderer wrapped are put together again."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wikifilm import parse_article
from wikifilm.model import FilmArticle
from wikifilm.readers.text.line_ends.wrapped import unwrapped

FOLDER = Path(__file__).parents[1] / "fixtures" / "text" / "wrapped"
WHOLE = (FOLDER / "whole.txt").read_text(encoding="utf-8")


def told(text: str) -> list[list[str]]:
    return [line.split() for line in text.split("\n") if line.strip()]


def facts(film: FilmArticle) -> list[object]:
    box = film.infobox
    assert box is not None
    return [
        film.title,
        film.lead,
        film.synopsis,
        [section.title for section in film.sections],
        [(member.actor.name, member.actor.link, member.role, member.description) for member in film.cast],
        [(each.name, each.category, each.outcome, [r.name for r in each.recipients]) for each in film.awards],
        [[(each.name, each.link) for each in people] for people in (box.directors, box.cinematography, box.starring)],
        [(each.name, each.link) for each in box.distributors],
    ]


@pytest.mark.parametrize("name", ["wrapped", "narrow"])
def test_a_wrapped_article_says_what_the_whole_one_says(name: str) -> None:
    wrapped = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    assert facts(parse_article(wrapped, format="text")) == facts(parse_article(WHOLE, format="text"))
    assert len(parse_article(WHOLE, format="text").awards) == 4


@pytest.mark.parametrize("name", ["wrapped", "narrow"])
def test_the_lines_are_those_that_were_wrapped(name: str) -> None:
    found = unwrapped((FOLDER / f"{name}.txt").read_text(encoding="utf-8"))
    assert told(found) == told(WHOLE)


def test_lines_that_nobody_wrapped_stay() -> None:
    assert unwrapped(WHOLE) == WHOLE
    lines = "\n".join(f"Line {number} of a poem, and it is about as long as the others are." for number in range(20))
    assert unwrapped(lines) == lines
    tabs = "\n".join(["Name\t\t" + "Apps\t\tGoals\t\t" * 6 + "Apps and goals"] * 9)
    assert unwrapped(tabs) == tabs
    rows = "A| B  \n---|---  \nOne| Two\nThree| Four  \n"
    assert unwrapped(rows) == rows


def test_a_word_that_was_broken_twice_stays_whole() -> None:
    address = "(/wiki/" + "-".join(["Quill" * 6] * 4) + ")"
    broken = address.replace("-", "-\n")
    source = f"Name| Place  \n---|---  \nAda| [Harbour of the Isle of Oru and of all the lands]\n{broken} there  \n"
    assert f"{address}    there" in unwrapped(source)


LINES = st.lists(
    st.sampled_from(["", "  ", "---|---  ", "a" * 70, "word " * 12, "a| b  ", "  * item", "# H", "y| z"]), max_size=30
)


@given(LINES.map("\n".join))
def test_no_letter_is_lost_and_no_offset_moves(source: str) -> None:
    found = unwrapped(source)
    assert [word in "\n " or word for word in found] == [word in "\n " or word for word in source]


@given(st.text(alphabet="ab-| \n", max_size=400))
def test_a_text_stays_as_long_as_it_was(source: str) -> None:
    found = unwrapped(f"A| B  \n---|---  \n{source}")
    assert len(found) == len(source) + len("A| B  \n---|---  \n")
    assert "".join(found.split()) == "".join(f"A| B  \n---|---  \n{source}".split())
