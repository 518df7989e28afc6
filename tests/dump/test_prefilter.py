"""The look at a page's bytes: no film is dropped, little else passes."""

from __future__ import annotations

import json
from importlib import resources
from pathlib import Path

import pytest
from reading import read

from wikifilm import parse_article
from wikifilm.dump.escaped import page_text
from wikifilm.dump.job import Job
from wikifilm.dump.pages import Page
from wikifilm.dump.prefilter import film_box, may_be_film

DUMPS = Path(__file__).parents[3] / "shared" / "corpus" / "dumps"

BOXES = [
    "{{Infobox film|name=X}}",
    "{{infobox film\n| name = X}}",
    "{{Infobox_film\n}}",
    "{{Infobox  film |",
    "{{ Infobox film }}",
    "{{\nInfobox film\n|x}}",
    "{{Template:Infobox film|x}}",
    "{{template: infobox film|x}}",
    "{{Infobox film<!-- a comment -->|x}}",
    "{{Infobox film&lt;!-- a comment --&gt;|x}}",
    "{{<!-- a comment -->Infobox film|x}}",
    "{{Infobox Film|x}}",
    "{{Infobox movie|x}}",
    "{{Film\n|titolo = X}}",
    "{{film|titolo = X}}",
    "{{Infobox Cinéma (film)\n| titre = X}}",
    "{{Ficha de película|x}}",
    "{{Info/Filme|x}}",
    "{{фильм\n|x}}",
    "{{영화 정보|x}}",
    "{{Infobox film",
]
NO_BOXES = [
    "{{Infobox film awards|x}}",
    "{{Infobox film festival\n|x}}",
    "{{Infobox film series|x}}",
    "{{Filmography|x}}",
    "{{Film date|2011|1|2}}",
    "{{Film genres}}",
    "{{Infobox filmmaker|x}}",
    "Infobox film",
    "[[Infobox film]]",
    "{Infobox film|x}",
    "{{Infobox television|x}}",
]


@pytest.mark.parametrize("text", BOXES)
def test_film_boxes(text: str) -> None:
    assert film_box(f"Lead {text}".encode())


@pytest.mark.parametrize("text", NO_BOXES)
def test_other_templates(text: str) -> None:
    assert film_box(text.encode()) is None


def test_all_names_by_which_the_records_know_a_film_pass() -> None:
    words = json.loads((resources.files("wikifilm.film.vocabulary") / "evidence.json").read_text("utf-8"))
    assert [name for name in words["infoboxes"]["film"] if not film_box(f"{{{{{name}|x}}}}".encode())] == []


@pytest.mark.parametrize("form", ["html", "text", None])
def test_pages_without_wikitext_are_only_dropped_if_no_word_speaks_of_film(form: str | None) -> None:
    assert may_be_film(Page("X", "It is a 2011 film.", form))
    assert may_be_film(Page("X", "これは映画です".encode(), form))
    assert not may_be_film(Page("X", "It is a town.", form))


@pytest.mark.parametrize(
    ("name", "pages", "films"),
    [("enwiki-films-multistream.xml.bz2", 152, 37), ("itwiki-747-articles.xml.gz", 747, 10)],
)
def test_whole_dumps_lose_no_film(name: str, pages: int, films: int) -> None:
    path = DUMPS / name
    if not path.exists():
        pytest.skip("needs the shared corpus beside the checkout")
    found = [page for page in read(path, Job(all_pages=True)) if isinstance(page, Page)]
    assert len(found) == pages
    articles = [page for page in found if page.redirect is None and page.namespace == 0]
    passed = [page for page in articles if may_be_film(page)]
    assert len(passed) == films
    for page in articles:
        # What a full reading would take for the infobox of a film.
        signs = parse_article(page_text(page)[:20_000], format="wikitext", title=page.title).evidence
        if signs.kind == "film" and any(sign.startswith("infobox:") for sign in signs.signs):
            assert page in passed, page.title
