"""The arguments of a template call, by their place in the source."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TypeAlias

from msgspec import Struct

from wikifilm.diagnostics import Span
from wikifilm.document import Argument, Text
from wikifilm.document.text import EMPTY
from wikifilm.readers.wikitext import nodes as kinds
from wikifilm.readers.wikitext.apostrophes import LITERAL
from wikifilm.readers.wikitext.context import Context
from wikifilm.readers.wikitext.flow import LIST_MARKS, flow_text, write_flow
from wikifilm.readers.wikitext.nodes import Node
from wikifilm.readers.wikitext.runs import means_itself
from wikifilm.readers.wikitext.writer import Writer

__all__ = [
    "NO_NAME",
    "Arguments",
    "Piece",
    "RawArgument",
    "borders",
    "split_arguments",
    "split_values",
    "template_name",
]

NO_NAME = "|"
NAME = re.compile(r"\s*+[^\s<>\[\]{}|][^<>\[\]{}|]*")
VALUE = re.compile(r"\|((?:[^|\[]++|\[\[[^\]]*+\]\])*+)")
"""A pipe of a call that holds nothing but words and plain links, and what follows it."""


class RawArgument(Struct, gc=False):
    """A value by its place; its text too, once it was read to be kept."""

    name: str
    start: int
    end: int
    first: int
    last: int
    text: Text | None = None


Piece: TypeAlias = str | RawArgument
"""What a template shows in turn: words of its own, and values."""


class Arguments:
    """The arguments of one call."""

    __slots__ = ("by_name", "context", "keep", "place", "raw", "template")

    def __init__(
        self, context: Context, node: Node, index: int, template: str = "", *, is_function: bool = False
    ) -> None:
        self.context = context
        self.template = template
        """The name of the call."""
        self.keep = False
        """Values are used more than once. What holds templates must never be read twice: with each level
        of nesting the work would double."""
        self.place = (node.start, node.end)
        pipes = borders(context.source, node)
        if is_function:
            pipes = [context.source.find(":", node.open), *pipes]
        self.raw = split_arguments(context, node, index, pipes)
        self.by_name = {argument.name: argument for argument in self.raw}
        """The last of equal names counts, as in MediaWiki."""

    @property
    def span(self) -> Span:
        """The place of the call."""
        return Span(*self.place)

    def find(self, *names: str) -> RawArgument | None:
        """The first of these that isn't blank."""
        source = self.context.source
        for name in names:
            argument = self.by_name.get(name)
            if argument is None or argument.end == argument.start:
                continue
            if argument.last > argument.first or not source[argument.start : argument.end].isspace():
                return argument
        return None

    def given(self) -> dict[str, RawArgument]:
        """Those that aren't blank."""
        source = self.context.source
        return {
            name: argument
            for name, argument in self.by_name.items()
            if argument.last > argument.first or source[argument.start : argument.end].strip()
        }

    def source(self, argument: RawArgument) -> str:
        """A value as it stands."""
        return self.context.source[argument.start : argument.end].strip().replace(LITERAL, "'")

    def plain(self, *names: str) -> str:
        """The value of the first of these that isn't blank, without markup."""
        argument = self.find(*names)
        if argument is None:
            return ""
        if self.keep:
            return self.value(argument).value
        return self.context.plain(argument.start, argument.end, argument.first, argument.last)

    def text(self, *names: str) -> Text:
        """The value of the first of these that isn't blank."""
        argument = self.find(*names)
        return EMPTY if argument is None else self.value(argument)

    def write(self, writer: Writer, *names: str) -> bool:
        """Write the value of the first of these that isn't blank; False if there is none."""
        argument = self.find(*names)
        if argument is None:
            return False
        self.write_raw(writer, argument)
        return True

    def write_raw(self, writer: Writer, argument: RawArgument) -> None:
        """Write a value without the blanks around it."""
        if self.keep:
            writer.text(self.value(argument))
            return
        value = self.context.source[argument.start : argument.end]
        bare = value.strip()
        if argument.first == argument.last and "\n" not in bare and bare[:1] not in LIST_MARKS:
            writer.source(bare)
            writer.close_quotes()
            return
        start = argument.end - len(value.lstrip())
        end = argument.start + len(value.rstrip())
        write_flow(self.context, writer, start, end, argument.first, argument.last)
        writer.close_quotes()

    def write_pieces(self, writer: Writer, pieces: list[Piece]) -> None:
        """Write words and values in turn; values without markup are no different from words."""
        text = ""
        for piece in pieces:
            if isinstance(piece, str):
                text += piece
            elif piece.first == piece.last and is_one_line(bare := self.source(piece)):
                text += bare
            else:
                writer.plain(text)
                self.write_raw(writer, piece)
                text = ""
        writer.plain(text)

    def value(self, argument: RawArgument) -> Text:
        """A value that may hold lists."""
        if argument.text is None:
            argument.text = flow_text(self.context, argument.start, argument.end, argument.first, argument.last)
        return argument.text

    def positional(self) -> list[RawArgument]:
        """Those without a name, or with a number for a name, in order, up to the last that isn't blank."""
        out: list[RawArgument] = []
        while (argument := self.by_name.get(str(len(out) + 1))) is not None:
            out.append(argument)
        while out and self.find(out[-1].name) is None:
            out.pop()
        return out

    def read(self) -> tuple[Argument, ...]:
        """All of them, read."""
        return tuple([Argument(raw.name, self.value(raw), Span(raw.start, raw.end)) for raw in self.raw])


def is_one_line(value: str) -> bool:
    """Does a value without constructs show as it stands, on one line?"""
    return "\n" not in value and not value.startswith(LIST_MARKS) and means_itself(value)


def borders(source: str, node: Node) -> list[int]:
    """The pipes of a call."""
    if node.whole:
        values = split_values(source, node)
        node.whole = False
        at = node.close - sum(map(len, values)) - len(values)
        for value in values:
            node.pipes.append(at)
            at += len(value) + 1
    return node.pipes


def split_values(source: str, node: Node) -> list[str]:
    """What stands between the pipes of a call, without its name."""
    if node.whole:
        call = source[node.open : node.close]
        return VALUE.findall(call) if "[[" in call else call.split("|")[1:]
    return [source[pipe + 1 : end] for pipe, end in pairwise([*node.pipes, node.close])]


def split_arguments(context: Context, node: Node, index: int, pipes: list[int]) -> list[RawArgument]:
    """Cut a call at its pipes, and each part at its first equals sign."""
    out: list[RawArgument] = []
    if not pipes:
        return out
    if node.after == index + 1:
        return split_plain(context.source, node, index + 1, pipes)
    nodes, source = context.nodes, context.source
    first, number = context.skip(index + 1, node.after, pipes[0]), 0
    for pipe, end in pairwise([*pipes, node.close]):
        start = pipe + 1
        last = first
        if first < node.after and nodes[first].start < end:
            last = context.skip(first, node.after, end)
        equals = source.find("=", start, end)
        if equals >= 0 and first < last:
            equals = find_equals(context, equals, end, first, last)
        name = "" if equals < 0 else source[start:equals]
        if equals < 0 or "://" in name or "[[" in name:
            number += 1
            out.append(RawArgument(str(number), start, end, first, last))
        else:
            inner = first
            if first < last and nodes[first].start < equals:
                name = argument_name(context, start, equals, first)
                inner = context.skip(first, last, equals)
            out.append(RawArgument(name.strip(), equals + 1, end, inner, last))
        first = last
    return out


def split_plain(source: str, node: Node, index: int, pipes: list[int]) -> list[RawArgument]:
    """As `split_arguments`, of a call with nothing nested in it."""
    out: list[RawArgument] = []
    number = 0
    for pipe, end in pairwise([*pipes, node.close]):
        start = pipe + 1
        equals = source.find("=", start, end)
        name = source[start:equals].strip() if equals >= 0 else "://"
        if "://" in name or "[[" in name:
            number += 1
            name = str(number)
        else:
            start = equals + 1
        out.append(RawArgument(name, start, end, index, index))
    return out


def find_equals(context: Context, equals: int, end: int, first: int, last: int) -> int:
    """The equals sign that ends the name of an argument, or -1. A name holds nothing but words and comments.

    `equals`: the first there is, perhaps inside one of the nodes first to last.
    """
    source, nodes = context.source, context.nodes
    while first < last and nodes[first].start < equals:
        node = nodes[first]
        if node.kind and node.kind != kinds.COMMENT:
            return -1
        if node.end > equals:
            equals = source.find("=", node.end, end)
            if equals < 0:
                return -1
        first = node.after
    return equals


def argument_name(context: Context, start: int, end: int, first: int) -> str:
    """The name, without comments."""
    source, nodes = context.source, context.nodes
    parts = []
    while first < len(nodes) and nodes[first].start < end:
        node = nodes[first]
        if node.kind == kinds.COMMENT:
            parts.append(source[start : node.start])
            start = node.end
        first = node.after
    parts.append(source[start:end])
    return "".join(parts).strip()


def template_name(context: Context, node: Node, index: int) -> str:
    """The name as MediaWiki shows it: first letter upper case, blanks for underscores, no "Template:".

    `NO_NAME` if it is none that a page could have: then MediaWiki shows the braces as text.
    """
    if node.name:
        return node.name
    end = node.pipes[0] if node.pipes else node.close
    name = context.source[node.open : end]
    if node.whole:
        name = name.partition("|")[0]
    elif node.after > index + 1 and context.nodes[index + 1].start < end:
        name = argument_name(context, node.open, end, index + 1)
    known = context.names.get(name)
    if known is None:
        known = context.names[name] = canonical_name(name)
    node.name = known
    return known


def canonical_name(name: str) -> str:
    """As `template_name`, of a name as written."""
    if not NAME.fullmatch(name):
        return NO_NAME
    name = " ".join(name.replace("_", " ").split())
    head, colon, tail = name.partition(":")
    if colon and head.strip().lower() in ("template", "subst", "safesubst", "msg", "vorlage", "modèle", "plantilla"):
        name = tail.strip()
    return name[:1].upper() + name[1:]
