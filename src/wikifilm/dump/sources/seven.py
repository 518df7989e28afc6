"""7z archives, streamed: LZMA, LZMA2, bzip2, deflate and stored, one after the other, never whole in memory.

Source of the format: 7zFormat.txt of the LZMA SDK (public domain). Wikimedia's archives hold one XML file in one
folder of one LZMA coder; archives with several files or folders are read in order.
"""

from __future__ import annotations

import bz2
import lzma
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from wikifilm.dump.sources.ratio import Ratio
from wikifilm.errors import DumpError

__all__ = ["seven_pieces"]

SIGN = b"7z\xbc\xaf\x27\x1c"
_PIECE = 1 << 20
_MOST_HEADER = 64 << 20
"""Bytes of a header; one of a dump has a hundred."""
_MOST_ITEMS = 100_000
_MOST_WRAPS = 4
"""Times that a directory may be packed; 7z packs it once."""
_MOST_DICTIONARY = 1536 << 20
"""Bytes of memory that an archive may ask for: what 7z's own densest setting takes."""

END, ARCHIVE_PROPERTIES, STREAMS, PACK_INFO, UNPACK_INFO, SUBSTREAMS = 0, 2, 4, 6, 7, 8
SIZE, CRC, FOLDER, UNPACK_SIZE, ENCODED_HEADER, HEADER = 9, 10, 11, 12, 23, 1


@dataclass(slots=True)
class Coder:
    """How a folder is packed."""

    method: bytes
    properties: bytes


@dataclass(slots=True)
class Folder:
    """A stretch of the archive that is packed as one."""

    coders: list[Coder] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)
    checksum: int | None = None
    """CRC-32 of the unpacked bytes."""


@dataclass(slots=True)
class Streams:
    """Where the packed stretches lie."""

    start: int = 0
    packed: list[int] = field(default_factory=list)
    folders: list[Folder] = field(default_factory=list)


class Reader:
    """Numbers and bytes of a header, in the format's encoding."""

    def __init__(self, data: bytes) -> None:
        self._data, self._at = data, 0

    def bytes(self, count: int) -> bytes:
        """The next bytes."""
        if count < 0 or self._at + count > len(self._data):
            raise DumpError("damaged 7z data: the header ends too early")
        self._at += count
        return self._data[self._at - count : self._at]

    def byte(self) -> int:
        """The next byte."""
        return self.bytes(1)[0]

    def number(self) -> int:
        """A number of 1 to 9 bytes; leading ones of the first byte count those that follow."""
        first = self.byte()
        mask, value = 0x80, 0
        for i in range(8):
            if not first & mask:
                return value | (first & (mask - 1)) << (8 * i)
            value |= self.byte() << (8 * i)
            mask >>= 1
        return value

    def count(self) -> int:
        """A number of things."""
        number = self.number()
        if number > _MOST_ITEMS:
            raise DumpError("damaged 7z data: an impossible number in the header")
        return number

    def checksums(self, count: int) -> list[int | None]:
        """CRC-32 of some streams, None where there is none."""
        known = [True] * count
        if not self.byte():
            bits = self.bytes((count + 7) // 8)
            known = [bool(bits[i // 8] >> (7 - i % 8) & 1) for i in range(count)]
        return [int.from_bytes(self.bytes(4), "little") if is_known else None for is_known in known]


def seven_pieces(file: BinaryIO) -> Iterator[bytes]:
    """The unpacked contents of all files of an archive, one after the other.

    Raises `DumpError` where the archive is cut, damaged, encrypted or packed by an unknown method.
    """
    streams = _directory(file)
    at = 32 + streams.start
    for folder, size in zip(streams.folders, streams.packed, strict=False):
        yield from _unpack_folder(file, folder, at, size)
        at += size


def _directory(file: BinaryIO) -> Streams:
    if not file.seekable():
        raise DumpError("a 7z archive has its directory at the end and can't be read from a pipe; give the file")
    file.seek(0)
    head = file.read(32)
    if len(head) < 32 or head[:6] != SIGN:
        raise DumpError("damaged 7z data: the archive's head is broken")
    offset, size = (int.from_bytes(head[i : i + 8], "little") for i in (12, 20))
    data = _header_at(file, 32 + offset, size, int.from_bytes(head[28:32], "little"))
    reader = Reader(data)
    kind = reader.byte()
    for _ in range(_MOST_WRAPS):
        if kind != ENCODED_HEADER:
            break
        reader = Reader(_packed_directory(file, _streams(reader)))
        kind = reader.byte()
    if kind != HEADER:
        raise DumpError("damaged 7z data: the directory is broken")
    kind = reader.byte()
    return _streams(reader) if kind == STREAMS else Streams()


def _packed_directory(file: BinaryIO, streams: Streams) -> bytes:
    if not streams.folders or max(streams.folders[0].sizes, default=0) > _MOST_HEADER:
        raise DumpError("damaged 7z data: the directory is broken or too large")
    return b"".join(_unpack_folder(file, streams.folders[0], 32 + streams.start, streams.packed[0]))


def _header_at(file: BinaryIO, offset: int, size: int, checksum: int) -> bytes:
    if size > _MOST_HEADER:
        raise DumpError("damaged 7z data: the directory is too large")
    _seek(file, offset)
    data = file.read(size)
    if len(data) < size or not size:
        raise DumpError("the file ends in the middle: it was cut, and a 7z archive has its directory at the end")
    if zlib.crc32(data) != checksum:
        raise DumpError("damaged 7z data: the directory's checksum is wrong")
    return data


def _seek(file: BinaryIO, offset: int) -> None:
    try:
        file.seek(offset)
    except (OSError, OverflowError, ValueError) as error:
        raise DumpError("damaged 7z data: a place behind the end of any file") from error


def _streams(reader: Reader) -> Streams:
    streams = Streams()
    while (kind := reader.byte()) != END:
        if kind == PACK_INFO:
            _pack_info(reader, streams)
        elif kind == UNPACK_INFO:
            _unpack_info(reader, streams)
        elif kind == SUBSTREAMS:
            _substreams(reader, streams)
            break  # how folders are cut into files; we read them as one
        else:
            raise DumpError("damaged 7z data: the directory is broken")
    if len(streams.packed) < len(streams.folders):
        raise DumpError("damaged 7z data: a stretch is missing")
    return streams


def _pack_info(reader: Reader, streams: Streams) -> None:
    streams.start, count = reader.number(), reader.count()
    while (kind := reader.byte()) != END:
        if kind == SIZE:
            streams.packed = [reader.number() for _ in range(count)]
        elif kind == CRC:
            reader.checksums(count)


def _unpack_info(reader: Reader, streams: Streams) -> None:
    if reader.byte() != FOLDER:
        raise DumpError("damaged 7z data: the directory is broken")
    count = reader.count()
    if reader.byte():
        raise DumpError("7z archives with an external directory are not read")
    streams.folders = [_folder(reader) for _ in range(count)]
    while (kind := reader.byte()) != END:
        if kind == UNPACK_SIZE:
            for folder in streams.folders:
                folder.sizes = [reader.number() for _ in folder.coders]
        elif kind == CRC:
            for folder, checksum in zip(streams.folders, reader.checksums(count), strict=True):
                folder.checksum = checksum


def _substreams(reader: Reader, streams: Streams) -> None:
    """Checksums stand here if every folder holds one file; of several files they are not looked at."""
    if reader.byte() == CRC:
        unknown = [folder for folder in streams.folders if folder.checksum is None]
        for folder, checksum in zip(unknown, reader.checksums(len(unknown)), strict=True):
            folder.checksum = checksum


def _folder(reader: Reader) -> Folder:
    folder = Folder()
    for _ in range(reader.count()):
        flags = reader.byte()
        method = reader.bytes(flags & 0x0F)
        if flags & 0x10:
            raise DumpError("7z archives with branched packing (BCJ2) are not read")
        folder.coders.append(Coder(method, reader.bytes(reader.number()) if flags & 0x20 else b""))
    for _ in range(len(folder.coders) - 1):
        reader.number(), reader.number()
    return folder


def _unpack_folder(file: BinaryIO, folder: Folder, start: int, packed: int) -> Iterator[bytes]:
    if not folder.sizes:
        raise DumpError("damaged 7z data: a size is missing")
    decoder, left, checksum = _decoder(folder.coders), max(folder.sizes), 0
    ratio = Ratio()
    _seek(file, start)
    while left > 0:
        data = b""
        if decoder is None or decoder.needs_input:
            data = file.read(min(_PIECE, packed))
            packed -= len(data)
            ratio.take(len(data))
            if not data:
                raise DumpError("the file ends in the middle: it was cut, or is damaged")
        out = data if decoder is None else _step(decoder, data)
        out = out[:left]
        left -= len(out)
        ratio.give(len(out))
        checksum = zlib.crc32(out, checksum)
        if out:
            yield out
    if folder.checksum not in (None, checksum):
        raise DumpError("damaged 7z data: the checksum is wrong, so that pages may be damaged")


def _step(decoder: Any, data: bytes) -> bytes:
    try:
        out: bytes = decoder.decompress(data, _PIECE)
    except (lzma.LZMAError, OSError, EOFError, zlib.error, ValueError, MemoryError) as error:
        raise DumpError(f"damaged 7z data: {error}") from error
    return out


_BRANCH_FILTERS = {b"\x03\x03\x01\x03": lzma.FILTER_X86, b"\x03\x03\x05\x01": lzma.FILTER_ARM}


def _decoder(coders: list[Coder]) -> Any:
    """A decompressor for a folder's coders; None for stored bytes."""
    if len(coders) == 1 and coders[0].method == b"\x00":
        return None
    if len(coders) == 1 and coders[0].method == b"\x04\x02\x02":
        return bz2.BZ2Decompressor()
    # liblzma wants the packing filter last, whatever the order in the archive.
    chain = sorted(
        (_filter(coder) for coder in coders), key=lambda one: one["id"] in (lzma.FILTER_LZMA1, lzma.FILTER_LZMA2)
    )
    return lzma.LZMADecompressor(lzma.FORMAT_RAW, filters=chain)


def _filter(coder: Coder) -> dict[str, int]:
    if coder.method == b"\x03\x01\x01":
        return _lzma1(coder.properties)
    if coder.method == b"\x21":
        return _lzma2(coder.properties)
    if coder.method in _BRANCH_FILTERS:
        return {"id": _BRANCH_FILTERS[coder.method]}
    method = "encryption" if coder.method[:1] == b"\x06" else f"method {coder.method.hex()}"
    raise DumpError(f"7z archives packed with {method} are not read; pack it anew with LZMA, or as bz2")


def _lzma1(properties: bytes) -> dict[str, int]:
    if len(properties) < 5 or properties[0] >= 225:
        raise DumpError("damaged 7z data: LZMA properties are broken")
    rest, lc = divmod(properties[0], 9)
    pb, lp = divmod(rest, 5)
    size = int.from_bytes(properties[1:5], "little")
    return {"id": lzma.FILTER_LZMA1, "dict_size": _dictionary(size), "lc": lc, "lp": lp, "pb": pb}


def _lzma2(properties: bytes) -> dict[str, int]:
    bits = properties[0] if properties else 41
    if bits > 40:
        raise DumpError("damaged 7z data: LZMA2 properties are broken")
    size = 0xFFFFFFFF if bits == 40 else (2 | bits & 1) << (bits // 2 + 11)
    return {"id": lzma.FILTER_LZMA2, "dict_size": _dictionary(size)}


def _dictionary(size: int) -> int:
    if size > _MOST_DICTIONARY:
        raise DumpError(f"the 7z archive wants {size >> 20:,} MB of memory to be unpacked; pack it anew")
    return max(size, 4096)
