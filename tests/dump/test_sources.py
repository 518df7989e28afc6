"""The same records from every packing, in every way of reading."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import sys
from pathlib import Path

import pytest
from exports import PACKINGS, Item, export_xml, multistream, pages
from reading import read, records

from wikifilm import from_json
from wikifilm.dump.blocks import Block
from wikifilm.dump.job import Job
from wikifilm.dump.pages import Page
from wikifilm.dump.sources import cut_all, find_sources, kinds, mediawiki, serial
from wikifilm.dump.sources.sniff import sniff
from wikifilm.errors import SourceUnreadable

ITEMS = pages(6)
PLAIN = export_xml(ITEMS)
EXPECTED = {"redirect": 6, "other namespace": 6, "no film": 12}


@pytest.fixture(scope="module")
def lines(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("plain") / "plain.xml"
    path.write_bytes(PLAIN)
    return records(path)[0]


@pytest.fixture
def small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mediawiki, "BLOCK", 5_000)
    monkeypatch.setattr(serial, "BLOCK", 5_000)
    monkeypatch.setattr(serial, "PIECE", 5_000)


@pytest.mark.parametrize("name", PACKINGS)
def test_same_records_from_every_packing(name: str, tmp_path: Path, lines: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(PACKINGS[name](PLAIN, ITEMS))
    got, tally, errors = records(path)
    assert got == lines
    assert (tally.films, tally.skipped, errors) == (6, EXPECTED, [])


@pytest.mark.usefixtures("small_blocks")
@pytest.mark.parametrize("name", ["plain.xml", "chopped.xml.bz2", "packed.xml.gz"])
def test_pages_across_the_borders_of_blocks(name: str, tmp_path: Path, lines: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(PACKINGS[name](PLAIN, ITEMS))
    assert len(list(cut_all(find_sources([str(path)]), Job()))) > 3
    assert records(path)[0] == lines


@pytest.mark.parametrize("size", [1, 6, 7, 50, 333])
def test_a_block_may_end_anywhere(size: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mediawiki, "BLOCK", size)
    items = [Item(f"P{i}", "text", id=i) for i in range(4)]
    path = tmp_path / "plain.xml"
    path.write_bytes(export_xml(items))
    assert [page.title for page in read(path)] == ["P0", "P1", "P2", "P3"]


def test_blocks_don_t_depend_on_the_decompressor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("indexed_bzip2", reason="needs the extra bz2")
    monkeypatch.setattr(serial, "BLOCK", 5_000)
    monkeypatch.setattr(serial, "PIECE", 5_000)
    path = tmp_path / "single.xml.bz2"
    path.write_bytes(PACKINGS["single.xml.bz2"](PLAIN, ITEMS))
    parallel = [block.data for block in cut_all(find_sources([str(path)]), Job())]
    monkeypatch.setattr(kinds, "has_indexed_bzip2", lambda: False)
    assert [block.data for block in cut_all(find_sources([str(path)]), Job())] == parallel
    assert len(parallel) > 3


def test_multistream_is_cut_at_its_streams(tmp_path: Path) -> None:
    path = tmp_path / "multi.xml.bz2"
    path.write_bytes(multistream(ITEMS, 5))
    blocks = list(cut_all(find_sources([str(path)]), Job()))
    assert len(blocks) == 6 + 2
    assert all(block.data is None for block in blocks)
    assert (blocks[0].start, blocks[-1].end) == (0, path.stat().st_size)


@pytest.mark.parametrize("name", ["multi.xml.bz2", "packed.xml.gz"])
def test_same_records_from_workers(name: str, tmp_path: Path, lines: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(PACKINGS[name](PLAIN, ITEMS))
    assert records(path, jobs=2)[0] == lines


class Stdin:
    def __init__(self, data: bytes) -> None:
        self.buffer = io.BufferedReader(io.BytesIO(data))


@pytest.mark.parametrize("name", ["plain.xml", "multi.xml.bz2", "packed.xml.gz", "packed.xml.zst", "le.xml"])
def test_standard_input(name: str, monkeypatch: pytest.MonkeyPatch, lines: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", Stdin(PACKINGS[name](PLAIN, ITEMS)))
    assert records("-")[0] == lines


def test_every_record_says_where_it_comes_from(lines: bytes) -> None:
    film = from_json(lines.splitlines()[0])
    assert (film.source.page_id, film.source.revision_id) == ("11", "1001")
    assert film.source.url == "https://test.example/wiki/Lanterns_Of_Oru_0"
    assert film.attribution.origin == "Testopedia"
    assert "revision 1001" in film.attribution.text
    assert film.attribution.licence is None


def test_the_licence_of_a_known_site(tmp_path: Path) -> None:
    path = tmp_path / "x.xml"
    path.write_bytes(PLAIN.replace(b"test.example", b"en.wikipedia.org"))
    assert from_json(records(path)[0].splitlines()[0]).attribution.licence == "CC-BY-SA-4.0"


def test_a_licence_that_the_user_states(lines: bytes, tmp_path: Path) -> None:
    path = tmp_path / "x.xml"
    path.write_bytes(PLAIN)
    got = records(path, Job(licence="CC0-1.0"))[0]
    assert from_json(got.splitlines()[0]).attribution.licence == "CC0-1.0"


def test_all_pages(tmp_path: Path) -> None:
    path = tmp_path / "x.xml"
    path.write_bytes(PLAIN)
    _, tally, _ = records(path, Job(all_pages=True))
    assert (tally.films, tally.skipped) == (18, {"redirect": 6, "other namespace": 6})


@pytest.mark.parametrize("where", ["Monsoon*", "/^Monsoon /"])
def test_where(where: str, tmp_path: Path) -> None:
    path = tmp_path / "x.xml"
    path.write_bytes(PLAIN)
    got, tally, _ = records(path, Job(where=where))
    assert [json.loads(line)["source"]["title"] for line in got.splitlines()] == [
        "Monsoon Ledger 1",
        "Monsoon Ledger 4",
    ]
    assert tally.skipped["title not asked for"] == 16


def test_a_folder_leaves_indexes_out(tmp_path: Path) -> None:
    (tmp_path / "a-multistream.xml.bz2").write_bytes(multistream(ITEMS))
    (tmp_path / "a-multistream-index.txt.bz2").write_bytes(b"x")
    (tmp_path / "index.txt.gz").write_bytes(__import__("gzip").compress(b"600:10:Town 0\n600:11:Film 0\n"))
    (tmp_path / "notes.pdf").write_bytes(b"x")
    assert [Path(source.path).name for source in find_sources([str(tmp_path)])] == ["a-multistream.xml.bz2"]
    with pytest.raises(SourceUnreadable, match="index"):
        find_sources([str(tmp_path / "index.txt.gz")])


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"<mediawiki>", "mediawiki"),
        (b'<?xml version="1.0"?>\n<!-- x -->\n<mediawiki version="0.11">', "mediawiki"),
        (b'\xef\xbb\xbf{"a": 1}', "records"),
        (b"WARC/1.0\r\n", "warc"),
        (b"{{Infobox film}}", "article"),
        (b"<html>", "article"),
        (b"", "article"),
    ],
)
def test_kinds_are_told_by_content(data: bytes, kind: str, tmp_path: Path) -> None:
    path = tmp_path / "file.unknown"
    path.write_bytes(data)
    assert sniff(str(path)).kind == kind


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("x.xml", "an export of MediaWiki"),
        ("x.xml.bz2", "an export of MediaWiki"),
        ("x.jsonl", "records"),
        ("x.ndjson.gz", "records"),
        ("x.parquet", "a Parquet file"),
        ("x.warc.gz", "a web archive"),
        ("x.tar", "a tar archive"),
    ],
)
def test_a_dump_by_name_alone(name: str, says: str, tmp_path: Path) -> None:
    path = tmp_path / name
    data = b"A film is a film."
    path.write_bytes({".bz2": bz2.compress(data), ".gz": gzip.compress(data)}.get(path.suffix, data))
    [error] = records(path)[2]
    assert error.reason.startswith(f"is named as {says}, but it ")
    assert records(path, Job(format="wikitext", all_pages=True))[1].films == 1


@pytest.mark.parametrize("name", ["x.xml", "x.xml.bz2", "x.jsonl", "x.parquet", "x.warc.gz", "x.wiki"])
def test_an_empty_file_is_told(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(bz2.compress(b"") if path.suffix == ".bz2" else b"")
    got, tally, [error] = records(path)
    assert (got, tally.failed, error.reason) == (b"", 1, "is empty")


def test_blocks_and_pages_pickle(tmp_path: Path) -> None:
    import pickle

    path = tmp_path / "x.xml"
    path.write_bytes(PLAIN)
    block: Block = next(cut_all(find_sources([str(path)]), Job()))
    assert pickle.loads(pickle.dumps(block)) == block  # noqa: S301
    page = read(path)[0]
    assert isinstance(page, Page)
    assert pickle.loads(pickle.dumps(page)) == page  # noqa: S301
