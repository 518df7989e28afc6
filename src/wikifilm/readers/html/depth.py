"""Pages that nest deeper than their tags tell: an end tag may stand in a comment, an attribute, a script, or where HTML
doesn't heed it (`<span><div></span></div>` leaves a `span` open).

Only a parser knows, but it needs time with the square of the depth. So it is given samples of a long page, each short
enough to take no time; what they leave open adds up.
"""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from wikifilm.readers.html.nesting import MAX_NESTING, bound_nesting
from wikifilm.readers.html.tree import encoded

__all__ = ["bound_depth"]

_LONG = 131_072
"""Characters up to which the square of the depth takes no time to speak of."""
_STEP, _SAMPLE = 65_536, 16_384
_USUAL = 64
"""Elements open at the end of a sample: more than any real page has, far less than what makes a parser slow."""
_TAG = re.compile(r"<[^<>]*>")


def bound_depth(source: str) -> str:
    """The source, nested no deeper than a parser can bear: deeper tags dropped, or all if they can't be told."""
    bounded = bound_nesting(source)
    if len(bounded) <= _LONG or not _grows_deep(bounded):
        return bounded
    return _TAG.sub(" ", bounded).replace("<", "&lt;")


def _grows_deep(source: str) -> bool:
    starts = range(0, len(source), _STEP)
    opened = sum(_open_at_end(source[start : start + _SAMPLE]) for start in starts)
    return opened > MAX_NESTING + _USUAL * len(starts)


def _open_at_end(piece: str) -> int:
    """How many elements a piece leaves open: those that hold the end of its tree."""
    depth = 0
    node: LexborNode | None = LexborHTMLParser(encoded(piece)).body
    while node is not None:
        node = node.last_child
        depth += 1
    return depth
