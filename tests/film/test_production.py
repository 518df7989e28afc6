"""Working titles and filming."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from wikifilm import parse_article
from wikifilm.film.places import find_places, nation_of
from wikifilm.film.production import extract_production
from wikifilm.options import DEFAULTS

FOLDER = Path(__file__).parents[1] / "fixtures" / "film"
FILMING = json.loads((FOLDER / "filming.json").read_text(encoding="utf-8"))
PLACES = json.loads((FOLDER / "filming_places.json").read_text(encoding="utf-8"))
TITLES = json.loads((FOLDER / "working_titles.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("text", "periods"), FILMING)
def test_filming(text: str, periods: list[Any], page_of: Any) -> None:
    production, _ = extract_production(page_of(text, heading="Production"), DEFAULTS)
    assert production is not None
    assert [
        [period.start and str(period.start), period.end and str(period.end), list(period.places)]
        for period in production.filming
    ] == periods


@pytest.mark.parametrize(("heading", "wikitext", "places"), PLACES)
def test_lists_of_places(heading: str, wikitext: str, places: list[str]) -> None:
    film = parse_article(f"'''Fog''' is a film.\n== {heading} ==\n{wikitext}", format="wikitext")
    found = film.production.filming if film.production else ()
    assert [place for period in found for place in period.places] == places


@pytest.mark.parametrize(("text", "titles"), TITLES)
def test_working_titles(text: str, titles: list[Any], page_of: Any) -> None:
    production, _ = extract_production(page_of(text, heading="Production"), DEFAULTS)
    assert production is not None
    assert [[name.name, name.kind] for name in production.working_titles] == titles


def test_where_a_working_title_stands() -> None:
    source = "'''Fog''' is a film.\n== Production ==\nThe working title was ''Lamp''."
    production = parse_article(source, format="wikitext").production
    assert production is not None
    (name,) = production.working_titles
    assert name.span is not None
    assert "Lamp" in source[name.span.start : name.span.end]


def test_text_of_the_section(page_of: Any) -> None:
    production, _ = extract_production(page_of("It was hard.", "It rained.", heading="Production"), DEFAULTS)
    assert production is not None
    assert production.text == "It was hard.\n\nIt rained."


def test_a_page_that_tells_nothing(page_of: Any) -> None:
    assert extract_production(page_of("It was shot in Rome in 1990.", heading="Plot"), DEFAULTS)[0] is None


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (
            "shot in Bath, Quillham, the Zembla Dockyard, and at Corvid House",
            ("Bath", "Quillham", "Zembla Dockyard", "Corvid House"),
        ),
        ("in London, England, and Paris, France", ("London, England", "Paris, France")),
        ("in Rio de Janeiro in May 1973 in English", ("Rio de Janeiro",)),
        ("in the dark", ()),
        ("near Quillham and Ada the Tall's palace", ("Quillham",)),
    ],
)
def test_places(text: str, places: tuple[str, ...]) -> None:
    assert find_places(text) == places


def test_nations() -> None:
    assert (nation_of("Turkish"), nation_of("the Philippines"), nation_of("Zembla")) == ("Turkey", "Philippines", None)
