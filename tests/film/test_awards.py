"""Awards of invented films: tables, lists, names, outcomes, recipients."""

from __future__ import annotations

from typing import Any

import pytest
from film_pages import cases, make_page, make_text
from hypothesis import given, settings
from hypothesis import strategies as st

from wikifilm import parse_article
from wikifilm.film.awards import extract_awards
from wikifilm.film.awards.names import read_name
from wikifilm.film.awards.outcomes import read_outcome
from wikifilm.film.awards.recipients import read_recipients
from wikifilm.model import AwardRecord, Outcome
from wikifilm.options import DEFAULTS, Options

CASES = cases("awards")


def facts(record: AwardRecord) -> list[Any]:
    names = [recipient.name for recipient in record.recipients]
    return [record.award, record.category, names, record.outcome.value, record.year]


def read(case: dict[str, Any], options: Options = DEFAULTS) -> tuple[AwardRecord, ...]:
    page = make_page(case.get("title", "Salt Lantern"), case["sections"])
    return extract_awards(page, options)[0]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['file']}-{case['name']}")
def test_case(case: dict[str, Any]) -> None:
    found = read(case)
    assert [facts(record) for record in found] == case["awards"]
    for number, field, value in case.get("details", ()):
        assert getattr(found[number], field) == value


def case_named(name: str) -> dict[str, Any]:
    return next(case for case in CASES if case["name"] == name)


def test_every_field_names_its_slot() -> None:
    record = read(case_named("four columns with spans"))[1]
    texts = {name: slot.text for name, slot in record.provenance.items()}
    assert texts == {
        "award": "Zembla Awards",
        "category": "Best Director",
        "recipients": "Ada Quill",
        "outcome": "Nominated",
        "references": "",
    }
    assert record.provenance["award"].row == 1


def test_footnotes_of_the_row_are_kept() -> None:
    assert read(case_named("four columns with spans"))[1].references == ("zembla",)


def test_links_of_recipients_are_kept() -> None:
    (recipient,) = read(case_named("four columns with spans"))[1].recipients
    assert recipient.link == "Ada Quill (director)"


def test_works_and_their_kinds() -> None:
    record = read(case_named("works beside recipients"))[0]
    assert [(one.name, one.kind, one.work) for one in record.recipients] == [("Kit Lumen", None, "“Salt”")]


def test_the_work_below_a_name_is_that_of_the_name() -> None:
    first, second = read(case_named("the work below a name"))
    assert [one.work for one in (*first.recipients, *second.recipients)] == ['"Stone Light"', None]


def test_categories_below_outcomes_name_their_slots() -> None:
    record = read(case_named("categories below outcomes"))[2]
    assert {name: slot.column for name, slot in record.provenance.items()} == {
        "award": 1,
        "category": 3,
        "recipients": 3,
        "outcome": 3,
    }


def test_a_guess_has_less_confidence_and_can_be_left_out() -> None:
    case = case_named("no outcome is told")
    assert all(record.confidence < 1 for record in read(case))
    assert read(case, Options(min_confidence=0.9)) == ()


@pytest.mark.parametrize(
    ("printed", "name", "edition", "year"),
    [
        ("49th Zembla Arts Awards", "Zembla Arts Awards", 49, None),
        ("2014 34th Golden Harbour Festival", "Golden Harbour Festival", 34, 2014),
        ("Corvid Awards, 1972", "Corvid Awards", None, 1972),
        ("Corvid Awards 1998", "Corvid Awards", None, 1998),
        ("Corvid Awards (2010/11)", "Corvid Awards", None, 2010),
        ("The 3rd Stray Circle Prizes", "Stray Circle Prizes", 3, None),
        (
            "100 Years...100 Lanterns (10th Anniversary Edition)",
            "100 Years...100 Lanterns (10th Anniversary Edition)",
            None,
            None,
        ),
        ("第36回ゼンブラ賞", "ゼンブラ賞", 36, None),
        ("1984", "1984", None, 1984),
        ("", "", None, None),
    ],
)
def test_names(printed: str, name: str, edition: int | None, year: int | None) -> None:
    found = read_name(printed)
    assert (found.name, found.edition, found.year) == (name, edition, year)


@pytest.mark.parametrize(
    ("text", "classes", "outcome"),
    [
        ("Won", (), Outcome.WON),
        ("Nominated[a]", (), Outcome.NOMINATED),
        ("Won (together with Fold)", (), Outcome.WON),
        ("Won (2nd place)", (), Outcome.RUNNER_UP),
        ("Runner-up", (), Outcome.RUNNER_UP),
        ("3rd place", (), Outcome.THIRD_PLACE),
        ("No. 3 Villain", (), Outcome.HONORED),
        ("Gewonnen", (), Outcome.WON),
        ("Nominada", (), Outcome.NOMINATED),
        ("提名", (), Outcome.NOMINATED),
        ("✓", (), Outcome.WON),
        ("", ("yes", "table-yes2"), Outcome.WON),
        ("", ("background:#FDD",), Outcome.NOMINATED),
        ("Audience Prize", (), Outcome.WON),
        ("Pending", (), Outcome.PENDING),
        ("Ada Quill", (), None),
        ("", (), None),
    ],
)
def test_outcomes(text: str, classes: tuple[str, ...], outcome: Outcome | None) -> None:
    assert read_outcome(text, classes) is outcome


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Ada Quill, Ben Oar and Cy Pell", ["Ada Quill", "Ben Oar", "Cy Pell"]),
        ("Ada Quill & Ben Oar", ["Ada Quill", "Ben Oar"]),
        ("Ike Tarn, Jr. and Ben Oar", ["Ike Tarn, Jr.", "Ben Oar"]),
        ("Ada Quill\nBen Oar (English version)", ["Ada Quill", "Ben Oar (English version)"]),
        ("[[Oar and Sons]] and Cy Pell", ["Oar and Sons", "Cy Pell"]),
        ("Fold and Glow", ["Fold and Glow"]),
        ("Music by Kit Lumen; lyrics by Cy Pell", ["Kit Lumen", "Cy Pell"]),
        ("Nat Epps, Sound Director", ["Nat Epps"]),
        ('"I am your lantern, and your salt."', ['"I am your lantern, and your salt."']),
        ("Kit Lumen (for “Salt”)", ["Kit Lumen"]),
        ("Ada Quill, Ada Quill", ["Ada Quill"]),
        ("—", []),
        ("N/A", []),
        ("", []),
    ],
)
def test_recipients(cell: str, names: list[str]) -> None:
    found = read_recipients(make_text(cell), frozenset(["fold and glow"]))
    assert [recipient.name for recipient in found] == names


WORDS = st.sampled_from(
    "Award Awards Category Result Year Won Nominated Best Film Ada Quill & and for at by 1999 49th"
    ' ( ) [ ] " “ ” , ; : – - • \n'.split(" ")
)
TEXTS = st.lists(WORDS, max_size=12).map(" ".join) | st.text(max_size=30)


@settings(deadline=None)
@given(st.lists(st.lists(TEXTS, min_size=1, max_size=5), max_size=6), st.lists(TEXTS, max_size=5), TEXTS)
def test_nothing_raises(rows: list[list[str]], items: list[str], heading: str) -> None:
    section = {
        "title": "Awards",
        "sections": [{"level": 3, "title": heading, "blocks": [{"table": rows}, {"list": items}]}],
    }
    for record in extract_awards(make_page("Fold", [section]), DEFAULTS)[0]:
        assert 0 <= record.confidence <= 1
        assert record.award or record.category


@settings(deadline=None)
@given(TEXTS)
def test_recipients_make_nothing_up(cell: str) -> None:
    for recipient in read_recipients(make_text(cell)):
        assert recipient.name in make_text(cell).value


COLUMNS = {
    "wikitext": (
        "'''Salt Lantern''' is a 1999 film.\n==Awards==\n{|\n|\n'''Wins'''\n* Corvid Awards\n** Best Film\n"
        "** Best Actor – Gus Hale\n|\n'''Nominations'''\n* Zembla Awards: Best Song – Kit Lumen\n|}\n"
    ),
    "html": (
        "<p><b>Salt Lantern</b> is a 1999 film.</p><h2>Awards</h2><table><tr><td><p><b>Wins</b></p><ul>"
        "<li>Corvid Awards<ul><li>Best Film</li><li>Best Actor – Gus Hale</li></ul></li></ul></td>"
        "<td><p><b>Nominations</b></p><ul><li>Zembla Awards: Best Song – Kit Lumen</li></ul></td></tr></table>"
    ),
}


@pytest.mark.parametrize("form", sorted(COLUMNS))
def test_lists_side_by_side_in_a_table_are_lists(form: str) -> None:
    found = parse_article(COLUMNS[form], format=form).awards
    assert [(record.award, record.category, record.outcome.value) for record in found] == [
        ("Corvid Awards", "Best Film", "won"),
        ("Corvid Awards", "Best Actor", "won"),
        ("Zembla Awards", "Best Song", "nominated"),
    ]


def test_the_span_of_a_record_is_its_own_row() -> None:
    source = (
        "'''Fog''' is a film.\n== Awards ==\n{|\n! Award !! Category !! Recipient !! Result\n|-\n"
        "| rowspan=2 | Corvid Awards || Best Film || Ada Quill || Won\n|-\n| Best Song || Ben Oar || Nominated\n|}"
    )
    spans = [record.span for record in parse_article(source, format="wikitext").awards]
    assert [source[span.start : span.end].strip() for span in spans if span] == [
        "rowspan=2 | Corvid Awards || Best Film || Ada Quill || Won",
        "Best Song || Ben Oar || Nominated",
    ]
