"""Sentences: where they begin and end, and where they stand in the source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from msgspec import Struct

from wikifilm.diagnostics import Span
from wikifilm.document import Block, Item, ItemList, Paragraph, Template, Text
from wikifilm.film.vocabulary import load

__all__ = ["LONGEST_SENTENCE", "Sentence", "block_sentences", "cut_sentences", "source_span"]

_CLOSING = r"""['"”’»)\]]*(?=\s)"""
# A full stop with closing quotes and a blank, a line feed, or the full stop of Chinese and Japanese. Every alternative
# begins with a literal, so the engine looks for a set of characters.
_END = re.compile(rf"\.{_CLOSING}|!{_CLOSING}|\?{_CLOSING}|…{_CLOSING}|\n|。|！|？")
_SHORT_NUMBER = 2
_LONGEST_WORD = 30
_REMEMBERED = 4_000
"""Characters of a paragraph whose sentences are remembered."""
LONGEST_SENTENCE = 2_000
"""Characters of a sentence that are searched for facts: no editor writes more, and no page may take long."""


class Sentence(Struct, frozen=True):
    """`text.value[start:end]`, a sentence of a paragraph or of a list item; of a very long one the beginning."""

    text: Text
    """The whole paragraph or item."""
    start: int
    end: int
    source: Span | None = None
    """Where the paragraph or item stands."""

    @property
    def value(self) -> str:
        """The words of the sentence."""
        return self.text.value[self.start : self.end]

    @property
    def span(self) -> Span | None:
        """Where the sentence stands: exact in printed text, else the paragraph."""
        return source_span(self.source, self.text, self.start, self.end)


def source_span(source: Span | None, text: Text, start: int, end: int) -> Span | None:
    """The place of a part of a text: exact where the source is as long as the text, else the place of the text."""
    if source is None or source.path or source.end - source.start != len(text.value):
        return source
    return Span(source.start + start, source.start + end)


def block_sentences(blocks: Iterable[Block], fragments: tuple[str, ...] = ()) -> Iterator[Sentence]:
    """The sentences of paragraphs, list items and shown templates, in reading order.

    `fragments`: only sentences with one of these. To look for them is much faster than to look for words by a
    pattern, and texts without any are not even cut up.
    """
    holders = list(_holders(blocks))
    if fragments:
        whole = "\n".join([holder.text.value for holder in holders])
        fragments = tuple([fragment for fragment in fragments if fragment in whole])
        holders = [holder for holder in holders if any(map(holder.text.value.__contains__, fragments))]
    for holder in holders:
        value = holder.text.value
        for start, end in _remembered_cut(value) if len(value) <= _REMEMBERED else cut_sentences(value):
            end = min(end, start + LONGEST_SENTENCE)
            if not fragments or any(value.find(fragment, start, end) >= 0 for fragment in fragments):
                yield Sentence(holder.text, start, end, holder.span)


def _holders(blocks: Iterable[Block]) -> Iterator[Paragraph | Template | Item]:
    for block in blocks:
        if isinstance(block, Paragraph | Template):
            yield block
        elif isinstance(block, ItemList):
            yield from (item for _, item in block.walk())


def cut_sentences(value: str) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence, blanks at the borders left out."""
    start = 0
    for found in _END.finditer(value):
        stop, end = found.span()
        if value[stop] == "." and _goes_on(value, start, stop, end):
            continue
        if part := value[start:end].lstrip():
            yield end - len(part), end - len(part) + len(part.rstrip())
        start = end
    if part := value[start:].lstrip():
        yield len(value) - len(part), len(value.rstrip())


@lru_cache(maxsize=64)
def _remembered_cut(value: str) -> tuple[tuple[int, int], ...]:
    """`cut_sentences`, once for all subjects that are looked for in the paragraphs of a page."""
    return tuple(cut_sentences(value))


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(load("prose")[name])


def _goes_on(value: str, start: int, stop: int, end: int) -> bool:
    """Whether a full stop ends no sentence: after an abbreviation, an initial, or before a small letter."""
    following = value[end : end + 3].lstrip()[:1]
    if following.islower():
        return True
    blank = value.rfind(" ", max(start, stop - _LONGEST_WORD), stop)
    word = value[max(blank + 1, start) : stop].lstrip("('\"“‘[")
    if len(word) == 1 and word.isupper():
        return True
    if word.isdigit() and len(word) <= _SHORT_NUMBER:
        before = value[max(start, blank - 20) : max(start, blank)].rpartition(" ")[2]
        return before.lower() in _words("before_number_title")
    word = word.lower()
    if word in ("no", "nr", "nos"):
        return following.isdigit()
    if word not in _words("abbreviations"):
        return False
    return "." not in word or value[end + 1 : end + 12].partition(" ")[0] not in _words("starters")
