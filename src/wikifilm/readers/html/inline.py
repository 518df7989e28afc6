"""A run of text while it grows: white space folded, marks at their offsets."""

from __future__ import annotations

from typing import TypeAlias

from wikifilm.document import EMPTY, ItemRange, Link, ReferenceMark, Style, Text, moved

__all__ = ["Inline", "Start"]

Start: TypeAlias = tuple[int, int]
"""Where a mark begins: the length of the text, and the number of pieces, at that moment."""


class Inline:
    """Pieces of text and their marks.

    A blank or a line break waits in `pending` until more text comes, so it never stands at an end, and a
    mark that closes before it does not hold it.
    """

    __slots__ = ("items", "length", "links", "parts", "pending", "references", "styles")

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.pending = ""
        self.links: list[Link] = []
        self.references: list[ReferenceMark] = []
        self.styles: list[Style] = []
        self.items: list[ItemRange] = []

    def add(self, text: str) -> None:
        """More text, in which every run of white space is one blank already."""
        core = text.strip(" ")
        if not core:
            self.pending = self.pending or " "
            return
        if self.length:
            if self.pending:
                core = self.pending + core
            elif text[0] == " ":
                core = " " + core
        self.parts.append(core)
        self.length += len(core)
        self.pending = " " if text[-1] == " " else ""

    def newline(self) -> None:
        """The line ends here; several ends at one place are one."""
        self.pending = "\n"

    def start(self) -> Start:
        """A mark begins here."""
        return self.length, len(self.parts)

    def range(self, start: Start) -> tuple[int, int] | None:
        """Offsets from `start` to here, without the white space before the first word; None if nothing came."""
        at, index = start
        if index >= len(self.parts):
            return None
        return (at + 1 if at and self.parts[index][0] in " \n" else at), self.length

    def extend(self, text: Text) -> None:
        """A finished text, marks moved along."""
        if text.value:
            glue = self.pending if self.length else ""
            self.parts.append(glue + text.value)
            by = self.length + len(glue)
            self.length += len(glue) + len(text.value)
            self.pending = ""
        else:
            by = self.length
        self.links += moved(text.links, by)
        self.references += moved(text.references, by)
        self.styles += moved(text.styles, by)
        self.items += moved(text.items, by)

    def text(self) -> Text:
        """The finished text."""
        if not (self.links or self.references or self.styles or self.items):
            return Text("".join(self.parts)) if self.parts else EMPTY
        # Marks come in order of their ends; a mark that holds another goes first.
        for marks in (self.styles, self.items):
            if len(marks) > 1:
                marks.sort(key=_place)
        return Text(
            "".join(self.parts), tuple(self.links), tuple(self.references), tuple(self.styles), tuple(self.items)
        )


def _place(mark: Style | ItemRange) -> tuple[int, int]:
    return mark.start, -mark.end
