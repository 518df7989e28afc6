"""Which form a string has."""

from typing import Literal, TypeAlias

__all__ = ["Format", "detect"]

Format: TypeAlias = Literal["wikitext", "html", "text"]


def detect(source: str) -> Format:
    """The form of an article: "wikitext", "html" or "text"."""
    if source.lstrip()[:1] == "<" and "</" in source:
        return "html"
    return "wikitext" if "[[" in source and ("{{" in source or "\n==" in source) else "text"
