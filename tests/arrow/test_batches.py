"""Batches of pages to batches of films, without any engine."""

from __future__ import annotations

import signal
from pathlib import Path
from typing import Any

import bad_readers
import pyarrow as pa
import pytest
from exports import Item, film_text, multistream, pages
from outputs import contents, run

from wikifilm.arrow import parse_batch, parse_batches, result_schema, table_rows, tally_of
from wikifilm.arrow.results import Outcome, Results
from wikifilm.dump.job import Job
from wikifilm.dump.tables import TABLES
from wikifilm.errors import InvalidOption

FILM = film_text("monsoon_ledger")
needs_signals = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="this system has no timers and signals")


def batch(items: list[Item], column: str = "wikitext") -> Any:
    rows = [{"title": p.title, column: p.text, "ns": p.ns, "page_id": p.id, "revid": p.revision} for p in items]
    return pa.RecordBatch.from_pylist(rows)


def films(*titles: str) -> Any:
    return batch([Item(title, FILM, id=i) for i, title in enumerate(titles)])


def test_every_page_gives_a_row() -> None:
    items = pages(6)
    results = parse_batch(batch(items))
    assert results.schema == result_schema()
    assert results["title"].to_pylist() == [page.title for page in items]
    tally = tally_of(results)
    assert (tally.pages, tally.films) == (30, 6)
    assert tally.skipped == {"no film": 12, "redirect": 6, "other namespace": 6}


def test_the_rows_are_those_of_an_export(tmp_path: Path) -> None:
    (tmp_path / "x.xml.bz2").write_bytes(multistream(pages(6)))
    run(tmp_path / "x.xml.bz2", tmp_path / "x.parquet")
    expected = contents(tmp_path / "x.parquet")
    # A batch of bare texts doesn't know the wiki that it is of.
    unknown = {"url", "licence", "attribution"}
    results = parse_batch(batch(pages(6)))
    for name in TABLES:
        rows = table_rows(results, name).to_pylist()
        assert [without(row, unknown) for row in rows] == [without(row, unknown) for row in expected[name]]


def without(row: dict[str, Any], names: set[str]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name not in names}


def test_films_go_on_counting_behind_other_batches() -> None:
    results = parse_batch(films("A", "B"))
    assert table_rows(results, "films", 7)["film"].to_pylist() == [7, 8]
    awards = table_rows(results.slice(1), "awards", 8).to_pylist()
    assert [(row["film"], row["position"]) for row in awards] == [(8, i) for i in range(len(awards))]


@pytest.mark.parametrize("kind", [pa.binary(), pa.large_string(), pa.string_view(), pa.large_binary()], ids=str)
def test_other_types_of_columns(kind: Any) -> None:
    plain = films("A")
    other = plain.set_column(1, "wikitext", plain["wikitext"].cast(pa.binary() if "binary" in str(kind) else kind))
    assert parse_batch(other).equals(parse_batch(plain))


def test_column_and_format_may_be_named() -> None:
    results = parse_batch(batch([Item("A", FILM)], "stuff"), "stuff", "wikitext")
    assert tally_of(results).films == 1
    with pytest.raises(InvalidOption, match="no column 'stuff'"):
        parse_batch(films("A"), "stuff")
    with pytest.raises(InvalidOption, match="format must be"):
        parse_batch(films("A"), "wikitext", "markdown")


def test_only_some_tables() -> None:
    results = parse_batch(films("A"), job=Job(tables=("films", "awards")))
    assert results.schema.names[7:] == ["films", "awards"]
    assert results.schema == result_schema(("awards", "films"))


def test_nothing_in_nothing_out() -> None:
    empty = films("A").slice(0, 0)
    assert parse_batch(empty).num_rows == 0
    assert list(parse_batches([empty])) == []
    assert table_rows(parse_batch(empty), "awards").num_rows == 0


def test_what_arrow_cannot_hold_costs_one_row() -> None:
    results = Results(())
    results.add(Outcome(1, None, "good", None, "skipped", reason="no film"))
    results.add(Outcome(2, None, "bad \ud800", None, "skipped", reason="no film"))
    rows = results.finish().to_pylist()
    assert [(row["place"], row["outcome"], row["title"]) for row in rows] == [
        (1, "skipped", "good"),
        (2, "failed", "bad ?"),
    ]
    assert "UnicodeEncodeError" in rows[1]["reason"]


def test_a_process_of_its_own_gives_the_same() -> None:
    one = parse_batch(batch(pages(80)))
    assert pa.Table.from_batches(parse_batches([batch(pages(80))])).equals(pa.Table.from_batches([one]))


@needs_signals
@pytest.mark.parametrize(
    ("word", "code"),
    [("crash", "page-crashed"), ("killed", "page-killed-reader"), ("sleep", "page-too-slow")],
)
def test_a_bad_page_costs_one_row(word: str, code: str) -> None:
    results = list(
        parse_batches([films("A", f"Film {word}", "C"), films("D")], job=Job(page_seconds=2), work=bad_readers.work)
    )
    rows = pa.Table.from_batches(results).to_pylist()
    assert [row["outcome"] for row in rows] == ["film", "failed", "film", "film"]
    assert (rows[1]["title"], rows[1]["page_id"], rows[1]["code"]) == (f"Film {word}", "1", code)
