"""Batches of a dump's pages, which bring with them what only the dump knew."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import pytest
from exports import film_text

from wikifilm.arrow import parse_batch, parse_batches
from wikifilm.arrow.guard import arrow_work
from wikifilm.arrow.schema import page_schema
from wikifilm.dump.blocks import Block, Source
from wikifilm.dump.job import Job
from wikifilm.dump.work import PageError, Result, Tally

FILM = film_text("monsoon_ledger")
ORIGIN = {"place": 7, "source": "x.xml", "site": "Zemblan", "base": "https://z.example/wiki/Main_Page", "chosen": False}
NO_FAULT = {"redirect": None, "skipped": None, "code": None, "reason": None, "counts": None}


def page(**more: Any) -> dict[str, Any]:
    origin = ORIGIN | NO_FAULT | more.pop("origin", {})
    plain = {"title": "Tin", "text": FILM, "format": "wikitext", "namespace": 0, "page_id": "3", "revision_id": "4"}
    return plain | {"url": None, "licence": None, "origin": origin} | more


def dumped(*rows: dict[str, Any]) -> Any:
    return pa.RecordBatch.from_pylist(list(rows), schema=page_schema())


CASES: dict[str, tuple[dict[str, Any], tuple[str, str | None, str | None]]] = {
    "a film": (page(), ("film", None, None)),
    "a page that the dump passed over": (
        page(text=None, origin={"skipped": "other namespace"}),
        ("skipped", None, "other namespace"),
    ),
    "a redirect": (page(origin={"redirect": "Lamp"}), ("skipped", None, "redirect")),
    "a broken page": (
        page(text=None, origin={"code": "page-too-long", "reason": "too long", "counts": True}),
        ("failed", "page-too-long", "too long"),
    ),
    "a broken place": (
        page(title=None, text=None, page_id=None, origin={"code": "archive-broken", "reason": "cut", "counts": False}),
        ("fault", "archive-broken", "cut"),
    ),
    "a broken place without a word": (
        page(title=None, text=None, page_id=None, origin={"code": "archive-broken", "counts": False}),
        ("fault", "archive-broken", ""),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_what_becomes_of_a_page_of_a_dump(name: str) -> None:
    row, expected = CASES[name]
    [found] = parse_batch(dumped(row)).to_pylist()
    assert (found["outcome"], found["code"], found["reason"]) == expected
    assert (found["place"], found["source"]) == (7, "x.xml")


def test_the_wiki_of_a_dump_is_known() -> None:
    [found] = parse_batch(dumped(page())).to_pylist()
    assert found["films"]["url"] == "https://z.example/wiki/Tin"


def test_the_form_is_that_of_the_row() -> None:
    html = page(text="<p>'''Tin''' is a 2001 film directed by Ada Quill.</p>", format="html")
    [found] = parse_batch(dumped(html), job=Job(all_pages=True)).to_pylist()
    assert "'''Tin'''" in found["films"]["lead"]


@pytest.mark.parametrize("batches", [[], [dumped()]])
def test_nothing_gives_nothing_and_starts_no_process(batches: list[Any]) -> None:
    assert list(parse_batches(batches)) == []


def lost(block: Block, job: Job, **_: Any) -> Result:
    """Two readers died between pages: no row of the piece was read."""
    return Result(Tally(), {}, (PageError("", "page-killed-reader", "the process was killed"),))


def test_a_piece_that_kills_every_reader_is_told_row_by_row() -> None:
    [batch] = parse_batches([dumped(page(), page(title="Lamp"))], work=lost)
    found = [(row["title"], row["outcome"], row["code"], row["place"]) for row in batch.to_pylist()]
    assert found == [("Tin", "failed", "page-killed-reader", 7), ("Lamp", "failed", "page-killed-reader", 7)]


def test_a_worker_packs_what_it_reads() -> None:
    batch = dumped(page())
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, batch.schema) as writer:
        writer.write_batch(batch)
    result = arrow_work(Block(Source("", "arrow"), data=bytes(sink.getvalue().to_pybytes())), Job())
    [packed] = result.streams.values()
    with pa.ipc.open_stream(packed) as reader:
        assert reader.read_next_batch().equals(parse_batch(batch))
