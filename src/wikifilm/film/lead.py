"""The sentence that says what the page is about: "*Name* (other names) is a 2013 South Korean film …"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice

from wikifilm.diagnostics import Span
from wikifilm.document import EMPTY, Block, Paragraph, Style, Text
from wikifilm.film.prose import cut_sentences
from wikifilm.film.vocabulary import alternation, load_languages

__all__ = ["NO_LEAD", "Lead", "bracket_end", "read_lead"]

_NAME_LENGTH = 300
"""Characters in which the name and its first bracket must end."""
_BRACKET_LENGTH = 1_500
_SUBJECT_LENGTH = 2_500
"""Characters in which the verb of the first sentence must come."""
_YEAR = r"(?<![\w–-])(1[89]\d\d|20\d\d)(?![\w–])"
_OPEN = {"(": ")", "（": "）"}
_QUOTES = " \t\n\"'“”„«»‘’"
_NOUN_REACH = 160
"""Characters of the predicate in which its noun is looked for."""
_BORDERS = 5


@dataclass(frozen=True, slots=True)
class Lead:
    """The first sentence, cut up. Every part may be empty."""

    text: Text
    """The paragraph that the sentence opens."""
    name: Text = EMPTY
    """What the page calls its subject."""
    is_bold: bool = False
    """The page prints the name in bold, so it is sure where it ends."""
    bracket: Text = EMPTY
    """The content of the bracket behind the name."""
    name_end: int = 0
    subject_end: int = 0
    """Where the verb begins (0: no verb found)."""
    predicate: str = ""
    """What follows the verb, to the end of the sentence."""
    kind: str | None = None
    """What the predicate says it is: "film", "person", …"""
    phrase: str = ""
    """The words that said so."""
    year: int | None = None
    span: Span | None = None


NO_LEAD = Lead(EMPTY)
_PARAGRAPHS = 40
"""Paragraphs before the first heading among which the sentence is looked for."""


def read_lead(blocks: Iterable[Block]) -> Lead:
    """The defining sentence among the blocks before the first heading; `NO_LEAD` if there is none."""
    paragraphs = (block for block in blocks if isinstance(block, Paragraph) and block.text.value)
    second_best = NO_LEAD
    for paragraph in islice(paragraphs, _PARAGRAPHS):
        lead = _read(paragraph)
        if lead.predicate and (lead.kind or lead.is_bold):
            return lead
        if lead.predicate and second_best is NO_LEAD:
            second_best = lead
    return second_best


def _read(paragraph: Paragraph) -> Lead:
    text = paragraph.text
    value = text.value
    start = len(value) - len(value.lstrip(_QUOTES))
    bold = next((style for style in text.styles[:8] if style.name == "b" and style.start <= start + 1), None)
    name_end = _name_end(value, start, bold)
    opening = name_end + len(value[name_end : name_end + 4]) - len(value[name_end : name_end + 4].lstrip(_QUOTES))
    close = bracket_end(value, opening)
    verb = _verbs().search(value, close or name_end, _SUBJECT_LENGTH)
    if verb is None:
        return Lead(text, text.slice(start, name_end).strip(_QUOTES), span=paragraph.span)
    end = next((stop for _, stop in cut_sentences(value[verb.end() : verb.end() + _SUBJECT_LENGTH])), 0)
    predicate = value[verb.end() : verb.end() + end].strip()
    kind, phrase = _kind(predicate, _languages_of(verb[0]))
    return Lead(
        text=text,
        name=text.slice(start, name_end).strip(_QUOTES),
        is_bold=bold is not None,
        bracket=text.slice(opening + 1, close - 1) if close else EMPTY,
        name_end=name_end,
        subject_end=verb.start(),
        predicate=predicate,
        kind=kind,
        phrase=phrase,
        year=_year(predicate, phrase) or _bracketed_year(value, close or name_end, verb.start()),
        span=paragraph.span,
    )


def _name_end(value: str, start: int, bold: Style | None) -> int:
    if bold is not None and bold.end > start:
        return bold.end
    verb = _verbs().search(value, start, _SUBJECT_LENGTH)
    limit = min(verb.start() if verb else len(value), start + _NAME_LENGTH)
    brackets = [at for sign in (" (", "（") if (at := value.find(sign, start + 1, limit)) >= 0]
    end = min(brackets, default=limit)
    comma = _alias_comma().search(value, start, end)
    return comma.start() if comma else end


def bracket_end(value: str, at: int) -> int:
    """The offset behind the bracket that opens at an offset; 0 if none opens there, or it doesn't close soon."""
    closing = _OPEN.get(value[at : at + 1])
    if closing is None:
        return 0
    depth = 0
    for sign in re.finditer(r"[()（）]", value[at : at + _BRACKET_LENGTH]):
        depth += 1 if sign[0] in _OPEN else -1
        if depth == 0:
            return at + sign.end()
    return 0


def _bracketed_year(value: str, start: int, end: int) -> int | None:
    found = re.search(r"\(\s*" + _YEAR + r"\s*\)", value[max(0, start - 8) : end])
    return int(found[1]) if found else None


def _phrases(key: str) -> Iterator[str]:
    for words in load_languages("lead").values():
        yield from words[key]


@cache
def _verbs() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternation(_phrases('copulas'))})")


@cache
def _alias_comma() -> re.Pattern[str]:
    return re.compile(rf"[,;]?\s(?:{alternation(_phrases('aliases'))})", re.IGNORECASE)


@cache
def _languages_of(verb: str) -> tuple[str, ...]:
    """The languages in which a first sentence has this verb."""
    return tuple(code for code, words in load_languages("lead").items() if verb in words["copulas"])


@cache
def _nouns(language: str) -> dict[str, str]:
    """Noun, lower case → kind of page."""
    return {
        phrase.casefold(): kind
        for kind, phrases in load_languages("lead")[language]["nouns"].items()
        for phrase in phrases
    }


@cache
def _noun_pattern(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w])(?:{alternation(_nouns(language))})", re.IGNORECASE)


@cache
def _compounds() -> re.Pattern[str]:
    phrases = (
        phrase
        for words in load_languages("lead").values()
        for group in words["compound_kinds"].values()
        for phrase in group
    )
    return re.compile(rf"(?:\w+\s){{0,3}}?(?P<compound>{alternation(phrases)})", re.IGNORECASE)


@cache
def _boundary() -> re.Pattern[str]:
    return re.compile(rf"[,.;:(]|\s(?:{alternation(_phrases('boundaries'))})", re.IGNORECASE)


def _kind(predicate: str, languages: tuple[str, ...]) -> tuple[str | None, str]:
    """What the noun of the predicate tells, in the first language that knows one."""
    compound = _compounds().match(predicate)
    if compound:
        return ("other" if "list" in compound["compound"].lower() else "film series"), compound["compound"]
    for language in languages:
        phrase = _noun(predicate, language)
        if phrase:
            return _nouns(language)[phrase.casefold()], phrase
    return None, ""


def _noun(predicate: str, language: str) -> str:
    """The known noun before the first border: the last one in "a 1950 crime film", the first in "un film di guerra"."""
    which = -1 if load_languages("lead")[language]["noun"] == "last" else 0
    for end in _noun_ends(predicate):
        found = list(_noun_pattern(language).finditer(predicate, 0, end))
        if found:
            return found[which][0]
    return ""


def _noun_ends(predicate: str) -> Iterator[int]:
    """Where the noun may end: the first few borders, so that "1950 drama, mystery and comedy film" is read whole."""
    reach = min(len(predicate), _NOUN_REACH)
    for border in islice(_boundary().finditer(predicate, 1, reach), _BORDERS):
        yield border.start()
    yield reach


def _year(predicate: str, phrase: str) -> int | None:
    """The year before the noun, or joined to it: "a 2013 film", "un film del 1961"."""
    noun_end = predicate.find(phrase) + len(phrase) if phrase else 60
    before = re.search(_YEAR, predicate[:noun_end])
    if before:
        return int(before[1])
    behind = _year_behind().match(predicate, noun_end)
    return int(behind[1]) if behind else None


@cache
def _year_behind() -> re.Pattern[str]:
    return re.compile(
        rf"\s?(?:{alternation(_phrases('year_links'))})\s(?:[^\W\d]{{1,12}}\s){{0,2}}?{_YEAR}", re.IGNORECASE
    )
