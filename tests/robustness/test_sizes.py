"""Pages as large as they come, at full size: both doors read them to the end, and nothing of them is lost unsaid.

All characters at these sizes take minutes; `fuzz/growth.py --sizes` reads them all. Here stand the quick ones.
"""

from __future__ import annotations

import pytest
from hostile import SIZES, one_character, short_lines

from wikifilm import parse_article, read_tables
from wikifilm.model import FilmArticle, Grid

QUICK_CHARACTERS = {"wikitext": "a{'=*-", "html": "a<|[", "text": "a|*\t"}
QUICK_LINES = {"wikitext": "a|", "html": "a<*&", "text": "\n"}


def both(page: str, form: str) -> tuple[FilmArticle, list[Grid]]:
    film = parse_article(page, format=form)
    assert (film.source.truncated, film.source.length) == (False, len(page))
    return film, read_tables(page, format=form)


@pytest.mark.parametrize(
    ("form", "character"), [(form, one) for form, all_ in QUICK_CHARACTERS.items() for one in all_]
)
def test_ten_megabytes_of_one_character(form: str, character: str) -> None:
    both(one_character(character), form)


@pytest.mark.parametrize(("form", "character"), [(form, one) for form, all_ in QUICK_LINES.items() for one in all_])
def test_a_million_short_lines(form: str, character: str) -> None:
    both(short_lines(character), form)


@pytest.mark.parametrize("form", SIZES["cells"])
def test_a_hundred_thousand_cells_in_a_row(form: str) -> None:
    film, grids = both(SIZES["cells"][form](), form)
    [grid] = grids
    width = len((*grid.header, *grid.rows)[0])
    codes = {issue.code for issue in film.issues}
    assert width == 100_000 or (width == 1_000 and "table-too-wide" in codes)


@pytest.mark.parametrize("form", SIZES["spans"])
def test_spans_of_millions_of_slots(form: str) -> None:
    film, grids = both(SIZES["spans"][form](), form)
    [grid] = grids
    assert 0 < sum(map(len, (*grid.header, *grid.rows))) <= 1_000_000
    assert "table-truncated" in {issue.code for issue in film.issues}


@pytest.mark.parametrize("form", SIZES["headings"])
def test_fifty_thousand_headings(form: str) -> None:
    film, _ = both(SIZES["headings"][form](), form)
    assert len(film.sections) == 50_000


@pytest.mark.parametrize("form", SIZES["depth"])
def test_a_hundred_thousand_levels(form: str) -> None:
    film, _ = both(SIZES["depth"][form](), form)
    assert "bottom" in film.lead + "".join(str(section) for section in film.sections)
