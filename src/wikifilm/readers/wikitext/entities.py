"""Character references, as HTML reads them; MediaWiki wants the semicolon."""

from __future__ import annotations

import re
from html.entities import html5

__all__ = ["decode_entities"]

_REFERENCE = re.compile(r"&(#[0-9]{1,8}|#[xX][0-9a-fA-F]{1,7}|[A-Za-z][A-Za-z0-9]{1,31});")
_INVISIBLE = dict.fromkeys(map(ord, "\u200e\u200f\u00ad\u2060\ufeff"))


def decode_entities(text: str) -> str:
    """`&amp;` → `&`. Unknown names stay; marks of direction and soft hyphens that were written as names are dropped."""
    return _REFERENCE.sub(_decode, text)


def _decode(match: re.Match[str]) -> str:
    name = match[1]
    if name[0] != "#":
        shown = html5.get(name + ";")
        return match[0] if shown is None else shown.translate(_INVISIBLE)
    base = 16 if name[1] in "xX" else 10
    number = int(name[1 + (base == 16) :], base)
    if number == 0 or number > 0x10FFFF or 0xD800 <= number <= 0xDFFF:
        return "\ufffd"
    return chr(number).translate(_INVISIBLE)
