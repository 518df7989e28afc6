"""Comments, tags and references."""

from __future__ import annotations

import re

from wikifilm.readers.wikitext import nodes as kinds
from wikifilm.readers.wikitext.pairs import SOFT, Pairs
from wikifilm.readers.wikitext.tags import KNOWN_TAGS, RAW_TAGS

__all__ = ["switch", "tag"]

REST_OF_TAG = re.compile(r"[^<>]*>")
REFERENCE_END = re.compile(r"</ref[ \t\n]*>", re.IGNORECASE)
REFERENCE_START = re.compile(r"<ref(?=[\s>/])", re.IGNORECASE)


def comment(pairs: Pairs, start: int) -> None:
    """A comment; one that has a line for itself takes the line with it."""
    source = pairs.source
    end = pairs.next("-->", start + 4)
    if end == len(source):
        return
    end += 3
    if source[start - 1 : start] == "\n" and source[end : end + 1] == "\n":
        end += 1
    pairs.leaf(kinds.COMMENT, start, end)


def tag(pairs: Pairs, found: str, start: int) -> None:
    """`<!--`, or the start of a tag."""
    if found == "<!--":
        comment(pairs, start)
        return
    name = found[1:].lower()
    if name not in KNOWN_TAGS:
        return
    rest = REST_OF_TAG.match(pairs.source, start + len(found))
    if rest is None:
        return
    end = rest.end()
    if name == "br" or name == "/br":
        pairs.leaf(kinds.BREAK, start, end, "br")
    elif name == "ref":
        open_reference(pairs, start, start + len(found), end)
    elif name == "/ref":
        close_reference(pairs, start, end)
    elif name in RAW_TAGS:
        raw(pairs, name, start, end)
    elif name == "table":
        pairs.push(kinds.HTML_TABLE, start, end)
        pairs.skip = end
    elif name == "/table":
        close_html_table(pairs, start, end)
    else:
        pairs.leaf(kinds.TAG, start, end, name).open = start + len(found)


def raw(pairs: Pairs, name: str, start: int, end: int) -> None:
    """An element whose content is no wikitext."""
    if pairs.source[end - 2] == "/":
        pairs.leaf(kinds.RAW, start, end, name).open = end
        return
    close = pairs.next_match(RAW_TAGS[name], end)
    if close == len(pairs.source):
        return
    node = pairs.leaf(kinds.RAW, start, pairs.source.index(">", close) + 1, name)
    node.open, node.close = end, close


def open_reference(pairs: Pairs, start: int, name_end: int, end: int) -> None:
    """`<ref …>`: what is in it is closed in itself."""
    pairs.skip = end
    if pairs.source[end - 2] == "/":
        node = pairs.leaf(kinds.REFERENCE, start, end)
        node.open = node.close = end
        node.limit = name_end
        return
    close = pairs.next_match(REFERENCE_END, end)
    if close == len(pairs.source) or pairs.reference is not None:
        return
    inner = pairs.next_match(REFERENCE_START, end)
    if inner < close and not is_empty_reference(pairs, inner):
        return
    node = pairs.push(kinds.REFERENCE, start, end)
    node.limit = name_end
    pairs.outside = (pairs.open_braces, pairs.open_tables)
    pairs.open_braces = pairs.open_tables = 0
    pairs.reference = node


def is_empty_reference(pairs: Pairs, start: int) -> bool:
    """`<ref name=… />`."""
    rest = REST_OF_TAG.match(pairs.source, start + 4)
    return rest is not None and rest[0].endswith("/>")


def close_reference(pairs: Pairs, start: int, end: int) -> None:
    """`</ref>`."""
    node = pairs.reference
    if node is None:
        return
    height = len(pairs.stack)
    while pairs.stack[height - 1] is not node:
        height -= 1
    pairs.drop_to(height, start)
    pairs.open_braces, pairs.open_tables = pairs.outside
    pairs.stack.pop()
    pairs.shut(node, start, end)
    pairs.reference = None
    pairs.skip = end


def close_html_table(pairs: Pairs, start: int, end: int) -> None:
    """`</table>`: only if its opener is not outside of braces, a reference or a table."""
    pairs.skip = end
    stack = pairs.stack
    height = len(stack)
    while height and stack[height - 1].kind in SOFT:
        height -= 1
    if height and stack[height - 1].kind == kinds.HTML_TABLE:
        pairs.drop_to(height, start)
        pairs.shut(stack.pop(), start, end)


def switch(pairs: Pairs, found: str, start: int) -> None:
    """A behaviour switch."""
    pairs.leaf(kinds.SWITCH, start, start + len(found), found)
