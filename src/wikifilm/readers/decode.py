"""Bytes to text: byte order mark, then a declared charset, then UTF-8, then Windows-1252."""

from __future__ import annotations

import codecs
import re

from wikifilm.errors import SourceUnreadable

__all__ = ["decode"]

# The longer marks first: that of UTF-32 (little endian) begins with that of UTF-16.
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"\x1f\x8b", "gzip"),
    (b"BZh", "bzip2"),
    (b"\x28\xb5\x2f\xfd", "Zstandard"),
    (b"\xfd7zXZ\x00", "xz"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"PK\x03\x04", "zip"),
    (b"%PDF-", "PDF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"PAR1", "Parquet"),
)
# HTML standard, "prescan a byte stream to determine its encoding": the first 1024 bytes.
_PRESCAN = 1024
_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
_DECLARED = re.compile(
    rb"<\?xml\s[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})"
    rb"|<meta\s[^>]{0,400}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})",
    re.IGNORECASE,
)
# Encoding standard, "names and labels": what pages call Latin-1 or ASCII is Windows-1252.
_WINDOWS = {"iso8859-1", "ascii", "cp1252"}
# Python has codecs that no page is in.
_NO_CHARSETS = {"idna", "punycode", "undefined", "unicode-escape", "raw-unicode-escape", "utf-7"}
_CONTROL = bytes(byte for byte in range(32) if byte not in b"\t\n\r\f\x1a\x1b")
_SAMPLE = 8192


def decode(data: bytes) -> str:
    """The text of some bytes.

    A byte order mark counts most, then the charset that HTML or XML declares, then UTF-8 if the bytes are such, else
    Windows-1252. Bytes that fit no character become U+FFFD. Raises `SourceUnreadable` for what is no text at all.
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    wide = _wide_encoding(data)
    if wide:
        return data.decode(wide, errors="replace")
    _refuse_binary(data)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_other(data)


def _decode_other(data: bytes) -> str:
    """Bytes that are not valid UTF-8 throughout."""
    declared = _declared(data)
    if declared and declared != "utf-8":
        return data.decode(declared, errors="replace")
    text = data.decode("utf-8", errors="replace")
    # A page cut in the middle of a character, or with one bad byte, is UTF-8 all the same.
    if declared or text.count("\ufffd") * 10 <= sum(1 for character in text if character > "\x7f"):
        return text
    return data.decode("cp1252", errors="replace")


def _declared(data: bytes) -> str | None:
    """Python's name of the charset that the page declares."""
    found = _DECLARED.search(_COMMENT.sub(b"", data[:_PRESCAN]))
    if found is None:
        return None
    label = (found[1] or found[2]).decode("ascii", errors="replace")
    try:
        name = codecs.lookup(label).name
        b"a".decode(name, errors="replace")
    except (LookupError, UnicodeError):
        return None
    if name.startswith(("utf-16", "utf-32")):
        return "utf-8"  # the declaration itself was readable as ASCII, so it is wrong
    return "cp1252" if name in _WINDOWS else None if name in _NO_CHARSETS else name


def _wide_encoding(data: bytes) -> str | None:
    """UTF-16 without a mark: in the text of most languages every second byte of the markup is 0."""
    sample = data[:_SAMPLE]
    if len(sample) < 8 or b"\x00" not in sample:
        return None
    half = len(sample) // 2
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > half * 0.7 and even < half * 0.05:
        return "utf-16-le"
    return "utf-16-be" if even > half * 0.7 and odd < half * 0.05 else None


def _refuse_binary(data: bytes) -> None:
    for magic, name in _MAGIC:
        if data.startswith(magic):
            raise SourceUnreadable(f"the source is {name} data, not text; unpack or convert it first")
    sample = data[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROL))
    if controls > 8 and controls * 50 > len(sample):
        raise SourceUnreadable(f"the source is binary: {controls} control bytes in its first {len(sample)} bytes")
