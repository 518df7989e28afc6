"""The text of real infoboxes, as `BeautifulSoup.get_text(…)` gives it, holds the names that the boxes hold.

`floors.json` says which share of the names is read at least, and how many are made up for each that is there at most.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from wikifilm import FilmArticle, parse_article

BOXES = sorted((Path(__file__).parents[3] / "shared" / "corpus" / "infobox").glob("*.html"))
FLOORS = json.loads((Path(__file__).parent / "floors.json").read_text(encoding="utf-8"))["box text"]
PRINTED: dict[str, dict[str, Any]] = {
    "as it is": {},
    "a line each": {"separator": "\n"},
    "a line each, stripped": {"separator": "\n", "strip": True},
    "one line": {"separator": " ", "strip": True},
}
FIELDS = (
    *("directors", "producers", "writers", "screenplay", "story", "starring", "music", "cinematography", "editing"),
    *("production_companies", "distributors", "countries", "languages"),
)


def names(film: FilmArticle) -> set[tuple[str, str]]:
    """Field and name, letters and digits alone."""
    fields = [(field, one.name) for field in FIELDS for one in getattr(film.infobox, field, ())]
    return {(field, re.sub(r"[\W_]+", "", name).lower()) for field, name in fields}


@pytest.mark.skipif(not BOXES, reason="the shared infoboxes are not beside this checkout")
@pytest.mark.parametrize("name", PRINTED)
def test_names_of_the_text_of_boxes(name: str) -> None:
    wanted = right = more = 0
    for path in BOXES:
        html = path.read_text(encoding="utf-8")
        text = BeautifulSoup(html, "html.parser").get_text(**PRINTED[name])
        want, got = names(parse_article(html, format="html")), names(parse_article(text, format="text"))
        wanted, right, more = wanted + len(want), right + len(want & got), more + len(got - want)
    assert right / wanted >= FLOORS[name]["right"], right / wanted
    assert more / wanted <= FLOORS[name]["more"], more / wanted
