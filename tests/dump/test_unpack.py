"""Compressed streams: empty, padded, put behind one another, damaged, followed by something else."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
from collections.abc import Callable

import pytest

from wikifilm.dump.sources.unpack import unpack
from wikifilm.errors import DumpError


def zstd_packed(data: bytes) -> bytes:
    from wikifilm.dump.zstd import zstd

    return bytes(zstd().compress(data))


PACK: dict[str, Callable[[bytes], bytes]] = {
    "bz2": bz2.compress,
    "gz": gzip.compress,
    "xz": lzma.compress,
    "zst": zstd_packed,
}
SKIPPABLE = b"\x53\x2a\x4d\x18" + (5).to_bytes(4, "little") + b"notes"
"""A frame of zstd that holds no data, as `pzstd` writes it."""


def read(data: bytes, packing: str) -> bytes:
    return b"".join(unpack(io.BytesIO(data), packing))


@pytest.mark.parametrize("packing", ["", *PACK])
def test_nothing_unpacks_to_nothing(packing: str) -> None:
    assert read(b"", packing) == b""


@pytest.mark.parametrize("packing", PACK)
def test_streams_behind_one_another_are_one(packing: str) -> None:
    pack = PACK[packing]
    assert read(pack(b"Tin "), packing) == b"Tin "
    assert read(pack(b"Tin ") + pack(b"") + pack(b"lamp"), packing) == b"Tin lamp"


@pytest.mark.parametrize("packing", PACK)
def test_zeros_at_the_end_are_padding(packing: str) -> None:
    assert read(PACK[packing](b"Tin") + bytes(512), packing) == b"Tin"


@pytest.mark.parametrize("packing", PACK)
@pytest.mark.parametrize("more", [b"x", b"<page>", b"\x28\xb5\x2e"])
def test_something_else_behind_a_stream_is_told_after_what_was_read(packing: str, more: bytes) -> None:
    pieces = unpack(io.BytesIO(PACK[packing](b"Tin") + more), packing)
    assert next(pieces) == b"Tin"
    with pytest.raises(DumpError, match=f"damaged {packing} data: something else follows"):
        list(pieces)


@pytest.mark.parametrize("packing", PACK)
def test_a_stream_that_was_cut_is_told_after_what_was_read(packing: str) -> None:
    whole = PACK[packing](bytes(range(256)) * 40)
    for size in (len(whole) - 1, len(whole) // 2, 7):
        with pytest.raises(DumpError, match="ends in the middle"):
            read(whole[:size], packing)
    with pytest.raises(DumpError, match="ends in the middle"):
        read(PACK[packing](b"Tin") + PACK[packing](b"lamp")[:-1], packing)


@pytest.mark.parametrize("packing", PACK)
def test_damage_is_told_whatever_the_decompressor_raises(packing: str) -> None:
    whole = bytearray(PACK[packing](b"a tin lamp " * 50))
    whole[4:20] = b"\xff" * 16
    with pytest.raises(DumpError, match=f"damaged {packing} data"):
        read(bytes(whole), packing)


@pytest.mark.parametrize("at", range(3))
def test_frames_of_zstd_without_data_are_passed_over(at: int) -> None:
    parts = [zstd_packed(b"Tin "), zstd_packed(b"lamp")]
    parts.insert(at, SKIPPABLE)
    assert read(b"".join(parts), "zst") == b"Tin lamp"


@pytest.mark.parametrize("size", [0, 1, 5, 100])
def test_no_more_is_read_than_was_asked_for(size: int) -> None:
    assert b"".join(unpack(io.BytesIO(b"a tin lamp"), "", end=size)) == b"a tin lamp"[:size]
