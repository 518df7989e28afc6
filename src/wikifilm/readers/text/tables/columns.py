"""Text by the columns of a screen: wide characters take two, accents none."""

from __future__ import annotations

from collections.abc import Sequence
from unicodedata import combining, east_asian_width

__all__ = ["shown", "text_of"]


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
