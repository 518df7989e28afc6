"""Comments, tags and references."""

from __future__ import annotations

import re

from wikifilm.readers.wikitext import nodes as kinds
from wikifilm.readers.wikitext.nodes import Node
from wikifilm.readers.wikitext.pair_braces import whole_template
from wikifilm.readers.wikitext.pairs import SOFT, Isolated, Pairs
from wikifilm.readers.wikitext.runs import PLAIN, WHOLE_TEMPLATE
from wikifilm.readers.wikitext.tags import KNOWN_TAGS, LINE_TAGS, RAW_TAGS

__all__ = ["switch", "tag"]

REST_OF_TAG = re.compile(r"[^<>]*>")
# Sets of letters instead of IGNORECASE leave the engine a beginning to look for.
REFERENCE_END = re.compile(r"</[rR][eE][fF][ \t\n]*>")
ISOLATED_ENDS = {"/ref": "", **{"/" + name: name for name in LINE_TAGS}}
"""End tag → name of the node that it ends."""
NOTE = re.compile(rf"(?:(\{{{WHOLE_TEMPLATE})|(?:[^|\[\]{{}}<>]++|\[{PLAIN})*+)(</[rR][eE][fF][ \t\n]*>)")
"""The content of a footnote that is one whole template, or words and plain links, and its end."""
REFERENCE_START = re.compile(r"<[rR][eE][fF](?=[\s>/])")


def comment(pairs: Pairs, start: int) -> None:
    """A comment; one that has a line for itself takes the line with it."""
    source = pairs.source
    end = pairs.next("-->", start + 4)
    if end == len(source):
        pairs.fault(kinds.COMMENT, start, start + 4)
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
    elif name in ISOLATED_ENDS:
        close_isolated(pairs, ISOLATED_ENDS[name], start, end)
    else:
        other_tag(pairs, name, start, end, start + len(found))


def other_tag(pairs: Pairs, name: str, start: int, end: int, name_end: int) -> None:
    """The start of a tag that is neither a line break nor of a reference."""
    if name in LINE_TAGS:
        open_element(pairs, name, start, end)
    elif name in RAW_TAGS:
        raw(pairs, name, start, end)
    elif name == "table":
        pairs.push(kinds.HTML_TABLE, start, end)
        pairs.skip = end
    elif name == "/table":
        close_html_table(pairs, start, end)
    else:
        pairs.leaf(kinds.TAG, start, end, name).open = name_end


def raw(pairs: Pairs, name: str, start: int, end: int) -> None:
    """An element whose content is no wikitext."""
    if pairs.source[end - 2] == "/":
        pairs.leaf(kinds.RAW, start, end, name).open = end
        return
    close = pairs.next_match(RAW_TAGS[name], end)
    if close == len(pairs.source):
        pairs.fault(kinds.ELEMENT, start, end)
        return
    node = pairs.leaf(kinds.RAW, start, pairs.source.index(">", close) + 1, name)
    node.open, node.close = end, close


def open_reference(pairs: Pairs, start: int, name_end: int, end: int) -> None:
    """`<ref …>`."""
    pairs.skip = end
    if pairs.source[end - 2] == "/":
        node = pairs.leaf(kinds.REFERENCE, start, end)
        node.open = node.close = end
        node.limit = name_end
        return
    if not pairs.isolated and whole_note(pairs, start, name_end, end):
        return
    close = pairs.next_match(REFERENCE_END, end)
    inner = pairs.next_match(REFERENCE_START, end)
    if inner < close < len(pairs.source) and not is_empty_reference(pairs, inner):
        close = len(pairs.source)
    if close == len(pairs.source):
        pairs.fault(kinds.REFERENCE, start, end)
    elif not pairs.isolated or all(isolated.node.kind != kinds.REFERENCE for isolated in pairs.isolated):
        open_isolated(pairs, kinds.REFERENCE, start, end).limit = name_end


def whole_note(pairs: Pairs, start: int, name_end: int, end: int) -> bool:
    """`<ref …>` whose content can be told at a glance; False if it can't."""
    match = NOTE.match(pairs.source, end)
    if match is None or pairs.source.find("__", end, match.start(2)) >= 0:
        return False
    node = pairs.leaf(kinds.REFERENCE, start, match.end())
    node.open, node.close, node.limit = end, match.start(2), name_end
    if match[1]:
        whole_template(pairs, match[1], end)
        node.after = len(pairs.nodes)
    return True


def is_empty_reference(pairs: Pairs, start: int) -> bool:
    """`<ref name=… />`."""
    rest = REST_OF_TAG.match(pairs.source, start + 4)
    return rest is not None and rest[0].endswith("/>")


def open_element(pairs: Pairs, name: str, start: int, end: int) -> None:
    """`<gallery …>`, `<poem>`."""
    pairs.skip = end
    if pairs.source[end - 2] == "/":
        return
    if pairs.next_match(LINE_TAGS[name], end) == len(pairs.source):
        pairs.fault(kinds.ELEMENT, start, end)
    elif not any(isolated.node.name == name for isolated in pairs.isolated):
        open_isolated(pairs, kinds.ELEMENT, start, end).name = name


def open_isolated(pairs: Pairs, kind: int, start: int, end: int) -> Node:
    """An element whose content is closed in itself; that it has an end tag is known."""
    node = pairs.push(kind, start, end)
    pairs.isolated.append(Isolated(node, pairs.open_braces, pairs.open_tables))
    pairs.open_braces = pairs.open_tables = 0
    return node


def close_isolated(pairs: Pairs, name: str, start: int, end: int) -> None:
    """`</ref>`, `</gallery>`, `</poem>`; what is open inside is given up."""
    depth = len(pairs.isolated) - 1
    while depth >= 0 and pairs.isolated[depth].node.name != name:
        depth -= 1
    if depth < 0:
        return
    found = pairs.isolated[depth]
    del pairs.isolated[depth:]
    height = len(pairs.stack)
    while pairs.stack[height - 1] is not found.node:
        height -= 1
    pairs.drop_to(height, start)
    pairs.open_braces, pairs.open_tables = found.braces, found.tables
    pairs.stack.pop()
    pairs.shut(found.node, start, end)
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
