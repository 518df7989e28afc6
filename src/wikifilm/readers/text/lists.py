"""Printed lists: bullets and numbers, nested by indentation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from wikifilm.diagnostics import Span
from wikifilm.document import Item, ItemList
from wikifilm.document.blocks import ItemKind
from wikifilm.options import Options
from wikifilm.readers.text.inline import inline_text
from wikifilm.readers.text.layout import Layout
from wikifilm.readers.text.lines import Line

__all__ = ["is_item", "list_at"]

_MARKER = re.compile(
    r"(?P<indent>[ \t]*)(?:(?P<bullet>[-*+•◦▪●○■‣·])|(?P<number>[0-9]{1,3})[.)])(?:[ \t]+(?P<text>.*)|$)", re.DOTALL
)
_RULE = re.compile(r"[ \t]*(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$")
_INDENT = re.compile(r"[ \t]*")


@dataclass(slots=True)
class _Draft:
    indent: int
    kind: ItemKind
    parts: list[str]
    start: int
    end: int
    items: list[_Draft] = field(default_factory=list)


def is_item(line: Line) -> bool:
    """The line begins an item of a list."""
    found = _MARKER.match(line.text)
    return found is not None and (found["bullet"] != "-" or _RULE.match(line.text) is None)


def list_at(lines: Sequence[Line], index: int, layout: Layout, options: Options) -> tuple[ItemList, int]:
    """The list that begins at this line, and the index of the line after it."""
    top: list[_Draft] = []
    open_items: list[_Draft] = []
    at = end = index
    while at < len(lines):
        line = lines[at]
        if line.blank:
            at += 1
            if at < len(lines) and not lines[at].blank and not _goes_on(lines[at], open_items):
                break
            if at < len(lines) and lines[at].blank and at + 1 < len(lines) and lines[at + 1].blank:
                break
            continue
        if is_item(line):
            _add(line, top, open_items, options)
        elif not _continue(line, lines, at, open_items, layout):
            break
        at += 1
        end = at
    items = tuple(filter(None, (_item(draft) for draft in top)))
    return ItemList(items, span=Span(lines[index].start, lines[end - 1].end)), end


def _goes_on(line: Line, open_items: Sequence[_Draft]) -> bool:
    """After a blank line: another item, or an indented paragraph of the last one."""
    if is_item(line):
        return True
    return bool(open_items) and _width(line.text) >= open_items[-1].indent + 2


def _width(text: str) -> int:
    found = _INDENT.match(text)
    return len(found[0].expandtabs(4)) if found else 0


def _add(line: Line, top: list[_Draft], open_items: list[_Draft], options: Options) -> None:
    found = _MARKER.match(line.text)
    if found is None:
        return
    draft = _Draft(_width(line.text), "number" if found["number"] else "bullet", [], line.start, line.end)
    draft.parts.append(found["text"] or "")
    while open_items and open_items[-1].indent >= draft.indent:
        open_items.pop()
    if open_items and len(open_items) < options.max_depth:
        open_items[-1].items.append(draft)
    else:
        top.append(draft)
    open_items.append(draft)


def _continue(line: Line, lines: Sequence[Line], at: int, open_items: Sequence[_Draft], layout: Layout) -> bool:
    """A line without a marker that belongs to the last item."""
    if not open_items:
        return False
    draft = open_items[-1]
    indented = _width(line.text) >= draft.indent + 2
    lazy = layout.is_wrapped and at > 0 and not lines[at - 1].blank
    if not (indented or lazy):
        return False
    if not draft.parts[-1].endswith("  "):
        new_paragraph = lines[at - 1].blank
        draft.parts.append(" " if (layout.is_markdown or layout.is_wrapped) and not new_paragraph else "\n")
    else:
        draft.parts.append("\n")
    draft.parts.append(line.text.strip(" \t") if not line.text.endswith("  ") else line.text)
    draft.end = line.end
    return True


def _item(draft: _Draft) -> Item | None:
    """The finished item; its nesting is bounded by `Options.max_depth`."""
    text = inline_text("".join(draft.parts), draft.start)
    items = tuple(filter(None, (_item(inner) for inner in draft.items)))
    if not text and not items:
        return None
    return Item(text, draft.kind, items, span=Span(draft.start, draft.end))
