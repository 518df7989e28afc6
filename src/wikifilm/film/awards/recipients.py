"""The people and works of a cell or list item."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from wikifilm.document import Text
from wikifilm.film.awards.vocabulary import award_words
from wikifilm.film.values.phrases import alternatives, cut_lines, fold, outside, parts
from wikifilm.model import Recipient

__all__ = ["is_blank", "read_recipients", "read_work"]

_BULLET = " \t*•·▪‣–—-"
_QUOTED = re.compile(r"""(?:["“«„][^"“”«»„]{1,200}["”»]|'[^']{1,200}')""")
_WORK_FIRST = re.compile(r"""(["“«„][^"“”«»„]{1,200}["”»])\s*(?:[–—:-]|\bby\b|\bfrom\b)\s*(?=\S)""")
_WORK_CREDITED = re.compile(r"""(["“«„][^"“”«»„]{1,200}["”»])\s?\(([^()]{1,300})\)""")
_SUFFIX = re.compile(
    r"(?:jr|sr|snr|jnr|ii|iii|iv|esq|m\.?d|ph\.?d|inc|ltd|llc|asc|bsc|a\.?c\.?e|a\.?s\.?c)\.?$", re.IGNORECASE
)
_FOR_BRACKET = re.compile(r"\(\s*for\s+([^()]{1,200})\)\s*$", re.IGNORECASE)
_FOR_WORK = re.compile(r"""\(\s*for\s+(?:the\s\w{4,5}\s)?(["“«„][^"“”«»„()]{1,200}["”»])\s*\)""", re.IGNORECASE)
"""What a line of a remark says of the song: `(for the song "Salt")`."""
_STROKE = re.compile("/")
_REMARK = re.compile(r"\([^()]{0,200}\)")
_WORD = re.compile(r"[^\W_]")
_LONGEST_LINE = 4000
_LONGEST_BLANK = 16


@cache
def _separator() -> re.Pattern[str]:
    words = alternatives(award_words().list_words)
    return re.compile(rf"(?=[,;、，；\s&])(?:[,;、，；]\s?(?:(?:{words})\s)?|\s(?:&|{words})\s|\s/\s|&(?=\n))")


@cache
def _and_first() -> re.Pattern[str]:
    """ "and" before the name of a line of its own; "E" may be an initial."""
    return re.compile(rf"(?:&|{alternatives(word for word in award_words().list_words if len(word) > 1)})\s(?=\S)")


@cache
def _for() -> re.Pattern[str]:
    return re.compile(rf"(?=[,\s]),?\s(?:{alternatives(award_words().for_words)})\s(?=\S)")


@cache
def _prefix() -> re.Pattern[str]:
    prefixes = award_words().credit_prefixes
    with_by = alternatives(prefix for prefix in prefixes if " " in prefix)
    return re.compile(rf"(?:(?:{alternatives(prefixes)})\s*:|(?:{with_by})\s)\s*", re.IGNORECASE)


def is_blank(text: str) -> bool:
    """Whether a cell says nothing: empty, a dash, "N/A"."""
    if len(text) > _LONGEST_BLANK:
        return _WORD.search(text) is None
    folded = fold(text)
    return not folded or folded in award_words().blank_words


def read_recipients(text: Text, titles: frozenset[str] = frozenset()) -> tuple[Recipient, ...]:
    """The recipients in the order of the cell, each once. `titles` are folded names of the film itself.

    A line below names that is all in brackets ("(Sound Department)") is a remark, or tells their work.
    """
    found: list[Recipient] = []
    above: list[Recipient] = []
    for number, line in enumerate(cut_lines(text)):
        if not (number and _REMARK.fullmatch(line.value)):
            above = list(_read_line(line, titles))
            found += above
        elif above and (work := _FOR_WORK.fullmatch(line.value)):
            found[-len(above) :] = above = [replace(one, work=one.work or work[1]) for one in above]
    return tuple(dict.fromkeys(found))


def read_work(line: Text) -> Recipient:
    """A work as a recipient; its title is not cut."""
    return Recipient(line.value, next((link.target for link in line.links if not link.external), None), "work")


def _read_line(line: Text, titles: frozenset[str]) -> Iterator[Recipient]:
    start = len(line.value) - len(line.value.lstrip(_BULLET))
    line = line.slice(start, len(line.value)).strip()
    if is_blank(line.value):
        return
    if len(line.value) > _LONGEST_LINE or _is_whole(line, titles):
        yield _recipient(line, titles)
        return
    names, work = _split_work(line)
    for part in _names(names):
        yield _recipient(part, titles, work)


def _is_whole(line: Text, titles: frozenset[str]) -> bool:
    if fold(line.value) in titles:
        return True
    whole = _QUOTED.fullmatch(line.value)
    return whole is not None or any(link.start == 0 and link.end == len(line.value) for link in line.links)


def _split_work(line: Text) -> tuple[Text, str | None]:
    """The names of a line, and their work: `Kit Lumen for "Salt"`, `"Salt" – Kit Lumen`, `"Salt" (Kit Lumen)`."""
    first = _WORK_FIRST.match(line.value)
    if first:
        return line.slice(first.end(), len(line.value)).strip(), first[1]
    credited = _WORK_CREDITED.fullmatch(line.value)
    if credited:
        return line.slice(credited.start(2), credited.end(2)).strip(), credited[1]
    bracket = _FOR_BRACKET.search(line.value)
    if bracket and bracket.start():
        return line.slice(0, bracket.start()).strip(), bracket[1].strip()
    places = outside(line, _for())
    if len(places) == 1 and places[0][0]:
        return line.slice(0, places[0][0]).strip(), line.value[places[0][1] :].strip() or None
    return line, None


def _names(names: Text) -> Iterator[Text]:
    """The names between commas and "and"; a suffix stays with its name, what the person did is left out."""
    gaps = outside(names, _separator())
    ends = [*(start for start, _ in gaps[1:]), len(names.value)]
    gaps = [gap for gap, end in zip(gaps, ends, strict=False) if not _SUFFIX.match(names.value[gap[1] : end].strip())]
    pieces = (half for piece in parts(names, gaps) for half in _halves(piece))
    for number, piece in enumerate(pieces):
        joint = _and_first().match(piece.value)
        part = piece.slice(joint.end(), len(piece.value)) if joint else piece
        if number and fold(part.value) in award_words().credit_words:
            continue
        prefix = _prefix().match(part.value)
        yield part.slice(prefix.end(), len(part.value)) if prefix and prefix.end() < len(part.value) else part


def _halves(part: Text) -> list[Text]:
    """ "Ada Quill/Ben Oar" are two, "AC/DC" is one."""
    gaps = outside(part, _STROKE)
    both = len(gaps) == 1 and all(" " in half.strip() for half in part.value.split("/"))
    return parts(part, gaps) if both else [part]


def _recipient(part: Text, titles: frozenset[str], work: str | None = None) -> Recipient:
    folded = fold(part.value)
    kind: str | None = None
    if folded in titles or _QUOTED.fullmatch(part.value):
        kind = "work"
    elif not award_words().organization_words.isdisjoint(folded.split()):
        kind = "organization"
    link = next((link.target for link in part.links if not link.external), None)
    return Recipient(part.value, link, kind, work)
