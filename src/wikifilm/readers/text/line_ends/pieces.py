"""Text with a line break at every tag, put together again: `BeautifulSoup.get_text("\\n")`.

    Salt Barge
    is a 1961 film directed by
    Ada Quill
    , starring
    Ben Oar
    .
    [1]

A link or bold words make a line of their own, and so does what stands between two of them. Of what was one paragraph
the pieces begin with a small letter or a comma, or follow a line that can't be the end of anything. With `strip=True`
the blanks at the edges of pieces are gone; without it they show where words go on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from wikifilm.readers.text.labels import is_label
from wikifilm.readers.text.line_ends.padded import UNSEEN
from wikifilm.readers.text.words import is_edit_label, words

__all__ = ["joined_pieces"]

_CLOSING = re.compile(r"(?:[,;:.!?)\]}”’%…]|['’]s\b)(?!\w)[,;:.!?)\]}”’\"']*")
"""What stands right behind the word before it. (No line of another text begins with a comma, or is a bracket.)"""
_SOME = re.compile(r"\n(?:\s?[,;.)]|[\[\"]\r?\n)")
_TELLING = re.compile(r"\s?[,;.)](?:\s|$)|[\[\]\"]$")
_OPENING = re.compile(r"(?:(?:(?<=\s)|^)[\"“‘']|[(\[{“/—–-])$")
"""The word behind it follows at once."""
_BRACKET = re.compile(r"\[[^\[\]]{0,40}\]")
_QUOTE = re.compile(r"\"(?=[\s,;.)]|$)")
_GOES_ON = "&+=/(—–-"
"""Signs that begin no line; small letters neither."""
_ENDED = re.compile(r"[.!?:…][\"'”’)\]]*(?:\s*\[[^\[\]]{0,40}\])*\s*$")
_LAST_WORD = re.compile(r"[\w'’-]+$")
_INSIDE = re.compile(r"\w{3}[.!?] [A-ZÀ-ÖØ-Þ]")
_NOTE = "^"
"""What a footnote begins with; it goes on to the next one."""
_BREAKS = re.compile(r"\n{2,}")
_FEWEST, _SHARE = 3, 50
"""Pieces that tell, and how many lines there may be for each."""
_PROSE, _SENTENCE = 80, 60
"""Characters from which on a line is no item and no title; the second where a sentence ends inside it."""
_ROLE = re.compile(r"\s?(?:as\s|[-–—]\s)")
_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,5}(?!\S)")
_ARTICLE = 3
"""Letters of words that are looked up with a capital too: "The"."""
_LONGEST_BRACKET = 200
_TAIL = 100
_BRACKET_LINES = 3


@dataclass(slots=True)
class _Run:
    """Pieces that were one line, as far as they are read."""

    above: str
    """The end of the line with text above it."""
    parts: list[str] = field(default_factory=list)
    tail: str = ""
    size: int = 0
    has_sentence: bool = False
    quotes: int = 0
    depth: int = 0
    """Round brackets that are open."""
    opened: int = 0
    """Where the first of them stands."""
    open_for: int = 0
    """Lines in which a bracket may close: `[`, `edit`, `]`."""
    owed: int = 0
    """Line ends that no blank stands for yet."""

    def add(self, text: str, glued: int = 0) -> None:
        """One more piece. So many signs of it stand right behind what is there, the rest behind a blank."""
        if glued:
            self._put(text[:glued])
        if glued < len(text):
            self.pay(text[glued])
            self._put(text[glued:])

    def pay(self, below: str = "") -> None:
        """A blank for the line ends, if none stands on either side, and what means nothing for the others."""
        if self.owed:
            blank = UNSEEN if self.tail[-1:] == " " or below == " " else " "
            self._put(blank + UNSEEN * (self.owed - 1))
            self.owed = 0

    def _put(self, text: str) -> None:
        self.parts.append(text)
        self.tail = (self.tail + text)[-_TAIL:]
        was, self.depth = self.depth, max(0, self.depth + text.count("(") - text.count(")"))
        self.opened = self.opened if was else self.size
        self.size += len(text)
        self.quotes += text.count('"')
        self.has_sentence = self.has_sentence or _INSIDE.search(text) is not None


def joined_pieces(source: str) -> str:
    """The text with a blank for each line break that no block ends at. It stays as long as it was.

    Behind a closing bracket or a comma the blank stands behind that sign, so that signs stay with their words.
    """
    if not _SOME.search(source):
        return source
    printed = source.split("\n")
    lines = [line.removesuffix("\r") for line in printed]
    if not _is_in_pieces(lines):
        return source
    keeps_edges = sum(map(_has_edge, lines)) * _SHARE >= len(lines)
    runs: list[_Run] = []
    for at, line in enumerate(lines):
        if runs and line and (_belongs(runs[-1], lines, at) or _is_entry(runs[-1])):
            _join(runs[-1], line, keeps_edges=keeps_edges)
        else:
            runs.append(_Run((runs[-1].tail.strip() or runs[-1].above) if runs else ""))
            runs[-1].add(line)
        runs[-1].owed += len(printed[at]) - len(line)
        sign = line.strip()
        runs[-1].open_for = _BRACKET_LINES if sign == "[" else 0 if sign == "]" else max(0, runs[-1].open_for - 1)
    return _text(runs, keeps_edges=keeps_edges)


def _text(runs: Iterable[_Run], *, keeps_edges: bool) -> str:
    for run in runs:
        run.pay()
    joined = "\n".join("".join(run.parts) for run in runs)
    return _BREAKS.sub(_halved, joined) if keeps_edges else joined


def _halved(breaks: re.Match[str]) -> str:
    """As many line breaks as the page has: one more was printed behind each text, be it nothing but a line break."""
    size = len(breaks[0])
    return " " + UNSEEN * (size - size // 2 - 1) + "\n" * (size // 2)


def _has_edge(line: str) -> bool:
    """A blank at its beginning or end: what stands there goes on."""
    return line[:1] == " " or line[-1:] == " "


def _is_in_pieces(lines: Sequence[str]) -> bool:
    telling = sum(_TELLING.match(line) is not None for line in lines if line)
    return telling >= _FEWEST and telling * _SHARE >= sum(map(bool, lines))


def _belongs(run: _Run, lines: Sequence[str], at: int) -> bool:
    """Whether a line goes on with what stands before it."""
    line = lines[at]
    if not run.tail:
        return False
    if run.open_for or _end_of_word(run, line.lstrip()) or line.strip() == "[":
        return True
    if run.depth and run.size - run.opened < _LONGEST_BRACKET:
        return not _is_above_edit_link(lines, at)
    if line.startswith(_NOTE) or _is_closed(run) or _is_title(run, lines, at):
        return False
    if run.parts[0].startswith(_NOTE):
        return True
    if (
        line[0] == " "
        or lines[at - 1][-1:] == " "
        or line[0].islower()
        or line[0] in _GOES_ON
        or _OPENING.search(run.tail)
    ):
        return True
    if _ends_midway(run):
        return True
    return _is_prose(run) and not (_ENDED.search(run.tail) or _is_item(lines, at))


def _is_entry(run: _Run) -> bool:
    """The number of an entry of a table of contents stands alone."""
    if not _NUMBER.fullmatch(run.tail.strip()):
        return False
    return run.above.casefold() in words().contents or _NUMBER.match(run.above) is not None


def _is_closed(run: _Run) -> bool:
    """A heading with its link to the editor, a heading's word or the label of a box alone on its line."""
    text = run.tail.strip()
    if text.endswith("]"):
        return is_edit_label(text[text.rfind("[") + 1 : -1]) and "[" in text
    if run.size > len(run.tail):
        return False
    return is_label(text) or is_label(f"{run.above} {text}") or text.casefold() in words().top


def _is_title(run: _Run, lines: Sequence[str], at: int) -> bool:
    """A heading, or the label of a box, that begins a line of its own."""
    text = lines[at].strip()
    if text.casefold() in words().top or text.casefold() in words().contents:
        return True
    if text[:1].isupper() and is_label(text) and not _is_prose(run):
        return True
    return _is_above_edit_link(lines, at)


def _is_above_edit_link(lines: Sequence[str], at: int) -> bool:
    below = [line.strip() for line in lines[at + 1 : at + 3]]
    return len(below) == 2 and below[0] == "[" and below[1] != "]" and is_edit_label(below[1])


def _is_prose(run: _Run) -> bool:
    return run.size >= (_SENTENCE if run.has_sentence else _PROSE)


def _is_item(lines: Sequence[str], at: int) -> bool:
    """A name above what says whom it plays: "as the Lamplighter"."""
    return at + 1 < len(lines) and _ROLE.match(lines[at + 1]) is not None


def _ends_midway(run: _Run) -> bool:
    """The end is a comma, or a word that no line ends with: "directed by"."""
    text = run.tail.rstrip()
    found = _LAST_WORD.search(text)
    if found is None:
        return text.endswith(",")
    word = found[0]
    return (word if len(word) > _ARTICLE else word.casefold()) in words().midway


def _end_of_word(run: _Run, line: str) -> re.Match[str] | None:
    """What a line begins with that stands right behind the word before it: signs, and marks of references."""
    closes = _QUOTE.match(line) if run.quotes % 2 else None
    return closes or _BRACKET.match(line) or _CLOSING.match(line)


def _join(run: _Run, line: str, *, keeps_edges: bool) -> None:
    """Put a line behind what stands there."""
    run.owed += 1
    close = _end_of_word(run, line)
    if run.open_for or line.strip() == "[":
        run.add(line, len(line))
    elif close:
        run.add(line, close.end())
    elif _OPENING.search(run.tail) or (keeps_edges and not _has_edge(line) and run.tail[-1] != " "):
        run.add(line, len(line.partition(" ")[0]))
    else:
        run.add(line)
