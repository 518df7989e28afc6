"""The text of real HTML pages, as `BeautifulSoup.get_text()` gives it, holds the facts that the pages hold.

`floors.json` says which share of what is read of the HTML is read of its text, at least.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from wikifilm import FilmArticle, parse_article
from wikifilm.model import Section

PAGES = sorted((Path(__file__).parents[3] / "shared" / "corpus" / "articles").glob("*.html"))
FLOORS = json.loads((Path(__file__).parent / "floors.json").read_text(encoding="utf-8"))["page text"]


def titles(sections: Iterable[Section]) -> list[str]:
    return [title for section in sections for title in (section.title, *titles(section.sections))]


def facts(film: FilmArticle) -> dict[str, Counter[object]]:
    return {
        "title": Counter([film.title]),
        "year": Counter([film.year]),
        "sections": Counter(titles(film.sections)),
        "cast": Counter((member.actor.name, member.role) for member in film.cast),
        "awards": Counter((award.award, award.category, award.outcome) for award in film.awards),
        "starring": Counter(person.name for person in film.infobox.starring) if film.infobox else Counter(),
    }


def text_of(html: str) -> str:
    soup = BeautifulSoup(html, "html.parser")
    for element in soup(["script", "style"]):
        element.decompose()
    return soup.get_text()


@pytest.mark.skipif(not PAGES, reason="the shared articles are not beside this checkout")
def test_facts_of_the_text_of_pages() -> None:
    found: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    for path in PAGES:
        html = path.read_text(encoding="utf-8")
        page, text = facts(parse_article(html, format="html")), facts(parse_article(text_of(html), format="text"))
        for name, values in page.items():
            found[name] += (values & text[name]).total()
            wanted[name] += values.total()
    below = {name: found[name] / wanted[name] for name, floor in FLOORS.items() if found[name] < floor * wanted[name]}
    assert not below
