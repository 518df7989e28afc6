"""HTML pages to documents, through both engines."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import bs4
import pytest
from html_plain import plain_document

from wikifilm.document import Document
from wikifilm.readers.html import read_html

PAGES = sorted((Path(__file__).parents[1] / "fixtures" / "html").glob("*.html"))
assert PAGES, "no pages found"
ENGINES: dict[str, Callable[[str], Document]] = {
    "lexbor": read_html,
    "lxml": lambda source: read_html(bs4.BeautifulSoup(source, "lxml")),
    "html.parser": lambda source: read_html(bs4.BeautifulSoup(source, "html.parser")),
}


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_page(page: Path, engine: str) -> None:
    if page.stem == "malformed" and engine != "lexbor":
        pytest.skip("parsers build different trees of markup this broken")
    document = ENGINES[engine](page.read_text("utf-8"))
    assert plain_document(document) == json.loads(page.with_suffix(".json").read_text("utf-8"))


def test_a_redirect_names_its_target() -> None:
    target = '<ul><li><a href="/wiki/Tin">Tin</a></li></ul>'
    classic = f'<div class="mw-parser-output"><div class="redirectMsg"><p>To:</p>{target}</div></div>'
    parsoid = '<body class="mw-parser-output"><link rel="mw:PageProp/redirect" href="./Tin_Orchard"/></body>'
    assert read_html(classic).redirect == "Tin"
    assert read_html(parsoid).redirect == "Tin Orchard"


def test_a_box_of_links_is_read_when_it_is_all_there_is() -> None:
    box = '<table class="navbox"><tr><td>Films by Ada Quill</td></tr></table>'
    assert len(list(read_html(box).walk_tables())) == 1
    assert not list(read_html(f"<p>Text.</p>{box}").walk_tables())


def test_places_are_paths() -> None:
    table = next(read_html("<p>a</p><table><tr><th>b</th><td>c</td></tr></table>").walk_tables())
    assert [cell.span.path for row in table.rows for cell in row.cells if cell.span] == [
        "table[1]/tr[1]/th[1]",
        "table[1]/tr[1]/td[1]",
    ]


def test_text_nested_too_deep_is_kept_and_reported() -> None:
    document = read_html("<table><tr><td>tin " * 70)
    assert [issue.code for issue in document.issues] == ["nested-too-deep"]
    assert next(document.walk_tables()).rows[0].cells[0].text.value.count("tin") == 70


def test_a_style_within_itself_is_one_style() -> None:
    document = read_html("<i>tin <i>orchard</i></i><sup class=reference>a<sup class=reference>b</sup></sup>")
    assert plain_document(document)["lead"] == [["p", "<i>tin orchard</i><sup>ab</sup>"]]


def test_titles_are_unescaped() -> None:
    content = '<div id="mw-content-text"><p>Tin.</p></div>'
    assert read_html(f"<title>Tin &amp; Co - Wikipedia</title>{content}").title == "Tin & Co"
    assert read_html(f'<h1 id="firstHeading">Tin &amp; <i>Co</i></h1>{content}').title == "Tin & Co"
