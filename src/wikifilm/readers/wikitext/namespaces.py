"""Names of namespaces in the languages of wikis."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources

from wikifilm.readers.wikitext import nodes as kinds

__all__ = ["is_language", "link_kind", "redirect_words"]

LONGEST = 30
"""Characters of the longest name of a namespace, with blanks around it."""


@cache
def _words() -> dict[str, frozenset[str]]:
    text = resources.files(__package__).joinpath("namespaces.json").read_text(encoding="utf-8")
    return {kind: frozenset(words) for kind, words in json.loads(text).items()}


@cache
def _prefixes() -> dict[str, int]:
    words = _words()
    return dict.fromkeys(words["file"], kinds.FILE) | dict.fromkeys(words["category"], kinds.CATEGORY)


def redirect_words() -> frozenset[str]:
    """The words that follow "#" on a page that redirects, in lower case."""
    return _words()["redirect"]


def link_kind(source: str, start: int, end: int) -> int:
    """Is the link whose target is `source[start:end]` a file, a category, or a link?"""
    colon = source.find(":", start, min(end, start + LONGEST))
    if colon <= start:
        return kinds.LINK
    return _prefixes().get(source[start:colon].strip().replace("_", " ").lower(), kinds.LINK)


def is_language(target: str) -> bool:
    """Is it a link to the same article in another language? Those show nothing."""
    prefix, colon, title = target.partition(":")
    return bool(colon) and bool(title) and prefix.strip().lower() in _words()["languages"]
