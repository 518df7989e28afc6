"""Twice the input takes about twice the work, and depth is bounded.

Work is processor time of one page at two sizes, the larger four times the smaller. Four times is linear and sixteen
times is the square; the bound lies between, and a page that seems to break it is measured again, because other programs
can only ever make a measurement longer. No time is compared with a clock's.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator

import pytest
from hostile import PAIRS, Make, pages

from wikifilm import Options, parse_article, read_tables, to_json
from wikifilm.readers import detect, read_html, read_html_tables
from wikifilm.readers.html.depth import bound_depth
from wikifilm.readers.html.nesting import bound_nesting

FACTOR, MOST, TRIES = 4, 9.0, 5
SMALL = 3_000
TOO_LITTLE = 0.02
"""Seconds that say nothing: whatever is read so fast has no square in it at this size."""


@pytest.fixture(autouse=True)
def _no_collection() -> Iterator[None]:
    gc.collect()
    gc.disable()
    yield
    gc.enable()


def work(make: Make, form: str, size: int) -> float:
    page = make(size)
    before = time.process_time()
    parse_article(page, format=form, title="Film")
    return time.process_time() - before


def growth(make: Make, form: str) -> float:
    """How much longer four times the page takes: the least of some tries."""
    least = float("inf")
    for _ in range(TRIES):
        small, large = work(make, form, SMALL), work(make, form, SMALL * FACTOR)
        if large < TOO_LITTLE:
            return 0.0
        least = min(least, large / max(small, 1e-6))
        if least < MOST:
            break
    return least


# All pages take minutes; `fuzz/growth.py` reads them all. Here stand a part of the mixtures and everything else.
CHOSEN = [
    (form, name, make)
    for form in PAIRS
    for number, (name, make) in enumerate(pages(form))
    if not name.startswith(("mixed", "crossed", "bare", "frame")) or number % 32 == 0
]
GROUPS = [(form, kind) for form in PAIRS for kind in sorted({name.split()[0] for f, name, _ in CHOSEN if f == form})]


@pytest.mark.parametrize(("form", "kind"), GROUPS)
def test_no_page_grows_faster_than_its_length(form: str, kind: str) -> None:
    parse_article("warm up", format=form)
    chosen = {name: make for f, name, make in CHOSEN if f == form and name.split()[0] == kind}
    assert chosen
    slow = {name: ratio for name, make in chosen.items() if (ratio := growth(make, form)) >= MOST}
    assert slow == {}


MANY: dict[str, Callable[[str], str]] = {
    "a character": lambda character: character * 1_000_000,
    "short lines": lambda character: f"{character}\n" * 500_000,
}


@pytest.mark.parametrize("shape", MANY)
@pytest.mark.parametrize("character", list("a\n|{[<'=*&-\t\u0301\u202e"))
def test_a_million_of_one_character(character: str, shape: str) -> None:
    page = MANY[shape](character)
    for form in {detect(page), *PAIRS}:
        film = parse_article(page, format=form, options=Options(max_length=4_000))
        assert (film.source.truncated, film.source.length) == (True, 4_000)


TABLES = {
    "cells in a row": ("html", "<table><tr>" + "<td>x" * 100_000),
    "cells in a row of wikitext": ("wikitext", "{|\n|-\n|" + "| x |" * 100_000 + "\n|}"),
    "cells in a row of text": ("text", "| a | b |\n|---|---|\n|" + " x |" * 30_000 + "\n"),
    "spans": ("html", "<table>" + "<tr><td rowspan=65534 colspan=1000>x" * 1_000),
    "spans of wikitext": ("wikitext", "{|\n" + "|-\n| rowspan=65534 colspan=1000 | x\n" * 1_000 + "|}"),
    "rows": ("html", "<table>" + "<tr><td>x<td>y" * 20_000),
}


@pytest.mark.parametrize("name", TABLES)
def test_tables_larger_than_the_limit_are_cut(name: str) -> None:
    form, page = TABLES[name]
    options = Options(max_slots=20_000)
    grids = read_tables(page, format=form, options=options)
    assert grids
    for grid in grids:
        rows = (*grid.header, *grid.rows)
        assert sum(map(len, rows)) <= 20_000


HEADINGS = {"wikitext": "== a ==\nb\n", "html": "<h2>a</h2><p>b", "text": "## a\n\nb\n\n"}


@pytest.mark.parametrize("form", HEADINGS)
def test_many_headings(form: str) -> None:
    film = parse_article(HEADINGS[form] * 5_000, format=form)
    assert len(film.sections) == 5_000


@pytest.mark.parametrize("form", PAIRS)
@pytest.mark.parametrize("depth", [1, 60, 100])
def test_any_depth_that_options_allow_is_read(form: str, depth: int) -> None:
    """Closed nests of everything, far deeper than is followed: read, hashed, compared and written without an error."""
    for start, end in PAIRS[form]:
        page = f"Tin is a 2001 film. {start * 500}bottom{end * 500}"
        film = parse_article(page, format=form, options=Options(max_depth=depth))
        assert film.title is not None
        to_json(film)
        assert hash(film.sections) == hash(film.sections)


@pytest.mark.parametrize("form", PAIRS)
def test_a_page_over_the_limit_gives_what_was_read_so_far(form: str) -> None:
    page = "Tin is a 2001 film. " + "a b " * 1_000
    film = parse_article(page, format=form, options=Options(max_length=100))
    assert (film.source.truncated, film.source.length) == (True, 100)
    assert film.lead == page[:100].strip()
    assert "page-truncated" in [issue.code for issue in film.issues]
    assert not parse_article(page, format=form, options=Options(max_length=len(page))).source.truncated


LOOSE = ["<li><dd>", "<li><b></b><dd><b></b>", "<li><ul></ul><dd><ul></ul>", "<ul><li><dl><dd>", "<dt><li></li><li>"]


@pytest.mark.parametrize("unit", LOOSE)
def test_items_without_lists_nest_only_so_deep(unit: str) -> None:
    """A parser needs time with the square of the depth; so the depth is bounded before it sees the page."""
    words = read_html(f"top {unit * 20_000} bottom")
    tags = bound_nesting(unit * 20_000)
    deepest = tags.count("<li") + tags.count("<dd") - tags.count("</li") - tags.count("</dd")
    assert deepest < 2_000
    assert "bottom" in repr(words)


HIDDEN = [
    *("<div><!--</div>-->", '<div title="</div>">', "<span><div></span></div>", "<div><script></div></script>"),
    *("<div><select></div></select>", "<div>" * 240 + "</i>" * 240 + "tin " * 1_500),
]


@pytest.mark.parametrize("unit", HIDDEN)
def test_depth_that_the_tags_hide_is_bounded(unit: str) -> None:
    page = f"top {unit * (400_000 // len(unit))} bottom"
    assert bound_nesting(page).count("<") > 10_000
    assert "<" not in bound_depth(page)
    document = read_html(page)
    assert [issue.code for issue in document.issues] == ["nested-too-deep"]
    assert "bottom" in repr(document)
    assert list(read_html_tables(page)) == []


@pytest.mark.parametrize(
    "unit", ["<p>tin<br>", "<div><ul><li><a>tin</a></ul></div>", "<table><tr><td>tin</table>", "<b>a<p>"]
)
def test_long_pages_of_usual_depth_keep_their_tags(unit: str) -> None:
    page = unit * (300_000 // len(unit))
    assert "<p>" in bound_depth(page) or bound_depth(page) is page
