"""Any text, any bytes, words of each form in any order: a short run of what `fuzz/` does for hours."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from properties import FORMATS, TARGETS, WORDS, check_film

from wikifilm import Options, WikifilmError, iter_articles, parse_article, read_tables, to_dict, to_json

SHORT = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
ODD = st.sampled_from(
    [*"\0\ud800\udfff\u202e\u200f\u0301\u0345\ufeff\ufffe\x1b\x85\u2028\U0010ffff\r\v|{[<='*\t\n", "e\u0301" * 9]
)
TEXTS = st.lists(st.one_of(ODD, st.text(max_size=8)), max_size=30).map("".join)


def inputs(target: str) -> st.SearchStrategy[bytes]:
    """Bytes for a target: of any kind, and words (see `properties.text_of`)."""
    words = st.binary(max_size=60).map(lambda data: b"\1" + data)
    return st.one_of(
        words, st.binary(max_size=80), TEXTS.map(lambda text: b"\2" + text.encode("utf-8", "surrogatepass"))
    )


@pytest.mark.parametrize("target", TARGETS)
def test_targets(target: str) -> None:
    @SHORT
    @given(inputs(target))
    def hold(data: bytes) -> None:
        TARGETS[target](data)

    hold()


@pytest.mark.parametrize("format", [None, *FORMATS])
def test_any_text_with_any_title(format: str | None) -> None:
    @SHORT
    @given(TEXTS, st.none() | TEXTS)
    def hold(text: str, title: str | None) -> None:
        film = parse_article(text, format=format, title=title)
        check_film(film)
        json.dumps(to_dict(film), allow_nan=False).encode()
        for grid in read_tables(text, format=format):
            to_json(grid)

    hold()


NAMES = (
    "x.xml",
    "x.xml.bz2",
    "x.xml.gz",
    "x.7z",
    "x.tar",
    "x.warc",
    "x.jsonl",
    "x.ndjson",
    "x.parquet",
    "x.html",
    "x.txt",
)
PIECES = st.sampled_from(
    [
        b"<mediawiki>",
        b"<page>",
        b"<title>Tin</title>",
        b"<text>",
        b"</text>",
        b"</page>",
        b"{",
        b'"title":',
        b'"text":"a"}',
        b"BZh9",
        b"\x1f\x8b\x08",
        b"7z\xbc\xaf\x27\x1c",
        b"WARC/1.0\r\n",
        b"PAR1",
        b"Content-Length: 9\r\n",
        b"\n",
        b"\0" * 512,
    ]
)


@pytest.mark.parametrize("name", NAMES)
def test_any_file_is_read_or_refused(name: str, tmp_path: Path) -> None:
    @SHORT
    @given(st.lists(st.one_of(PIECES, st.binary(max_size=20)), max_size=12).map(b"".join))
    def hold(data: bytes) -> None:
        (tmp_path / name).write_bytes(data)
        with suppress(WikifilmError):
            for film in iter_articles(tmp_path / name):
                check_film(film)

    hold()


@pytest.mark.parametrize("format", [None, *FORMATS])
def test_any_bytes_have_tables_or_are_refused(format: str | None) -> None:
    @SHORT
    @given(st.binary(max_size=80))
    def hold(data: bytes) -> None:
        with suppress(WikifilmError):
            for grid in read_tables(data, format=format):
                to_json(grid)

    hold()


OPTIONS = st.builds(
    Options,
    restore_collapsed=st.booleans(),
    min_confidence=st.floats(0, 1),
    max_length=st.integers(1, 500),
    max_depth=st.integers(1, 100),
    max_slots=st.integers(1, 500),
)


@pytest.mark.parametrize("format", FORMATS)
def test_any_options(format: str) -> None:
    words = st.lists(st.sampled_from(WORDS[format] + WORDS["all"]), max_size=40).map("".join)

    @SHORT
    @given(words, OPTIONS)
    def hold(text: str, options: Options) -> None:
        film = parse_article(text, format=format, options=options)
        check_film(film)
        assert film.source.truncated == (len(text) > options.max_length)

    hold()
