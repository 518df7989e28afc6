"""What was made of the film."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from wikifilm import parse_article
from wikifilm.film.remakes import extract_remakes
from wikifilm.options import DEFAULTS

CASES = json.loads((Path(__file__).parents[1] / "fixtures" / "film" / "remakes.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("heading", "text", "remakes"), CASES)
def test_sentences(heading: str, text: str, remakes: list[Any], page_of: Any) -> None:
    found, _ = extract_remakes(page_of(text, heading=heading, lead="Lantern is a 2013 film."), DEFAULTS)
    assert [[each.kind, each.title, each.year, each.place, each.language] for each in found] == remakes


def test_marked_titles_and_links() -> None:
    film = parse_article(
        "'''''Fog''''' is a 1990 film. It was followed by ''[[Fog 2]]'' and ''[[Fog 3 (film)|Fog 3]]''.\n\n"
        "== Remakes ==\n* ''[[Mist (1999 film)|Mist]]'' (1999)\n\n"
        "{| class=\"wikitable\"\n! Year !! Title !! Language\n|-\n| 2001 || ''[[Bruma]]'' || Spanish\n|}\n",
        format="wikitext",
    )
    assert {(each.kind, each.title, each.year, each.language, each.link) for each in film.remakes} == {
        ("sequel", "Fog 2", None, None, "Fog 2"),
        ("sequel", "Fog 3", None, None, "Fog 3 (film)"),
        ("remake", "Mist", 1999, None, "Mist (1999 film)"),
        ("remake", "Bruma", 2001, "Spanish", "Bruma"),
    }


def test_a_remake_itself_has_none() -> None:
    film = parse_article("'''''Fog''''' is a 1990 film and a remake of the 1950 film ''Mist''.", format="wikitext")
    assert film.remakes == ()


def test_years_in_the_order_of_the_titles() -> None:
    film = parse_article(
        "'''''Fog''''' is a film. Two sequels, ''Fog 2'' and ''Fog 3'', were released in May 1992 and in May 1995.",
        format="wikitext",
    )
    assert [(each.title, each.year) for each in film.remakes] == [("Fog 2", 1992), ("Fog 3", 1995)]


def test_a_year_before_each_title() -> None:
    film = parse_article(
        "'''''Fog''''' is a 1938 film.\n== Sequels ==\n"
        "The story is continued in the 1940 film, ''Fog 2'', and 1941's ''Fog 3''.",
        format="wikitext",
    )
    assert [(each.kind, each.title, each.year) for each in film.remakes] == [
        ("sequel", "Fog 2", 1940),
        ("sequel", "Fog 3", 1941),
    ]
