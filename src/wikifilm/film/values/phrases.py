"""Cutting and comparing short phrases: cells, list items, headings."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from wikifilm.document import Link as TextLink
from wikifilm.document import Text
from wikifilm.film.vocabulary import any_of
from wikifilm.model import Link

__all__ = [
    "alternatives",
    "cut",
    "cut_lines",
    "first_outside",
    "fold",
    "linked_text",
    "merged_mapping",
    "merged_phrases",
    "outside",
    "parts",
]

_NOT_WORD = re.compile(r"[\W_]+")
_OPTIONAL_PLURAL = re.compile(r"\((?:e?s|n|en|in)\)", re.IGNORECASE)
_LINE_FEED = re.compile(r"\n")
_FEW = 16
_REMEMBERED = 60
_OPEN = "([{（［「『《【"
_CLOSE = ")]}）］」』》】"
_QUOTES = {'"': '"', "“": "”", "«": "»", "„": "“"}
_OPENING = re.compile(f"[{re.escape(_OPEN)}]")
_GUARDS = re.compile(f'[{re.escape(_OPEN + _CLOSE)}"“”«»„]')


def fold(phrase: str) -> str:
    """Lower case words with one blank between, no punctuation: what two spellings of a phrase have in common.

    An optional plural ("Recipient(s)") is left out.
    """
    return _remembered_fold(phrase) if len(phrase) <= _REMEMBERED else _fold(phrase)


def _fold(phrase: str) -> str:
    phrase = phrase.lower() if phrase.isascii() else unicodedata.normalize("NFKC", phrase).casefold()
    if "(" in phrase:
        phrase = _OPTIONAL_PLURAL.sub("", phrase)
    return _NOT_WORD.sub(" ", phrase).strip()


# The same headers, results and categories come again on every page.
_remembered_fold = lru_cache(maxsize=8192)(_fold)


def alternatives(phrases: Iterable[str]) -> str:
    """A regular expression for any of the folded phrases, longest first, any white space for their blanks."""
    ordered = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    return any_of([r"\s" if sign == " " else re.escape(sign) for sign in phrase] for phrase in ordered)


def merged_phrases(languages: Iterable[dict[str, Any]], key: str) -> tuple[str, ...]:
    """The folded phrases under a key of all languages, each once, in their order."""
    return tuple(dict.fromkeys(fold(phrase) for language in languages for phrase in language.get(key, ())))


def merged_mapping(languages: Iterable[dict[str, Any]], key: str) -> dict[str, str]:
    """Folded phrase → value, from the lists of phrases by value under a key; the first language that has one counts."""
    out: dict[str, str] = {}
    for language in languages:
        for value, phrases in language.get(key, {}).items():
            for phrase in phrases:
                out.setdefault(fold(phrase), value)
    return out


def linked_text(value: str, links: Iterable[Link]) -> Text:
    """A slot's text with its links put back at the places of their labels."""
    found, at = [], 0
    for link in links:
        start = value.find(link.text, at) if link.text else -1
        if start >= 0:
            at = start + len(link.text)
            found.append(TextLink(start, at, link.target))
    return Text(value, links=tuple(found))


def cut(text: Text, separator: re.Pattern[str]) -> list[Text]:
    """The parts between separators, without white space at their ends, empty parts left out; of marks only links.

    A separator inside brackets, quotation marks or the label of a link does not count.
    """
    return parts(text, outside(text, separator))


def cut_lines(text: Text) -> list[Text]:
    """The lines that are not empty; of marks only links."""
    return parts(text, [match.span() for match in _LINE_FEED.finditer(text.value)] if "\n" in text.value else [])


def outside(text: Text, pattern: re.Pattern[str]) -> list[tuple[int, int]]:
    """Where a pattern stands outside brackets, quotation marks and link labels."""
    spans = [match.span() for match in pattern.finditer(text.value)]
    blocked = _blocked(text) if spans else []
    if not blocked:
        return spans
    found, reached, current = [], 0, 0
    for span in spans:
        while current < len(blocked) and blocked[current][0] <= span[0]:
            reached = max(reached, blocked[current][1])
            current += 1
        if span[0] >= reached:
            found.append(span)
    return found


def first_outside(text: Text, pattern: re.Pattern[str], start: int = 0) -> re.Match[str] | None:
    """The first match of `outside` at or behind an offset."""
    blocked: list[tuple[int, int]] | None = None
    for match in pattern.finditer(text.value, start):
        at = match.start()
        if blocked is None:
            if not text.links and _GUARDS.search(text.value, 0, at) is None:
                return match
            blocked = _blocked(text)
        if not any(begin <= at < end for begin, end in blocked[:_FEW]):
            return match if len(blocked) <= _FEW else _first_of_many(text, pattern, start)
    return None


def _first_of_many(text: Text, pattern: re.Pattern[str], start: int) -> re.Match[str] | None:
    found = next((span for span in outside(text, pattern) if span[0] >= start), None)
    return pattern.match(text.value, found[0]) if found else None


def _blocked(text: Text) -> list[tuple[int, int]]:
    """Bracketed and quoted ranges and labels of links, in order."""
    ranges = _guarded(text.value) if _GUARDS.search(text.value) else []
    if text.links:
        ranges += [(link.start, link.end) for link in text.links]
    if len(ranges) > 1:
        ranges.sort()
    return ranges


def parts(text: Text, gaps: list[tuple[int, int]]) -> list[Text]:
    """What stands between gaps (in order): without white space at its ends, no empty parts; of marks only links."""
    value, out, at, first = text.value, [], 0, 0
    if not text.links:
        starts, ends = [0, *(end for _, end in gaps)], [*(start for start, _ in gaps), len(value)]
        return [Text(part) for start, end in zip(starts, ends, strict=True) if (part := value[start:end].strip())]
    for gap_start, gap_end in [*gaps, (len(value), len(value))]:
        part = value[at:gap_start]
        start = at + len(part) - len(part.lstrip())
        part = part.strip()
        end = start + len(part)
        links = []
        while first < len(text.links) and text.links[first].start < gap_end:
            link = text.links[first]
            if start <= link.start and link.end <= end:
                links.append(TextLink(link.start - start, link.end - start, link.target, link.external))
            first += 1
        if part:
            out.append(Text(part, links=tuple(links)))
        at = gap_end
    return out


def brackets(value: str) -> list[tuple[int, int]]:
    """The ranges of the outermost brackets, with their marks; a bracket without its partner counts for nothing."""
    if _OPENING.search(value) is None:
        return []
    out: list[tuple[int, int]] = []
    for start, end in sorted([span for span in _guarded(value) if value[span[0]] in _OPEN]):
        if not out or start >= out[-1][1]:
            out.append((start, end))
    return out


def _guarded(value: str) -> list[tuple[int, int]]:
    """Bracketed and quoted ranges; a bracket or quotation mark without its partner guards nothing."""
    ranges: list[tuple[int, int]] = []
    opened: list[tuple[str, int]] = []
    quote: tuple[str, int] | None = None
    for match in _GUARDS.finditer(value):
        mark = match[0]
        if quote is not None and mark == quote[0]:
            ranges.append((quote[1], match.end()))
            quote = None
        elif quote is None and mark in _QUOTES:
            quote = (_QUOTES[mark], match.start())
        elif mark in _OPEN:
            opened.append((_CLOSE[_OPEN.index(mark)], match.start()))
        elif opened and opened[-1][0] == mark:
            ranges.append((opened.pop()[1], match.end()))
    return ranges
