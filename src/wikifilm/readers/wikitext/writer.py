"""Writes a `Text`: folds blanks, reads apostrophes and entities, remembers marks."""

from __future__ import annotations

import re
from typing import TypeVar

from msgspec.structs import replace

from wikifilm.document import ItemRange, Link, ReferenceMark, Style, TemplateMark, Text, moved
from wikifilm.document.blocks import Template
from wikifilm.document.text import EMPTY
from wikifilm.readers.wikitext.apostrophes import LITERAL
from wikifilm.readers.wikitext.entities import decode_entities
from wikifilm.readers.wikitext.runs import PLAIN_LINK, by_start, read_run
from wikifilm.readers.wikitext.titles import page_title, shown_label

__all__ = ["Writer"]

QUOTES = re.compile(r"'{2,}")
URL = re.compile(r"(?<![\w/.])(?:https?|ftps?)://(?:[^\s\[\]<>\"{}|\x00-\x20']|'(?!'))+")
M = TypeVar("M", Link, ReferenceMark, Style, ItemRange, TemplateMark)


class Writer:
    """Text that grows at its end. Offsets are those of the text to come."""

    __slots__ = (
        "at_break", "bold", "elements", "gap", "hidden", "italic", "items", "length", "links", "lists", "parts",
        "references", "styles", "templates",
    )  # fmt: skip

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.gap = False
        """A blank is owed before the next word."""
        self.at_break = True
        """Nothing stands on the line yet, so no blank is owed."""
        self.hidden = 0
        """Depth of elements whose content isn't shown."""
        self.bold = -1
        self.italic = -1
        self.links: list[Link] = []
        self.references: list[ReferenceMark] = []
        self.styles: list[Style] = []
        self.items: list[ItemRange] = []
        self.templates: list[TemplateMark] = []
        self.elements: list[tuple[str, int]] = []
        """Open elements with a style, and where they began; "" for one that hides."""
        self.lists: list[int] = []
        """Open HTML lists: where the open item of each began, or -1."""

    # -- text

    def source(self, text: str) -> None:
        """Text as it stands in the source, without nodes."""
        if not ("[[" in text or "''" in text):
            self.words(text)
        elif self.bold >= 0 or self.italic >= 0 or not self.run(text):
            at = 0
            for match in PLAIN_LINK.finditer(text):
                self.words(text[at : match.start()])
                self.plain_link(*match.groups())
                at = match.end()
            self.words(text[at:])

    def run(self, text: str) -> bool:
        """Words, plain links and apostrophes at once; False if that can't be."""
        gap = self.gap or text[0].isspace()
        start = self.length + (gap and not self.at_break)
        run = read_run(text, start)
        if run is None or self.hidden:
            return run is not None
        if start > self.length:
            self.parts.append(" ")
        self.parts.append(run.value)
        self.length = start + len(run.value)
        self.links += run.links
        self.styles += run.styles
        self.at_break = False
        self.gap = text[-1].isspace()
        return True

    def words(self, text: str, urls: bool = True) -> None:
        """Text as it stands in the source, without constructs other than apostrophes and entities.

        `urls`: those that stand by themselves are links.
        """
        if urls and "://" in text:
            self.with_urls(text)
        elif "''" in text or ("\n" in text and (self.bold >= 0 or self.italic >= 0)):
            self.quoted(text)
        else:
            self.plain(decode_entities(text) if "&" in text else text)

    def with_urls(self, text: str) -> None:
        """Text with URLs that stand by themselves, which are links."""
        at = 0
        for match in URL.finditer(text):
            self.words(text[at : match.start()], urls=False)
            at = match.start() + len(url := bare_url(match[0]))
            start = self.mark()
            self.source_without_quotes(url)
            self.link(start, decode_entities(url), external=True)
        self.words(text[at:], urls=False)

    def plain(self, text: str) -> None:
        """Text that means itself; blanks are folded."""
        # The only blank that is printable is the one of ASCII.
        if not text.isprintable() or "  " in text:
            text = folded(text)
        if not text or text == " ":
            self.gap = self.gap or bool(text)
            return
        if self.hidden:
            return
        if self.at_break:
            self.at_break = False
            if text[0] == " ":
                text = text[1:]
        elif self.gap and text[0] != " ":
            text = " " + text
        if text[-1] == " ":
            self.gap = True
            text = text[:-1]
        else:
            self.gap = False
        self.parts.append(text)
        self.length += len(text)

    def quoted(self, text: str) -> None:
        """Text with apostrophes that mark; they mean nothing beyond the end of their line."""
        first, *lines = text.split("\n")
        self.quoted_line(first)
        for line in lines:
            self.close_quotes()
            self.gap = True
            self.quoted_line(line)

    def quoted_line(self, text: str) -> None:
        """Runs of apostrophes: two are italic, three bold, five both."""
        at = 0
        for match in QUOTES.finditer(text):
            start, end = match.span()
            size = end - start
            literal = size - 5 if size > 5 else 1 if size == 4 else 0
            if start + literal > at:
                self.source_without_quotes(text[at : start + literal])
            at = end
            if size - literal != 2:
                self.toggle_bold()
            if size - literal != 3:
                self.toggle_italic()
        if at < len(text):
            self.source_without_quotes(text[at:])

    def source_without_quotes(self, text: str) -> None:
        """As `source`, apostrophes mean themselves."""
        self.plain(decode_entities(text) if "&" in text else text)

    def newline(self) -> None:
        """The line ends; several ends are one."""
        if not self.at_break and not self.hidden:
            self.parts.append("\n")
            self.length += 1
            self.at_break = True
        self.gap = False

    def mark(self) -> int:
        """Where the next word will start."""
        return self.length + 1 if self.gap and not self.at_break else self.length

    # -- marks

    def toggle_bold(self) -> None:
        """`'''`."""
        if self.bold < 0:
            self.bold = self.mark()
        else:
            self.style("b", self.bold)
            self.bold = -1

    def toggle_italic(self) -> None:
        """`''`."""
        if self.italic < 0:
            self.italic = self.mark()
        else:
            self.style("i", self.italic)
            self.italic = -1

    def close_quotes(self) -> None:
        """Apostrophes mean nothing beyond the end of a line, a cell, an argument."""
        if self.bold >= 0:
            self.toggle_bold()
        if self.italic >= 0:
            self.toggle_italic()

    def style(self, name: str, start: int, value: str = "") -> None:
        """What stands from `start` on has a style."""
        if self.length > start:
            self.styles.append(Style(start, self.length, name, value))

    def link(self, start: int, target: str, external: bool = False) -> None:
        """What stands from `start` on is a link."""
        if self.length > start:
            self.links.append(Link(start, self.length, target, external))

    def plain_link(self, target: str, label: str | None, letters: str) -> None:
        """A link that holds nothing but words, and the letters after it."""
        shown = shown_label(target, label)
        if shown[:1].isspace():
            self.gap = True
        start = self.mark()
        self.words(shown)
        if letters:
            self.plain(letters)
        self.link(start, page_title(target))

    def item(self, start: int, depth: int = 1) -> None:
        """What stands from `start` on is an item of a list."""
        if self.length > start:
            self.items.append(ItemRange(start, self.length, depth))

    def reference(self, key: str) -> None:
        """A footnote mark."""
        if not self.hidden:
            self.references.append(ReferenceMark(self.length, self.length, key))

    def template(self, start: int, template: Template) -> None:
        """What stands from `start` on is what a template shows."""
        self.templates.append(TemplateMark(start, max(start, self.length), template))

    def open_element(self, name: str) -> None:
        """An element with a style begins; "" begins one that isn't shown."""
        self.elements.append((name, self.mark()))
        if not name:
            self.hidden += 1

    def close_element(self, name: str) -> None:
        """The innermost element of this name ends, if there is one."""
        for at in range(len(self.elements) - 1, max(-1, len(self.elements) - 20), -1):
            if self.elements[at][0] == name:
                _, start = self.elements.pop(at)
                if not name:
                    self.hidden -= 1
                elif not name.startswith("-"):
                    self.style(name, start)
                return

    # -- HTML lists

    def open_list(self) -> None:
        """A list; the text of an item around it ends."""
        self.close_item()
        self.lists.append(-1)

    def close_list(self) -> None:
        """The innermost list ends."""
        self.close_item()
        if self.lists:
            self.lists.pop()

    def open_item(self) -> None:
        """An item; the one before it ends."""
        self.close_item()
        if self.lists:
            self.lists[-1] = self.length

    def close_item(self) -> None:
        """The open item of the innermost list ends, and its line."""
        self.newline()
        if self.lists and (start := self.lists[-1]) >= 0:
            self.lists[-1] = -1
            if self.length - 1 > start:
                self.items.append(ItemRange(start, self.length - 1, len(self.lists)))

    # -- whole texts

    def text(self, text: Text) -> None:
        """Another text with its marks."""
        if self.hidden:
            return
        value = text.value
        start = self.mark() if value else self.length
        if value:
            if start > self.length:
                self.parts.append(" ")
            self.parts.append(value)
            self.length = start + len(value)
            self.gap = self.at_break = False
        if text.links or text.references or text.styles or text.items or text.templates:
            self.links += moved(text.links, start)
            self.references += moved(text.references, start)
            self.styles += moved(text.styles, start)
            self.items += moved(text.items, start)
            self.templates += moved(text.templates, start)

    def finish(self) -> Text:
        """The text; the writer is spent."""
        if self.bold >= 0 or self.italic >= 0:
            self.close_quotes()
        while self.lists:
            self.close_list()
        while self.elements:
            self.close_element(self.elements[-1][0])
        value = "".join(self.parts)
        if value and value[-1] in " \n":
            value = value.rstrip()
        if not (self.links or self.references or self.styles or self.items or self.templates):
            return Text(value) if value else EMPTY
        if len(value) < self.length:
            self.clip(len(value))
        return Text(
            value,
            ordered(self.links) if self.links else (),
            tuple(self.references),
            ordered(self.styles) if self.styles else (),
            ordered(self.items) if self.items else (),
            ordered(self.templates) if self.templates else (),
        )

    def clip(self, end: int) -> None:
        """Marks don't reach beyond the end of the text."""
        self.links = clipped(self.links, end)
        self.styles = clipped(self.styles, end)
        self.items = clipped(self.items, end)
        self.references = [clip(mark, end) for mark in self.references]
        self.templates = [clip(mark, end) for mark in self.templates]


def folded(text: str) -> str:
    """One blank for several, at the ends too."""
    shown = " ".join(text.split())
    if LITERAL in shown:
        shown = shown.replace(LITERAL, "'")
    if not shown:
        return text and " "
    return f"{' ' * text[0].isspace()}{shown}{' ' * text[-1].isspace()}"


def bare_url(text: str) -> str:
    """A URL in running text ends before the marks that end a sentence, as in MediaWiki."""
    return text.rstrip(",;.:!?" if "(" in text else ",;.:!?)")


def clipped(marks: list[M], end: int) -> list[M]:
    """Marks up to an offset; those that are left without text are dropped."""
    return [mark for mark in (clip(mark, end) for mark in marks) if mark.end > mark.start]


def ordered(marks: list[M]) -> tuple[M, ...]:
    """By their start."""
    if len(marks) > 1:
        marks.sort(key=by_start)
    return tuple(marks)


def clip(mark: M, end: int) -> M:
    """A mark that ends at `end` at the latest."""
    return mark if mark.end <= end else replace(mark, start=min(mark.start, end), end=end)
