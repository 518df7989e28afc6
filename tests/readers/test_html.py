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
