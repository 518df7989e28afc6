"""What tools put above a text: front matter between two lines of dashes, or fields as Jina Reader prints them.

---                                   Title: The Tin Lantern
title: The Tin Lantern
url: https://wiki.example.org/x       URL Source: https://wiki.example.org/x
---
                                      Markdown Content:
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from wikifilm.readers.text.lines import Line

__all__ = ["Front", "front_of"]

_MOST = 40
"""Lines that are looked at."""
_LONGEST_NAME = 30
_NAMES = {
    "title": "title",
    "url": "url",
    "url source": "url",
    "source": "url",
    "sitename": "site",
    "site_name": "site",
    "language": "language",
    "lang": "language",
    "license": "licence",
}
_OTHERS = {"published time", "warning", "author", "hostname", "description", "date", "fingerprint", "id", "image"}
_LAST = {"markdown content", "content"}
"""The text begins below this name."""


@dataclass(frozen=True, slots=True)
class Front:
    """What the fields say; "" if they don't."""

    end: int = 0
    """Index of the first line of the text."""
    title: str = ""
    url: str = ""
    site: str = ""
    language: str = ""
    licence: str = ""


def front_of(lines: Sequence[Line]) -> Front:
    """The fields above a text; nothing if it begins with its first line."""
    start = next((at for at, line in enumerate(lines[:_MOST]) if not line.blank), 0)
    if start < len(lines) and lines[start].text.rstrip() == "---":
        return _between_dashes(lines, start + 1)
    return _above_content(lines, start)


def _between_dashes(lines: Sequence[Line], start: int) -> Front:
    end = next((at for at in range(start, min(len(lines), start + _MOST)) if lines[at].text.rstrip() == "---"), 0)
    fields = [_field(line) for line in lines[start:end]]
    names = {name for name, _ in fields}
    return _front(fields, end + 1) if names & {"title", "url"} and "" not in names else Front()


def _above_content(lines: Sequence[Line], start: int) -> Front:
    fields: list[tuple[str, str]] = []
    for at in range(start, min(len(lines), start + _MOST)):
        if lines[at].blank:
            continue
        name, value = _field(lines[at])
        if name in _LAST and not value and fields:
            return _front(fields, at + 1)
        if name not in _NAMES and name not in _OTHERS:
            break
        fields.append((name, value))
    return Front()


def _field(line: Line) -> tuple[str, str]:
    """A name and a value; no name in another line. (Lists go on with a dash, and belong to the name above.)"""
    name, colon, value = line.text.partition(":")
    if line.text.lstrip().startswith("- "):
        return "-", ""
    if not colon or not 0 < len(name) <= _LONGEST_NAME or (value and not value[0].isspace()):
        return "", ""
    return name.strip().casefold(), value.strip().strip("\"'")


def _front(fields: Sequence[tuple[str, str]], end: int) -> Front:
    found: dict[str, str] = {}
    for name, value in fields:
        if name in _NAMES and value:
            found.setdefault(_NAMES[name], value)
    return Front(end, **found)
