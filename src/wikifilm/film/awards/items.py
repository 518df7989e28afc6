"""One line of a list of awards: "Won: Best Film (Ada Quill)", "1997, won 'Best Song' at the Corvid Awards"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from wikifilm.document import Text
from wikifilm.film.awards.context import Context
from wikifilm.film.awards.names import category_place, is_strict, phrase_kind, read_name
from wikifilm.film.awards.outcomes import word_outcome
from wikifilm.film.awards.recipients import read_recipients
from wikifilm.film.awards.vocabulary import award_words
from wikifilm.film.values.phrases import alternatives, cut, fold, outside, parts
from wikifilm.model import Outcome, Recipient

__all__ = ["ItemFacts", "read_item"]

_DASH = re.compile(r"\s[–—−-]{1,3}\s|\s?[:：]\s|\s?[;；]\s?|\s[–—]|[–—]\s|\s(?:\.{3,}|…)\s|\n|\t")
_COMMA = re.compile(r"\s?[,，、]\s?")
_YEAR_FIRST = re.compile(r"\(?((?:1[89]|20)[0-9]{2})(?:[/–-][0-9]{2,4})?\)?\s?(?:[,;:–—-]|年)?\s*")
_YEAR_LAST = re.compile(r"[\s,;:–—-]*(?<![0-9–—-])\(?((?:1[89]|20)[0-9]{2})(?:[/–-][0-9]{2,4})?\)?\s?\.?\s*$")
_BRACKET_LAST = re.compile(r"\s?[(（\[]([^()（）\[\]]{1,300})[)）\]]\s?[.,;]?\s*$")
_LAST_PART = re.compile(r"\s?[,;–—]\s?([^,;–—]{1,60})$")
_EDGES = " \t\n,;:–—-."
_LONGEST_ITEM = 1500
_LONGEST_BRACKET = 320
_FEW_WORDS = 4


@dataclass(frozen=True, slots=True)
class ItemFacts:
    """What one line tells; None or empty where it tells nothing."""

    award: str = ""
    category: str | None = None
    recipients: tuple[Recipient, ...] = ()
    outcome: Outcome | None = None
    outcome_text: str = ""
    year: int | None = None
    text: str = ""
    """The line without its year and outcome."""
    further: tuple[tuple[str, tuple[Recipient, ...]], ...] = ()
    """More categories with their recipients, for the same award and outcome."""
    honor: bool = False
    """The category is a place on a list of honour."""


@dataclass(slots=True)
class _Rest:
    """What is left of a line while facts are taken out of it."""

    text: Text
    outcome: Outcome | None = None
    outcome_text: str = ""
    year: int | None = None
    bracket: Text | None = None


@cache
def _outcome_first() -> re.Pattern[str]:
    words = alternatives(award_words().outcome_phrases)
    return re.compile(rf"\(?(?:{words})\)?(?=[\s:,;–—'\"“«-]|$)(?:\s?[:,;–—-]+)?\s*(?:(?:the|an?)\s)?", re.IGNORECASE)


@cache
def _at() -> re.Pattern[str]:
    return re.compile(rf",?\s(?:{alternatives(award_words().at_words)})\s(?:the\s)?(?=\S)")


@cache
def _shared() -> re.Pattern[str]:
    return re.compile(rf",?\s(?:{alternatives(award_words().shared_words)})\s(?=\S)")


def read_item(text: Text, context: Context) -> ItemFacts:
    """Take a line apart. Words that fit no fact are recipients; nothing else is left out."""
    if len(text.value) > _LONGEST_ITEM:
        return ItemFacts()
    rest = _Rest(text.strip().strip(_EDGES).strip())
    for _ in range(2):
        _take_year(rest)
        _take_outcome(rest)
    plain = rest.text.value.strip(_EDGES)
    if _is_prose(plain):
        return ItemFacts(text=plain)
    _take_brackets(rest)
    facts = _read_phrases(rest, context)
    return replace(
        facts,
        text=plain,
        outcome=rest.outcome or facts.outcome,
        outcome_text=rest.outcome_text,
        year=rest.year or (read_name(facts.award).year if facts.award else None),
    )


def _take_year(rest: _Rest) -> None:
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
    dash = _DASH.search(rest)
    return re.search(r"[–—年-]", found[0]) is not None or phrase_kind(rest[: dash.start()] if dash else rest) != "body"


def _take_outcome(rest: _Rest) -> None:
    """An outcome word at the beginning ("Won: …"), or behind the last dash, or in the last brackets."""
    if rest.outcome is not None:
        return
    value = rest.text.value
    first = _outcome_first().match(value)
    if first:
        rest.outcome_text = value[: first.end()].strip(_EDGES + "()")
        rest.outcome = word_outcome(re.sub(r"\s(?:the|an?)$", "", rest.outcome_text, flags=re.IGNORECASE))
        if rest.outcome is not None:
            rest.text = rest.text.slice(first.end(), len(value)).strip()
            return
    bracket = _BRACKET_LAST.search(value, max(0, len(value) - _LONGEST_BRACKET))
    if bracket and (outcome := word_outcome(bracket[1])) is not None:
        _cut_outcome(rest, outcome, bracket[1], bracket.start())
        return
    if bracket and (told := _LAST_PART.search(bracket[1])) and (outcome := word_outcome(told[1])) is not None:
        rest.bracket = rest.text.slice(bracket.start(1), bracket.start(1) + told.start()).strip()
        _cut_outcome(rest, outcome, told[1], bracket.start())
        return
    gaps = outside(rest.text, _DASH) or outside(rest.text, _COMMA)
    if gaps and (outcome := word_outcome(value[gaps[-1][1] :])) is not None and gaps[-1][0]:
        _cut_outcome(rest, outcome, value[gaps[-1][1] :], gaps[-1][0])


def _cut_outcome(rest: _Rest, outcome: Outcome, printed: str, start: int) -> None:
    rest.outcome, rest.outcome_text = outcome, printed.strip(_EDGES)
    rest.text = rest.text.slice(0, start).strip()


def _take_brackets(rest: _Rest) -> None:
    """Brackets at the end hold the recipients: "Best Song (Kit Lumen)"; those of a year are gone by now."""
    value = rest.text.value
    bracket = _BRACKET_LAST.search(value, max(0, len(value) - _LONGEST_BRACKET))
    if bracket is None or not value[: bracket.start()].strip(_EDGES):
        return
    before = cut(rest.text.slice(0, bracket.start()), _DASH)
    kind = phrase_kind(before[-1].value) if before else None
    if kind == "body" or (kind is None and not outside(rest.text, _DASH)) or any(sign.isdigit() for sign in bracket[1]):
        return
    if any(link.start < bracket.start(1) and link.end > bracket.end(1) for link in rest.text.links):
        return
    rest.bracket = rest.text.slice(bracket.start(1), bracket.end(1))
    rest.text = rest.text.slice(0, bracket.start()).strip()


def _is_prose(text: str) -> bool:
    """Whether a line is a sentence: what it tells can't be taken apart at its commas."""
    words = text.split()
    return len(words) > _FEW_WORDS and any(word in award_words().prose_words for word in words[1:])


def _read_phrases(rest: _Rest, context: Context) -> ItemFacts:
    """Award, categories and recipients from the phrases of a line."""
    facts = ItemFacts()
    names: list[Text] = []
    groups: list[tuple[str, list[Text]]] = []
    for phrase in _phrases(rest.text, context):
        outcome = award_words().outcome_phrases.get(fold(phrase.value))
        part = "" if outcome else _part_of(phrase, facts, context)
        if outcome:
            rest.outcome, rest.outcome_text = rest.outcome or outcome, rest.outcome_text or phrase.value
        elif part == "category" and _is_strict_category(facts.category) and _is_strict_category(phrase.value):
            bare, told = _bracketed(phrase)
            names = [told] if told is not None else []
            groups.append((bare.value, names))
        elif part == "category":
            bare, told = _bracketed(phrase)
            facts = _with_category(facts, bare.value)
            names = [*names, told] if told is not None else names
            groups[:1] = [("", names)]
        elif part == "award":
            facts = _with_award(facts, phrase.value)
        elif part == "name":
            names.append(phrase)
    if rest.bracket is not None:
        names.append(rest.bracket)
    people = [(category, _people(held, context)) for category, held in groups] or [("", _people(names, context))]
    return replace(facts, recipients=people[0][1], further=tuple(people[1:]))


def _is_strict_category(phrase: str | None) -> bool:
    return phrase is not None and phrase_kind(phrase) == "category" and is_strict(phrase)


def _people(names: list[Text], context: Context) -> tuple[Recipient, ...]:
    return tuple(dict.fromkeys(one for name in names for one in read_recipients(name, context.titles)))


def _bracketed(phrase: Text) -> tuple[Text, Text | None]:
    """A category and the names in the brackets behind it."""
    found = _BRACKET_LAST.search(phrase.value, max(0, len(phrase.value) - _LONGEST_BRACKET))
    if found is None or not found.start() or not found[1][:1].isupper() or phrase_kind(found[1]) is not None:
        return phrase, None
    if any(sign.isdigit() for sign in found[1]):
        return phrase, None
    return phrase.slice(0, found.start()), phrase.slice(found.start(1), found.end(1))


def _part_of(text: Text, facts: ItemFacts, context: Context) -> str:
    """What a phrase is of the line: "category", "award", "name", or "" (the award again)."""
    phrase, free = text.value, facts.category is None
    kind = phrase_kind(phrase)
    if context.award and kind != "category" and f" {fold(phrase)} " in f" {fold(context.award)} ":
        return ""
    if kind == "category" and (free or is_strict(phrase)):
        return "category"
    if kind == "prize" and free and (context.award or facts.award):
        return "category"
    if kind in ("body", "prize"):
        return "category" if context.award and _is_related(phrase, context.award) else "award"
    if kind is None and free and (_is_honor(phrase) or _links_prize(text)):
        return "category"
    return "name"


def _links_prize(text: Text) -> bool:
    """Whether a phrase is a link to the page of a prize."""
    link = text.links[0] if text.links else None
    return link is not None and link.end - link.start == len(text.value) and phrase_kind(link.target) == "category"


def _is_related(phrase: str, award: str) -> bool:
    """Whether a phrase names a prize of the award: they share a word that is not said of all awards."""
    shared = set(fold(phrase).split()) & set(fold(award).split())
    return not shared <= award_words().generic_words


def _with_category(facts: ItemFacts, phrase: str) -> ItemFacts:
    if facts.category is None:
        return replace(facts, category=_unquoted(phrase), honor=_is_honor(phrase))
    return replace(facts, category=f"{facts.category} – {phrase}")


def _with_award(facts: ItemFacts, phrase: str) -> ItemFacts:
    """The first body is the award; a prize before a body is its category."""
    kind = phrase_kind(phrase)
    if not facts.award:
        return replace(facts, award=phrase)
    if facts.category is None and kind == "body" and phrase_kind(facts.award) != "body":
        return replace(facts, award=phrase, category=facts.award)
    if facts.category is None and kind == "body" and read_name(phrase).edition is not None:
        return replace(facts, award=phrase, category=facts.award)
    return replace(facts, category=phrase) if facts.category is None else facts


def _is_honor(phrase: str) -> bool:
    folded = fold(phrase)
    return any(word in folded for word in award_words().honor_phrases)


def _unquoted(phrase: str) -> str:
    pairs = {"'": "'", '"': '"', "“": "”", "«": "»", "‘": "’"}
    return phrase[1:-1] if len(phrase) > 2 and pairs.get(phrase[0]) == phrase[-1] else phrase


def _phrases(text: Text, context: Context) -> list[Text]:
    """The phrases between dashes, colons and semicolons; those at commas, "at" and "to" if a known phrase shows."""
    out: list[Text] = []
    known = False
    for coarse in cut(text, _DASH):
        if out and fold(coarse.value) in award_words().category_continuations:
            out[-1] = Text(f"{out[-1].value} – {coarse.value}", links=out[-1].links)
        elif known and not any(is_strict(piece.value) for piece in cut(coarse, _COMMA)):
            out.append(coarse)
        else:
            out.extend(_fine(coarse, context))
        known = known or any(phrase_kind(phrase.value) == "category" for phrase in out)
    return out


def _fine(phrase: Text, context: Context) -> list[Text]:
    linked = _linked_category(phrase)
    if linked is not None:
        return linked
    pieces = _award_and_category(phrase, context)
    return [part for piece in pieces for part in _at_commas(piece)]


def _linked_category(phrase: Text) -> list[Text] | None:
    """A phrase that is one link stays whole; one that begins with a link to a prize is its category and names."""
    link = phrase.links[0] if phrase.links and phrase.links[0].start == 0 else None
    if link is None:
        return None
    if link.end == len(phrase.value):
        return None if phrase_kind(phrase.value) == "prize" or category_place(phrase.value) else [phrase]
    kind = phrase_kind(phrase.value[: link.end])
    rest = phrase.slice(link.end, len(phrase.value))
    start = _shared().match(rest.value)
    if kind != "category" and (kind is not None or phrase_kind(link.target) not in ("category", "prize")):
        return None
    if kind == "category" and (not start or phrase_kind(rest.value[start.end() :].partition("(")[0]) == "category"):
        return None
    return [phrase.slice(0, link.end), rest.slice(start.end() if start else 0, len(rest.value)).strip(_EDGES).strip()]


def _award_and_category(phrase: Text, context: Context) -> list[Text]:
    """ "'Best Film' at the Corvid Awards for Ada Quill" is category, award, recipient."""
    at = next(iter(outside(phrase, _at())), None)
    if at is not None and phrase_kind(phrase.value[: at[0]].strip("'‘’")) and phrase_kind(phrase.value[at[1] :]):
        rest = phrase.slice(at[1], len(phrase.value))
        return [phrase.slice(0, at[0]).strip(), *_to_names(rest)]
    kind = phrase_kind(phrase.value)
    split = None if context.award or kind == "category" else category_place(phrase.value)
    if split:
        return [phrase.slice(0, split[0]).strip(), *_to_names(phrase.slice(split[1], len(phrase.value)).strip())]
    return _to_names(phrase) if kind in ("category", "prize") else [phrase]


def _to_names(phrase: Text) -> list[Text]:
    """ "Best Director to Ada Quill": what follows the last such word is a name, if it is worded as one."""
    for start, end in outside(phrase, _shared())[::-1][:3]:
        name = phrase.value[end:]
        before = fold(phrase.value[:start]).rpartition(" ")[2]
        if before in award_words().prepositions or not before:
            continue
        if name[:1].isupper() and phrase_kind(name) is None:
            return [phrase.slice(0, start).strip(), phrase.slice(end, len(phrase.value)).strip()]
    return [phrase]


def _at_commas(phrase: Text) -> list[Text]:
    """Commas apart what is no list of names: a category or an award on one side of them."""
    pieces = [half for piece in cut(phrase, _COMMA) for half in _and_categories(piece)]
    kinds = [phrase_kind(piece.value) for piece in pieces]
    if len(pieces) < 2 or not any(kinds):
        return [phrase]
    out: list[Text] = []
    for piece, kind in zip(pieces, kinds, strict=True):
        if out and kind == "category" and phrase_kind(out[-1].value) == "category" and not is_strict(piece.value):
            out[-1] = Text(f"{out[-1].value}, {piece.value}")
        elif out and kind is None and phrase_kind(out[-1].value) is None:
            out[-1] = Text(f"{out[-1].value}, {piece.value}", links=out[-1].links)
        else:
            out.append(piece)
    return out


def _and_categories(piece: Text) -> list[Text]:
    """ "Best Film and Best Director" are two categories, "Best Film and Cinematography" is one."""
    gaps = outside(piece, _and())
    first = fold(piece.value.split(" ", 1)[0])
    gaps = [gap for gap in gaps if fold(piece.value[gap[1] : gap[1] + 20]).split(" ")[0] == first]
    return parts(piece, gaps) if gaps and is_strict(piece.value) else [piece]


@cache
def _and() -> re.Pattern[str]:
    return re.compile(rf"\s(?:&|{alternatives(award_words().list_words)})\s")
