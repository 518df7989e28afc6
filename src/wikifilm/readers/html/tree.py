"""A page in a string, as lexbor's tree: the article is found in it, and what can't be read is cut off.

Cutting in the tree what the walk would pass over anyway (navigation boxes, edit links, tables of contents) is cheaper
than making tokens of it; the walk doesn't lean on it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from wikifilm.document import without_surrogates
from wikifilm.readers.html.content import CONTENT_SELECTORS
from wikifilm.readers.html.elements import RAW
from wikifilm.readers.html.kinds import class_kind
from wikifilm.readers.html.tokens import attributes_text

__all__ = [
    "PLAINTEXT",
    "Serialised",
    "article_node",
    "encoded",
    "has_rows_only",
    "is_passed_over",
    "serialised",
    "tree_of",
    "written",
]

PLAINTEXT = "plaintext"
_PLAINTEXT_TAG = re.compile(r"<plaintext(?=[\s>/])", re.IGNORECASE)
"""All after this tag is text, which no serialisation can tell from tags; read as what it holds, nothing is lost."""
_ROWS_ONLY = re.compile(r"\s*<(?:tr|td|th|tbody|thead)[\s>]", re.IGNORECASE)
_RAW = ",".join((*RAW, PLAINTEXT))
_RAW_TAG = re.compile(f"<(?:{'|'.join((*RAW, PLAINTEXT))})[ >]")
_PASSED_OVER = frozenset(("div", "li", "ol", "p", "section", "span", "table", "ul"))
"""Elements that are passed over wherever they stand, if their class says so."""
_TELLING = ",".join(
    (
        *("html", "body", "title", "link", "meta", "h1", '[id="mw-normal-catlinks"]', '[class="category normal"]'),
        *('[id="footer-info-copyright"]', '[class*="license-description"]', '[class*="printfooter"]'),
    )
)
"""What `page.Surroundings` reads."""


@dataclass(frozen=True, slots=True)
class Serialised:
    """A page as text that a tree was written to: well-formed, attributes in double quotes."""

    before: str
    """Of what stands before the article the elements that may tell something about the page."""
    article: str
    """The element that holds the article; all there is if the page has no body."""
    after: str


def has_rows_only(source: str) -> bool:
    """Whether a fragment begins with a part of a table."""
    return _ROWS_ONLY.match(source) is not None


def tree_of(source: str) -> LexborHTMLParser:
    """The tree of a page or fragment."""
    return LexborHTMLParser(encoded(f"<table>{source}" if has_rows_only(source) else source))


def parse(source: str) -> LexborHTMLParser:
    """The tree of a page or fragment, without what is no text of the page."""
    tree = tree_of(source)
    raw = tree.css(_RAW)
    if any(node.tag == PLAINTEXT for node in raw):
        tree = tree_of(_PLAINTEXT_TAG.sub("<pre", source))
        raw = tree.css(_RAW)
    _cut_off(raw)
    return tree


def written(node: LexborNode) -> str:
    """An element as text, without what is no text of the page."""
    text = node.html or ""
    if _RAW_TAG.search(text) is None:
        return text
    _cut_off(node.css(_RAW))
    return node.html or ""


def _cut_off(nodes: list[LexborNode]) -> None:
    for node in reversed(nodes):  # those within another one first
        node.decompose()


def encoded(source: str) -> bytes:
    """The bytes that the parser takes."""
    try:
        return source.encode("utf-8")
    except UnicodeEncodeError:
        return without_surrogates(source).encode("utf-8")


def article_node(tree: LexborHTMLParser, source: str) -> tuple[LexborNode | None, str]:
    """The element that holds the article, and the selector it was found by; the body and "" if no sign is there."""
    for word, selector in CONTENT_SELECTORS:
        node = tree.css_first(selector) if word in source else None
        if node is not None:
            return node, selector
    return tree.body, ""


def serialised(source: str) -> Serialised:
    """The article, and what may tell something around it."""
    tree = parse(source)
    article, selector = article_node(tree, source)
    if article is None:
        return Serialised("", tree.html or "", "")
    if selector:
        _prune(article)
    text = article.html or ""
    for child in [*article.iter(include_text=True)]:
        child.decompose()
    around = tree.css(f"{_TELLING},{selector or 'body'}")
    place = next(number for number, node in enumerate(around) if node.mem_id == article.mem_id)
    return Serialised(_written(around[:place]), text, _written(around[place + 1 :]))


def _written(nodes: list[LexborNode]) -> str:
    """Elements outside the article; of those that hold all the others the start tag alone."""
    return "".join(
        f"<{node.tag}{attributes_text(node.attributes)}>" if node.tag in ("html", "body") else node.html or ""
        for node in nodes
    )


def _prune(article: LexborNode) -> None:
    """Cut off what is passed over."""
    for node in reversed(article.css("[class]")):
        if is_passed_over(node) and node.mem_id != article.mem_id:
            node.decompose()


def is_passed_over(node: LexborNode) -> bool:
    """Whether an element of an article is furniture by its class, wherever it stands."""
    classes = node.attrs.get("class")
    return classes is not None and class_kind(classes) == "skip" and node.tag in _PASSED_OVER
