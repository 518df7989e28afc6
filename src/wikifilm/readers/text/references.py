"""The footnotes of a printed page: lists under "References" or "Notes", and the marks that name them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from string import ascii_lowercase

from wikifilm.document import Block, Item, ItemList, Reference, Table, Text, join_texts
from wikifilm.readers.text.headings import Heading, heading_key
from wikifilm.readers.text.words import words

__all__ = ["take_references"]

# What stands before a footnote: an arrow back, and a letter or number for each place that names it.
_BACKLINKS = re.compile(
    r"(?:(?i:jump up)(?:(?i: to):?)?\s*)?(?P<arrow>[\^↑]+\s*)?(?:(?i:jump up to):?\s*)?"
    r"(?:a,? b(?:,? [c-z])*(?=\s)|a(?=\s)(?<=[\^↑] a)|(?:[0-9]{1,3}[.,][0-9]{1,2}\s+)+)?\s*"
)
_GROUPED = re.compile(r"(?P<group>\D+?) ?[0-9]{1,3}")


@dataclass(slots=True)
class _Labels:
    """Labels of marks on the page, by the way they count."""

    letters: bool = False
    groups: list[str] = field(default_factory=list)
    """Words before the number, in the order of their first marks."""
    taken: dict[str, int] = field(default_factory=dict)
    """How often a footnote had a label."""


def take_references(parts: Sequence[Heading | Block]) -> tuple[list[Heading | Block], tuple[Reference, ...]]:
    """Parts without the lists of footnotes, and the footnotes in reading order.

    `Reference.id` is the label that marks print ("1", "a", "nb 2"): a list doesn't print it, so it's counted.
    """
    labels = _marks(parts)
    rest: list[Heading | Block] = []
    references: list[Reference] = []
    counting: Iterator[str] = iter(())
    key = ""
    for part in parts:
        if isinstance(part, Heading):
            key = heading_key(part.title.value)
            counting = _labels_of(key, labels) if key in words().references else counting
        elif isinstance(part, ItemList):
            notes, others = _part(part, in_section=key in words().references)
            references += _references(notes, counting, labels)
            if not others:
                continue
            part = replace(part, items=others) if notes else part
        rest.append(part)
    return rest, tuple(references)


def _part(block: ItemList, *, in_section: bool) -> tuple[tuple[Item, ...], tuple[Item, ...]]:
    """Footnotes and other items. A list of references has only footnotes, if it has a number or an arrow at all.

    (Some renderers move the last footnotes to the end of the page; the arrows back still tell them.)
    """
    arrows = [item.text.value.startswith(("^", "↑")) for item in block.items]
    if in_section and (any(arrows) or any(item.kind == "number" for item in block.items)):
        return block.items, ()
    notes = tuple(item for item, arrow in zip(block.items, arrows, strict=True) if arrow)
    return notes, tuple(item for item, arrow in zip(block.items, arrows, strict=True) if not arrow)


def _marks(parts: Iterable[Heading | Block]) -> _Labels:
    labels = _Labels()
    for text in _texts(parts):
        for mark in text.references:
            if mark.id.isalpha():
                labels.letters = labels.letters or len(mark.id) == 1
            elif (grouped := _GROUPED.fullmatch(mark.id)) and grouped["group"] not in labels.groups:
                labels.groups.append(grouped["group"])
    return labels


def _texts(parts: Iterable[Heading | Block]) -> Iterator[Text]:
    """All texts that may hold marks."""
    for part in parts:
        if isinstance(part, Heading):
            yield part.title
        elif isinstance(part, ItemList):
            yield from (item.text for _, item in part.walk())
        elif isinstance(part, Table):
            yield from (cell.text for row in part.rows for cell in row.cells)
        elif hasattr(part, "text"):
            yield part.text


def _labels_of(key: str, labels: _Labels) -> Iterator[str]:
    """The labels that the footnotes of a section have, one after the other."""
    if "reference" not in key:
        if labels.groups:
            group = labels.groups.pop(0)
            return (f"{group} {number}" for number in range(1, 1000))
        if labels.letters:
            labels.letters = False
            return iter(ascii_lowercase)
    return (str(number) for number in range(1, 10000))


def _references(items: Sequence[Item], counting: Iterator[str], labels: _Labels) -> Iterator[Reference]:
    for item in items:
        label = next(counting, "")
        times = labels.taken[label] = labels.taken.get(label, 0) + 1
        unique = label if times == 1 else f"{label}-{times}"
        text = _content(item)
        group = _GROUPED.fullmatch(label)
        yield Reference(unique, text, group=group["group"] if group else "", label=label, span=item.span)


def _content(item: Item) -> Text:
    """The footnote without the links back."""
    text = join_texts([inner.text for _, inner in item.walk()], "\n")
    found = _BACKLINKS.match(text.value)
    return text.slice(found.end(), len(text.value)) if found else text
