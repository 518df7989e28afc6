from __future__ import annotations

import codecs
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wikifilm.errors import SourceUnreadable
from wikifilm.readers import decode

WORDS = "Señor Ōru – 7번방 «да»"
META = '<html><head><meta charset="{0}"></head><body>{1}</body></html>'
HTTP_EQUIV = '<meta http-equiv="Content-Type" content="text/html; charset={0}"><p>{1}</p>'
XML = "<?xml version='1.0' encoding='{0}'?><html>{1}</html>"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_byte_order_marks(encoding: str) -> None:
    mark = getattr(codecs, "BOM_" + encoding.upper().replace("-", "_").replace("UTF_", "UTF").replace("UTF8", "UTF8"))
    assert decode(mark + WORDS.encode(encoding)) == WORDS


@pytest.mark.parametrize("page", [META, HTTP_EQUIV, XML])
@pytest.mark.parametrize(
    ("label", "encoding", "words"),
    [
        ("windows-1251", "cp1251", "Восемь фонарей"),
        ("ISO-8859-1", "cp1252", "Café “Zürich”"),
        ("shift_jis", "shift_jis", "オルの灯"),
        ("euc-kr", "euc_kr", "일곱 번째 등불"),
        ("utf-8", "utf-8", WORDS),
    ],
)
def test_declared(page: str, label: str, encoding: str, words: str) -> None:
    text = page.format(label, words)
    assert decode(text.encode(encoding)) == text


def test_valid_utf8_beats_a_wrong_declaration() -> None:
    text = META.format("iso-8859-1", WORDS)
    assert decode(text.encode()) == text


@pytest.mark.parametrize("label", ["klingon", "rot13", "base64", "idna", "unicode_escape", "utf-16", "x" * 39])
def test_labels_that_name_no_charset(label: str) -> None:
    text = META.format(label, "caf\xe9")
    assert decode(text.encode("cp1252")) in {text, text.replace("\xe9", "\ufffd")}


def test_undeclared() -> None:
    assert decode(WORDS.encode()) == WORDS
    assert decode("Café “Zürich”".encode("cp1252")) == "Café “Zürich”"
    assert decode(("é" * 50).encode() + b"\xc3") == "é" * 50 + "\ufffd"


def test_utf16_without_mark() -> None:
    assert decode("'''Film''' is a film.".encode("utf-16-le")) == "'''Film''' is a film."
    assert decode("'''Film''' is a film.".encode("utf-16-be")) == "'''Film''' is a film."


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"\x1f\x8b\x08\x00rest", "gzip"),
        (b"BZh91AY&SY", "bzip2"),
        (b"\x89PNG\r\n", "PNG"),
        (b"PK\x03\x04", "zip"),
        (bytes(range(256)) * 8, "binary"),
    ],
)
def test_binary_is_refused(data: bytes, name: str) -> None:
    with pytest.raises(SourceUnreadable, match=name):
        decode(data)


@given(st.binary(max_size=300))
def test_any_bytes(data: bytes) -> None:
    with suppress(SourceUnreadable):
        assert isinstance(decode(data), str)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=200))
def test_utf8_round_trip(text: str) -> None:
    assert decode(text.encode()) == text.removeprefix("\ufeff")


def test_real_articles_are_text() -> None:
    folder = Path(__file__).parents[2] / ".." / "shared" / "corpus" / "articles"
    if not folder.is_dir():
        pytest.skip("the shared corpus is not beside the repository")
    for path in folder.iterdir():
        assert "\ufffd" not in decode(path.read_bytes())
