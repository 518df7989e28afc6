"""`iter_articles`: films one at a time."""

from __future__ import annotations

from pathlib import Path

import pytest
from exports import ARTICLES, PACKINGS, export_xml, pages

from wikifilm import Options, iter_articles
from wikifilm.errors import InvalidOption, SourceUnreadable

ITEMS = pages(3)


@pytest.mark.parametrize("name", ["plain.xml", "multi.xml.bz2", "packed.xml.gz"])
def test_films_of_a_dump(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(PACKINGS[name](export_xml(ITEMS), ITEMS))
    films = iter_articles(path)
    assert next(films).source.title == "Lanterns Of Oru 0"
    assert [film.source.title for film in films] == ["Monsoon Ledger 1", "The Glass Harbour 2"]


def test_a_folder_of_articles_and_a_glob() -> None:
    assert next(iter_articles(ARTICLES / "*.wiki")).title == "Lanterns of Oru"


def test_options_reach_the_reader(tmp_path: Path) -> None:
    path = tmp_path / "x.wiki"
    path.write_bytes((ARTICLES / "the_glass_harbour.wiki").read_bytes())
    [film] = iter_articles(path, options=Options(max_length=100))
    assert film.source.truncated or film.source.length <= 100


def test_what_is_no_source_raises(tmp_path: Path) -> None:
    with pytest.raises(SourceUnreadable, match="missing"):
        next(iter_articles(tmp_path / "missing.xml"))
    with pytest.raises(InvalidOption):
        Options(max_length=0)
