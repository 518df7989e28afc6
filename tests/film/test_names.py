"""Names of the film, in its lead and its infobox."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wikifilm import parse_article
from wikifilm.document import Style, Text
from wikifilm.film.names import extract_names
from wikifilm.film.writing import name_at, read_names, script_of
from wikifilm.model import AlternativeName
from wikifilm.options import DEFAULTS

CASES = json.loads((Path(__file__).parents[1] / "fixtures" / "film" / "names.json").read_text(encoding="utf-8"))

DUBS = json.loads((Path(__file__).parents[1] / "fixtures" / "film" / "dubs.json").read_text(encoding="utf-8"))


def told(names: tuple[AlternativeName, ...]) -> list[list[Any]]:
    return [[name.name, name.kind, name.language] for name in names]


@pytest.mark.parametrize(("bracket", "language", "names"), CASES)
def test_bracket(bracket: str, language: str | None, names: list[Any]) -> None:
    assert told(read_names(Text(bracket), language)) == names


@given(st.text(max_size=200))
def test_names_are_words_of_the_text(text: str) -> None:
    assert all(name.name in text for name in read_names(Text(text)))


@pytest.mark.parametrize(
    ("value", "script"),
    [("Fog", None), ("", None), ("12", None), ("등대 5", "hangul"), ("灯", "han"), ("Море", "cyrillic")],
)
def test_script(value: str, script: str | None) -> None:
    assert script_of(value) == script


def test_name_by_its_mark() -> None:
    text = Text("titled Fog and Salt in May", styles=(Style(7, 19, "i"),))
    assert name_at(text, 7) == ("Fog and Salt", 19)


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("ضباب", [["ضباب", "arabic", None]]),
        ("{{lang|ur|دھند}}", [["دھند", "arabic", "ur"]]),
        ("(Italian: '''Nebbia''')", [["Nebbia", "alias", "it"]]),
        ("Nebbia (short cut)", [["Nebbia (short cut)", "alias", None]]),
        (
            "{{Infobox name module|traditional=霧|pinyin=Wù}}",
            [["霧", "hanzi", None], ["Wù", "romanization", None]],
        ),
    ],
)
def test_the_name_of_the_film_in_its_own_language(value: str, names: list[Any]) -> None:
    source = f"{{{{Infobox film|name=Fog|film name={value}|director=A}}}}\n'''''Fog''''' is a 1990 film."
    film = parse_article(source, format="wikitext")
    assert film.title == "Fog"
    assert told(film.names) == names
    assert film.infobox is not None
    assert [field.name for field in film.infobox.other] == ["film name"]


def test_names_of_an_article() -> None:
    film = parse_article(
        "{{Infobox film|name=Fog|director=A|native_name={{lang|is|Þoka}}}}\n"
        "'''''Fog''''' ({{lang-it|Nebbia}}), also known as '''''Grey Sea''''', is a 1990 film. "
        "It is about a man known as Mr. Grey. It was released as '''Mist'''.",
        format="wikitext",
    )
    assert [name.name for name in film.names] == ["Nebbia", "Grey Sea", "Mist", "Þoka"]
    assert film.names[0].language == "it"


@pytest.mark.parametrize(
    ("bracket", "names"),
    [
        ("also released as '''''Grey''''' in the UK", ["Grey"]),
        ("known as ''Grey'' in Italy and ''Mist'' in Spain", ["Grey", "Mist"]),
        ("made after ''Grey'' and ''Mist''", []),
        ("{{langx|it|Nebbia}}, {{IPA-it|ˈnebbja|pron}}", ["Nebbia"]),
        ("{{IPA|it|ˈnebbja}}", []),
    ],
)
def test_names_are_marked(bracket: str, names: list[str]) -> None:
    film = parse_article(f"'''''Fog''''' ({bracket}) is a 1990 film.", format="wikitext")
    assert [name.name for name in film.names] == names


@pytest.mark.parametrize(("sentence", "names"), DUBS)
def test_names_of_dubs(sentence: str, names: list[list[str]]) -> None:
    film = parse_article(f"'''''Fog''''' is a 1990 Tamil film. {sentence}", format="wikitext")
    assert [[name.name, name.language] for name in film.names] == names


def test_no_lead_no_names(page_of: Any) -> None:
    assert extract_names(page_of(), DEFAULTS) == ((), ())
