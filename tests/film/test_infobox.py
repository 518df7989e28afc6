"""Infoboxes of invented films, each with the JSON of what they say."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wikifilm import parse_article
from wikifilm.model import to_json

FIXTURES = Path(__file__).parents[1] / "fixtures" / "infobox"
FORMATS = {".wiki": "wikitext", ".html": "html", ".txt": "text"}
SOURCES = sorted(path for path in FIXTURES.iterdir() if path.suffix in FORMATS)


def said(path: Path) -> dict[str, Any]:
    """The fields that are not empty, without places in the source, and the codes of the box's own issues."""
    film = parse_article(path.read_text(encoding="utf-8"), format=FORMATS[path.suffix])
    box = json.loads(to_json(film.infobox)) or {}
    box["other"] = {raw["name"]: raw["text"] for raw in box.get("other", ())}
    out = {name: value for name, value in box.items() if value and name not in {"span", "spans"}}
    issues = sorted(issue.code for issue in film.issues if "infobox" in issue.code)
    return {**out, "issues": issues} if issues else out


def test_there_are_fixtures() -> None:
    assert len(SOURCES) >= 9


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_box(path: Path) -> None:
    assert said(path) == json.loads((path.parent / (path.name + ".json")).read_text(encoding="utf-8"))


VALUES = st.text(alphabet=st.sampled_from("12. $–-()[]{}|=*\n:andJr;<br>/&ö'"), max_size=80)


@given(VALUES)
def test_any_value_of_a_template_is_read_or_kept(value: str) -> None:
    film = parse_article(
        "{{Infobox film\n| name = X\n| starring = " + value + "\n| budget = " + value + "\n}}\n", format="wikitext"
    )
    assert film is not None


@given(VALUES)
def test_any_cell_of_a_table_is_read_or_kept(value: str) -> None:
    rows = "".join(
        f"<tr><th>{label}</th><td>{value}</td></tr>" for label in ("Directed by", "Release date", "Based on")
    )
    film = parse_article(f'<table class="infobox">{rows}</table>', format="html")
    assert film is not None


@pytest.mark.parametrize(
    ("field", "names"),
    [
        ("production_companies=[[Reed]]<br>in association with<br>[[Lamp]]", ["Reed", "Lamp"]),
        ("production_companies={{ubl|Reed|(in association with)|Lamp}}", ["Reed", "Lamp"]),
        ("production_companies=Reed & Sons in association with Lamp", ["Reed & Sons", "Lamp"]),
        ("production_companies=Reed (in association with Lamp)", ["Reed (in association with Lamp)"]),
        ("producer=Ada Quill<br>'''Executive producer'''<br>Ben Oar", ["Ada Quill", "Ben Oar"]),
    ],
)
def test_words_between_names_are_no_names(field: str, names: list[str]) -> None:
    box = parse_article(f"{{{{Infobox film|name=Fog|{field}}}}}", format="wikitext").infobox
    assert box is not None
    assert [credit.name for credit in (*box.production_companies, *box.producers)] == names
