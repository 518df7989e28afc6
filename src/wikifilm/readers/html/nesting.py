"""Elements nested deeper than any page needs are flattened before a tree is built.

Building a tree asks, at many a start tag, which elements are open; the time grows with the square of the depth. Like
browsers, which stop at 512, we drop the tags of what is deeper, and keep its text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from wikifilm.readers.html.elements import ADD_NO_DEPTH

__all__ = ["bound_nesting"]

MAX_NESTING = 512
_MAX_LOOSE = 64
_LOOSE = {"li": "li", "dd": "dd", "dt": "dd"}
"""Items that close their own kind, but nest in the other: `<li><dd><li><dd>` gets deep without any list."""
_LISTS = frozenset({"ul", "ol", "dl", "menu", "dir", "table"})
_BLOCK = 4096
_TAG = re.compile(r"<(/?)([A-Za-z][^\s/>]*)")
_NOT_DEEP = "|".join(sorted(ADD_NO_DEPTH - _LOOSE.keys() - {"!"}))
_DEEP = re.compile(rf"<(/?)(?!(?:{_NOT_DEEP})[\s/>])[A-Za-z]")


def bound_nesting(source: str) -> str:
    """The source, without the tags of elements nested too deep."""
    return _flatten(source) if _may_be_deep(source, _all_tags) and _may_be_deep(source, _deep_tags) else source


def _may_be_deep(source: str, count: Callable[[str, int, int], tuple[int, int]]) -> bool:
    """Whether more than `MAX_NESTING` elements can be open at once, by the start and end tags of each block."""
    depth = end = 0
    while end < len(source):
        start, end = end, source.find("<", end + _BLOCK)
        end = end if end >= 0 else len(source)
        opening, closing = count(source, start, end)
        if depth + opening > MAX_NESTING:
            return True
        depth = max(0, depth + opening - closing)
    return False


def _all_tags(source: str, start: int, end: int) -> tuple[int, int]:
    """How many tags begin between two offsets, start tags and end tags, and what looks like one."""
    closing = source.count("</", start, end)
    return source.count("<", start, end) - closing, closing


def _deep_tags(source: str, start: int, end: int) -> tuple[int, int]:
    """The same without those of elements that add no depth: a long page has many a `br`."""
    found = _DEEP.findall(source, start, end)
    closing = found.count("/")
    return len(found) - closing, closing


@dataclass(slots=True)
class _Nesting:
    """Which elements are open, by name; their order doesn't matter for the depth."""

    depth: int = 0
    kept: Counter[str] = field(default_factory=Counter)
    dropped: Counter[str] = field(default_factory=Counter)
    item: str = ""
    """Kind of the item before, in this list."""
    loose: int = 0
    """Items that stand in one of the other kind."""
    lists: list[tuple[str, str, int]] = field(default_factory=list)
    """Lists that are open, with the item and number that count again behind them."""

    def drops_item(self, kind: str, *, closing: bool) -> bool:
        """Whether to drop the tag of an item."""
        if closing:
            self.item = "" if kind == self.item else self.item
        else:
            self.loose += bool(self.item) and kind != self.item
            self.item = kind
        return self.loose > _MAX_LOOSE

    def enter(self, name: str) -> None:
        """A list begins."""
        self.lists.append((name, self.item, self.loose))
        self.item = ""

    def leave(self, name: str) -> None:
        """A list ends."""
        if self.lists and self.lists[-1][0] == name:
            _, self.item, self.loose = self.lists.pop()

    def drops(self, name: str, *, closing: bool) -> bool:
        """Whether to drop this tag."""
        if not closing:
            too_deep = self.depth >= MAX_NESTING
            (self.dropped if too_deep else self.kept)[name] += 1
            self.depth += not too_deep
            if not too_deep and name in _LISTS:
                self.enter(name)
            return too_deep
        if self.dropped[name]:
            self.dropped[name] -= 1
            return True
        if self.kept[name]:
            self.kept[name] -= 1
            self.depth -= 1
            self.leave(name)
        return False


def _drops(nesting: _Nesting, name: str, *, closing: bool) -> bool:
    if name in _LOOSE:
        return nesting.drops_item(_LOOSE[name], closing=closing)
    return name not in ADD_NO_DEPTH and nesting.drops(name, closing=closing)


def _flatten(source: str) -> str:
    nesting = _Nesting()
    out: list[str] = []
    kept = 0
    for found in _TAG.finditer(source):
        name = found[2].lower()
        if found.start() < kept or not _drops(nesting, name, closing=bool(found[1])):
            continue
        out.append(source[kept : found.start()])
        kept = source.find(">", found.end()) + 1
        if not kept:
            return "".join(out)
    out.append(source[kept:])
    return "".join(out)
