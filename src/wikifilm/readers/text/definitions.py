"""Printed definition lists: terms at the margin, each with its definitions indented or behind a colon below it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from wikifilm.diagnostics import Span
from wikifilm.document import Item, ItemList
from wikifilm.readers.text.inline import inline_text
from wikifilm.readers.text.layout import Layout
from wikifilm.readers.text.lines import Line
from wikifilm.readers.text.lists import is_item

__all__ = ["definitions_at"]

# Markdown prints a colon and three blanks, html2text four blanks, one more from the second on.
_COLON = re.compile(r":[ \t]{1,4}(?=[^\s|])")
_INDENTED = re.compile(r" {4,5}(?=[^\s|])")
_LONGEST_TERM = 150
_NO_TERM = " \t>|#:\\"
"""What a term does not begin with."""


def definitions_at(lines: Sequence[Line], index: int, layout: Layout) -> tuple[ItemList, int] | None:
    """The definition list that begins at this line, and the index of the line after it; None if there is none.

    Only Markdown prints one so that it can be told from paragraphs. Definitions without a term count where several
    follow each other.
    """
    if not layout.is_markdown or layout.is_wrapped or not (_begins(lines, index) or _definition(lines[index])):
        return None
    items: list[Item] = []
    at = end = index
    while at < len(lines) and (lines[at].blank or _definition(lines[at]) or _begins(lines, at)):
        if not lines[at].blank:
            items.append(_item(lines[at]))
            end = at + 1
        elif at + 1 < len(lines) and not _begins(lines, at + 1):
            break
        at += 1
    if len(items) < 2:
        return None
    return ItemList(tuple(items), span=Span(lines[index].start, lines[end - 1].end)), end


def _item(line: Line) -> Item:
    found = _definition(line)
    start = found.end() if found is not None else 0
    text = inline_text(line.text[start:].rstrip(), line.start + start)
    return Item(text, "term" if found is None else "definition", span=Span(line.start, line.end))


def _definition(line: Line) -> re.Match[str] | None:
    if line.text[:1] not in {":", " "}:
        return None
    found = _COLON.match(line.text) or _INDENTED.match(line.text)
    return None if found is None or is_item(Line(line.text[found.end() :], line.start)) else found


def _begins(lines: Sequence[Line], at: int) -> bool:
    """Whether a term with its first definition begins here."""
    if at + 1 >= len(lines) or _definition(lines[at + 1]) is None or lines[at + 1].blank:
        return False
    text = lines[at].text
    if "|" in text:
        return False
    return bool(text) and text[0] not in _NO_TERM and len(text) <= _LONGEST_TERM and not is_item(lines[at])
