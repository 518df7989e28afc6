"""The text of real HTML pages, as `BeautifulSoup.get_text(…)` gives it, holds the facts that the pages hold.

So does what is left where blanks replace the tags.

`floors.json` says which share of what is read of the HTML is read of its text, at least.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from wikifilm import FilmArticle, parse_article
from wikifilm.model import Section

PAGES = sorted((Path(__file__).parents[3] / "shared" / "corpus" / "articles").glob("*.html"))
FLOORS = json.loads((Path(__file__).parent / "floors.json").read_text(encoding="utf-8"))
PRINTED: dict[str, dict[str, Any]] = {
    "page text": {},
    "page text, a line each": {"separator": "\n"},
    "page text, a line each, stripped": {"separator": "\n", "strip": True},
    "page text, one line": {"separator": " ", "strip": True},
    "page text, tags as blanks": {"tags": " "},
}


def titles(sections: Iterable[Section]) -> list[str]:
    return [title for section in sections for title in (section.title, *titles(section.sections))]


def facts(film: FilmArticle) -> dict[str, Counter[object]]:
    return {
        "title": Counter([film.title]),
        "year": Counter([film.year]),
        "is film": Counter([film.is_film]),
        "lead": Counter([film.lead[:80]]),
        "sections": Counter(titles(film.sections)),
        "cast": Counter((member.actor.name, member.role) for member in film.cast),
        "awards": Counter((award.award, award.category, award.outcome) for award in film.awards),
        "starring": Counter(person.name for person in film.infobox.starring) if film.infobox else Counter(),
    }


def text_of(html: str, printed: dict[str, Any]) -> str:
    soup = BeautifulSoup(html, "html.parser")
    for element in soup(["script", "style"]):
        element.decompose()
    return unescape(re.sub(r"<[^>]+>", printed["tags"], str(soup))) if "tags" in printed else soup.get_text(**printed)


@pytest.mark.skipif(not PAGES, reason="the shared articles are not beside this checkout")
@pytest.mark.parametrize("name", PRINTED)
def test_facts_of_the_text_of_pages(name: str) -> None:
    found: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    for path in PAGES:
        html = path.read_text(encoding="utf-8")
        page = facts(parse_article(html, format="html"))
        text = facts(parse_article(text_of(html, PRINTED[name]), format="text"))
        for kind, values in page.items():
            found[kind] += (values & text[kind]).total()
            wanted[kind] += values.total()
    reached = {kind: found[kind] / wanted[kind] for kind in wanted}
    assert not {kind: share for kind, share in reached.items() if share < FLOORS[name][kind]}, reached
