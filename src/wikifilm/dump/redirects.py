"""Redirects by their text, for sources that don't mark them."""

from __future__ import annotations

import re

__all__ = ["redirect_target"]

# `#REDIRECT [[Target]]`; the word is the wiki's own (#WEITERLEITUNG, #RINVIA, #перенаправление), so any word counts.
_REDIRECT = re.compile(r"\s{0,20}#[^\W\d_]{2,25}\s{0,5}:?\s{0,5}\[\[([^\]|#<>\n]{1,255})")
_HEAD = 600


def redirect_target(text: str | bytes) -> str | None:
    """The title that a page redirects to, read from its first line."""
    head = text[:_HEAD]
    found = _REDIRECT.match(head if isinstance(head, str) else head.decode("utf-8", "replace").removeprefix("\ufeff"))
    return found[1].strip(" _:").replace("_", " ") if found else None
