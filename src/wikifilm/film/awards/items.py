"""One line of a list of awards: "Won: Best Film (Ada Quill)", "1997, won 'Best Song' at the Corvid Awards"."""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from wikifilm.document import Text, join_texts
from wikifilm.film.awards.context import Context
from wikifilm.film.awards.names import category_place, is_strict, phrase_kind, read_name
from wikifilm.film.awards.recipients import read_recipients
from wikifilm.film.awards.remarks import (
    BRACKET_LAST,
    COMMA,
    DASH,
    EDGES,
    LONGEST_BRACKET,
    Rest,
    is_honor,
    take_brackets,
    take_remarks,
)
from wikifilm.film.awards.sentences import read_sentence
from wikifilm.film.awards.vocabulary import award_words
from wikifilm.film.values.phrases import alternatives, cut, fold, outside, parts
from wikifilm.model import Outcome, Recipient

__all__ = ["ItemFacts", "read_item"]

_LONGEST_ITEM = 1500
_FEW_WORDS = 4
_AS = "as "
_FOR_TITLE = re.compile(r"""for\s["“«„][^"“”«»„()]{1,200}["”»]$""", re.IGNORECASE)
"""Brackets that tell the work of the name before them: `(for "Salt")`."""
_YEAR_BEHIND = re.compile(r"\s?\((?:18|19|20)[0-9]{2}\)$")


class ItemFacts(Struct, frozen=True):
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


@cache
def _at() -> re.Pattern[str]:
    return re.compile(rf"(?=[,\s]),?\s(?:{alternatives(award_words().at_words)})\s(?:the\s)?(?=\S)")


@cache
def _shared() -> re.Pattern[str]:
    return re.compile(rf"(?=[,\s]),?\s(?:{alternatives(award_words().shared_words)})\s(?=\S)")


def read_item(text: Text, context: Context) -> ItemFacts:
    """Take a line apart. Words that fit no fact are recipients; nothing else is left out."""
    if len(text.value) > _LONGEST_ITEM:
        return ItemFacts()
    told = _told_in_sentence(text, context)
    if told is not None:
        return told
    rest = take_remarks(text)
    plain = rest.text.value.strip(EDGES)
    if _is_prose(plain):
        return ItemFacts(text=plain)
    take_brackets(rest)
    facts = _read_phrases(rest, context)
    return replace(
        facts,
        text=plain,
        outcome=rest.outcome or facts.outcome,
        outcome_text=rest.outcome_text,
        award=_YEAR_BEHIND.sub("", facts.award).rstrip(",;: "),
        year=rest.year or (read_name(facts.award).year if facts.award else None),
    )


def _told_in_sentence(text: Text, context: Context) -> ItemFacts | None:
    """What a sentence tells, if it names a category and its body, and nothing else."""
    sentence = read_sentence(text, context.titles) if _is_prose(text.value) else None
    if sentence is None:
        return None
    people, outcome, words, rest = sentence
    facts = read_item(rest, context)
    if facts.category is None or (not is_strict(facts.category) and phrase_kind(facts.category) is None):
        return None
    if not (facts.award or context.award) or facts.recipients or facts.outcome is not None:
        return None
    return replace(facts, recipients=people, outcome=outcome, outcome_text=words, text=text.value)


def _is_prose(text: str) -> bool:
    """Whether a line is a sentence: what it tells can't be taken apart at its commas."""
    words = text.split()
    return len(words) > _FEW_WORDS and not award_words().prose_words.isdisjoint(words[1:])


def _read_phrases(rest: Rest, context: Context) -> ItemFacts:
    """Award, categories and recipients from the phrases of a line."""
    facts = ItemFacts()
    names: list[Text] = []
    groups: list[tuple[str, list[Text]]] = []
    part = ""
    for phrase in _phrases(rest.text, context):
        outcome = award_words().outcome_phrases.get(fold(phrase.value))
        part = "" if outcome else _part_of(phrase, facts, context)
        if outcome:
            rest.outcome, rest.outcome_text = rest.outcome or outcome, rest.outcome_text or phrase.value
        elif part == "category" and _is_strict_category(phrase.value) and _is_closed(facts, names):
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
        _add_bracket(names, rest.bracket, behind_name=part == "name")
    people = [(category, _people(held, context)) for category, held in groups] or [("", _people(names, context))]
    return replace(facts, recipients=people[0][1], further=tuple(people[1:]))


def _add_bracket(names: list[Text], bracket: Text, *, behind_name: bool) -> None:
    """The brackets at the end hold names; behind a name they may hold its work, or what the person did or played."""
    if not behind_name:
        names.append(bracket)
    elif _FOR_TITLE.match(bracket.value):
        names[-1] = join_texts((names[-1], Text(" ("), bracket, Text(")")))
    elif not _is_part(bracket.value):
        names.append(bracket)


def _is_part(bracket: str) -> bool:
    """Whether brackets behind a name tell what the person did ("producer") or played ("as Salt")."""
    return bracket.startswith(_AS) or fold(bracket) in award_words().credit_words


def _is_closed(facts: ItemFacts, names: list[Text]) -> bool:
    """Whether a further category begins a record of its own."""
    return facts.category is not None and (bool(names) or _is_strict_category(facts.category))


def _is_strict_category(phrase: str | None) -> bool:
    return phrase is not None and phrase_kind(phrase) == "category" and is_strict(phrase)


def _people(names: list[Text], context: Context) -> tuple[Recipient, ...]:
    return tuple(dict.fromkeys(one for name in names for one in read_recipients(name, context.titles)))


def _bracketed(phrase: Text) -> tuple[Text, Text | None]:
    """A category and the names in the brackets behind it."""
    found = BRACKET_LAST.search(phrase.value, max(0, len(phrase.value) - LONGEST_BRACKET))
    if found is None or not found.start() or not found[1][:1].isupper() or phrase_kind(found[1]) is not None:
        return phrase, None
    one_word = " " not in found[1] and not phrase.slice(found.start(1), found.end(1)).links
    if any(sign.isdigit() for sign in found[1]) or (one_word and phrase_kind(phrase.value) == "prize"):
        return phrase, None
    return phrase.slice(0, found.start()), phrase.slice(found.start(1), found.end(1))


def _part_of(text: Text, facts: ItemFacts, context: Context) -> str:
    """What a phrase is of the line: "category", "award", "name", or "" (the award again)."""
    phrase, free = text.value, facts.category is None
    kind = phrase_kind(phrase)
    award = context.award or facts.award
    if award and kind != "category" and f" {fold(phrase)} " in f" {fold(award)} ":
        return ""
    if kind == "category" and (free or is_strict(phrase)):
        return "category"
    if kind == "prize" and free and (context.award or facts.award):
        return "category"
    if kind in ("body", "prize"):
        return "category" if context.award and _is_related(phrase, context.award) else "award"
    if kind is None and free and (is_honor(phrase) or _links_prize(text)):
        return "category"
    return "name"


def _links_prize(text: Text) -> bool:
    """Whether a phrase is a link to the page of a prize."""
    link = text.links[0] if text.links else None
    if link is None or link.end - link.start < len(text.value):
        return False
    return phrase_kind(link.target) == "category" or category_place(link.target) is not None


def _is_related(phrase: str, award: str) -> bool:
    """Whether a phrase names a prize of the award: they share a word that is not said of all awards."""
    shared = set(fold(phrase).split()) & set(fold(award).split())
    return not shared <= award_words().generic_words


def _with_category(facts: ItemFacts, phrase: str) -> ItemFacts:
    if facts.category is None:
        return replace(facts, category=_unquoted(phrase), honor=is_honor(phrase))
    bare = " " not in facts.category and _is_strict_category(phrase)
    return replace(facts, category=phrase if bare else f"{facts.category} – {phrase}")


def _with_award(facts: ItemFacts, phrase: str) -> ItemFacts:
    """The first body is the award; a prize before a body is its category."""
    kind = phrase_kind(phrase)
    if not facts.award:
        return replace(facts, award=phrase)
    if facts.category is None and kind == "body" and phrase_kind(facts.award) != "body":
        return replace(facts, award=phrase, category=facts.award)
    if facts.category is None and kind == "body" and read_name(phrase).edition is not None:
        return replace(facts, award=phrase, category=facts.award)
    if facts.category is None:
        return replace(facts, category=phrase)
    return replace(facts, category=f"{facts.category}, {phrase}") if kind == phrase_kind(facts.category) else facts


def _unquoted(phrase: str) -> str:
    pairs = {"'": "'", '"': '"', "“": "”", "«": "»", "‘": "’"}
    return phrase[1:-1] if len(phrase) > 2 and pairs.get(phrase[0]) == phrase[-1] else phrase


def _phrases(text: Text, context: Context) -> list[Text]:
    """The phrases between dashes, colons and semicolons; those at commas, "at" and "to" if a known phrase shows."""
    out: list[Text] = []
    known = False
    for coarse in cut(text, DASH):
        if out and fold(coarse.value) in award_words().category_continuations:
            out[-1] = Text(f"{out[-1].value} – {coarse.value}", links=out[-1].links)
        elif known and not any(is_strict(piece.value) for piece in cut(coarse, COMMA)):
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
    return [phrase.slice(0, link.end), rest.slice(start.end() if start else 0, len(rest.value)).strip(EDGES).strip()]


def _award_and_category(phrase: Text, context: Context) -> list[Text]:
    """ "'Best Film' at the Corvid Awards for Ada Quill" is category, award, recipient."""
    at = next(iter(outside(phrase, _at())), None)
    if at is not None and phrase_kind(phrase.value[: at[0]].strip("'‘’")) and phrase_kind(phrase.value[at[1] :]):
        rest = phrase.slice(at[1], len(phrase.value))
        return [phrase.slice(0, at[0]).strip(), *_to_names(rest)]
    kind = phrase_kind(phrase.value)
    split = None if kind == "category" else category_place(phrase.value)
    if split and context.award:
        again = _is_same(phrase.value[: split[0]], context.award)
        return _to_names(phrase.slice(split[1], len(phrase.value)).strip() if again else phrase)
    if split:
        return [phrase.slice(0, split[0]).strip(), *_to_names(phrase.slice(split[1], len(phrase.value)).strip())]
    return _to_names(phrase) if kind in ("category", "prize") else [phrase]


def _is_same(phrase: str, award: str) -> bool:
    """Whether a phrase names the award again, in the singular or the plural, perhaps without its edition."""
    return f" {_singular(phrase)} " in f" {_singular(award)} "


def _singular(phrase: str) -> str:
    return " ".join(word.removesuffix("s") for word in fold(phrase).split())


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
    pieces = [half for piece in cut(phrase, COMMA) for half in _and_categories(piece)]
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
