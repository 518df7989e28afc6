"""Archives and columns that say what can't be: each a clear fault, and what came before it is read."""

from __future__ import annotations

import bz2
import gc
import io
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sevens import folder, number, seven

from wikifilm.dump.blocks import Source
from wikifilm.dump.job import Job
from wikifilm.dump.pages import Fault, Page
from wikifilm.dump.sources import bzip2, cut_all, find_sources, ratio, read_block
from wikifilm.dump.sources.articles import cut_article, read_article
from wikifilm.dump.sources.parquet import cut_parquet
from wikifilm.dump.sources.unpack import unpack
from wikifilm.errors import DumpError

BODY = b"abc"
PACKED = b"\x06" + number(0) + b"\x01\x09" + number(3) + b"\x00"
"""Where the stretches are: at the beginning, one of three bytes."""
STORED = b"\x01\x00"
CRC = (zlib.crc32(BODY) ^ 1).to_bytes(4, "little")


def info(coder: bytes, sizes: bytes = b"\x0c" + number(3), *, folders: int = 1, external: int = 0) -> bytes:
    return b"\x07\x0b" + number(folders) + bytes([external, 1]) + coder + sizes + b"\x00"


def directory(*parts: bytes) -> bytes:
    return seven(b"\x01\x04" + b"".join(parts) + b"\x00\x00", BODY)


SEVENS = {
    "needs a head": (b"7z\xbc\xaf\x27\x1c", "head is broken"),
    "ends in a number": (seven(b"\x01\x04\x06\xff\x01"), "ends too early"),
    "knows no such part": (directory(b"\x55"), "directory is broken"),
    "has folders without stretches": (directory(info(STORED)), "a stretch is missing"),
    "has no folders in its list of folders": (directory(PACKED, b"\x07\x55"), "directory is broken"),
    "keeps its directory elsewhere": (directory(PACKED, info(STORED, external=1)), "external directory"),
    "branches": (directory(PACKED, info(b"\x11\x00")), "BCJ2"),
    "says no size": (directory(PACKED, info(STORED, b"")), "a size is missing"),
    "is shorter than it says": (directory(PACKED, info(STORED, b"\x0c" + number(9))), "ends in the middle"),
    "is encrypted": (directory(PACKED, info(b"\x04\x06\xf1\x07\x01")), "encryption"),
    "has an unknown method": (directory(PACKED, info(b"\x03\x03\x04\x01")), "method 030401"),
    "has short LZMA properties": (directory(PACKED, info(b"\x23\x03\x01\x01\x01\x5d")), "LZMA properties are broken"),
    "has no LZMA2 properties": (directory(PACKED, info(b"\x01\x21")), "LZMA2 properties are broken"),
    "is no LZMA2": (directory(PACKED, info(b"\x21\x21\x01\x10")), "damaged 7z data"),
    "is no bzip2": (directory(PACKED, info(b"\x03\x04\x02\x02")), "damaged 7z data"),
    "has a wrong checksum": (
        directory(PACKED, info(STORED, b"\x0c" + number(3) + b"\x0a\x01" + CRC)),
        "the checksum is wrong",
    ),
    "has a wrong checksum among some": (
        directory(PACKED, info(STORED, b"\x0c" + number(3) + b"\x0a\x00\x80" + CRC)),
        "the checksum is wrong",
    ),
    "has a wrong checksum of its file": (
        directory(PACKED, info(STORED), b"\x08\x0a\x01" + CRC),
        "the checksum is wrong",
    ),
}


@pytest.mark.parametrize(("data", "says"), SEVENS.values(), ids=SEVENS)
def test_7z_archives(data: bytes, says: str) -> None:
    with pytest.raises(DumpError, match=says):
        list(unpack(io.BytesIO(data), "7z"))


def test_a_7z_archive_with_checksums_of_its_stretches() -> None:
    packed = PACKED[:-1] + b"\x0a\x01" + b"\0\0\0\0" + b"\x00"
    assert b"".join(unpack(io.BytesIO(directory(packed, info(STORED))), "7z")) == BODY
    assert folder(3, 3).startswith(PACKED)


class Pipe(io.RawIOBase):
    def seekable(self) -> bool:
        return False


def test_a_7z_archive_in_a_pipe() -> None:
    with pytest.raises(DumpError, match="can't be read from a pipe"):
        list(unpack(Pipe(), "7z"))  # type: ignore[arg-type]


# --- Parquet --------------------------------------------------------------------------------------------------------


def pages(path: Path, job: Job | None = None) -> list[Page | Fault]:
    job = job or Job()
    return [page for block in cut_all(find_sources([str(path)]), job) for page in read_block(block, job)]


def written(path: Path, **columns: Any) -> Path:
    pa, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    parquet.write_table(pa.table(columns), path, row_group_size=1)
    return path


def test_parquet_that_was_cut(tmp_path: Path) -> None:
    path = written(tmp_path / "x.parquet", text=["a", "b"], title=["A", "B"])
    assert [page.title for page in pages(path)] == ["A", "B"]
    path.write_bytes(path.read_bytes()[:-9])
    [fault] = pages(path)
    assert isinstance(fault, Fault)
    assert "damaged Parquet" in fault.reason


def test_parquet_with_a_damaged_row_group(tmp_path: Path) -> None:
    path = written(tmp_path / "x.parquet", text=["a" * 99, "b" * 99], title=["A", "B"])
    data = bytearray(path.read_bytes())
    data[4:40] = bytes(36)
    path.write_bytes(data)
    found = pages(path)
    assert found[-1].title == "B"
    assert isinstance(found[0], Fault)
    assert "row group 0" in found[0].reason


def test_parquet_of_an_enterprise_export(tmp_path: Path) -> None:
    body = [{"wikitext": "'''Tin''' is a 2001 film."}]
    [page] = pages(written(tmp_path / "x.parquet", name=["Tin"], article_body=body))
    assert isinstance(page, Page)
    assert page.title == "Tin"


def test_parquet_in_a_pipe() -> None:
    [block] = cut_parquet(Source("-", "parquet"), [], Job(), None)
    [fault] = read_block(block, Job())
    assert isinstance(fault, Fault)
    assert "give the file" in fault.reason


# --- articles -------------------------------------------------------------------------------------------------------


def of_pieces(*pieces: bytes) -> list[Page | Fault]:
    blocks = cut_article(Source("x.txt.gz", "article"), iter(pieces), Job(page_bytes=10), None)
    return [page for block in blocks for page in read_article(block, Job())]


def test_an_article_is_unpacked_as_far_as_it_counts() -> None:
    [page] = of_pieces(b"123456", b"789012", b"never read")
    assert isinstance(page, Page)
    assert page.content == b"123456789012"


def test_an_article_in_a_broken_archive() -> None:
    def broken() -> Any:
        yield b"abc"
        raise DumpError("the file ends in the middle")

    [fault] = [
        page
        for block in cut_article(Source("x.txt.gz", "article"), broken(), Job(), None)
        for page in read_article(block, Job())
    ]
    assert isinstance(fault, Fault)
    assert (fault.reason, fault.counts) == ("the file ends in the middle", True)


@pytest.mark.parametrize(("content", "says"), [(b"", "is empty"), (b" \n", "is empty"), (None, "can't be read")])
def test_articles_that_are_none(content: bytes | None, says: str, tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes(content or b"")
    blocks = list(cut_all(find_sources([str(path)]), Job()))
    if content is None:
        path.unlink()
    [fault] = [page for block in blocks for page in read_block(block, Job())]
    assert isinstance(fault, Fault)
    assert says in fault.reason


STREAM = bz2.compress(b"<page>one</page>" * 200)
BZ2S = {
    "whole": STREAM,
    "several streams": STREAM + bz2.compress(b"") + STREAM,
    "no byte": b"",
    "cut": STREAM[:-20],
    "cut in its sign": STREAM[:7],
    "changed in its body": STREAM[:40] + b"\x55" + STREAM[41:],
    "changed in its checksum": STREAM[:-3] + bytes([STREAM[-3] ^ 1]) + STREAM[-2:],
    "padded": STREAM + bytes(30),
    "followed by something else": STREAM + b"something else",
    "followed by half a stream": STREAM + STREAM[:50],
    "changed behind a whole stream": STREAM + STREAM[:40] + b"\x55" + STREAM[41:],
}


def unpacked(pieces: Iterator[bytes]) -> tuple[bytes, str]:
    """All that is unpacked, and what is said then."""
    out = b""
    try:
        for piece in pieces:
            out += piece
    except DumpError as error:
        return out, str(error)
    return out, ""


@pytest.mark.parametrize("data", BZ2S.values(), ids=BZ2S)
def test_bz2_is_read_alike_with_and_without_the_optional_package(data: bytes) -> None:
    pytest.importorskip("indexed_bzip2", reason="needs the extra bz2")
    quickly = unpacked(bzip2.unpack_range(io.BytesIO(data), "bz2", len(data)))
    assert quickly == unpacked(unpack(io.BytesIO(data), "bz2"))


@pytest.mark.parametrize("data", BZ2S.values(), ids=BZ2S)
def test_a_file_of_bz2_is_told_broken_with_the_optional_package_as_without(data: bytes, tmp_path: Path) -> None:
    pytest.importorskip("indexed_bzip2", reason="needs the extra bz2")
    path = tmp_path / "x.bz2"
    path.write_bytes(data)
    with bzip2.ParallelBz2(path) as packed:
        given, told = unpacked(packed.pieces())
    least, expected = unpacked(unpack(io.BytesIO(data), "bz2"))
    assert told == expected
    assert given.startswith(least)


def test_whole_bz2_needs_no_second_look(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("indexed_bzip2", reason="needs the extra bz2")
    monkeypatch.setattr(bzip2, "unpack", None)
    data = BZ2S["several streams"]
    assert unpacked(bzip2.unpack_range(io.BytesIO(data), "bz2", len(data))) == (bz2.decompress(data), "")


def test_a_bz2_bomb_is_none_the_less(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("indexed_bzip2", reason="needs the extra bz2")
    monkeypatch.setattr(ratio, "FREE", 1 << 20)
    bomb = bz2.compress(bytes(8 << 20))
    with pytest.raises(DumpError, match="archive bomb"):
        list(bzip2.unpack_range(io.BytesIO(bomb), "bz2", len(bomb)))


def test_bz2_streams_leave_no_file_behind() -> None:
    pytest.importorskip("indexed_bzip2", reason="needs the extra bz2")

    def files() -> int:
        gc.collect()
        return sum(isinstance(each, io.IOBase) for each in gc.get_objects())

    before = files()
    for _ in range(20):
        unpacked(bzip2.unpack_range(io.BytesIO(STREAM), "bz2", len(STREAM)))
    assert files() < before + 10
