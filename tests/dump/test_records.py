"""JSON Lines, Enterprise NDJSON, Parquet, WARC, WET and tar."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from exports import ARTICLES, film_text
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reading import read, records

from wikifilm import from_json
from wikifilm.dump.job import Columns, Job
from wikifilm.dump.pages import Fault, Page
from wikifilm.dump.sources import lines
from wikifilm.dump.sources.lines import LineBuffer
from wikifilm.dump.sources.warc import WarcBuffer

HTML = (ARTICLES / "the_glass_harbour.html").read_text("utf-8")
FILM = film_text("monsoon_ledger")
Rows = Sequence[dict[str, Any]]


def write_lines(path: Path, rows: Rows) -> Path:
    data = b"".join(json.dumps(row).encode() + b"\n" for row in rows)
    path.write_bytes(gzip.compress(data) if path.suffix == ".gz" else data)
    return path


def write_parquet(path: Path, rows: Rows) -> Path:
    import pyarrow as pa
    import pyarrow.parquet

    names = sorted({name for row in rows for name in row})
    table = pa.table({name: [row.get(name) for row in rows] for name in names})
    pa.parquet.write_table(table, path, row_group_size=2)
    return path


WRITERS: dict[str, Callable[[Path, Rows], Path]] = {
    "x.jsonl": write_lines,
    "x.jsonl.gz": write_lines,
    "x.parquet": write_parquet,
}


@pytest.mark.parametrize("name", WRITERS)
@pytest.mark.parametrize("content", ["wikitext", "text", "content", "source_text"])
def test_usual_names_are_guessed(name: str, content: str, tmp_path: Path) -> None:
    rows = [
        {"id": i, "title": f"Film {i}", "url": f"https://en.wikipedia.org/wiki/Film_{i}", content: FILM}
        for i in range(5)
    ]
    got, tally, errors = records(WRITERS[name](tmp_path / name, rows))
    assert (tally.films, errors) == (5, [])
    source = from_json(got.splitlines()[3]).source
    assert (source.title, source.page_id, source.url) == ("Film 3", "3", "https://en.wikipedia.org/wiki/Film_3")
    assert source.format == "wikitext"


@pytest.mark.parametrize("name", WRITERS)
def test_named_columns(name: str, tmp_path: Path) -> None:
    rows = [{"Titel": "A", "Inhalt": FILM, "Adresse": "https://x.example/a", "Nummer": "n1", "text": "no"}]
    job = Job(columns=Columns("Inhalt", "Titel", "Adresse", "Nummer"))
    got, tally, _ = records(WRITERS[name](tmp_path / name, rows), job)
    assert tally.films == 1
    source = from_json(got).source
    assert (source.title, source.url, source.page_id) == ("A", "https://x.example/a", "n1")


def test_a_named_column_that_is_missing_is_an_error(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "x.jsonl", [{"title": "A", "text": FILM}])
    _, _, errors = records(path, Job(columns=Columns(content="body")))
    assert [(error.title, error.reason) for error in errors] == [("A", "there is no column 'body'")]


def test_html_column(tmp_path: Path) -> None:
    got, tally, _ = records(write_lines(tmp_path / "x.jsonl", [{"title": "The Glass Harbour", "html": HTML}]))
    assert tally.films == 1
    assert from_json(got).source.format == "html"


def test_lines_that_are_no_records_are_errors_and_the_rest_is_read(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    good = json.dumps({"title": "A", "wikitext": FILM})
    path.write_text("\n".join([good, "{broken", "", "[1]", good, '{"title": "Empty"}', good[:50]]), "utf-8")
    _, tally, errors = records(path)
    assert (tally.films, tally.failed, tally.skipped) == (2, 3, {"empty": 1})
    assert {error.code for error in errors} == {"broken-page"}


@pytest.mark.parametrize("size", [1, 2, 10, 37, 1000])
def test_lines_across_the_borders_of_blocks(size: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_lines(tmp_path / "x.jsonl", [{"title": f"T{i}", "text": "x" * i} for i in range(20)])
    monkeypatch.setattr(lines, "BLOCK", size)
    assert [page.title for page in read(path)] == [f"T{i}" for i in range(20)]


def test_a_line_over_the_limit(tmp_path: Path) -> None:
    rows = [{"title": "A", "text": "x"}, {"title": "B", "text": "x" * 5000}, {"title": "C", "text": "x"}]
    for name in ("x.jsonl", "x.jsonl.gz"):
        found = read(write_lines(tmp_path / name, rows), Job(page_bytes=1000))
        assert [page.title for page in found] == ["A", None, "C"]
        assert isinstance(found[1], Fault)


@given(st.binary(max_size=200), st.lists(st.integers(0, 200), max_size=8))
@settings(max_examples=100, deadline=None)
def test_a_line_buffer_loses_nothing(data: bytes, cuts: list[int]) -> None:
    buffer, out, at = LineBuffer(1000), b"", 0
    for cut in [*sorted(min(cut, len(data)) for cut in cuts), len(data)]:
        whole = buffer.feed(data[at:cut])
        assert not whole or whole.endswith(b"\n")
        out, at = out + whole, cut
    assert out + buffer.close() == data


ENTERPRISE = {
    "name": "The Glass Harbour",
    "identifier": 4711,
    "url": "https://en.wikipedia.org/wiki/The_Glass_Harbour",
    "version": {"identifier": 99},
    "namespace": {"identifier": 0},
    "in_language": {"identifier": "en"},
    "is_part_of": {"identifier": "enwiki", "name": "Wikipedia"},
    "license": [{"identifier": "CC-BY-SA-4.0", "url": "https://creativecommons.org/licenses/by-sa/4.0/"}],
    "article_body": {"html": HTML, "wikitext": film_text("the_glass_harbour")},
}


@pytest.mark.parametrize("form", ["html", "wikitext"])
def test_enterprise(form: str, tmp_path: Path) -> None:
    other = ENTERPRISE | {"name": "Talk:X", "namespace": {"identifier": 1}}
    path = write_lines(tmp_path / "x.ndjson", [ENTERPRISE, other])
    got, tally, _ = records(path, Job(format=form))
    assert (tally.films, tally.skipped) == (1, {"other namespace": 1})
    film = from_json(got)
    assert (film.source.page_id, film.source.revision_id, film.source.format) == ("4711", "99", form)
    assert (film.attribution.licence, film.attribution.origin) == ("CC-BY-SA-4.0", "Wikipedia")


def test_enterprise_in_a_tar_archive(tmp_path: Path) -> None:
    path = tmp_path / "enwiki.tar.gz"
    line = json.dumps(ENTERPRISE).encode() + b"\n"
    with tarfile.open(path, "w:gz") as archive:
        for name, data in (
            ("enwiki_0.ndjson", line * 2),
            ("README", b"x"),
            ("film.wiki", FILM.encode()),
            ("b.ndjson", line),
        ):
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    got, tally, errors = records(path)
    assert (tally.films, errors) == (4, [])
    assert [from_json(line).source.format for line in got.splitlines()] == ["html", "html", "wikitext", "html"]
    path.write_bytes(path.read_bytes()[:-200])
    _, tally, errors = records(path)
    assert tally.faults == 1
    assert "tar" in errors[-1].reason


def warc_record(kind: str, url: str, body: bytes, content: str = "application/http; msgtype=response") -> bytes:
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nContent-Type: {content}\r\n"
    return head.encode() + f"Content-Length: {len(body)}\r\n\r\n".encode() + body + b"\r\n\r\n"


def response(body: bytes, *fields: str, status: str = "200 OK", content: str = "text/html; charset=utf-8") -> bytes:
    head = "\r\n".join((f"HTTP/1.1 {status}", f"Content-Type: {content}", *fields))
    return head.encode() + b"\r\n\r\n" + body


PAGE = HTML.encode()
CHUNKED = b"%x\r\n%b\r\n%x;x=1\r\n%b\r\n0\r\n\r\n" % (100, PAGE[:100], len(PAGE) - 100, PAGE[100:])
RESPONSES = {
    "plain": response(PAGE),
    "chunked": response(CHUNKED, "Transfer-Encoding: chunked"),
    "unchunked": response(PAGE, "Transfer-Encoding: chunked"),
    "gzip": response(gzip.compress(PAGE), "Content-Encoding: gzip"),
    "deflate": response(zlib.compress(PAGE), "content-encoding: deflate"),
}


@pytest.mark.parametrize("name", RESPONSES)
@pytest.mark.parametrize("packed", [False, True])
def test_warc(name: str, packed: bool, tmp_path: Path) -> None:
    url = "https://en.wikipedia.org/wiki/The_Glass_Harbour"
    parts = [
        warc_record("warcinfo", "", b"software: x"),
        warc_record("request", url, b"GET / HTTP/1.1\r\n\r\n"),
        warc_record("response", url, RESPONSES[name]),
        warc_record("response", url, response(PAGE, status="404 Not Found")),
        warc_record("response", url, response(b"GIF89a", content="image/gif")),
    ]
    path = tmp_path / ("x.warc.gz" if packed else "x.warc")
    path.write_bytes(b"".join(map(gzip.compress, parts)) if packed else b"".join(parts))
    got, tally, errors = records(path)
    assert (tally.pages, tally.films, errors) == (1, 1, [])
    film = from_json(got)
    assert (film.title, film.source.url) == ("The Glass Harbour", url)
    assert film.attribution.licence == "CC-BY-SA-4.0"


def test_wet(tmp_path: Path) -> None:
    text = (ARTICLES / "the_glass_harbour.txt").read_bytes()
    path = tmp_path / "x.wet.gz"
    url = "https://films.example/glass"
    town = b"A town.\n" * 50
    path.write_bytes(
        gzip.compress(b"".join(warc_record("conversion", url, body, "text/plain") for body in (text, town)))
    )
    got, tally, _ = records(path)
    assert (tally.films, tally.skipped) == (1, {"no film": 1})
    assert from_json(got).source.format == "text"


def test_a_response_that_can_not_be_unpacked_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "x.warc"
    bodies = (response(b"\x1f\x8bxxxx", "Content-Encoding: gzip"), response(b"x", "Content-Encoding: br"))
    path.write_bytes(b"".join(warc_record("response", "https://x.example/", body) for body in bodies))
    _, tally, errors = records(path)
    assert (tally.pages, tally.failed) == (2, 2)
    assert "packed by br" in errors[1].reason


WARC = b"".join(warc_record("conversion", f"https://x.example/{i}", b"x" * i * 50, "text/plain") for i in range(8))


@given(st.lists(st.integers(0, len(WARC)), max_size=20))
@settings(max_examples=60, deadline=None)
def test_a_warc_buffer_cuts_between_records(cuts: list[int]) -> None:
    buffer, out, at = WarcBuffer(100_000), [], 0
    for cut in [*sorted(cuts), len(WARC)]:
        out.append(buffer.feed(WARC[at:cut]))
        at = cut
    assert all(part.startswith(b"WARC/1.0") for part in out if part)
    assert b"".join(out) + buffer.close() == WARC


def test_a_record_over_the_limit_is_dropped() -> None:
    buffer = WarcBuffer(250)
    out = b"".join(buffer.feed(WARC[at : at + 100]) for at in range(0, len(WARC), 100))
    assert out.count(b"WARC/1.0") == 3
    assert buffer.close() == b""


@given(st.binary(max_size=300))
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_bytes_raise(tmp_path: Path, noise: bytes) -> None:
    for name, sign in (("x.warc", b"WARC/1.0\r\n"), ("x.jsonl", b'{"a": 1}\n'), ("x.tar", b"\0" * 257 + b"ustar")):
        path = tmp_path / name
        path.write_bytes(sign + noise)
        assert all(isinstance(page, Page | Fault) for page in read(path))
