"""The blocks that a section is made of, tables apart."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, TypeAlias

from msgspec.structs import replace

from wikifilm.diagnostics import Span
from wikifilm.document.placed import Placed
from wikifilm.document.table import Table
from wikifilm.document.text import EMPTY, Text
from wikifilm.records import record

__all__ = ["Argument", "Block", "Figure", "Hatnote", "Item", "ItemKind", "ItemList", "Paragraph", "Template"]

ItemKind: TypeAlias = Literal["bullet", "number", "term", "definition"]


class Paragraph(Placed, frozen=True, eq=False):
    """Running text: a paragraph, a block quotation, preformatted lines."""

    text: Text
    span: Span | None = None


@record
class Item(Placed, frozen=True, eq=False):
    """One item of a list, with the items nested in it."""

    text: Text
    kind: ItemKind = "bullet"
    items: tuple[Item, ...] = ()
    span: Span | None = None

    def walk(self, depth: int = 0) -> Iterator[tuple[int, Item]]:
        """This item and all nested ones in reading order, with their depth from 0."""
        yield depth, self
        for item in self.items:
            yield from item.walk(depth + 1)


@record
class ItemList(Placed, frozen=True, eq=False):
    """A bulleted, numbered or definition list."""

    items: tuple[Item, ...]
    span: Span | None = None

    def walk(self) -> Iterator[tuple[int, Item]]:
        """All items in reading order with their depth from 0."""
        for item in self.items:
            yield from item.walk()


@record
class Hatnote(Placed, frozen=True, eq=False):
    """A note that points elsewhere: "Main article: …", "See also: …"."""

    text: Text
    kind: str = ""
    """"main", "see also", "further", "about", "description" (the one that wikis show in searches), or ""."""
    span: Span | None = None


@record
class Figure(Placed, frozen=True, eq=False):
    """An image, or a box beside the text, with its caption."""

    caption: Text
    target: str = ""
    """Title or URL of the file."""
    span: Span | None = None


class Argument(Placed, frozen=True, eq=False):
    """A parameter of a template call."""

    name: str
    """Without surrounding blanks; "1", "2", … for those without a name."""
    value: Text
    span: Span | None = None
    """Where the value stands, without the name."""


class Template(Placed, frozen=True, eq=False):
    """A template call that the page still holds (wikitext only).

    As a block it stands for itself; inside text a `TemplateMark` places it.
    """

    name: str
    """As MediaWiki shows it: first letter upper case, blanks for underscores, no "Template:"."""
    arguments: tuple[Argument, ...] = ()
    text: Text = EMPTY
    """What it shows, as far as known; of an unknown template the values of its arguments."""
    span: Span | None = None

    def get(self, *names: str) -> Text | None:
        """The first non-empty argument of these names; the last of equal names counts, as in MediaWiki."""
        values = {argument.name: argument.value for argument in self.arguments}
        return next((values[name] for name in names if values.get(name)), None)

    def _content(self) -> tuple[object, ...]:
        numbers: dict[object, int] = {}
        _number(self, numbers, {})
        return tuple(numbers)

    def __repr__(self) -> str:
        arguments = {one.name: one.value.value for one in self.arguments}
        return f"Template(name={self.name!r}, arguments={arguments!r}, text={self.text.value!r}, span={self.span!r})"


def _number(template: Template, numbers: dict[object, int], known: dict[int, int]) -> int:
    """Enter a template, after those inside it, where each is told by its number. `known`: numbers by identity.

    Arguments and text hold the same templates, each with those inside it: told in full each time, every level would
    take three times as long as the one below.
    """
    number = known.get(id(template))
    if number is None:
        arguments = [(one.name, _numbered(one.value, numbers, known)) for one in template.arguments]
        content = template.name, tuple(arguments), _numbered(template.text, numbers, known)
        number = known[id(template)] = numbers.setdefault(content, len(numbers))
    return number


def _numbered(text: Text, numbers: dict[object, int], known: dict[int, int]) -> tuple[object, ...]:
    marks = [(mark.start, mark.end, _number(mark.template, numbers, known)) for mark in text.templates]
    return replace(text, templates=()), tuple(marks)


Block: TypeAlias = Paragraph | ItemList | Table | Hatnote | Figure | Template
