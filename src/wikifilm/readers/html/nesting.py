"""Elements nested deeper than any page needs are flattened before a tree is built.

Building a tree asks, at many a start tag, which elements are open; the time grows with the square of the depth. Like
browsers, which stop at 512, we drop the tags of what is deeper, and keep its text.
"""

from __future__ import annotations

import re
from collections import Counter

from wikifilm.readers.html.elements import ADD_NO_DEPTH

__all__ = ["bound_nesting"]

MAX_NESTING = 512
_BLOCK = 8192
_TAG = re.compile(r"<(/?)([A-Za-z][^\s/>]*)")


def bound_nesting(source: str) -> str:
    """The source, without the tags of elements nested too deep."""
    return _flatten(source) if _may_be_deep(source) else source


def _may_be_deep(source: str) -> bool:
    """Whether more than `MAX_NESTING` elements can be open at once, counted roughly and never too low."""
    depth = 0
    for start in range(0, len(source), _BLOCK):
        closing = source.count("</", start, start + _BLOCK)
        opening = source.count("<", start, start + _BLOCK) - closing
        if depth + opening > MAX_NESTING:
            return True
        depth = max(0, depth + opening - closing)
    return False


def _flatten(source: str) -> str:
    open_elements: Counter[str] = Counter()
    dropped: Counter[str] = Counter()
    depth = 0
    out: list[str] = []
    kept = 0
    for found in _TAG.finditer(source):
        name = found[2].lower()
        if name in ADD_NO_DEPTH:
            continue
        drop = False
        if found[1]:
            if dropped[name]:
                dropped[name] -= 1
                drop = True
            elif open_elements[name]:
                open_elements[name] -= 1
                depth -= 1
        elif depth >= MAX_NESTING:
            dropped[name] += 1
            drop = True
        else:
            open_elements[name] += 1
            depth += 1
        if drop:
            # The tag becomes one of an unknown void-like name: a comment keeps text apart and adds no depth.
            out.append(source[kept : found.start()])
            end = source.find(">", found.end())
            kept = len(source) if end < 0 else end + 1
    out.append(source[kept:])
    return "".join(out)
