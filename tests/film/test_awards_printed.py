"""Awards in the shapes that text has: tables cut in two, titles and years between, captions glued, lists in cells."""

import json
from pathlib import Path

import pytest

from wikifilm import parse_article
from wikifilm.model import Origin

CASES = Path(__file__).parents[1] / "fixtures" / "awards" / "printed"
NAMES = sorted(path.stem for path in CASES.glob("*.txt"))


def test_there_are_cases() -> None:
    assert len(NAMES) >= 10


@pytest.mark.parametrize("name", NAMES)
def test_awards_of_a_printed_article(name: str) -> None:
    film = parse_article((CASES / f"{name}.txt").read_text("utf-8"), format="text")
    found = [
        [award.award, award.category, [person.name for person in award.recipients], award.outcome.value, award.year]
        for award in film.awards
    ]
    assert found == json.loads((CASES / f"{name}.json").read_text("utf-8"))


def test_a_table_that_goes_on_says_that_its_header_is_a_guess() -> None:
    film = parse_article((CASES / "cut_in_two_below_dividers.txt").read_text("utf-8"), format="text")
    first, second = next(section for section in film.walk_sections() if section.kind == "awards").tables
    assert [slot.origin for slot in first.header[0]] == [Origin.STATED] * 4
    assert [slot.origin for slot in second.header[0]] == [Origin.INFERRED] * 4
    assert all(award.confidence <= 0.9 for award in film.awards[3:])


def test_a_cast_table_that_goes_on_keeps_its_columns() -> None:
    film = parse_article((CASES / "cut_in_two_below_dividers.txt").read_text("utf-8"), format="text")
    assert [(one.actor.name, one.role) for one in film.cast] == [
        ("Ben Oar", "Tom Hale"),
        ("Gus Hale", "The mayor"),
        ("Fay Grove", "A singer"),
    ]
