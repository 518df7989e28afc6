"""HTML of any kind gives a document, in bounded depth, and no word of it vanishes."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import bs4
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wikifilm.document import Document, Figure, Hatnote, ItemList, Paragraph, Table
from wikifilm.grid import build_grid
from wikifilm.options import Options
from wikifilm.readers.html import read_html
from wikifilm.readers.html.nesting import bound_nesting

CORPUS = Path(__file__).parents[2] / ".." / "shared" / "corpus"
PAGES = sorted(CORPUS.glob("*/*.html"))
TAGS = (
    *("a", "aside", "b", "blockquote", "br", "caption", "dd", "div", "dl", "dt", "figure", "h1", "h2", "i", "li", "ol"),
    *(
        "p",
        "pre",
        "script",
        "section",
        "span",
        "sup",
        "svg",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ),
)
ATTRIBUTES = (
    *("", ' class="reference"', ' class="references"', ' id="cite_note-1"', ' href="#cite_note-1"', ' href="/wiki/A"'),
    *(' class="thumb"', ' class="hatnote"', ' class="portable-infobox"', ' class="pi-data-label"', ' hidden=""'),
    *(' class="pi-data-value"', ' class="gallerybox"', ' class="mw-parser-output"', ' style="display:none"', ' "'),
    *(' rowspan="0"', ' rowspan="65534" colspan="1000"', ' lang="zx"', ' class="redirectMsg"', ' class="infobox"'),
)
START_TAGS = st.builds("<{}{}>".format, st.sampled_from(TAGS), st.sampled_from(ATTRIBUTES))
END_TAGS = st.builds("</{}>".format, st.sampled_from(TAGS))
WORDS = st.sampled_from(["tin", " orchard ", "\n", "&amp;", "<!-- c -->", "&nbsp;x"])
MARKUP = st.lists(st.one_of(START_TAGS, END_TAGS, WORDS), max_size=40).map("".join)


def walk_texts(document: Document) -> list[str]:
    """Every text that a document holds."""
    out = [reference.text.value for reference in document.references]
    out += [section.title.value for section in document.walk_sections()]
    for block in document.walk_blocks():
        match block:
            case Paragraph() | Hatnote():
                out.append(block.text.value)
            case Figure():
                out.append(block.caption.value)
            case ItemList():
                out += [item.text.value for _, item in block.walk()]
            case Table():
                out += [block.caption.value, *(cell.text.value for row in block.rows for cell in row.cells)]
    return out


FURNITURE = (
    "script, style, noscript, .navbox, .toc, [role=navigation], .mw-editsection, .mw-cite-backlink, .printfooter, "
    ".shortdescription, .ambox, .sistersitebox, .portal, a[href*='#cite_ref'], .stub"
)
LINES = "br, p, li, td, th, div, dd, dt, caption, figcaption, img".split(", ")


def visible_words(soup: bs4.BeautifulSoup) -> Counter[str]:
    """What a reader sees of the article, by BeautifulSoup alone. Takes the tree to pieces."""
    root = soup.select_one("#mw-content-text") or soup.select_one(".mw-parser-output") or soup
    marks = [mark for mark in root.select("sup.reference, sup.Inline-Template") if mark.get_text().strip()[:1] == "["]
    hidden = root.find_all(style=re.compile("display: ?none"))
    for element in [*root.select(FURNITURE), *marks, *hidden]:
        if not element.decomposed:
            element.decompose()
    for element in root.find_all(LINES):
        element.insert_before(" ")
        element.insert_after(" ")
    return Counter(re.findall(r"\w+", root.get_text()))


@pytest.mark.skipif(not PAGES, reason="the shared corpus of real pages is not here")
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_both_engines_read_the_same_and_no_visible_word_vanishes(page: Path) -> None:
    source = page.read_text("utf-8")
    document = read_html(source)
    soup = bs4.BeautifulSoup(source, "lxml")
    assert document == read_html(soup)
    assert visible_words(soup) == Counter(re.findall(r"\w+", " ".join(walk_texts(document))))


@given(MARKUP)
def test_any_markup_gives_a_document(source: str) -> None:
    for table in read_html(source).walk_tables():
        build_grid(table)
    read_html(bs4.BeautifulSoup(source, "html.parser"))


@given(st.text())
def test_any_text_gives_a_document(source: str) -> None:
    read_html(source)


@pytest.mark.parametrize("opener", ["<div>", "<ul><li>", "<table><tr><td>", "<b>", "<dl><dd>", "<span lang=zx>", "<x>"])
def test_deep_nesting_keeps_its_text(opener: str) -> None:
    document = read_html("top " + opener * 100_000 + "bottom")
    hash(document)  # nothing in it is nested deeper than Python's stack
    words = " ".join(walk_texts(document)).split()
    assert (words[0], words[-1]) == ("top", "bottom")


def test_a_deep_tree_of_the_caller_is_no_problem() -> None:
    soup = bs4.BeautifulSoup("<div>" * 5_000 + "bottom", "html.parser")
    assert walk_texts(read_html(soup)) == ["bottom"]


def test_a_long_page_is_cut_and_says_so() -> None:
    document = read_html("<p>" + "tin " * 100, Options(max_length=30))
    assert document.truncated
    assert [issue.code for issue in document.issues] == ["page-truncated"]


def test_lone_surrogates_are_read() -> None:
    assert walk_texts(read_html("<p>tin \ud800 orchard")) == ["tin \ufffd orchard"]


def test_a_long_page_is_not_taken_for_a_deep_one() -> None:
    long = "<p>tin<br>orchard<img src=a>" * 5000
    assert bound_nesting(long) is long
    assert bound_nesting(long + "<b>" * 600).count("<b>") == 512
    assert bound_nesting("<li>tin<dd>" * 2000).count("<dd>") < 200
