"""Constructs of wikitext in the order in which they open: a tree laid flat."""

from __future__ import annotations

from typing import Final

from msgspec import Struct, field

__all__ = [
    "BANG",
    "BREAK",
    "CATEGORY",
    "COMMENT",
    "DEAD",
    "ELEMENT",
    "EXTERNAL",
    "FILE",
    "HTML_TABLE",
    "LINK",
    "PARAMETER",
    "RAW",
    "REFERENCE",
    "SWITCH",
    "TABLE",
    "TAG",
    "TEMPLATE",
    "VARIANT",
    "Node",
]

DEAD: Final = 0
"""An opener without a closer: plain text."""
TEMPLATE: Final = 1
PARAMETER: Final = 2
LINK: Final = 3
FILE: Final = 4
CATEGORY: Final = 5
EXTERNAL: Final = 6
TABLE: Final = 7
HTML_TABLE: Final = 8
REFERENCE: Final = 9
RAW: Final = 10
"""An element whose content is no wikitext: nowiki, pre, math."""
COMMENT: Final = 11
TAG: Final = 12
"""One HTML tag, opening or closing; elements are paired where text is written."""
BREAK: Final = 13
SWITCH: Final = 14
"""A behaviour switch, as `__NOTOC__`."""
VARIANT: Final = 15
BANG: Final = 16
"""`{{!}}`: a pipe that is no border of an argument."""
ELEMENT: Final = 17
"""An element whose lines are kept: a gallery, a poem. Like a reference, it is closed in itself."""


class Node(Struct, gc=False):
    """One construct. `source[start:end]` is all of it, `source[open:close]` what it encloses.

    The nodes inside number i of the flat list are those from i + 1 up to `after`, exclusive.
    """

    kind: int
    start: int
    open: int
    close: int
    end: int
    after: int
    pipes: list[int] = field(default_factory=list)
    """Borders of its arguments, or of target and label. Of a template that is one token: see `arguments.borders`."""
    name: str = ""
    """Of tags: lower case, "/" before that of a closing tag."""
    left: int = 0
    """Of braces while they are open: how many still wait for a closer. Else: openers outside of it."""
    limit: int = 0
    """Of links while they are open: the end of the line."""
    whole: bool = False
    """A template that is one token, and whose pipes nobody asked for yet."""
