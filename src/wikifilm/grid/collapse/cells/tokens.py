"""What a printed cell looks like, before any column is known."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct

from wikifilm.document import Cell, Text
from wikifilm.grid.collapse.cells.lexicon import Lexicon, lexicon, words_of
from wikifilm.grid.hints import NO_HINTS, Hints

__all__ = ["Token", "kind_of", "token", "tokens_of"]

_YEAR = re.compile(
    r"(?:c\. ?|est\. ?)?(?:1[5-9]|20)\d\d(?: ?[-–—/−] ?(?:\d{2}|\d{4}|present|now))?(?:\s?\([^()]{1,12}\))?$"
)
_ANY_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_ORDINAL = re.compile(r"\d{1,3}(?:st|nd|rd|th|er|re|e|ª|º|°|\.|\. |ª )?")
_PLACE = re.compile(r"(?:T-?)?\d{1,3}(?:st|nd|rd|th|e|er|º|ª|°|\.)(?: \(.{1,20}\)| place)?$")
_NUMBER = re.compile(r"[+\-−–±~<>≈#]?\s?\d[\d,.\s]*(?:%|m|km|kg|ft|s|k)?$")
_SCORE = re.compile(r"\(?\d{1,3}(?:[.,]\d+)?\s?[-–—−:×x/]\s?\d{1,3}")
_TIME = re.compile(r"(?:\d{1,3}:)?\d{1,2}:\d\d(?:\.\d+)?$|\d{1,3}\.\d{2,3}$")
_DASH = re.compile(r"[-–—−―‒_.…*/\\]+$|n/?a$|none$|unknown$|\?+$|nil$", re.IGNORECASE)
_QUOTED = ('"', "“", "„", "«", "‘", "「", "『", "《", "'", "‹")
_MONEY = ("$", "€", "£", "¥", "₹", "₩", "₽")
_ARTICLES = frozenset({"the", "a", "an", "la", "le", "les", "el", "il", "der", "die", "das", "in", "on", "o", "os"})
_OPENERS = frozenset({"my", "fan", "fans", "annual", "asia", "la", "le", "el", "il"})
_SUPERLATIVES = frozenset({"best", "outstanding", "favorite", "favourite", "most", "worst"})
_UNSURE = frozenset({"person", "title", "word", "lower", "mixed", "list", "phrase", "catlike", "catword", "people"})
"""Kinds told by the shape of the text alone."""
_NUMBERS = frozenset({"year", "date", "place", "time", "number", "small", "money", "score", "numeric"})
_FIRST_NUMBER = re.compile(r"[0-9]{1,3}(?:,[0-9]{3}){1,5}(?:\.[0-9]{1,6})?|[0-9]{1,15}(?:\.[0-9]{1,6})?")
_DIGIT = re.compile(r"\d")
_LETTERS = re.compile(r"[^\W\d_]+")
_LONGEST_SHAPE = 16
_LONG = 12
_RIGHT = ("right",)
_CJK = re.compile(r"[぀-ヿ㐀-鿿가-힯]")


class Token(Struct, frozen=True, gc=False):
    """A cell with what is seen of it at once."""

    cell: Cell
    text: str
    key: str
    """Letters and digits alone: two cells with one key say the same."""
    kind: str
    flags: tuple[str, ...]
    words: tuple[str, ...]
    year: int
    number: float | None = None
    """Of a number, a year, a rank …: the number, or the first of several."""
    shape: str = ""
    """Of a short text with digits: with a 0 for each digit and one letter for each word."""
    rest: Token | None = None
    """Of a cell that was put together from lines: its last piece."""
    pieces: int = 1
    """Of how many lines it was put together."""

    @property
    def said(self) -> str:
        """What it says, as it is compared: a text without letters and digits by itself."""
        return self.key or self.text

    @property
    def is_blank(self) -> bool:
        """Nothing was printed."""
        return self.kind == "blank"

    @property
    def is_right(self) -> bool:
        """The right part of a colspan, printed as such."""
        return self.flags == _RIGHT


def token(cell: Cell, hints: Hints = NO_HINTS) -> Token:
    """Look at a cell. `hints` are names that the page holds elsewhere."""
    text = cell.text.value
    words = words_of(text)
    kind = kind_of(cell.text, words, lexicon())
    if kind in _UNSURE and text in hints.names:
        kind = "person"
    elif kind in _UNSURE and text in hints.titles:
        kind = "title"
    found = _ANY_YEAR.search(text) if kind in {"year", "date", "body", "ordinal"} else None
    year = int(found[0]) if found else 0
    number = _number(text, year) if kind in _NUMBERS else None
    flags = _flags(cell.text, words, kind)
    return Token(cell, text, "".join(words), kind, flags, tuple(words[:12]), year, number, _shape(text))


def _number(text: str, year: int) -> float | None:
    if year:
        return float(year)
    found = _FIRST_NUMBER.search(text)
    return float(found[0].replace(",", "")) if found else None


def _shape(text: str) -> str:
    if len(text) > _LONGEST_SHAPE:
        return ""
    shape = _DIGIT.sub("0", text)
    return _LETTERS.sub("a", shape) if "0" in shape else ""


def tokens_of(cells: Iterable[Cell], hints: Hints = NO_HINTS) -> tuple[Token, ...]:
    """The cells of a printed row. The further columns of a colspan that was printed are blanks of their own."""
    out = []
    for cell in cells:
        out.append(token(cell, hints))
        if cell.colspan > 1:
            out += [_right(cell)] * (cell.colspan - 1)
    return tuple(out)


def _right(cell: Cell) -> Token:
    return Token(Cell(span=cell.span), "", "", "blank", _RIGHT, (), 0)


def kind_of(text: Text, words: list[str], lex: Lexicon) -> str:
    """The kind of thing that a text seems to be; first rule that fits."""
    value = text.value
    if not words:
        if not value:
            return "ref" if text.references else "blank"
        return "dash" if _DASH.match(value) else "mark"
    if len(value) <= 8 and _DASH.match(value):
        return "dash"
    if value[0].isdigit() or value[0] in "+-−–±~<>≈#($€£¥₹₩₽Tce":
        kind = _digits(value, words, lex)
        if kind:
            return kind
    return _outcome(value, words, lex) or _worded(value, words, lex)


def _digits(value: str, words: list[str], lex: Lexicon) -> str:
    if _YEAR.match(value):
        return "year"
    if _PLACE.match(value):
        return "place"
    if _TIME.match(value):
        return "time"
    if _NUMBER.match(value):
        return "number" if len(value) > 3 else "small"
    if value[0] in _MONEY or value[1:2] in _MONEY:
        return "money"
    if len(words) <= 8 and not lex.months.isdisjoint(words):
        return "date"
    if _SCORE.match(value) and len(words) <= 4:
        return "score"
    if value[0].isdigit() and sum(map(str.isdigit, value)) * 2 > len(value):
        return "numeric"
    return ""


def _outcome(value: str, words: list[str], lex: Lexicon) -> str:
    if len(words) <= 3 and " ".join(words) in lex.outcomes:
        return "outcome"
    if words[0] in lex.outcome_starts:
        head = value.partition("(")[0].strip()
        if len(words) <= 4 or " ".join(words_of(head)) in lex.outcomes:
            return "outcome"
        return "outcome+"
    return ""


def _worded(value: str, words: list[str], lex: Lexicon) -> str:
    first = words[0]
    if value[0] in _QUOTED:
        return "quoted"
    if len(words) <= 6 and not lex.months.isdisjoint(words) and any(map(str.isdigit, value)):
        return "date"
    if len(words) > _LONG:
        return "long"
    body = not lex.bodies.isdisjoint(words) or _has_suffix(value, lex)
    if first in _OPENERS and len(words) > 1:
        first = words[1]
    if first in lex.categories or any(value.endswith(end) for end in lex.category_suffixes):
        return "category" if not body or first in _SUPERLATIVES else "catbody"
    if body:
        return "body" if lex.categories.isdisjoint(words[1:]) else "bodycat"
    if first in lex.weak_categories and not lex.category_words.isdisjoint(words[1:]):
        return "category"
    if first in lex.selves:
        return "self"
    return _named(value, words, lex)


def _has_suffix(value: str, lex: Lexicon) -> bool:
    """Scripts without blanks: the word for the award ends the name."""
    return bool(_CJK.search(value)) and any(value.endswith(word) for word in lex.bodies if not word.isascii())


def _named(value: str, words: list[str], lex: Lexicon) -> str:
    capital = sum(part[:1].isupper() or part[:1] in '("“' for part in value.split())
    parts = len(value.split())
    joined = "," in value or "&" in value or "/" in value or "\n" in value or not lex.joins.isdisjoint(words)
    if any(map(str.isdigit, value)):
        return "mixed"
    if words[0] not in _ARTICLES:
        known = sum(word in lex.category_words for word in words)
        if known > 1 or value.endswith((" of the Year", " of the year")):
            return "catlike"
        if known and parts > 1 and words[-1] in lex.category_words:
            return "catword"
    if joined and parts >= 3:
        return "people" if capital * 4 >= parts * 3 else "list"
    if parts == 1:
        return "word" if capital else "lower"
    if parts <= 4 and all(part[:1].isupper() or part.casefold() in lex.name_particles for part in value.split()):
        return "person" if lex.particles.isdisjoint(words[:1]) else "title"
    return "title" if capital * 2 >= parts else "phrase"


def _flags(text: Text, words: list[str], kind: str) -> tuple[str, ...]:
    flags = []
    if text.styles:
        flags.append("italic" if text.styles[0].name == "i" else "bold")
    if text.links:
        flags.append("linked" if len(text.links) == 1 and kind != "long" else "links")
    if text.references and text.value:
        flags.append("noted")
    if "(" in text.value:
        flags.append("paren")
    if text.items or "\n" in text.value:
        flags.append("lines")
    if text.value[:1].isdigit() and kind in {"body", "bodycat"}:
        flags.append("edition")
    if "for" in words[1:]:
        flags.append("for")
    return tuple(flags)
