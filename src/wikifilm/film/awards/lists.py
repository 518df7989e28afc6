"""Awards from bulleted, nested and definition lists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from msgspec import structs

from wikifilm.document import Item, ItemList, Paragraph, Text
from wikifilm.film.awards.context import Context, under_heading, under_label
from wikifilm.film.awards.items import ItemFacts, read_item
from wikifilm.film.awards.names import is_strict, phrase_kind, read_name, read_year
from wikifilm.film.awards.vocabulary import award_words
from wikifilm.film.values.phrases import alternatives, cut, cut_lines, fold
from wikifilm.model import AwardRecord, Outcome

__all__ = ["below_list", "last_body", "line_awards", "list_awards"]

_SENTENCE_ENDS = (".", "!", "?")
_MOST_WORDS = 16
"""Words of a line without a bullet that is read as one with it."""
_GUESSED = 0.6
"""Confidence of an outcome that the line does not tell: what a list of awards names without a word was won."""
_LONGEST_OUTSIDE = 160
_LONGEST_PARTED = 1000
_BETWEEN = re.compile(r"(?=[\s;,])(?:\s?;\s|(?<=\)),\s)")
_YEAR, _LONGEST_YEAR = 4, 8
_TOLD = (Outcome.WON, Outcome.NOMINATED, Outcome.RUNNER_UP, Outcome.THIRD_PLACE, Outcome.SHORTLISTED)
"""Outcomes that tell an award outside of the sections about them; "No. 5" may be an issue of a magazine."""


def list_awards(block: ItemList, context: Context) -> Iterator[AwardRecord]:
    """The awards of a list in reading order.

    Outside a section about awards a line counts only if it tells its outcome and names an award.
    """
    if context.in_awards or _told_words().search("\n".join(item.text.value for _, item in block.walk())):
        yield from _items_awards(block.items, context)


def line_awards(block: Paragraph, context: Context) -> list[AwardRecord]:
    """The awards of a paragraph of lines that each name a body, an outcome, or a category ("Best Film – Nominated").

    A category needs a body in its line or above it, and its outcome told if the body stands above.
    """
    lines = cut_lines(block.text)
    if any(line.value.endswith(_SENTENCE_ENDS) or len(line.value.split()) > _MOST_WORDS for line in lines):
        return []
    items = tuple(Item(line, span=block.span) for line in lines)
    told = replace(context, outcome=context.outcome or next(filter(None, map(_outcome_alone, items)), None))
    if not all(_names_award(item, told, alone=len(items) == 1) for item in items):
        return []
    found = list(_items_awards(items, context))
    return found if all(phrase_kind(record.award) == "body" for record in found) else []


def _names_award(item: Item, context: Context, *, alone: bool) -> bool:
    """Whether a line without a bullet names a body and its category, a category and its outcome, or a body above such
    lines.
    """
    facts = read_item(item.text, context)
    if _is_below(item, context):
        return bool(facts.outcome or context.outcome)
    if _is_heading(facts) and not alone:
        return phrase_kind(facts.award) == "body"
    return phrase_kind(facts.award) == "body" and is_strict(facts.category or "-")


def _outcome_alone(item: Item) -> Outcome | None:
    """The outcome that a line tells that says nothing else: "Won"."""
    return award_words().outcome_headings.get(fold(item.text.value[:60]))


@cache
def _told_words() -> re.Pattern[str]:
    """A word that a list outside of the sections about awards must hold to be read."""
    words = [word for word, outcome in award_words().outcomes.items() if outcome in _TOLD]
    return re.compile(rf"(?<!\w)(?:{alternatives(words)})(?!\w)", re.IGNORECASE)


def below_list(block: ItemList, own: Context, context: Context) -> Context:
    """A list that ends with a term without items is a label for what follows, up to the next."""
    last = block.items[-1] if block.items else None
    return (
        under_label(own, context, last.text.value)
        if last is not None and last.kind == "term" and not last.items
        else own
    )


def last_body(block: ItemList, own: Context, context: Context) -> Context:
    """The context below the last term of a list that names a body, or what held before the list if none does."""
    terms = (item.text.value for item in reversed(block.items) if item.kind == "term")
    body = next((term for term in terms if phrase_kind(term) == "body"), None)
    return own if body is None else under_label(own, context, body)


def _items_awards(items: Sequence[Item], context: Context) -> Iterator[AwardRecord]:
    items = [part for item in items for part in _parted(item, context)]
    own = context
    for number, item in enumerate(items):
        if item.kind == "term":
            own = under_heading(own if _outcome_alone(item) else context, item.text.value)
            if item.items:
                yield from _items_awards(item.items, own)
            continue
        facts = read_item(item.text, own)
        if (below := _flat_label(item, facts, items[number + 1 : number + 2], own, context)) is not None:
            own = below
            continue
        record = _record(item, facts, own)
        if not item.items:
            if record is not None:
                yield from _all_categories(record, facts)
            continue
        if record is not None and facts.outcome is not None and not _is_heading(facts):
            yield from _all_categories(record, facts)
        yield from _items_awards(item.items, _below(item, facts, own))


def _parted(item: Item, context: Context) -> Sequence[Item]:
    """The parts of a line that tells several results, each as a line below the award of the first: "Corvid Awards:
    Best Film (won); Best Actor (nominated)", or with a comma behind the brackets.
    """
    if item.items or len(item.text.value) > _LONGEST_PARTED or not _BETWEEN.search(item.text.value):
        return (item,)
    parts = cut(item.text, _BETWEEN)
    read = [read_item(part, context) for part in parts]
    if len(parts) < 2 or not read[0].award or not all(facts.outcome and facts.category for facts in read):
        return (item,)
    heading = Item(Text(read[0].award if read[0].year is None else f"{read[0].award} ({read[0].year})"), span=item.span)
    below = [structs.replace(item, text=part) for part in parts]
    return (structs.replace(heading, items=tuple(below)),)


def _flat_label(
    item: Item, facts: ItemFacts, following: Sequence[Item], own: Context, context: Context
) -> Context | None:
    """What a line tells about those after it, where nested lines were printed flat: a body, or an outcome, alone.

    None if it is no such line. `own` is what the lines before it told, `context` what stands above the list.
    """
    if item.items or not context.in_awards:
        return None
    if (year := _year_alone(item)) is not None:
        return replace(own, year=year)
    if not _is_heading(facts) or own.category is not None:
        return None
    outcome = _outcome_alone(item)
    is_above = bool(following) and _is_below(following[0], own)
    if outcome is not None:
        return replace(own, outcome=outcome) if is_above or (own is not context and not following) else None
    if facts.outcome is not None or not is_above or phrase_kind(facts.award) != "body":
        return None
    return _below(item, facts, context)


def _is_below(item: Item, context: Context) -> bool:
    """Whether a line without others below it tells an outcome alone, or a category without an award."""
    if item.items:
        return False
    facts = read_item(item.text, replace(context, award=""))
    told = facts.category is not None and (facts.outcome or context.outcome or is_strict(facts.category))
    return bool(told and not facts.award) or _outcome_alone(item) is not None


def _year_alone(item: Item) -> int | None:
    """The year that a line tells that says nothing else: "2003:"."""
    text = item.text.value[:_LONGEST_YEAR].strip(" :()")
    return read_year(text) if len(text) == _YEAR and text.isdigit() and len(item.text.value) <= _LONGEST_YEAR else None


def _is_heading(facts: ItemFacts) -> bool:
    """Whether a line with others below it names but their award or outcome: "Won three Corvid Awards", "Won"."""
    return facts.category is None and not facts.recipients


def _all_categories(record: AwardRecord, facts: ItemFacts) -> Iterator[AwardRecord]:
    yield record
    for category, recipients in facts.further:
        yield replace(record, category=category, recipients=recipients)


def _below(item: Item, facts: ItemFacts, context: Context) -> Context:
    """What a line tells about the lines nested in it."""
    if (heading := _outcome_alone(item)) is not None:
        return replace(context, outcome=heading)
    if (year := _year_alone(item)) is not None:
        return replace(context, year=year)
    below = replace(context, year=facts.year or context.year, outcome=facts.outcome or context.outcome)
    if facts.award:
        below = replace(below, award=facts.award, edition=read_name(facts.award).edition)
    elif facts.category is None and facts.recipients and not context.award:
        below = replace(below, award=facts.text)
    return replace(below, category=facts.category or context.category)


def _record(item: Item, facts: ItemFacts, context: Context) -> AwardRecord | None:
    award = facts.award or context.award
    category = facts.category or context.category
    outcome = facts.outcome or context.outcome
    if not _is_award(item, facts, context):
        return None
    if not award and category is None and facts.recipients:
        award, facts = facts.recipients[0].name, structs.replace(facts, recipients=facts.recipients[1:])
    guessed = Outcome.HONORED if facts.honor else Outcome.WON
    name = read_name(award)
    return AwardRecord(
        award=award,
        category=category,
        recipients=facts.recipients,
        outcome=outcome or guessed,
        outcome_text=facts.outcome_text,
        name=name.name if award else "",
        edition=name.edition or context.edition,
        year=facts.year or name.year or context.year,
        references=tuple(dict.fromkeys(mark.id for mark in item.text.references)),
        confidence=1.0 if outcome else _GUESSED,
        span=item.span,
    )


def _is_award(item: Item, facts: ItemFacts, context: Context) -> bool:
    """Whether a line tells of an award: its outcome, or a category with a body to it."""
    if not context.in_awards:
        told = facts.outcome in _TOLD if not context.award else facts.outcome is not None
        return told and bool(facts.award or context.award) and len(item.text.value) <= _LONGEST_OUTSIDE
    if facts.outcome is not None:
        return bool(facts.award or facts.category or context.award or facts.recipients) and _is_short(item)
    if facts.category is not None:
        return bool(facts.award or context.award or context.outcome)
    if context.outcome is not None or context.category is not None:
        return bool(context.award or facts.award) and bool(facts.award or facts.recipients)
    return phrase_kind(facts.award) == "prize" and (facts.year is not None or bool(facts.recipients))


def _is_short(item: Item) -> bool:
    """A sentence of prose in a list is left alone."""
    return len(item.text.value) <= 400
