"""The part of a page that its tables stand in. What follows the last one, on saved pages a third, needs no parsing."""

from __future__ import annotations

import re
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from wikifilm.readers.html.content import CONTENT_SELECTORS
from wikifilm.readers.html.elements import RAW
from wikifilm.readers.html.tree import PLAINTEXT, article_node, tree_of

__all__ = ["TablesPart", "has_table_tag", "tables_part"]

_TAG = re.compile("</?[Tt][Aa][Bb][Ll][Ee]")
_LAST = "</table>"
_END = "wikifilm-end"
"""Name of an element that is put at the end of a part: where it lands tells what was open there."""
_STEADY = frozenset(("html", "body", "main", "article", "section", "div", "p", "ul", "ol", "li", "dl", "dd", "span"))
"""Elements that what follows can end, and nothing more. A table would take it in, and styles and links that are not
closed in order are rebuilt around what they hold."""
_MOST = 0.9
"""Part of a page above which it is parsed whole."""


@dataclass(frozen=True, slots=True)
class TablesPart:
    """A tree that has all tables of a page's article, or fragment."""

    tree: LexborHTMLParser
    article: LexborNode
    selector: str
    """What the article was found by; "" for the body."""


def has_table_tag(source: str) -> bool:
    """Whether a tag of a table may stand in a page."""
    return _TAG.search(source) is not None


def tables_part(source: str) -> TablesPart | None:
    """The part of a page of bounded depth; None where the article must be looked for in the whole page."""
    part = _up_to_last(source) or _part(source)
    return None if part is None or part.tree.css_first(PLAINTEXT) is not None else part


def _up_to_last(source: str) -> TablesPart | None:
    """The tree of what ends with the last table; None if what follows could change it."""
    end = source.rfind(_LAST) + len(_LAST)
    if not len(_LAST) <= end < _MOST * len(source) or _TAG.search(source, end) or _END in source:
        return None
    part = _part(f"{source[:end]}<{_END}>")
    if part is None or not _is_steady(part.tree):
        return None
    for word, selector in CONTENT_SELECTORS:
        if selector == part.selector:
            return part if word else None
        if word in source[end:]:
            return None
    return None


def _is_steady(tree: LexborHTMLParser) -> bool:
    """Whether the element at the end is the last of the tree, and what is around it can only be ended."""
    node: LexborNode | None = tree.root
    while node is not None and node.tag in _STEADY:
        node = node.last_child
    return node is not None and node.tag == _END


def _part(source: str) -> TablesPart | None:
    tree = tree_of(source)
    article, selector = article_node(tree, source)
    node = article
    while node is not None:
        if node.tag in RAW:
            return None
        node = node.parent
    return TablesPart(tree, article, selector) if article is not None else None
