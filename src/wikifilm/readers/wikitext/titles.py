"""Titles of pages, and what a link without a label of its own shows."""

from __future__ import annotations

import re

from wikifilm.readers.wikitext.apostrophes import LITERAL
from wikifilm.readers.wikitext.entities import decode_entities

__all__ = ["page_title", "shown_label"]

SIMPLE_TITLE = re.compile(r"[A-Z][A-Za-z0-9.'()-]*+(?: [A-Za-z0-9.'()-]++)*+")
IN_PARENTHESES = re.compile(r" ?\([^()]*\)$|, [^,]*$")


def page_title(text: str) -> str:
    """The title of a page as MediaWiki shows it: blanks for underscores, first letter upper case."""
    if SIMPLE_TITLE.fullmatch(text):
        return text
    if "&" in text:
        text = decode_entities(text)
    if LITERAL in text:
        text = text.replace(LITERAL, "'")
    title = " ".join(text.replace("_", " ").split())
    if title.startswith(":"):
        title = title[1:].lstrip()
    if title[:1].islower() and ":" not in title:
        title = title[0].upper() + title[1:]
    return title


def shown_label(target: str, label: str | None) -> str:
    """What `[[target|label]]` shows: the label, the target without its prefix and brackets if the label is blank,
    the target if there is none.
    """
    if label is None:
        return target.lstrip(": ").replace("_", " ")
    if label.strip():
        return label
    return " " * bool(label) + IN_PARENTHESES.sub("", target.rpartition(":")[2].strip())
