"""Text with a line break at every tag is put together again."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from wikifilm import FilmArticle, parse_article, read_tables
from wikifilm.readers.text.line_ends.one_line import parted_line
from wikifilm.readers.text.line_ends.padded import without_padding
from wikifilm.readers.text.line_ends.pieces import joined_pieces

FIXTURES = Path(__file__).parents[1] / "fixtures"
CASES = json.loads((FIXTURES / "text" / "pieces.json").read_text("utf-8"))
ONE_LINE = json.loads((FIXTURES / "text" / "one_line.json").read_text("utf-8"))
CELLS = json.loads((FIXTURES / "text" / "bare_cells.json").read_text("utf-8"))
PIECES = st.lists(
    st.sampled_from(["Ada", "is a", ", and", ",", ".", "(", ")", "[", "edit", "]", "Plot", '"', "", " ", "\r"])
)


@pytest.mark.parametrize(("name", "printed", "want"), CASES, ids=lambda value: value if isinstance(value, str) else "")
def test_pieces(name: str, printed: list[str], want: list[str]) -> None:
    joined = joined_pieces("\n".join(printed))
    assert [" ".join(line.split()) for line in joined.split("\n")] == want


@given(PIECES)
def test_nothing_is_lost_and_places_stay(pieces: list[str]) -> None:
    source = "\n".join([*pieces, "Cy", ",", "Dot", ",", "Eli", "."])
    joined = joined_pieces(source)
    assert len(joined) == len(source)
    assert "".join(joined.split()) == "".join(source.split())


@pytest.mark.parametrize(("name", "printed", "want"), CELLS, ids=lambda value: value if isinstance(value, str) else "")
def test_cells_on_lines_of_their_own(name: str, printed: list[str], want: list[list[str]]) -> None:
    grids = read_tables("\n".join(printed), format="text")
    assert [[slot.text for slot in row] for grid in grids for row in (*grid.header, *grid.rows)] == want


def test_cells_know_their_places_behind_blanks() -> None:
    printed = "Award\nCategory\nResult\n  Zembla Awards\nBest Film\n Won"
    [grid] = read_tables(printed, format="text")
    places = [slot.span for slot in grid.rows[0]]
    assert [printed[span.start : span.end] for span in places if span] == ["Zembla Awards", "Best Film", "Won"]


@pytest.mark.parametrize(
    ("name", "printed", "want"), ONE_LINE, ids=lambda value: value if isinstance(value, str) and len(value) < 60 else ""
)
def test_a_page_on_one_line(name: str, printed: str, want: list[str]) -> None:
    parted = parted_line(printed)
    assert [" ".join(line.split()) for line in parted.split("\n")] == want
    assert len(parted) == len(printed)
    assert "".join(parted.split()) == "".join(printed.split())


def test_a_whole_page_on_one_line() -> None:
    soup = BeautifulSoup((FIXTURES / "text" / "pieces_page.html").read_text("utf-8"), "html.parser")
    page, text = parse_article(str(soup), format="html"), parse_article(soup.get_text(" ", strip=True), format="text")
    told = {name: value for name, value in facts(text).items() if name not in {"cast", "awards"}}
    assert told == {name: facts(page)[name] for name in told}
    assert (text.cast, text.awards) == ((), ())  # nothing tells where an item or a cell ends, and nothing is made up


@pytest.mark.parametrize("strip", [True, False])
def test_a_whole_page(strip: bool) -> None:
    soup = BeautifulSoup((FIXTURES / "text" / "pieces_page.html").read_text("utf-8"), "html.parser")
    page, text = parse_article(str(soup), format="html"), parse_article(soup.get_text("\n", strip=strip), format="text")
    assert facts(text) == facts(page)


def test_a_whole_page_with_blanks_for_tags() -> None:
    html = (FIXTURES / "text" / "pieces_page.html").read_text("utf-8")
    printed = unescape(re.sub(r"<[^>]+>", " ", html))
    assert facts(parse_article(printed, format="text")) == facts(parse_article(html, format="html"))
    assert len(without_padding(printed)) == len(printed)
    assert without_padding("a  \nb  \n" * 9) == "a  \nb  \n" * 9  # Markdown's line breaks


def facts(film: FilmArticle) -> dict[str, object]:
    assert film.infobox is not None
    return {
        "title": (film.title, film.year, film.lead),
        "sections": [section.title for section in film.sections],
        "synopsis": film.synopsis,
        "infobox": [one.name for one in (*film.infobox.directors, *film.infobox.starring, *film.infobox.languages)],
        "cast": [(member.actor.name, member.role) for member in film.cast],
        "awards": [(award.award, award.category, award.outcome) for award in film.awards],
    }
