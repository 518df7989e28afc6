"""A run of visible text with what was attached to it.

All offsets of marks are offsets in `Text.value`. White space is folded as HTML
folds it: one blank, and a line feed where the page breaks the line (`<br>`,
the border of a list item in a cell, the border of a paragraph in a cell).

A page has thousands of these values, so they are `msgspec.Struct`s: frozen as
the dataclasses beside them, and built in a tenth of the time.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct
from msgspec.structs import replace

if TYPE_CHECKING:
    from wikifilm.document.blocks import Template

__all__ = ["EMPTY", "ItemRange", "Link", "ReferenceMark", "Style", "TemplateMark", "Text", "join_texts", "moved"]


class Link(Struct, frozen=True, gc=False):
    """`value[start:end]` is the label of a link."""

    start: int
    end: int
    target: str
    """Title of a page with blanks ("Ron Howard", "ja:千と千尋の神隠し"), or a URL."""
    external: bool = False


class ReferenceMark(Struct, frozen=True, gc=False):
    """A footnote mark stood at `start`; its text is no part of `value`."""

    start: int
    end: int
    """Always equal to `start`."""
    id: str
    """Key of `Document.references`."""


class Style(Struct, frozen=True, gc=False):
    """`value[start:end]` stood in an element: "b", "i", "small", "s", "sup", "sub", or "lang"."""

    start: int
    end: int
    name: str
    value: str = ""
    """For "lang" the BCP 47 code."""


class ItemRange(Struct, frozen=True, gc=False):
    """`value[start:end]` was one item of a list inside the text (a cell, an argument)."""

    start: int
    end: int
    depth: int = 1


class TemplateMark(Struct, frozen=True, gc=False):
    """`value[start:end]` is what a template shows (may be empty)."""

    start: int
    end: int
    template: Template


Mark = TypeVar("Mark", Link, ReferenceMark, Style, ItemRange, TemplateMark)


class Text(Struct, frozen=True, gc=False):
    """Visible text and its marks, each tuple in order of `start`."""

    value: str = ""
    links: tuple[Link, ...] = ()
    references: tuple[ReferenceMark, ...] = ()
    styles: tuple[Style, ...] = ()
    items: tuple[ItemRange, ...] = ()
    templates: tuple[TemplateMark, ...] = ()

    def __str__(self) -> str:
        return self.value

    def __bool__(self) -> bool:
        return bool(self.value or self.references or self.templates)

    def slice(self, start: int, end: int) -> Text:
        """The part between two offsets; marks are cut at its borders, those outside are dropped."""
        length = len(self.value)
        if not 0 <= start <= end <= length:
            start, end, _ = slice(start, end).indices(length)
            end = max(start, end)
        if start == 0 and end == length:
            return self
        return Text(
            self.value[start:end],
            self.links and _cut(self.links, start, end),
            self.references and _cut(self.references, start, end),
            self.styles and _cut(self.styles, start, end),
            self.items and _cut(self.items, start, end),
            self.templates and _cut(self.templates, start, end),
        )

    def strip(self, characters: str | None = None) -> Text:
        """Without white space (or the given characters) at both ends."""
        value = self.value
        stripped = value.lstrip(characters)
        start = len(value) - len(stripped)
        return self.slice(start, start + len(stripped.rstrip(characters)))

    def lines(self) -> tuple[Text, ...]:
        """The text cut at its line feeds, empty lines left out."""
        out, start = [], 0
        for line in self.value.split("\n"):
            if line.strip():
                out.append(self.slice(start, start + len(line)).strip())
            start += len(line) + 1
        return tuple(out)


EMPTY = Text()


def _cut(marks: tuple[Mark, ...], start: int, end: int) -> tuple[Mark, ...]:
    return tuple(
        [
            replace(mark, start=max(mark.start, start) - start, end=min(mark.end, end) - start)
            for mark in marks
            if (mark.start < end and mark.end > start) or (mark.start == mark.end and start <= mark.start <= end)
        ]
    )


def moved(marks: tuple[Mark, ...], by: int) -> tuple[Mark, ...]:
    """The same marks in a text that holds theirs from an offset on."""
    if not by or not marks:
        return marks
    return tuple([replace(mark, start=mark.start + by, end=mark.end + by) for mark in marks])


def join_texts(texts: Iterable[Text], separator: str = "") -> Text:
    """One text of several, marks moved along."""
    parts = list(texts)
    if len(parts) == 1:
        return parts[0]
    starts, at = [], 0
    for part in parts:
        starts.append(at)
        at += len(part.value) + len(separator)
    return Text(
        separator.join(part.value for part in parts),
        *(
            tuple([mark for part, at in zip(parts, starts, strict=True) for mark in moved(getattr(part, name), at)])
            for name in ("links", "references", "styles", "items", "templates")
        ),
    )
