"""A printed table of contents: it tells which lines are headings, and their levels."""

from __future__ import annotations

import re
from collections.abc import Sequence

from wikifilm.readers.text.inline import inline_text
from wikifilm.readers.text.lines import Line
from wikifilm.readers.text.words import words

__all__ = ["contents_at"]

_ENTRY = re.compile(r"(?P<number>[0-9]{1,2}(?:\.[0-9]{1,2}){0,5})\.?\s*(?P<title>\D.*)")
_MARKER = re.compile(r"(?P<indent>[ \t]*)(?:[-*+•◦▪][ \t]+|(?P<number>[0-9]{1,2})\.[ \t]+)?")
_UNDERLINE = re.compile(r"[-=]{3,}\s*$")


def contents_at(lines: Sequence[Line], index: int, contents: dict[str, list[int]]) -> int:
    """Index of the line after the table whose heading stands here, its entries put into `contents`.

    Without entries: after the heading if another heading follows at once, else `index` (it is no table of contents).
    """
    end = at = index + 1
    found = False
    while at < len(lines):
        line = lines[at]
        if line.blank or (at == index + 1 and _UNDERLINE.match(line.text)):
            at += 1
            continue
        entry = _entry(line)
        if entry is None:
            break
        contents.setdefault(entry[0], []).append(entry[1])
        found = True
        at += 1
        end = at
    if found:
        return end
    follows = lines[at].text.strip().casefold() if at < len(lines) else ""
    return index + 1 if follows in words().top else index


def _entry(line: Line) -> tuple[str, int] | None:
    """Heading and level of an entry."""
    if len(line.text) > 300:
        return None
    marker = _MARKER.match(line.text)
    rest = line.text[marker.end() :] if marker else line.text
    text = inline_text(rest, line.start)
    numbered = _ENTRY.fullmatch(text.value.strip())
    if numbered:
        return _key(numbered["title"]), numbered["number"].count(".") + 2
    if marker and "](#" in rest:
        return _key(text.value), 2 + len(marker["indent"].expandtabs(4)) // 2
    return None


def _key(title: str) -> str:
    return " ".join(title.casefold().split()).rstrip(":").strip()
