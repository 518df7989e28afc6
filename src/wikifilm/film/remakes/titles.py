"""The titles of works in a sentence, by their marks or by the words before them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import attrgetter

from msgspec import Struct

from wikifilm.document import Link, Style, Text
from wikifilm.film.places import nation_of
from wikifilm.film.prose import Sentence
from wikifilm.film.remakes.facts import tells
from wikifilm.film.remakes.words import QUOTES, cue_words, pattern, words_of
from wikifilm.film.writing import language_code, name_at

__all__ = ["Title", "marked_titles", "titles_in"]

_CUE = 30
"""Characters before a title in which a word says that it is one."""
_YEAR_BEFORE = re.compile(r"\s?(?:the\s)?\d{4}(?:['’]s)?$")
_JOINT = re.compile(
    r"[\s,;\"”]{0,4}(?:\([^()]{0,80}\))?[\s,;]{0,3}(?:and|or|&)?\s?"
    r"(?:(?:the\s)?[12]\d{3}(?:['’]s)?\s(?:film,?\s)?)?[\"“]?"
)
"""What stands between two titles of a series: a comma, "and", "and 1941's"."""
_MOST_TITLES = 20


class Title(Struct, frozen=True):
    """A title in a sentence; offsets are those of the text."""

    start: int
    end: int
    name: str
    link: str | None = None


def titles_in(sentence: Sentence, own: str) -> list[Title]:
    """Titles by their marks or their words; "the same title" is the film's own."""
    text, value = sentence.text, sentence.text.value
    titles: list[Title] = []
    for title in marked_titles(text, sentence.start, sentence.end, own):
        joined = titles and _JOINT.fullmatch(value, titles[-1].end, title.start)
        if joined or _cued(value, sentence.start, title.start):
            titles.append(title)
    if titles:
        return titles[:_MOST_TITLES]
    titles = _plain_titles(sentence, own)
    if titles:
        return titles[:_MOST_TITLES]
    same = pattern("same_title").search(value, sentence.start, sentence.end)
    return [Title(same.start(), same.end(), own)] if same and own else []


def _plain_titles(sentence: Sentence, own: str) -> list[Title]:
    """Titles that only words mark. A second one needs a language or nation: "in Hindi as …, in Tamil as …"."""
    text, value = sentence.text, sentence.text.value
    titles: list[Title] = []
    at = sentence.start
    for cue in pattern("cues").finditer(value, sentence.start, sentence.end):
        between = value[at : cue.start()]
        if cue.start() < at or (titles and not tells(between)) or not (titles or _opens_title(cue[0], between)):
            continue
        name, end = name_at(text, cue.end() + 1)
        if name and value[cue.end() : cue.end() + 1] in (" ", ":", ",") and not _is_other(name, own):
            titles.append(Title(cue.end() + 1, end, name, _link(text, cue.end() + 1, end)))
            at = end
    return titles


def _opens_title(cue: str, before: str) -> bool:
    """ "As" opens a title only after "remade" and the like: elsewhere a role follows it."""
    if cue.lower() not in tuple(words_of("bare_cues")):
        return True
    return pattern("bare_cue_verbs").search(before) is not None and not before.endswith((" such ", " well "))


def _is_other(name: str, own: str) -> bool:
    """Whether a capitalised word is no title: the film itself, a nation, a language."""
    return name.casefold() == own.casefold() or nation_of(name) is not None or language_code(name) is not None


def marked_titles(text: Text, start: int, end: int, own: str) -> Iterator[Title]:
    """The italic names that begin between two offsets, the film's own left out."""
    for style in text.styles[_first(text.styles, start) : _first(text.styles, end)]:
        if style.name == "i":
            name = text.value[style.start : style.end].strip(QUOTES)
            if name and name.casefold() != own.casefold():
                yield Title(style.start, style.end, name, _link(text, style.start, style.end))


def _first(marks: Sequence[Style | Link], at: int) -> int:
    """The index of the first mark that begins at an offset or behind it."""
    return bisect_left(marks, at, key=attrgetter("start"))


def _link(text: Text, start: int, end: int) -> str | None:
    """The page that a link inside a name, or around it, leads to."""
    near = text.links[max(0, _first(text.links, start) - 1) : _first(text.links, end)]
    return next((link.target for link in near if link.end > start and not link.external), None)


def _cued(value: str, start: int, at: int) -> bool:
    """Whether the words before tell that a title follows."""
    before = _YEAR_BEFORE.sub("", value[max(start, at - _CUE) : at].rstrip(QUOTES).lower())
    return before.endswith(cue_words())
