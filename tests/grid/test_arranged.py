"""Tables that only arrange other tables."""

from __future__ import annotations

from wikifilm import parse_article
from wikifilm.article import read_document
from wikifilm.document import Table
from wikifilm.grid import unfolded

INNER = "<table><tr><th>Actor</th><th>Role</th></tr><tr><td>Fay Grove</td><td>Nell Tarn</td></tr></table>"
MORE = "<table><tr><td>Gus Hale</td><td>Captain Orme</td></tr></table>"
SIDE_BY_SIDE = f"<h2>Cast</h2><table><tr><td>{INNER}</td><td>{MORE}</td><td>Voices</td></tr></table>"


def first_cells(html: str) -> list[str]:
    [section] = read_document(html, format="html").sections
    return [block.rows[0].cells[0].text.value for block in unfolded(section.blocks) if isinstance(block, Table)]


def test_what_is_arranged_stands_in_place_of_the_table() -> None:
    assert first_cells(SIDE_BY_SIDE) == ["Actor", "Gus Hale", "Voices"]


def test_a_table_with_words_of_its_own_beside_an_inner_one_stays() -> None:
    said = "The story of a lighthouse that nobody had seen lit for a hundred years, and of those who kept it."
    assert len(first_cells(f"<h2>Cast</h2><table><tr><td>{said}{INNER}</td></tr></table>")) == 1


def test_a_table_with_a_header_stays() -> None:
    assert first_cells(f"<h2>Cast</h2><table><tr><th>Film</th></tr><tr><td>{INNER}</td></tr></table>") == ["Film"]


def test_the_cast_in_it_is_read() -> None:
    cast = parse_article(f"<p><b>The Lamp</b> is a 1950 film.</p>{SIDE_BY_SIDE}", format="html").cast
    assert [(member.actor.name, member.role) for member in cast] == [
        ("Fay Grove", "Nell Tarn"),
        ("Gus Hale", "Captain Orme"),
    ]
