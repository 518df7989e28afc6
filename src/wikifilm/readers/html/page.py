"""What surrounds an article on a saved page: where its content stands, and what the page says about itself."""

from __future__ import annotations

from collections.abc import Sequence

from wikifilm.readers.html.tokens import Token

__all__ = ["content_start"]


def content_start(tokens: Sequence[Token]) -> int:
    """Index of the element that holds the article; -1 if the tokens are a fragment."""
    best, rank = -1, 9
    for index, (tag, attributes, _) in enumerate(tokens):
        found = _rank(tag, attributes)
        if found < rank:
            best, rank = index, found
            if rank == 0:
                break
    return best


def _rank(tag: str, attributes: str) -> int:
    if tag == "div" or tag == "body":
        if "mw-content-text" in attributes:
            return 0
        if "mw-parser-output" in attributes:
            return 1
        return 3 if tag == "body" else 9
    return 2 if tag in ("main", "article") else 9
