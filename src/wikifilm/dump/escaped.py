"""Text as it stands in XML: entities back to characters."""

from __future__ import annotations

import re

from wikifilm.dump.pages import Page

__all__ = ["page_text", "unescape"]

_ENTITIES = ((b"&lt;", b"<"), (b"&gt;", b">"), (b"&quot;", b'"'), (b"&apos;", b"'"))
_NUMERIC = re.compile(r"&#(?:x([0-9A-Fa-f]{1,6})|([0-9]{1,7}));")
_LAST_CODE_POINT = 0x10FFFF


def page_text(page: Page) -> str:
    """The text of a page whose content is still XML-escaped."""
    data = page.content
    if isinstance(data, str):
        return data
    return unescape(data)


def unescape(data: bytes) -> str:
    """XML-escaped UTF-8 as text; bytes that are no UTF-8 become U+FFFD."""
    if b"&" not in data:
        return data.decode("utf-8", "replace")
    for entity, character in _ENTITIES:
        data = data.replace(entity, character)
    if b"&#" not in data:
        return data.replace(b"&amp;", b"&").decode("utf-8", "replace")
    return _NUMERIC.sub(_character, data.decode("utf-8", "replace")).replace("&amp;", "&")


def _character(found: re.Match[str]) -> str:
    code = int(found[1], 16) if found[1] else int(found[2])
    return chr(code) if 0 < code <= _LAST_CODE_POINT and not 0xD800 <= code < 0xE000 else found[0]
