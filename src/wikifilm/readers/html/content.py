"""Where the article stands on a page: the element that holds it.

A sign is looked for in start tags (`content_start`) or by a CSS selector in a tree (`CONTENT_SELECTORS`), whichever
the page is held as; both say the same.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from wikifilm.readers.html.tokens import Token

__all__ = ["CONTENT_SELECTORS", "content_rank", "content_start"]

_HOLDERS = ("div", "body", "main", "article")


def _named(word: str) -> tuple[str, str]:
    """A sign that is part of an id or a class name."""
    selectors = (f'{tag}[{name}*="{word}"]' for tag in _HOLDERS for name in ("id", "class"))
    return rf' (?:id|class)="[^"]*{word}', ",".join(selectors)


def _equal(name: str, value: str) -> tuple[str, str]:
    return f' {name}="{value}"', ",".join(f'{tag}[{name}="{value}"]' for tag in _HOLDERS)


# Of MediaWiki today, of its API, of older versions, of Fandom, of any site: in the order of their worth.
_SIGNS = (
    ("mw-content-text", *_named("mw-content-text")),
    ("mw-parser-output", *_named("mw-parser-output")),
    ("bodyContent", *_equal("id", "bodyContent")),
    ("WikiaArticle", *_equal("id", "WikiaArticle")),
    ("", *_equal("role", "main")),
)
_PATTERNS = tuple(re.compile(pattern) for _, pattern, _ in _SIGNS)
_MAIN, _BODY, _NONE = 4, 5, 9
CONTENT_SELECTORS = (
    *((word, selector) for word, _, selector in _SIGNS[:_MAIN]),
    ("", f"{_SIGNS[_MAIN][2]},main,article"),
)
"""(word that a page with such an element has, selector of the element), best first; after all of them `body`."""


def content_start(tokens: Sequence[Token]) -> int:
    """Index of the element that holds the article; -1 if the tokens are a fragment."""
    best, rank = -1, _NONE
    for index, (tag, attributes, _) in enumerate(tokens):
        if tag in _HOLDERS:
            found = content_rank(tag, attributes)
            if found < rank:
                best, rank = index, found
                if rank == 0:
                    break
    return best


def content_rank(tag: str, attributes: str) -> int:
    """How good a sign an element bears, from 0."""
    for rank, pattern in enumerate(_PATTERNS):
        if pattern.search(attributes):
            return rank
    return _MAIN if tag in ("main", "article") else _BODY if tag == "body" else _NONE
