"""Names in several writings: "7번방의 선물; 7beonbangui Seonmul; lit. A Gift from Room 7", cut up and told apart."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from operator import attrgetter

from msgspec import Struct

from wikifilm.document import Text
from wikifilm.film.values.dates import find_dates
from wikifilm.film.vocabulary import alternation, load, load_languages
from wikifilm.model import AlternativeName

__all__ = ["language_code", "name_at", "read_names", "script_of"]

_LONGEST = 160
"""Characters of the longest name: an aphorism as a title has some 150."""
_MOST_PIECES = 24
_WHOLE = 2_000
"""Characters of a bracket that are looked at."""
_QUOTES = " \t\n\"'“”„«»‘’「」『』《》〈〉‹›"
_LABEL = re.compile(r"(?P<label>[^\W\d_][\w .–-]{0,38}?)\s?[:：]\s?")
_YEARS = re.compile(r"[\d\s–-]+")
# A semicolon always parts names; a comma or a dash only where a label, a quotation or another writing follows.
_BREAK = re.compile(r"(?P<sure>[;；\n])|(?P<maybe>,\s|，|\s[-–—/]\s|\s(?=[\"“«‘'「『])|\s(?=[^\W\d_]))")
# Where a name ends that no mark shows: at a sign, or before words that go on with the sentence.
_NAME_END = re.compile(
    r"[,;()\n]|(?<!\bNo)(?<!\bVol)(?<!\b[\dA-Z])(?<!\bMr)(?<!\bDr)(?<!\bSt)(?<!\bMrs)\.(?!\w)"
    r"|\s(?:is|was|were|in|and|or|outside|on|by|for|to|which|when|with|before|until|but|starring|has|had|have|will|would"
    r"|also|directed|featuring|opposite|titled|that|then|as|released|during|after|because|since|while|due|who)\s"
)
# "reissued in the United States as".
_ALIAS_VERB = (
    r"(?:(?:also|later|originally)\s)?(?:re-?)?(?:issued|released|billed|titled|known|marketed|distributed|shown|aired|sold)"
    r"\s(?:in|for|on|to|by)\s[\w\s.-]{2,40}?\s(?:as|under the title)(?!\w)"
)
_CLOSE = {'"': '"', "“": "”", "«": "»", "‘": "’", "'": "'", "「": "」", "『": "』"}
_QUOTE_OPENS = "\"“«‘'「『"


_start = attrgetter("start")
_NEAR_STYLES = 4


def name_at(text: Text, at: int) -> tuple[str, int]:
    """The name that begins at an offset, and where it ends: what is bold, italic or quoted there, else the
    capitalised words. ("", at) if none begins there.
    """
    near = bisect_left(text.styles, at - 1, key=_start)
    for style in text.styles[near : near + _NEAR_STYLES]:
        if style.name in ("b", "i") and style.start <= at + 2:
            return text.value[style.start : style.end].strip(_QUOTES + ","), style.end
    value = text.value
    start = at + len(value[at : at + 3]) - len(value[at : at + 3].lstrip())
    close = value.find(_CLOSE[value[start]], start + 1, start + _LONGEST) if value[start : start + 1] in _CLOSE else -1
    if close > 0:
        return value[start:close].strip(_QUOTES + ",."), close + 1
    found = _NAME_END.search(value, start, start + _LONGEST)
    end = found.start() if found else min(len(value), start + _LONGEST)
    name = value[start:end].strip(_QUOTES)
    name = name.removesuffix(".") if end == len(value) else name
    return (name, end) if name[:1].isupper() or name[:1].isdigit() or script_of(name) else ("", at)


class Piece(Struct, frozen=True):
    """A part of the text that may be a name."""

    start: int
    end: int
    value: str


def language_code(name: str) -> str | None:
    """The BCP 47 code of a language's English name, and of some others'."""
    code: str | None = load("languages")["codes"].get(name.strip().casefold())
    return code


def script_of(value: str) -> str | None:
    """The writing that most letters are of; None for Latin letters or none at all.

    Hangul with Chinese characters is "hanja", kana with Chinese characters "kanji"; "han" is not yet told apart.
    """
    counts: dict[str, int] = {}
    for sign in value[:_LONGEST]:
        if sign.isalpha():
            script = _script(sign)
            counts[script] = counts.get(script, 0) + 1
    if not counts or 2 * counts.get("latin", 0) > sum(counts.values()):
        return None
    if "han" in counts:
        return "hanja" if "hangul" in counts else "kanji" if "kana" in counts else "han"
    return max((name for name in counts if name != "latin"), key=lambda name: counts[name], default=None)


@lru_cache(maxsize=8192)
def _script(sign: str) -> str:
    if sign.isascii():
        return "latin"
    word = unicodedata.name(sign, "LATIN").split(" ", 1)[0]
    return str(load("names")["scripts"].get(word, "latin"))


def read_names(text: Text, language: str | None = None) -> tuple[AlternativeName, ...]:
    """The names that a bracket gives. `language`: the film's, if known; it names Chinese characters."""
    found: list[AlternativeName] = []
    for piece in _pieces(text.value[:_WHOLE]):
        for part in _marked_names(piece, text):
            name = _classify(part, text, found)
            if name is None:
                break
            if name.name not in {other.name for other in found}:
                found.append(name)
    return _name_han(found, language)


def _marked_names(piece: Piece, text: Text) -> Iterator[Piece]:
    """The names in italics or bold ("known as Grey in Italy and Mist in France"), each without the words behind it;
    else the piece. What a template prints of the pronunciation is no name.
    """
    end = _before_sounds(piece, text)
    runs = {
        style.end: style.start
        for style in text.styles
        if style.name in ("b", "i") and piece.start <= style.start and style.end <= end
    }
    starts = [piece.start, *list(runs.values())[1:]]
    for start, stop in zip(starts, runs or (end,), strict=True):
        yield Piece(start, stop, text.value[start:stop])


def _before_sounds(piece: Piece, text: Text) -> int:
    """Where Template:IPA and the like begin to print, else the end."""
    sounds = (mark.start for mark in text.templates if mark.template.name.lower().startswith("ipa"))
    return next((start for start in sounds if piece.start <= start < piece.end), piece.end)


def _pieces(value: str) -> Iterator[Piece]:
    start, count = 0, 0
    for border in _BREAK.finditer(value):
        if border.start() < start or not (border["sure"] or _parts(value, start, border)):
            continue
        yield Piece(start, border.start(), value[start : border.start()])
        start, count = border.end(), count + 1
        if count == _MOST_PIECES:
            return
    yield Piece(start, len(value), value[start:])


def _parts(value: str, start: int, border: re.Match[str]) -> bool:
    before, behind = value[start : border.start()], value[border.end() : border.end() + _LONGEST]
    if not before.strip() or len(before) > _LONGEST or before.rstrip().endswith((":", "：")):
        return False
    wide = border["maybe"].strip() != ""
    if wide and (_known_label(behind) or _marked(behind)):
        return True
    if behind[:1] in _QUOTE_OPENS:
        return _has_native(before) or (wide and not before.strip()[0].islower())
    # "七人の侍 Shichinin no Samurai": the writing changes for good.
    return _has_native(before) and not _has_native(value[border.end() : border.end() + _LONGEST].partition(";")[0])


def _has_native(value: str) -> bool:
    return not value.isascii() and any(sign.isalpha() and _script(sign) != "latin" for sign in value[:_LONGEST])


@cache
def _words(group: str) -> frozenset[str]:
    return frozenset(word.casefold() for words in load_languages("lead").values() for word in words[group])


@cache
def _script_labels() -> dict[str, str]:
    return {name: code for words in load_languages("lead").values() for name, code in words["scripts"].items()}


@cache
def _marks() -> re.Pattern[str]:
    """Words that open a literal translation, or another kind of name, without a colon."""
    groups = {"literal": "literal", "romanization": "romanization", "alias": "aliases", "skip": "skip"}
    parts = [f"(?P<{name}>{alternation(_words(group))})" for name, group in groups.items()]
    return re.compile(rf"(?:{'|'.join(parts)}|(?P<verb>{_ALIAS_VERB}))[\s:]{{0,3}}", re.IGNORECASE)


def _marked(value: str) -> bool:
    return _marks().match(value.lstrip(_QUOTES)) is not None


def _known_label(value: str) -> str:
    """The label that a piece opens with, lower case; "" if it is no known one."""
    found = _LABEL.match(value)
    label = found["label"].strip().casefold() if found else ""
    known = label in _script_labels() or language_code(label) or any(label in _words(name) for name in _GROUPS)
    return label if known else ""


_GROUPS = ("literal", "romanization", "aliases", "skip")


def _classify(piece: Piece, text: Text, before: list[AlternativeName]) -> AlternativeName | None:
    value = piece.value.strip()
    kind, language = None, _marked_language(text, piece)
    while (label := _known_label(value)) or _marked(value):
        mark = None if label else _marks().match(value.lstrip(_QUOTES))
        if label in _words("skip") or (mark and mark["skip"]):
            return None
        kind = _label_kind(label, mark) or kind
        language = _script_labels().get(label) or language_code(label) or language
        value = value[value.index(":") + 1 :].lstrip() if label and ":" in value else _behind(value, mark)
    name = value.strip(_QUOTES).strip(" ,")
    if name[:1] in ("/", "[") or (language or "").endswith("fonipa"):
        return None
    if not _plausible(name, kind or language or _has_native(value)):
        return None
    if kind is None and language not in (None, "en"):
        kind = "alias"
    return AlternativeName(name, _kind(name, value, kind, before, text, piece), language)


def _behind(value: str, mark: re.Match[str] | None) -> str:
    if mark is None:
        return value.partition("：")[2].lstrip()
    return value.lstrip(_QUOTES)[mark.end() :]


def _label_kind(label: str, mark: re.Match[str] | None) -> str | None:
    if label in _words("literal") and not (language_code(label) and label != "english"):
        return "literal"
    if label in _words("romanization"):
        return "romanization"
    if mark is not None:
        return "literal" if mark["literal"] else "romanization" if mark["romanization"] else "alias"
    return "alias" if label in _words("aliases") else None


def _is_dates(name: str) -> bool:
    """Whether a text is nothing but dates: those of a life, or of a first showing."""
    at, between = 0, ""
    for date in find_dates(name):
        between, at = between + name[at : date.start], max(at, date.end)
    return at > 0 and not any(map(str.isalnum, between + name[at:]))


def _plausible(name: str, told: object) -> bool:
    """A name has letters, is not too long, and, if nothing says that it is one, is written as one."""
    if not 0 < len(name) <= _LONGEST or _YEARS.fullmatch(name) or not any(map(str.isalnum, name)):
        return False
    if name[-1].isdigit() and _is_dates(name):
        return False
    return bool(told) or (not name[0].islower() and name.count(" ") < 12)


def _kind(name: str, value: str, kind: str | None, before: list[AlternativeName], text: Text, piece: Piece) -> str:
    script = script_of(name)
    if script is not None:
        return script
    if kind is not None:
        return kind
    shown = _template_kind(text, piece)
    if shown:
        return shown
    if value[:1] in _QUOTE_OPENS:
        return "literal"
    return "romanization" if before and script_of(before[-1].name) else "alias"


def _template_kind(text: Text, piece: Piece) -> str:
    for mark in text.templates:
        if mark.start < piece.end and mark.end > piece.start:
            kind = load("names")["template_kinds"].get(mark.template.name.lower())
            if kind:
                return str(kind)
    return ""


def _marked_language(text: Text, piece: Piece) -> str | None:
    """The language of `lang` marks and of Template:Lang that cover the piece."""
    for style in text.styles:
        if style.name == "lang" and style.value and style.start < piece.end and style.end > piece.start:
            return style.value
    for mark in text.templates:
        if mark.start < piece.end and mark.end > piece.start:
            head, _, code = mark.template.name.lower().partition("-")
            first = mark.template.get("1")
            if head == "lang" and (code or first):
                return code or (first.value if first else None)
    return None


def _name_han(names: Iterable[AlternativeName], language: str | None) -> tuple[AlternativeName, ...]:
    """Chinese characters are hanja beside hangul, kanji beside kana, else what the language says."""
    names = tuple(names)
    kinds = {name.kind for name in names}
    beside = "ko" if kinds & {"hangul", "hanja"} else "ja" if kinds & {"kana", "kanji"} else language
    by_language = load("names")["han_by_language"]
    return tuple(
        AlternativeName(name.name, by_language.get(name.language or beside or "", "han"), name.language)
        if name.kind == "han"
        else name
        for name in names
    )
