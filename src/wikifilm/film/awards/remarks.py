"""What is taken out of a line of a list of awards first: its year, its outcome, the brackets at its end."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from wikifilm.document import EMPTY, Text, join_texts
from wikifilm.film.awards.names import phrase_kind
from wikifilm.film.awards.outcomes import word_outcome
from wikifilm.film.awards.vocabulary import award_words
from wikifilm.film.values.phrases import alternatives, cut, fold, outside
from wikifilm.model import Outcome

__all__ = [
    "BRACKET_LAST",
    "COMMA",
    "DASH",
    "EDGES",
    "LONGEST_BRACKET",
    "Rest",
    "is_honor",
    "take_brackets",
    "take_remarks",
]

DASH = re.compile(r"(?=[\s–—:：;；])(?:\s[–—−-]{1,3}\s|\s?[:：]\s|\s?[;；]\s?|\s[–—]|[–—]\s|\s(?:\.{3,}|…)\s|\n|\t)")
COMMA = re.compile(r"(?=[\s,，、])\s?[,，、]\s?")
_YEAR_FIRST = re.compile(r"\(?((?:1[89]|20)[0-9]{2})(?:[/–-][0-9]{2,4})?\)?\s?(?:[,;:–—-]|年)?\s*")
_YEAR_LAST = re.compile(r"[\s,;:–—-]*(?<![0-9–—-])\(?((?:1[89]|20)[0-9]{2})(?:[/–-][0-9]{2,4})?\)?\s?\.?\s*$")
BRACKET_LAST = re.compile(r"\s?[(（\[]([^()（）\[\]]{1,300})[)）\]]\s?[.,;]?\s*$")
_LAST_PART = re.compile(r"\s?[,;–—]\s?([^,;–—]{1,60})$")
EDGES = " \t\n,;:–—-."
LONGEST_BRACKET = 320
_PLACE_LAST = re.compile(r"\s(?:#|(?:No|Nr)\.?\s?)[0-9]{1,3}$")
_LONGEST_PLACE = 10
_INNER = re.compile(r"\s?[(（\[]([^()（）\[\]]{2,40})[)）\]]")


@dataclass(slots=True)
class Rest:
    """What is left of a line while facts are taken out of it."""

    text: Text
    outcome: Outcome | None = None
    outcome_text: str = ""
    year: int | None = None
    bracket: Text | None = None


@cache
def _noun() -> re.Pattern[str]:
    """ "nomination" at the end of a phrase or before "for"."""
    known = award_words()
    words = alternatives(word for word in known.outcome_headings if " " not in word)
    behind = alternatives((*known.for_words, *known.at_words))
    return re.compile(rf"\s({words})(?=\s?[–—:,;(-]|\s(?:{behind})\s|$)", re.IGNORECASE)


@cache
def _count() -> re.Pattern[str]:
    """ "3" or "three" before the name of what was won so often."""
    return re.compile(rf"(?:[0-9]{{1,2}}|{alternatives(award_words().counts)})\s", re.IGNORECASE)


@cache
def _outcome_first() -> re.Pattern[str]:
    words = alternatives(award_words().outcome_phrases)
    return re.compile(rf"\(?(?:{words})\)?(?=[\s:,;–—'\"“«-]|$)(?:\s?[:,;–—-]+)?\s*(?:(?:the|an?)\s)?", re.IGNORECASE)


def take_remarks(text: Text) -> Rest:
    """Take years and outcomes out of a line, from its two ends."""
    rest = Rest(text.strip().strip(EDGES).strip())
    for _ in range(2):
        _take_year(rest)
        _take_outcome(rest)
    _take_inner_outcome(rest)
    return rest


def _take_year(rest: Rest) -> None:
    for pattern in (_YEAR_FIRST, _YEAR_LAST):
        value = rest.text.value
        found = pattern.match(value) if pattern is _YEAR_FIRST else pattern.search(value, max(0, len(value) - 24))
        if found is None or found.end() - found.start() == len(value) or rest.year is not None:
            continue
        before = _without_in(value[: found.start()])
        if not _is_apart(value, found, before):
            continue
        rest.year = int(found[1])
        keep = (found.end(), len(value)) if not found.start() else (0, len(before))
        rest.text = rest.text.slice(*keep).strip()


def _without_in(before: str) -> str:
    """What stands before a year, without "in"."""
    words, _, last = before.rpartition(" ")
    return words if last.casefold() in award_words().year_words else before


def _is_apart(value: str, found: re.Match[str], before: str) -> bool:
    """A year at an end counts if brackets, a comma or a dash set it apart; "Awards 1998" keeps its year.

    So does one before anything but the name of a body ("1998 Corvid Awards"), and one behind "in".
    """
    if any(mark in found[0] for mark in "(,;:") or re.search(r"[–—-]\s?$", value[: found.start(1)]):
        return True
    if found.start():
        return len(before) < found.start()
    rest = value[found.end() :]
    dash = DASH.search(rest)
    return re.search(r"[–—年-]", found[0]) is not None or phrase_kind(rest[: dash.start()] if dash else rest) != "body"


def _take_outcome(rest: Rest) -> None:
    """An outcome word at the beginning ("Won: …"), or behind the last dash, or in the last brackets."""
    if rest.outcome is not None:
        return
    value = rest.text.value
    first = _outcome_first().match(value)
    if first:
        rest.outcome_text = value[: first.end()].strip(EDGES + "()")
        rest.outcome = word_outcome(re.sub(r"\s(?:the|an?)$", "", rest.outcome_text, flags=re.IGNORECASE))
        if rest.outcome is not None:
            count = _count().match(value, first.end())
            rest.text = rest.text.slice(count.end() if count else first.end(), len(value)).strip()
            return
    bracket = BRACKET_LAST.search(value, max(0, len(value) - LONGEST_BRACKET))
    if bracket and (outcome := word_outcome(bracket[1])) is not None:
        _cut_outcome(rest, outcome, bracket[1], bracket.start())
        return
    if bracket and (told := _LAST_PART.search(bracket[1])) and (outcome := word_outcome(told[1])) is not None:
        rest.bracket = rest.text.slice(bracket.start(1), bracket.start(1) + told.start()).strip()
        _cut_outcome(rest, outcome, told[1], bracket.start())
        return
    _take_last(rest)


def _take_last(rest: Rest) -> None:
    """An outcome behind the last dash or comma, or a place at the end ("#20")."""
    value = rest.text.value
    for separator in (DASH, COMMA):
        gaps = outside(rest.text, separator)
        last = value[gaps[-1][1] :] if gaps and gaps[-1][0] else ""
        if (outcome := word_outcome(last)) is Outcome.HONORED and is_honor(last):
            rest.outcome, rest.outcome_text = outcome, last
            return
        if outcome is not None and (kept := _behind_outcome(last)) and separator is DASH:
            start = len(value) - kept
            _cut_outcome(
                rest, outcome, value[gaps[-1][1] : start].strip(), gaps[-1][0], keep=rest.text.slice(start, len(value))
            )
            return
        if outcome is not None and _is_prize_alone(last, rest.text.slice(0, gaps[-1][0])):
            rest.outcome = outcome
            return
        if outcome is not None:
            _cut_outcome(rest, outcome, last, gaps[-1][0])
            return
    if place := _PLACE_LAST.search(value, max(0, len(value) - _LONGEST_PLACE)):
        _cut_outcome(rest, Outcome.HONORED, place[0].strip(), place.start())


def _is_prize_alone(last: str, before: Text) -> bool:
    """Whether an outcome is the name of the prize too, and the only one: "Corvid Festival – Audience Award"."""
    if fold(last) not in award_words().outcomes or phrase_kind(last) is None:
        return False
    return all(phrase_kind(piece.value) != "category" for part in cut(before, DASH) for piece in cut(part, COMMA))


def _behind_outcome(last: str) -> int:
    """Characters of the category behind an outcome, "Winner, Best Feature"; 0 if there is none."""
    first = _outcome_first().match(last)
    behind = last[first.end() :] if first else ""
    return len(behind) if first and last[: first.end()].rstrip()[-1:] in ",:" and phrase_kind(behind) else 0


def _cut_outcome(rest: Rest, outcome: Outcome, printed: str, start: int, keep: Text = EMPTY) -> None:
    """Take an outcome out; of what stands behind `start` only `keep` is left."""
    rest.outcome, rest.outcome_text = outcome, printed.strip(EDGES)
    before = rest.text.slice(0, start).strip()
    rest.text = join_texts((before, Text(" – "), keep)) if keep else before


def take_brackets(rest: Rest) -> None:
    """Brackets at the end hold the recipients: "Best Song (Kit Lumen)"; those of a year are gone by now."""
    value = rest.text.value
    bracket = BRACKET_LAST.search(value, max(0, len(value) - LONGEST_BRACKET))
    if bracket is None or not value[: bracket.start()].strip(EDGES):
        return
    before = cut(rest.text.slice(0, bracket.start()), DASH)
    kind = phrase_kind(before[-1].value) if before else None
    if kind == "body" or (kind is None and not outside(rest.text, DASH)) or any(sign.isdigit() for sign in bracket[1]):
        return
    if any(link.start < bracket.start(1) and link.end > bracket.end(1) for link in rest.text.links):
        return
    rest.bracket = rest.text.slice(bracket.start(1), bracket.end(1))
    rest.text = rest.text.slice(0, bracket.start()).strip()


def _take_inner_outcome(rest: Rest) -> None:
    """An outcome inside a line: "Best Actor (runner-up) – Gus Hale", "Best Actor nomination – Gus Hale"."""
    if rest.outcome is not None:
        return
    for found in (*_INNER.finditer(rest.text.value), *_noun().finditer(rest.text.value)):
        outcome = award_words().outcomes.get(fold(found[1]))
        if outcome is not None and found.start():
            rest.outcome, rest.outcome_text = outcome, found[1]
            ends = (rest.text.slice(0, found.start()), rest.text.slice(found.end(), len(rest.text.value)))
            rest.text = join_texts(ends)
            return


def is_honor(phrase: str) -> bool:
    """Whether a phrase names a place on a list of honour: "Top Ten Films"."""
    folded = fold(phrase)
    return any(word in folded for word in award_words().honor_phrases)
