"""A whole page on one line, cut into lines again: `BeautifulSoup.get_text(" ", strip=True)`.

    Salt Barge - Wikipedia Salt Barge From Wikipedia, the free encyclopedia Directed by Ada Quill … Salt Barge is a …
    Contents 1 Plot 2 Cast 2.1 Extras Plot [ edit ] It rains … Cast [ edit ] …

What tells where lines were: the page's title and what the site prints below it, the numbers of the table of contents,
and the links to an editor behind headings. Items and cells leave no trace; they stay running text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from wikifilm.readers.text.labels import labels
from wikifilm.readers.text.line_ends.padded import with_signs
from wikifilm.readers.text.words import words

__all__ = ["parted_line"]

_EDIT = re.compile(r" \[ ([^\[\]]{1,30}) \](?: |$)")
_FEWEST = 2
"""Links to an editor, or entries of a table of contents, that a page has at least: and no fewer than line breaks."""
_MOST_BREAKS, _MOST_ENTRIES = 100, 150
_FEWEST_LABELS = 5
"""Labels of one line that make a box; no sentence has so many."""
_HEAD, _LONGEST_TITLE = 1_000, 90
_SITE = re.compile(r"(?P<title>.{1,200}?) [-–—] [^-–—]{0,40}?(?:Wikipedia|Wiki)(?: |$)")
_FIRST = " 1 "
_NUMBER = re.compile(r" (\d{1,2}(?:\.\d{1,2}){0,5}) ")
_SENTENCE_END = re.compile(r"[.!?][\"'”’)\]]*(?: ?\[ ?[^\[\]]{1,20} ?\])* | \] ")


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry of the table of contents; offsets of the blanks before its number and behind its title."""

    title: str
    start: int
    end: int


def parted_line(source: str) -> str:
    """The text with line breaks for blanks where lines of a page begin. It stays as long as it was."""
    if source.count("\n") > _MOST_BREAKS:
        return source
    line = source.replace("\n", " ")
    edits = [mark.span() for mark in _EDIT.finditer(line) if mark[1].casefold() in words().edit_links]
    entries = _entries(line)
    if max(len(edits), len(entries)) < max(_FEWEST, source.count("\n")):
        return source
    signs = list(source)
    for at in _breaks(line, edits, entries):
        if signs[at : at + 1] == [" "]:
            signs[at] = "\n"
    return with_signs("".join(signs))


def _breaks(line: str, edits: list[tuple[int, int]], entries: list[_Entry]) -> Iterator[int]:
    """Offsets of the blanks that stand where a line ended."""
    top = entries[0].start if entries else edits[0][0]
    yield from _head(line, top)
    if entries:
        yield line.rfind(" ", 0, top)  # before "Contents"
        yield from (entry.start for entry in entries)
    yield from _marked(line, edits, entries) if edits else _bare(line, entries)


def _marked(line: str, edits: list[tuple[int, int]], entries: list[_Entry]) -> Iterator[int]:
    """The blanks around headings with links to an editor."""
    before = entries[-1].end if entries else 0
    for start, end in edits:
        text = line[max(before, start - _LONGEST_TITLE) : start]
        if size := _title_size(text, [entry.title for entry in entries]):
            yield start - size
        yield end - 1
        before = end - 1


def _title_size(text: str, titles: list[str]) -> int:
    """How many characters at the end of a text are a heading and the blank before it; 0 if nothing tells."""
    known = [title for title in titles if text.endswith(f" {title}")]
    if known:
        return len(max(known, key=len)) + 1
    ends = [mark.end() - 1 for mark in _SENTENCE_END.finditer(text)]
    if ends:
        return len(text) - ends[-1]
    parts = text.split(" ")
    tails = (" ".join(parts[at:]) for at in range(1, len(parts)))
    return next((len(tail) + 1 for tail in tails if tail.casefold() in words().top), 0)


def _bare(line: str, entries: list[_Entry]) -> Iterator[int]:
    """The blanks around headings that only the table of contents tells: between the end of a sentence and a capital."""
    at = entries[-1].end
    yield at
    at += len(entries[0].title) + 1
    yield at
    for entry in entries[1:]:
        heading = re.compile(rf"(?<=[.!?\"”')\]]) {re.escape(entry.title)} (?=[^\W\d_a-z]|[\"“'(\d])")
        if found := heading.search(line, at):
            yield found.start()
            at = found.end() - 1
            yield at


def _entries(line: str) -> list[_Entry]:
    """The entries of the table of contents."""
    start = max((line.find(f"{word}{_FIRST}") for word in _contents()), default=-1)
    chosen: list[re.Match[str]] = []
    number: tuple[int, ...] = ()
    for mark in _NUMBER.finditer(line, line.index(_FIRST, start)) if start >= 0 else ():
        if chosen and (mark.start() - chosen[-1].end() > _LONGEST_TITLE or len(chosen) == _MOST_ENTRIES):
            break
        here = tuple(map(int, mark[1].split(".")))
        if here in _next(number):
            chosen.append(mark)
            number = here
    if len(chosen) < _FEWEST:
        return []
    first = line[chosen[0].end() : chosen[1].start()]
    end = line.find(f" {first} ", chosen[-1].end())  # the first heading follows the last entry
    if not 0 < end - chosen[-1].end() <= _LONGEST_TITLE:
        return []
    ends = [*(mark.start() for mark in chosen[1:]), end]
    return [_Entry(line[mark.end() : end], mark.start(), end) for mark, end in zip(chosen, ends, strict=True)]


def _next(number: tuple[int, ...]) -> set[tuple[int, ...]]:
    """Numbers that can follow one: 2.1 and 3 follow 2."""
    after = {(*number[:at], number[at] + 1) for at in range(len(number))}
    return after | {(*number, 1)}


@cache
def _contents() -> tuple[str, ...]:
    return tuple(word.capitalize() for word in sorted(words().contents))


def _head(line: str, top: int) -> Iterator[int]:
    """The title, what the site prints below it, and the beginning of the article below the box."""
    site = _SITE.match(line)
    if site is None:
        return
    yield site.end() - 1
    start = site.end()
    folded = line[:_HEAD].casefold()
    for phrase in words().furniture:
        at = folded.find(phrase, start)
        if at > 0:
            yield at - 1
            yield at + len(phrase)
    title = site["title"].partition(" (")[0]
    opening = re.compile(rf" {re.escape(title)}(?: ?\([^()]{{0,300}}\))? (?={_verbs()})")
    found = opening.search(line, start, top)
    if found:
        yield found.start()
        yield from _box(line, start, found.start())
        yield from _hatnote(line, start, found.start())


def _hatnote(line: str, start: int, end: int) -> Iterator[int]:
    """The blanks around a note that points elsewhere: "For other uses, see …."."""
    region = line[start:end].casefold()
    places = (region.find(f" {phrase}") for phrase in words().hatnotes if " " in phrase)
    first = min((at for at in places if at >= 0), default=-1)
    if 0 <= first < _HEAD:
        yield start + first
        ended = _SENTENCE_END.search(line, start + first, end)
        if ended:
            yield ended.end() - 1


def _box(line: str, start: int, end: int) -> Iterator[int]:
    """The blanks around the labels of the box."""
    found = list(_label().finditer(line, start, end))
    if len(found) >= _FEWEST_LABELS:
        for mark in found:
            yield mark.start()
            yield mark.end()


@cache
def _label() -> re.Pattern[str]:
    safe = {label for label in labels().labels if " " in label} | labels().alone
    known = sorted(safe, key=len, reverse=True)
    return re.compile(rf" (?:{'|'.join(re.escape(label[:1].upper() + label[1:]) for label in known)})(?= )")


@cache
def _verbs() -> str:
    return "|".join(rf"{re.escape(verb.strip())}(?!\w)" for verb in labels().lead_verbs)
