"""What the report says, and that nothing of an article can become more than text in it."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from report_films import HOSTILE, SECOND, calm, glass_harbour, hostile

from wikifilm.diagnostics import Issue, Span
from wikifilm.model import FilmArticle, Grid, Slot
from wikifilm.report import Entry, write_report

VOID = {"br", "hr", "img", "input", "link", "meta"}
EXPECTED = set(
    "html head meta title style body a header h1 h2 h3 h4 h5 ul ol li span p main section details summary dl dt dd "
    "table caption thead tbody tr th td div pre b code q small script figure figcaption svg desc text rect".split()
)


class Outline(HTMLParser):
    """All elements, and whether each is closed in order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.names: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.words: list[str] = []
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.append(tag)
        self.attributes += attrs
        self.open += [] if tag in VOID else [tag]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += [] if self.open[-1:] in (["style"], ["script"]) else [data]


def test_three_looks_with_signs_and_confidence() -> None:
    page = write_report(glass_harbour())
    assert re.search(r'class="inferred"[^>]*>.*?≈.*?Zembla Awards<span class="sure"[^>]*>97 %', page)
    assert re.search(r'class="inferred doubt"[^>]*>.*?≈.*?Nominated<span class="sure"[^>]*>62 %\?', page)
    assert re.search(r'class="spanned"[^>]*>.*?″.*?Ben Oar', page)


def test_cells_of_the_source_are_linked_to_their_slots() -> None:
    page = write_report(glass_harbour())
    assert '<a id="s0-0-1-0" href="#g0-0-1-0" class="cell" data-cell="0-0-1-0">Zembla Awards</a>' in page
    assert len(re.findall(r'data-cell="0-0-1-0"', page)) == 3


def test_the_source_stands_there_word_for_word() -> None:
    entry = glass_harbour()
    [printed] = re.findall(r"<pre[^>]*>(.*?)</pre>", write_report(entry), re.DOTALL)
    assert re.sub(r"<[^>]*>", "", printed) == entry.text[entry.text.index("| Award") :]


def test_without_the_source_the_stated_cells_stand_there() -> None:
    page = write_report(Entry(glass_harbour().film))
    assert "<pre" not in page
    assert '<ol class="printed cells">' in page
    assert 'id="s0-0-1-0"' in page


def test_second_reading_stands_under_its_row() -> None:
    page = write_report(glass_harbour())
    [row] = re.findall(r'<tr class="second">(.*?)</tr>', page)
    assert SECOND in row
    assert page.index('id="g0-0-2-3"') < page.index('<tr class="second">') < page.index('id="g0-0-3-0"')


def test_second_readings_of_many_rows_stand_under_theirs() -> None:
    text = "".join(f"| a{number:03} | b |\n" for number in range(300))
    rows = tuple(
        tuple(
            Slot(words, row=number, column=column, span=Span(at, at + len(words)))
            for column, (words, at) in enumerate(((f"a{number:03}", 13 * number + 2), ("b", 13 * number + 9)))
        )
        for number in range(300)
    )
    issues = tuple(Issue("ambiguous-row", f"or {number}", Span(13 * number, 13 * number + 12)) for number in range(300))
    outside = Issue("ambiguous-row", "or elsewhere", Span(len(text) + 5, len(text) + 9))
    grid = Grid((), rows, span=Span(0, len(text)))
    page = write_report(Entry(FilmArticle("x", tables=(grid,), issues=(*issues, outside)), text + "x" * 20))
    found = re.findall(r'id="g0-0-(\d+)-1".*?</tr>(<tr class="second">.*?or (\d+)</td>)?', page)
    assert [(int(row), int(words)) for row, _, words in found] == [(number, number) for number in range(300)]


def test_oddities_name_their_place() -> None:
    page = write_report(glass_harbour())
    assert '<a href="#g0-0-2-1" class="place">line 5, column 1</a>' in page
    assert '<span class="place">line 1, column 5</span><q dir="auto">Glass</q>' in page


def test_worst_comes_first() -> None:
    page = write_report([calm(1), glass_harbour(), calm(2)])
    titles = re.findall(r'<th scope="row"><a href="#film-\d" dir="auto">([^<]*)', page)
    assert titles == ["The Glass Harbour (2011)", "Calm Water 1 (1951)", "Calm Water 2 (1952)"]
    assert "3 films, 1 with guesses, 2 oddities" in page


def test_of_many_films_the_neediest_are_shown_and_all_are_counted() -> None:
    page = write_report((calm(number) if number != 30 else glass_harbour() for number in range(60)), most=5)
    assert page.count('class="film"') == 5
    assert "The Glass Harbour" in page
    assert "55 more films" in page
    assert "★ won: 60" in page


def test_charts_tell_their_figures() -> None:
    page = write_report([calm(1), glass_harbour()])
    assert "Outcomes of nominations. ★ won: 2; ☆ nominated: 1" in page
    assert "90–100 %: 1" in page
    assert "60–70 %: 1" in page


def test_nothing_read_and_nothing_failed() -> None:
    assert "0 films" in write_report([])


def test_failures_are_named() -> None:
    assert "a&lt;b.wiki: is empty" in write_report([], failures=["a<b.wiki: is empty"])


def test_nothing_is_fetched() -> None:
    page = write_report([glass_harbour()])
    assert "default-src 'none'" in page
    assert not re.findall(r"(?:src|href)=\"(?!#)|url\(|@import|https?:", page)


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_stay_words(words: str) -> None:
    outline = Outline(write_report([hostile(words), hostile(words)], failures=[words]))
    assert set(outline.names) <= EXPECTED
    assert outline.names.count("script") == 1
    assert not [name for name, _ in outline.attributes if name.startswith("on")]
    assert not set("".join(outline.words)) & {"\u202e", "\x00", "\x1b", "\ud800"}


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=60))
def test_any_words_give_a_whole_page(words: str) -> None:
    page = write_report(hostile(words))
    assert set(Outline(page).names) <= EXPECTED
    page.encode("utf-8")


def test_ids_are_unique() -> None:
    page = write_report([glass_harbour(), glass_harbour(), hostile("x")])
    ids = re.findall(r'\bid="([^"]*)"', page)
    assert len(ids) == len(set(ids)) > 30
