"""The cast of invented films, from lists and tables."""

from __future__ import annotations

from typing import Any

import pytest
from film_pages import cases, make_page, make_text
from hypothesis import given, settings
from hypothesis import strategies as st

from wikifilm import parse_article
from wikifilm.film.cast import extract_cast
from wikifilm.film.cast.notes import canonical_note, take_notes
from wikifilm.film.cast.roles import read_role
from wikifilm.model import CastMember
from wikifilm.options import DEFAULTS

CASES = cases("cast")


def read(case: dict[str, Any]) -> tuple[CastMember, ...]:
    page = make_page(case.get("title", "Salt Lantern"), case["sections"], case.get("lead"))
    return extract_cast(page, DEFAULTS)[0]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['file']}-{case['name']}")
def test_case(case: dict[str, Any]) -> None:
    found = read(case)
    assert [[member.actor.name, member.role, member.note] for member in found] == case["cast"]
    for number, field, value in case.get("details", ()):
        assert getattr(found[number], field) == value


def test_links_and_footnotes_are_kept() -> None:
    section = {"title": "Cast", "blocks": [{"list": ["[[Gus Hale (actor)|Gus Hale]] as Captain Orme^orme^"]}]}
    (member,) = extract_cast(make_page("Fold", [section]), DEFAULTS)[0]
    assert (member.actor.link, member.references) == ("Gus Hale (actor)", ("orme",))


@pytest.mark.parametrize(
    ("side", "role", "description"),
    [
        ("Belle, Nell's mother", "Belle", "Nell's mother"),
        ("Luke: A keeper of lamps", "Luke", "A keeper of lamps"),
        ("Dr. Epps. He keeps the bees.", "Dr. Epps", "He keeps the bees"),
        ("L.D.", "L.D.", ""),
        ("Doc, Grumble and Snore", "Doc, Grumble and Snore", ""),
        ("[[King Orme|Orme, King of the Gulls]]", "Orme, King of the Gulls", ""),
        ("Fay Tarn, Jr., a diver", "Fay Tarn, Jr.", "a diver"),
        ("Lise (Harbour Girl)", "Lise (Harbour Girl)", ""),
        ("the Pilot – a stranger", "the Pilot", "a stranger"),
        ("himself", "himself", ""),
        ("", None, ""),
    ],
)
def test_roles(side: str, role: str | None, description: str) -> None:
    assert read_role(make_text(side)) == (role, description)


@pytest.mark.parametrize(
    ("phrase", "note"),
    [
        ("uncredited", "uncredited"),
        ("Cameo appearance", "cameo"),
        ("in a cameo", "cameo"),
        ("voice only", "voice"),
        ("uncredited voice", "uncredited voice"),
        ("archive footage", "archive footage"),
        ("harbour girl", None),
        ("", None),
    ],
)
def test_notes(phrase: str, note: str | None) -> None:
    assert canonical_note(phrase) == note


def test_a_name_in_the_credits_is_a_note_but_an_age_is_none() -> None:
    assert take_notes(make_text("Gus Hale as Orme (as August Hale)"))[0].credited == "as August Hale"
    assert take_notes(make_text("Gus Hale as Orme (as a boy)"))[1].value == "Gus Hale as Orme (as a boy)"


WORDS = st.sampled_from(
    'Fay Grove as Nell Actor Role by played voiced ( ) " “ , ; : – - … uncredited and \n 役'.split(" ")
)
# The marks of links and footnotes are the fixture's own.
PLAIN = st.text(st.characters(exclude_characters="^[]", exclude_categories=["Cs"]), max_size=30)
TEXTS = st.lists(WORDS, max_size=12).map(" ".join) | PLAIN


@settings(deadline=None)
@given(st.lists(st.lists(TEXTS, min_size=1, max_size=4), max_size=5), st.lists(TEXTS, max_size=6), TEXTS)
def test_nothing_raises_and_no_name_is_made_up(rows: list[list[str]], items: list[str], text: str) -> None:
    blocks = [{"table": rows}, {"list": items}, {"text": text}]
    page = make_page("Fold", [{"title": "Cast", "blocks": blocks}])
    said = " ".join([*(cell for row in rows for cell in row), *items, text])
    for member in extract_cast(page, DEFAULTS)[0]:
        assert all(word in said for word in member.actor.name.split())


BOX = (
    "{{Film\n|titolo italiano = Fanale di sale\n|regista = [[Ada Quill]]\n|attori = \n* [[Fay Grove]]: Nell Tarn\n"
    "* [[Gus Hale]]: sig. Orme\n* [[Ivy Jarrow]]\n|doppiatori italiani =\n* [[Jo Kestrel]]: Nell Tarn\n}}\n"
    "'''''Fanale di sale''''' è un film del 1999.\n"
)


@pytest.mark.parametrize(
    ("more", "names"),
    [
        ("", ["Fay Grove", "Gus Hale", "Ivy Jarrow"]),
        ("== Cast ==\n* [[Ben Oar]]: il faro\n", ["Fay Grove", "Gus Hale", "Ivy Jarrow"]),
        (
            "== Interpreti ==\n" + "* [[Ben Oar]]: il faro\n* Cy Pell: la luna\n* Dee: il mare\n",
            ["Ben Oar", "Cy Pell", "Dee"],
        ),
    ],
)
def test_the_infobox_holds_the_cast_where_it_tells_more(more: str, names: list[str]) -> None:
    found = parse_article(BOX + more, format="wikitext").cast
    assert [member.actor.name for member in found] == names
    assert found[1].role in ("sig. Orme", "la luna")
