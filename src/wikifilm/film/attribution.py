"""Origin and licence of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from urllib.parse import urlsplit

from wikifilm.document import Block, Document, ItemList, Paragraph, Table
from wikifilm.film.page import Extract, Page
from wikifilm.film.vocabulary import load
from wikifilm.model import Attribution
from wikifilm.options import Options

__all__ = ["extract_attribution", "licence_id"]

_LONGEST = 1_500
"""A longer text is no attribution line."""
_EDGE = 4
"""Blocks at either end of the page in which the line may stand."""


def extract_attribution(page: Page, _: Options) -> Extract[Attribution]:
    """Who is to be named, and under which licence: from the page's own words, else from its address."""
    meta = page.document.meta
    text = next((text for text in _candidates(page.document) if _is_attribution(text)), meta.licence).strip()
    origin = _origin(text) or _origin_of_host(f"//{meta.site}") or _origin_of_host(meta.url) or meta.site
    return Attribution(text, origin or None, licence_id(text) if text else None, meta.url or None), ()


def _candidates(document: Document) -> Iterator[str]:
    yield document.meta.licence
    for block in document.lead[:_EDGE]:
        yield from _texts(block)
    last = document.sections[-1].blocks if document.sections else ()
    for block in last[-_EDGE:]:
        yield from _texts(block)


def _texts(block: Block) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield block.text.value
    elif isinstance(block, Table) and len(block.rows) == 1:
        yield " ".join(cell.text.value for cell in block.rows[0].cells)
    elif isinstance(block, ItemList):
        yield from (item.text.value for item in block.items[-_EDGE:])


@cache
def _licences() -> tuple[tuple[re.Pattern[str], str, str], ...]:
    return tuple((re.compile(pattern), spdx, version) for pattern, spdx, version in load("attribution")["licences"])


def _is_attribution(text: str) -> bool:
    if not text or len(text) > _LONGEST:
        return False
    lower = text.lower()
    return any(cue in lower for cue in load("attribution")["cues"]) and licence_id(text) is not None


def licence_id(text: str) -> str | None:
    """The SPDX identifier of the first licence named; the printed name where no identifier fits; None if none is named.

    The GFDL without a version may be taken in any version (its section 10), hence "GFDL-1.1-or-later".
    """
    for pattern, spdx, default in _licences():
        found = pattern.search(text)
        if found:
            groups = found.groupdict()
            version = groups.get("version") or groups.get("version2") or default
            return spdx.format(version=version) if version or "{" not in spdx else found[0]
    return None


def _origin(text: str) -> str:
    places = [(at, name) for name in load("attribution")["origins"] if (at := text.find(name)) >= 0]
    return min(places, default=(0, ""))[1]


def _origin_of_host(url: str) -> str:
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    return next((name for end, name in load("attribution")["hosts"].items() if f".{host}".endswith(f".{end}")), "")
