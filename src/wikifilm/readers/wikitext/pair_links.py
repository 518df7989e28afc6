"""Links, external links and variants: `[[ ]]`, `[http:// ]`, `-{ }-`."""

from __future__ import annotations

import re

from wikifilm.readers.wikitext import nodes as kinds
from wikifilm.readers.wikitext.namespaces import link_kind
from wikifilm.readers.wikitext.nodes import Node
from wikifilm.readers.wikitext.pairs import SOFT, Pairs

__all__ = ["close_links", "close_variant", "open_link", "open_variant", "pipe"]

TRAIL = re.compile(r"[a-zà-ÿ]+")
"""Letters after a link that belong to its label; the tokens of whole links end with them."""
LONGEST_LABEL = 10_000
"""Characters of a label that runs over several lines; bounds the look for a blank line in it."""


def pipe(pairs: Pairs, start: int) -> None:
    """A border of an argument, if anything open has arguments."""
    top = pairs.stack[-1]
    if top.kind in SOFT:
        leave_broken_links(pairs, start)
        if not pairs.stack:
            return
        top = pairs.stack[-1]
    top.pipes.append(start)


def leave_broken_links(pairs: Pairs, start: int) -> None:
    """Give up what the pipe can't belong to."""
    stack, lost = pairs.stack, []
    while stack and (top := stack[-1]).kind in SOFT and not may_hold_pipe(pairs, top, start):
        lost.append(pairs.drop())
    if stack:
        for pipes in reversed(lost):
            stack[-1].pipes.extend(pipes)


def may_hold_pipe(pairs: Pairs, node: Node, start: int) -> bool:
    """Links, if their line did not end before their label began; external links, if they are not in a template."""
    if node.kind == kinds.LINK:
        return start <= node.limit or (bool(node.pipes) and is_file(pairs, node))
    if node.kind == kinds.EXTERNAL:
        return start <= node.limit and not (len(pairs.stack) > 1 and pairs.stack[-2].left)
    return True


def is_file(pairs: Pairs, node: Node) -> bool:
    """Is it a link to a file, as far as its target says?"""
    return link_kind(pairs.source, node.open, node.pipes[0]) == kinds.FILE


def open_link(pairs: Pairs, found: str, start: int) -> None:
    """`[[`, a whole link, or `[` before a URL."""
    size = len(found)
    if size > 2:
        whole_link(pairs, found, start)
        return
    kind = kinds.LINK if size == 2 else kinds.EXTERNAL
    if pairs.next("]]" if size == 2 else "]", start) == len(pairs.source):
        pairs.fault(kind, start, start + size)
        return
    node = pairs.push(kind, start, start + size)
    node.limit = pairs.next("\n", start)


def whole_link(pairs: Pairs, found: str, start: int) -> None:
    """A link that holds nothing but text, with the letters after it."""
    close, end = start + found.rindex("]]"), start + len(found)
    pipe = found.find("|")
    kind = kinds.LINK
    if ":" in found:
        kind = link_kind(pairs.source, start + 2, close if pipe < 0 else start + pipe)
        if kind != kinds.LINK:
            end = close + 2
    pipes = [start + pipe] if pipe > 0 else []
    pairs.nodes.append(Node(kind, start, start + 2, close, end, len(pairs.nodes) + 1, pipes))


def close_links(pairs: Pairs, found: str, start: int) -> None:
    """A run of `]`."""
    stack, left = pairs.stack, len(found)
    while left and stack:
        top = stack[-1]
        if top.kind == kinds.EXTERNAL:
            if start > top.limit:
                pairs.drop()
                continue
            size = 1
        elif top.kind == kinds.LINK and left >= 2:
            size = 2
            if not link_is_sound(pairs, top, start):
                pipes = pairs.drop()
                if stack and stack[-1].left:
                    stack[-1].pipes.extend(pipes)
                continue
        else:
            return
        stack.pop()
        pairs.shut(top, start, start + size)
        start += size
        left -= size
        if not left and top.kind == kinds.LINK and (trail := TRAIL.match(pairs.source, start)):
            top.end = trail.end()


def link_is_sound(pairs: Pairs, node: Node, close: int) -> bool:
    """No line ends in the target; sets the kind."""
    first = node.pipes[0] if node.pipes else close
    if first > node.limit:
        return False
    node.kind = link_kind(pairs.source, node.open, first)
    if close <= node.limit or node.kind != kinds.LINK:
        return True
    return close - node.open < LONGEST_LABEL and "\n\n" not in pairs.source[node.limit : close]


def open_variant(pairs: Pairs, _found: str, start: int) -> None:
    """`-{`: a text with variants."""
    if pairs.next("}-", start) < len(pairs.source):
        pairs.push(kinds.VARIANT, start, start + 2)


def close_variant(pairs: Pairs, start: int) -> None:
    """`}-`."""
    if pairs.stack and pairs.stack[-1].kind == kinds.VARIANT:
        pairs.shut(pairs.stack.pop(), start, start + 2)
