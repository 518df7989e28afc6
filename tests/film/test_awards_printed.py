"""Awards in the shapes that text has: tables cut in two, titles and years between, captions glued, lists in cells."""

import json
from pathlib import Path

import pytest

from wikifilm import parse_article

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
