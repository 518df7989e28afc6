"""One pass over the source that pairs openers and closers; an opener without a closer stays text.

The rules for braces are those of MediaWiki's preprocessor. Every step is bounded: each token is
pushed and popped once, and each look ahead is remembered until the scan has passed its answer.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from wikifilm.readers.wikitext import nodes as kinds
from wikifilm.readers.wikitext.namespaces import link_kind
from wikifilm.readers.wikitext.nodes import Node
from wikifilm.readers.wikitext.tags import KNOWN_TAGS, RAW_TAGS

__all__ = ["scan"]

TOKEN = re.compile(
    r"\||\[\[|\]+|\{\{+|\}\}+|<!--|</?[A-Za-z][A-Za-z0-9]*|\[(?=(?:https?:|ftps?:)?//|mailto:)"
    r"|\n[ \t:*#;]*\{\||\n[ \t]*\|\}(?!\}(?!\}))|__[A-Z]+__|-\{(?!\{)|\}-"
)
HEADING = re.compile(r"\n={1,6}[^=\n]")
REST_OF_TAG = re.compile(r"[^<>]*>")
REFERENCE_END = re.compile(r"</ref[ \t\n]*>", re.IGNORECASE)
REFERENCE_START = re.compile(r"<ref(?=[\s>/])", re.IGNORECASE)
TRAIL = re.compile(r"[a-zà-ÿ]+")
"""Letters after a link that belong to its label."""
LONGEST_LABEL = 10_000
"""Characters of a label that runs over several lines; bounds the look for a blank line in it."""
BANGS = {"!}}": "|", "(!}}": "{|", "!)}}": "|}", "!!}}": "||", "!-}}": "|-"}
SOFT = frozenset({kinds.LINK, kinds.EXTERNAL, kinds.VARIANT})


def scan(source: str) -> list[Node]:
    """All constructs of the source, outer before inner."""
    return Scanner(source).run()


class Scanner:
    """The state of one pass."""

    __slots__ = (
        "closers",
        "ignored",
        "nodes",
        "open_braces",
        "open_tables",
        "outside",
        "passed_table",
        "reference",
        "skip",
        "source",
        "stack",
    )

    def __init__(self, source: str, ignored: frozenset[int] = frozenset()) -> None:
        self.source = source
        self.ignored = ignored
        """Offsets of braces that are known to have no closer."""
        self.passed_table = False
        """A table was not seen because braces were open."""
        self.outside = (0, 0)
        """Braces and tables open outside of the open reference."""
        self.nodes: list[Node] = []
        self.stack: list[Node] = []
        self.skip = 0
        self.open_braces = 0
        self.open_tables = 0
        self.reference: Node | None = None
        self.closers: dict[str, int] = {}
        """What is looked for → where the next one starts; the length of the source if there is none."""

    def run(self) -> list[Node]:
        """Read all tokens."""
        stack, handlers = self.stack, HANDLERS
        if self.source.startswith("{|"):
            self.open_table(0, 2)
        for match in TOKEN.finditer(self.source):
            start = match.start()
            if start < self.skip:
                continue
            token = match[0]
            if token != "|":
                handlers[token[0]](self, token, start)
            elif stack:
                self.pipe(start)
        unclosed = frozenset(node.start for node in stack if node.left) if self.passed_table else None
        if unclosed and not self.ignored:
            return Scanner(self.source, unclosed).run()
        self.drop_to(0, len(self.source))
        return self.nodes

    def push(self, kind: int, start: int, opened: int) -> Node:
        """A new construct that waits for its closer."""
        node = Node(kind, start, opened, len(self.nodes) + 1)
        self.nodes.append(node)
        self.stack.append(node)
        return node

    def leaf(self, kind: int, start: int, end: int, name: str = "") -> Node:
        """A construct without anything in it."""
        node = Node(kind, start, start, len(self.nodes) + 1)
        node.end = end
        node.name = name
        self.nodes.append(node)
        self.skip = end
        return node

    def shut(self, node: Node, close: int, end: int) -> None:
        """The closer of a construct is found."""
        node.close, node.end, node.after = close, end, len(self.nodes)

    def next(self, what: str, start: int) -> int:
        """Offset of the next `what` from `start` on."""
        at = self.closers.get(what, -1)
        if at < start:
            at = self.source.find(what, start)
            self.closers[what] = at = len(self.source) if at < 0 else at
        return at

    def next_match(self, pattern: re.Pattern[str], start: int) -> int:
        """As `next`, for a pattern."""
        at = self.closers.get(pattern.pattern, -1)
        if at < start:
            match = pattern.search(self.source, start)
            self.closers[pattern.pattern] = at = match.start() if match else len(self.source)
        return at

    # -- constructs that lose their hope of a closer

    def drop(self) -> list[int]:
        """Give up the innermost link; its pipes are those of what is around it."""
        node = self.stack.pop()
        pipes, node.pipes = node.pipes, []
        if node.kind == kinds.HTML_TABLE:
            node.kind, node.end, node.name = kinds.TAG, node.open, "table"
        else:
            node.kind = kinds.DEAD
        return pipes

    def drop_soft(self) -> None:
        """Give up the innermost links."""
        stack, lost = self.stack, []
        while stack and stack[-1].kind in SOFT:
            lost.append(self.drop())
        if stack:
            for pipes in reversed(lost):
                stack[-1].pipes.extend(pipes)

    def drop_to(self, height: int, end: int) -> None:
        """Give up all that is open above a height of the stack. Tables end there, or at a heading, or at the next."""
        stack, lost = self.stack, []
        limit = end
        while len(stack) > height:
            node = stack[-1]
            if node.kind == kinds.TABLE:
                limit = self.end_table(node, limit)
                stack.pop()
                lost.clear()
            else:
                lost.append(self.drop())
        if stack:
            for pipes in reversed(lost):
                stack[-1].pipes.extend(pipes)

    def end_table(self, table: Node, limit: int) -> int:
        """End a table that has no closer; returns its start."""
        heading = HEADING.search(self.source, table.open, limit)
        end = heading.start() if heading else limit
        at = table.after
        while at < len(self.nodes) and self.nodes[at].start < end:
            end = max(end, self.nodes[at].end)
            at = self.nodes[at].after
        table.close = table.end = end
        table.after = at
        table.name = "unclosed"
        return table.start

    # -- pipes and links

    def pipe(self, start: int) -> None:
        """A border of an argument, if anything open has arguments."""
        top = self.stack[-1]
        if top.kind in SOFT:
            self.leave_broken_links(start)
            if not self.stack:
                return
            top = self.stack[-1]
        top.pipes.append(start)

    def leave_broken_links(self, start: int) -> None:
        """Give up links whose line ended before their label began, and external links, which have no pipes."""
        stack, lost = self.stack, []
        while stack and (top := stack[-1]).kind in SOFT:
            if top.kind == kinds.LINK and (start <= top.limit or (top.pipes and self.is_file(top))):
                break
            if top.kind == kinds.VARIANT:
                break
            lost.append(self.drop())
        if stack:
            for pipes in reversed(lost):
                stack[-1].pipes.extend(pipes)

    def is_file(self, node: Node) -> bool:
        return link_kind(self.source, node.open, node.pipes[0]) == kinds.FILE

    def open_link(self, token: str, start: int) -> None:
        """`[[` or `[` before a URL."""
        if len(token) == 2:
            node = self.push(kinds.LINK, start, start + 2)
        else:
            node = self.push(kinds.EXTERNAL, start, start + 1)
        node.limit = self.next("\n", start)

    def close_links(self, token: str, start: int) -> None:
        """A run of `]`."""
        stack, left = self.stack, len(token)
        while left and stack:
            top = stack[-1]
            if top.kind == kinds.EXTERNAL:
                if start > top.limit:
                    self.drop()
                    continue
                size = 1
            elif top.kind == kinds.LINK and left >= 2:
                size = 2
                if not self.link_is_sound(top, start):
                    pipes = self.drop()
                    if stack and stack[-1].left:
                        stack[-1].pipes.extend(pipes)
                    continue
            else:
                return
            stack.pop()
            self.shut(top, start, start + size)
            start += size
            left -= size
            if not left and top.kind == kinds.LINK and (trail := TRAIL.match(self.source, start)):
                top.end = trail.end()

    def link_is_sound(self, node: Node, close: int) -> bool:
        """No line ends in the target; sets the kind."""
        first = node.pipes[0] if node.pipes else close
        if first > node.limit:
            return False
        node.kind = link_kind(self.source, node.open, first)
        if close <= node.limit or node.kind != kinds.LINK:
            return True
        return close - node.open < LONGEST_LABEL and "\n\n" not in self.source[node.limit : close]

    # -- braces

    def open_braces_run(self, token: str, start: int) -> None:
        """A run of two or more `{`."""
        size = len(token)
        opened = start + size
        if start in self.ignored or (size <= 3 and self.bang(start, opened, size)):
            return
        node = self.push(kinds.DEAD, start, opened)
        node.left = size
        node.limit = self.open_tables
        self.open_tables = 0
        self.open_braces += 1
        for _ in range(size // 2 - 1 if size > 3 else 0):
            self.nodes.append(Node(kinds.DEAD, start, start, len(self.nodes) + 1))
        if size > 3:
            node.name = str(len(self.nodes) - 1)

    def bang(self, start: int, opened: int, size: int) -> bool:
        """`{{!}}` and its kin, which stand for the characters of tables."""
        source = self.source
        if source[opened : opened + 1] not in ("!", "("):
            return False
        for text, shown in BANGS.items():
            if source.startswith(text, opened):
                break
        else:
            return False
        end = opened + len(text)
        if size == 3:
            return self.bang_table(start, end) if shown == "|" else False
        if shown == "{|":
            return self.bang_table(start, end)
        if shown == "|}" or (shown == "|" and source.startswith("}", end) and self.at_line_start(start)):
            if self.open_tables:
                self.close_table(start, end + (shown == "|"))
                self.skip = end + (shown == "|")
                return True
        self.leaf(kinds.BANG, start, end, shown)
        return True

    def bang_table(self, start: int, end: int) -> bool:
        if not self.at_line_start(start):
            return False
        self.open_table(start, end)
        self.skip = end
        return True

    def at_line_start(self, start: int) -> bool:
        """Nothing but blanks (a few at most) between the start of the line, or of the value, and here."""
        before = self.source[max(0, start - 40) : start].rstrip(" \t:")
        return not before or before[-1] in "\n|=" or before.endswith("-->")

    def close_braces(self, token: str, start: int) -> None:
        """A run of two or more `}`."""
        left = len(token)
        while left >= 2 and self.open_braces:
            self.drop_above_braces(start)
            frame = self.stack[-1]
            size = 3 if frame.left >= 3 and left >= 3 else 2
            self.shut_braces(frame, start, size)
            start += size
            left -= size

    def drop_above_braces(self, start: int) -> None:
        height = len(self.stack)
        while not self.stack[height - 1].left:
            height -= 1
        if height < len(self.stack):
            self.drop_to(height, start)

    def shut_braces(self, frame: Node, close: int, size: int) -> None:
        """The innermost braces of a run are closed; the run stays open if two more are left."""
        frame.left -= size
        if frame.left >= 2:
            spare = int(frame.name)
            node = self.nodes[spare]
            frame.name = str(spare - 1)
            frame.pipes, node.pipes = [], frame.pipes
            self.open_tables = 0
        else:
            node = self.stack.pop()
            node.left = 0
            node.name = ""
            self.open_tables = node.limit
            self.open_braces -= 1
        node.kind = kinds.TEMPLATE if size == 2 else kinds.PARAMETER
        node.start = frame.open - size
        node.open = frame.open
        self.shut(node, close, close + size)
        frame.open -= size if node is not frame else 0

    # -- tables

    def line_start(self, token: str, start: int) -> None:
        """`{|` or `|}` at the start of a line."""
        if token[-1] == "|":
            if self.open_braces and self.top_is_braces():
                self.passed_table = True
                self.pipe(start + len(token) - 1)
            else:
                self.open_table(start + 1, start + len(token))
        elif self.open_tables:
            self.close_table(start + 1, start + len(token))
        elif self.stack:
            self.passed_table = True
            self.pipe(start + len(token) - 2)

    def top_is_braces(self) -> bool:
        self.drop_soft()
        return bool(self.stack) and self.stack[-1].left > 0

    def open_table(self, start: int, opened: int) -> None:
        self.drop_soft()
        self.push(kinds.TABLE, start, opened)
        self.open_tables += 1

    def close_table(self, close: int, end: int) -> None:
        """The innermost open table ends; `open_tables` says that there is one, and no brace above it."""
        while self.stack[-1].kind != kinds.TABLE:
            self.drop()
        self.shut(self.stack.pop(), close, end)
        self.open_tables -= 1

    # -- tags

    def comment(self, start: int) -> None:
        """A comment; one that has a line for itself takes the line with it."""
        source = self.source
        end = self.next("-->", start + 4)
        if end == len(source):
            return
        end += 3
        if source[start - 1 : start] == "\n" and source[end : end + 1] == "\n":
            end += 1
        self.leaf(kinds.COMMENT, start, end)

    def tag(self, token: str, start: int) -> None:
        """`<!--`, or the start of a tag."""
        if token == "<!--":
            self.comment(start)
            return
        name = token[1:].lower()
        if name not in KNOWN_TAGS:
            return
        rest = REST_OF_TAG.match(self.source, start + len(token))
        if rest is None:
            return
        end = rest.end()
        if name == "br" or name == "/br":
            self.leaf(kinds.BREAK, start, end, "br")
        elif name == "ref":
            self.open_reference(start, start + len(token), end)
        elif name == "/ref":
            self.close_reference(start, end)
        elif name in RAW_TAGS:
            self.raw(name, start, end)
        elif name == "table":
            self.push(kinds.HTML_TABLE, start, end)
            self.skip = end
        elif name == "/table":
            self.close_html_table(start, end)
        else:
            self.leaf(kinds.TAG, start, end, name).open = start + len(token)

    def raw(self, name: str, start: int, end: int) -> None:
        """An element whose content is no wikitext."""
        if self.source[end - 2] == "/":
            self.leaf(kinds.RAW, start, end, name).open = end
            return
        close = self.next_match(RAW_TAGS[name], end)
        if close == len(self.source):
            return
        node = self.leaf(kinds.RAW, start, self.source.find(">", close) + 1, name)
        node.open, node.close = end, close

    def open_reference(self, start: int, name_end: int, end: int) -> None:
        """`<ref …>`: what is in it is closed in itself."""
        self.skip = end
        if self.source[end - 2] == "/":
            node = self.leaf(kinds.REFERENCE, start, end)
            node.open = node.close = end
            node.limit = name_end
            return
        close = self.next_match(REFERENCE_END, end)
        if close == len(self.source) or self.reference is not None:
            return
        inner = self.next_match(REFERENCE_START, end)
        if inner < close and not self.is_empty_reference(inner):
            return
        node = self.push(kinds.REFERENCE, start, end)
        node.limit = name_end
        self.outside = (self.open_braces, self.open_tables)
        self.open_braces = self.open_tables = 0
        self.reference = node

    def is_empty_reference(self, start: int) -> bool:
        """`<ref name=… />`."""
        rest = REST_OF_TAG.match(self.source, start + 4)
        return rest is not None and rest[0].endswith("/>")

    def close_reference(self, start: int, end: int) -> None:
        """`</ref>`."""
        node = self.reference
        if node is None:
            return
        height = len(self.stack)
        while self.stack[height - 1] is not node:
            height -= 1
        self.drop_to(height, start)
        self.open_braces, self.open_tables = self.outside
        self.stack.pop()
        self.shut(node, start, end)
        self.reference = None
        self.skip = end

    def close_html_table(self, start: int, end: int) -> None:
        """`</table>`: only if its opener is not outside of braces, a reference or a table."""
        self.skip = end
        stack = self.stack
        height = len(stack)
        while height and stack[height - 1].kind in SOFT:
            height -= 1
        if height and stack[height - 1].kind == kinds.HTML_TABLE:
            self.drop_to(height, start)
            self.shut(stack.pop(), start, end)

    # -- the rest

    def dash(self, token: str, start: int) -> None:
        """`-{`: a text with variants."""
        self.push(kinds.VARIANT, start, start + 2)

    def brace(self, token: str, start: int) -> None:
        """`}-`, or a run of `}`."""
        if token != "}-":
            self.close_braces(token, start)
        elif self.stack and self.stack[-1].kind == kinds.VARIANT:
            self.shut(self.stack.pop(), start, start + 2)

    def switch(self, token: str, start: int) -> None:
        """A behaviour switch."""
        self.leaf(kinds.SWITCH, start, start + len(token), token)


HANDLERS: dict[str, Callable[[Scanner, str, int], None]] = {
    "[": Scanner.open_link,
    "]": Scanner.close_links,
    "{": Scanner.open_braces_run,
    "}": Scanner.brace,
    "<": Scanner.tag,
    "\n": Scanner.line_start,
    "-": Scanner.dash,
    "_": Scanner.switch,
}
