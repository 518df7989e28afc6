"""The tables of a page without the rest of it: of what surrounds them only the tags that are open are read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from wikifilm.document import Document, Table
from wikifilm.options import DEFAULTS, Options
from wikifilm.readers.html.depth import bound_depth
from wikifilm.readers.html.elements import RAW
from wikifilm.readers.html.last_table import TablesPart, has_table_tag, tables_part
from wikifilm.readers.html.links import LinkTargets
from wikifilm.readers.html.page import Surroundings
from wikifilm.readers.html.reader import finish, read_html
from wikifilm.readers.html.state import State
from wikifilm.readers.html.tokens import attributes_text, string_tokens
from wikifilm.readers.html.tree import has_rows_only, is_passed_over, written
from wikifilm.readers.html.walk import walk

__all__ = ["read_html_tables"]

# What such a link leads to depends on where the page is from: if the head doesn't say it, the first such link does.
_WHOLE_ADDRESS = re.compile(r'href="\s*(?:https?:)?//([^/?#"]*)[^"]*?(?:/wiki/|title=)')


def read_html_tables(source: str, options: Options = DEFAULTS) -> Iterator[Table]:
    """The tables of `read_html(source)`, in reading order, nested ones after the one that holds them."""
    page = source[: options.max_length]
    if "portable-infobox" in page:  # one of those is a table and has no `table`
        return read_html(source, options).walk_tables()
    if not has_table_tag(page) and not has_rows_only(page):
        return iter(())
    part = tables_part(bound_depth(page))
    if part is None:
        return read_html(source, options).walk_tables()
    text = _tables(part.article, furniture=not part.selector)
    targets = _targets(part, text, options)
    if targets is None:
        return read_html(source, options).walk_tables()
    state = State(options, targets, lone_table=not part.selector and _begins_with_table(part.article))
    walk(state, iter(string_tokens(text)))
    finish(state)
    outline = state.outline
    return Document("html", lead=tuple(outline.lead), sections=tuple(outline.sections)).walk_tables()


def _targets(part: TablesPart, text: str, options: Options) -> LinkTargets | None:
    """What tells where links lead; None if that depends on links outside the tables."""
    addresses = _WHOLE_ADDRESS.findall(text)
    host = _host(part.tree, options) if addresses else ""
    if addresses and not host:
        all_addresses = _WHOLE_ADDRESS.findall(part.article.html or "")
        wikipedias = {address.lower() for address in all_addresses if "wikipedia.org" in address.lower()}
        if len(wikipedias) > 1 and len(all_addresses) != len(addresses):
            return None
    return LinkTargets(host)


def _host(tree: LexborHTMLParser, options: Options) -> str:
    """The host that the head of the page names."""
    said = tree.head.css("link,meta") if tree.head is not None else ()
    page = Surroundings(options)
    page.read(iter(string_tokens("".join(tag.html or "" for tag in said if not _is_raw(tag.parent)))))
    return page.host()


def _is_raw(node: LexborNode | None) -> bool:
    return node is not None and node.tag in RAW


def _begins_with_table(body: LexborNode) -> bool:
    node = body.child
    while node is not None and (not node.is_element_node or _is_raw(node)):
        node = node.next
    return node is not None and node.tag == "table"


def _tables(article: LexborNode, *, furniture: bool) -> str:
    """All tables with the tags of the elements they stand in.

    `furniture`: whether it is left to the walk to pass over tables that are none of the article's own.
    """
    out: list[str] = []
    opened: list[LexborNode] = []
    for table in article.css("table"):
        around = _around(table, article)
        if any(node.tag == "table" or _is_raw(node) for node in around):
            continue
        if not furniture and any(is_passed_over(node) for node in (table, *around)):
            continue
        shared = _shared(opened, around)
        out += [f"</{node.tag}>" for node in reversed(opened[shared:])]
        out += [f"<{node.tag}{attributes_text(node.attributes)}>" for node in around[shared:]]
        out.append(written(table))
        opened = around
    out += [f"</{node.tag}>" for node in reversed(opened)]
    return "".join(out)


def _around(table: LexborNode, article: LexborNode) -> list[LexborNode]:
    """The elements within the article that hold a table, the outermost first."""
    around: list[LexborNode] = []
    node = table.parent
    while node is not None and node.mem_id != article.mem_id:
        around.append(node)
        node = node.parent
    return around[::-1]


def _shared(opened: list[LexborNode], around: list[LexborNode]) -> int:
    """How many of the elements that are open hold the next table too."""
    for number, (a, b) in enumerate(zip(opened, around, strict=False)):
        if a.mem_id != b.mem_id:
            return number
    return min(len(opened), len(around))
