"""Templates, parameters and tables: `{{ }}`, `{{{ }}}`, `{| |}`."""

from __future__ import annotations

import re

from wikifilm.readers.wikitext import nodes as kinds
from wikifilm.readers.wikitext.nodes import Node
from wikifilm.readers.wikitext.pair_links import pipe
from wikifilm.readers.wikitext.pairs import Pairs

__all__ = ["close_braces", "line_start", "open_braces", "open_table", "whole_template"]

SWITCH = re.compile("__[A-Z]+__")
BANGS = {"!}}": "|", "(!}}": "{|", "!)}}": "|}", "!!}}": "||", "!-}}": "|-"}
"""What follows `{{` in templates that stand for the characters of tables → those characters."""


def open_braces(pairs: Pairs, found: str, start: int) -> None:
    """A run of two or more `{`, or a whole template."""
    if found[-1] == "}":
        whole_template(pairs, found, start)
        return
    size = len(found)
    opened = start + size
    if size <= 3 and start not in pairs.ignored and bang(pairs, start, opened, size):
        return
    if start in pairs.ignored or pairs.next("}}", start) == len(pairs.source):
        pairs.fault(kinds.DEAD, start, opened)
        return
    node = pairs.push(kinds.DEAD, start, opened)
    node.left = size
    node.limit = pairs.open_tables
    pairs.open_tables = 0
    pairs.open_braces += 1
    for _ in range(size // 2 - 1 if size > 3 else 0):
        pairs.nodes.append(Node(kinds.DEAD, start, start, start, start, len(pairs.nodes) + 1))
    if size > 3:
        node.name = str(len(pairs.nodes) - 1)


def whole_template(pairs: Pairs, found: str, start: int) -> None:
    """A template that holds nothing but text, plain links and switches."""
    end = start + len(found)
    node = Node(kinds.TEMPLATE, start, start + 2, end - 2, end, len(pairs.nodes) + 1, whole=True)
    pairs.nodes.append(node)
    if "__" in found:
        for match in SWITCH.finditer(found):
            pairs.leaf(kinds.SWITCH, start + match.start(), start + match.end(), match[0])
        node.after = len(pairs.nodes)


def bang(pairs: Pairs, start: int, opened: int, size: int) -> bool:
    """`{{!}}` and its kin, which stand for the characters of tables."""
    source = pairs.source
    if source[opened : opened + 1] not in ("!", "("):
        return False
    text = next((text for text in BANGS if source.startswith(text, opened)), "")
    if not text:
        return False
    end, shown = opened + len(text), BANGS[text]
    if size == 3 or shown == "{|":
        # `{{{!}}` is `{` and `{{!}}`.
        return (size == 2 or shown == "|") and bang_table(pairs, start, end)
    if pairs.open_tables and at_line_start(pairs, start) and (shown == "|}" or source.startswith("}", end)):
        end += shown == "|"
        close_table(pairs, start, end)
        pairs.skip = end
    else:
        pairs.leaf(kinds.BANG, start, end, shown)
    return True


def bang_table(pairs: Pairs, start: int, end: int) -> bool:
    """A table opens here, if anything can."""
    if not at_line_start(pairs, start):
        return False
    open_table(pairs, start, end)
    pairs.skip = end
    return True


def at_line_start(pairs: Pairs, start: int) -> bool:
    """Nothing but blanks (a few at most) between the start of the line, or of the value, and here."""
    before = pairs.source[max(0, start - 40) : start].rstrip(" \t:")
    return not before or before[-1] in "\n|=" or before.endswith("-->")


def close_braces(pairs: Pairs, found: str, start: int) -> None:
    """A run of two or more `}`."""
    left = len(found)
    while left >= 2 and pairs.open_braces:
        drop_above_braces(pairs, start)
        frame = pairs.stack[-1]
        size = 3 if frame.left >= 3 and left >= 3 else 2
        shut_braces(pairs, frame, start, size)
        start += size
        left -= size


def drop_above_braces(pairs: Pairs, start: int) -> None:
    height = len(pairs.stack)
    while not pairs.stack[height - 1].left:
        height -= 1
    if height < len(pairs.stack):
        pairs.drop_to(height, start)


def shut_braces(pairs: Pairs, frame: Node, close: int, size: int) -> None:
    """The innermost braces of a run are closed; the run stays open if two more are left."""
    frame.left -= size
    if frame.left >= 2:
        spare = int(frame.name)
        node = pairs.nodes[spare]
        frame.name = str(spare - 1)
        frame.pipes, node.pipes = [], frame.pipes
        pairs.open_tables = 0
    else:
        node = pairs.stack.pop()
        node.left = 0
        node.name = ""
        pairs.open_tables = node.limit
        pairs.open_braces -= 1
    node.kind = kinds.TEMPLATE if size == 2 else kinds.PARAMETER
    node.start = frame.open - size
    node.open = frame.open
    pairs.shut(node, close, close + size)
    frame.open -= size if node is not frame else 0


def line_start(pairs: Pairs, found: str, start: int) -> None:
    """`{|` or `|}` at the start of a line."""
    if found[-1] == "|":
        if pairs.open_braces and top_is_braces(pairs):
            pairs.passed_table = True
            pipe(pairs, start + len(found) - 1)
        else:
            open_table(pairs, start + 1, start + len(found))
    elif pairs.open_tables:
        close_table(pairs, start + 1, start + len(found))
    elif pairs.stack:
        pairs.passed_table = True
        pipe(pairs, start + len(found) - 2)


def top_is_braces(pairs: Pairs) -> bool:
    """Is the innermost of what is open, links apart, a template?"""
    pairs.drop_soft()
    return bool(pairs.stack) and pairs.stack[-1].left > 0


def open_table(pairs: Pairs, start: int, opened: int) -> None:
    """A table begins; a link can't go on in it."""
    pairs.drop_soft()
    pairs.push(kinds.TABLE, start, opened)
    pairs.open_tables += 1


def close_table(pairs: Pairs, close: int, end: int) -> None:
    """The innermost open table ends; `open_tables` says that there is one, and no brace above it."""
    while pairs.stack[-1].kind != kinds.TABLE:
        pairs.drop()
    pairs.shut(pairs.stack.pop(), close, end)
    pairs.open_tables -= 1
