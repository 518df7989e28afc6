"""What a source holds and how it is packed, told by its first bytes."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from wikifilm.dump.blocks import Source
from wikifilm.dump.sources.suffixes import FORMATS, kind_by_name
from wikifilm.dump.sources.unpack import unpack
from wikifilm.errors import DumpError, SourceUnreadable

__all__ = ["kind_of", "packing_of", "sniff"]

_PACKINGS = (
    (b"BZh", "bz2"),
    (b"\x1f\x8b", "gz"),
    (b"\x28\xb5\x2f\xfd", "zst"),
    (b"\xfd7zXZ\x00", "xz"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
)
_XML = re.compile(r"\s{0,100}(?:<\?xml[^>]{0,500}\?>)?\s{0,100}(?:<!--[^>]{0,2000}-->\s{0,100})?<mediawiki[\s>]")
_INDEX = re.compile(r"\d{1,20}:\d{1,20}:[^\n]{1,300}\n")
_HEAD = 4_000


def sniff(path: str) -> Source:
    """Look into a file. Raises `SourceUnreadable` if it can't be opened."""
    name = Path(path)
    try:
        size = name.stat().st_size
        if name.suffix.lower() in FORMATS:
            return Source(path, "article", size=size)
        with name.open("rb") as file:
            packing = packing_of(file.read(8))
            file.seek(0)
            try:
                kind, encoding = kind_of(next(unpack(file, packing), b""))
            except DumpError:  # it is cut before anything could be unpacked
                kind, encoding = kind_by_name(name), "utf-8"
    except OSError as error:
        raise SourceUnreadable(f"{path}: {error.strerror or error}") from error
    return Source(path, kind, packing, size, encoding)


def packing_of(head: bytes) -> str:
    """How a file is packed, by its first eight bytes; "" if it isn't."""
    return next((packing for sign, packing in _PACKINGS if head.startswith(sign)), "")


def kind_of(first: bytes) -> tuple[str, str]:
    """Kind and character encoding, by the first unpacked bytes."""
    if first.startswith(b"PAR1"):
        return "parquet", "utf-8"
    if first.startswith(b"WARC/"):
        return "warc", "utf-8"
    if first[257:262] == b"ustar":
        return "tar", "utf-8"
    encoding = _encoding(first)
    head = first[:_HEAD].decode(encoding, "replace").lstrip("\ufeff")
    if _XML.match(head) or head.lstrip().startswith("<page>"):
        return "mediawiki", encoding
    if head.lstrip().startswith("{") and re.match(r'\s*\{\s*(?:"|\})', head):
        return "records", encoding
    return ("index" if _INDEX.match(head) else "article"), encoding


def _encoding(first: bytes) -> str:
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if first.startswith(mark):
            return name
    if first[:2] == b"<\0":
        return "utf-16-le"
    return "utf-16-be" if first[:2] == b"\0<" else "utf-8"
