"""Text by the columns of a screen: wide characters take two, accents none. And the lines of a cell as one text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from unicodedata import combining, east_asian_width

__all__ = ["BULLET", "joined", "shown", "text_of"]

BULLET = re.compile(r"[-*+•]\s")
"""What an item of a list begins with."""


def shown(text: str) -> tuple[str, ...]:
    """What stands in each column: a character with its accents, or nothing behind a wide one.

    (Source: Unicode Standard Annex 11, East Asian Width.)
    """
    if text.isascii():
        return tuple(text)
    out: list[str] = []
    for character in text:
        if out and (combining(character) or character in "\u200b\u200d\ufe0e\ufe0f"):
            out[-1] += character
        else:
            out.append(character)
            if east_asian_width(character) in "WF":
                out.append("")
    return tuple(out)


def text_of(columns: Sequence[str]) -> str:
    """The text in some columns."""
    return "".join(columns)


def joined(lines: Iterable[str], room: int) -> str:
    """The lines of a cell as one text: a line feed where a line ended early, a blank where it was only wrapped.

    It was wrapped if the next word would not have fitted into `room` columns. A list has an item a line.
    """
    out: list[str] = []
    size = 0
    for line in lines:
        text = line.strip()
        if text and out:
            is_wrapped = size + 1 + len(shown(text.split()[0])) > room and BULLET.match(text) is None
            out.append(" " if is_wrapped else "\n")
        out.append(text)
        size = len(shown(line.rstrip()))
    return "".join(out)
