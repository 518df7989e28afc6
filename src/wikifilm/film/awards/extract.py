"""All awards of a page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from wikifilm.diagnostics import Issue
from wikifilm.document import ItemList, Paragraph, Table, Text
from wikifilm.film.awards.arranged import arranged_blocks
from wikifilm.film.awards.context import Context, heading_context, page_context, under_heading, under_label
from wikifilm.film.awards.lists import below_list, last_body, line_awards, list_awards
from wikifilm.film.awards.names import is_generic, phrase_kind
from wikifilm.film.awards.remarks import DASH
from wikifilm.film.awards.tables import table_awards
from wikifilm.film.awards.vocabulary import award_words
from wikifilm.film.page import Extract, Page, Part
from wikifilm.film.values.phrases import alternatives, fold
from wikifilm.model import AwardRecord, Outcome
from wikifilm.options import Options

__all__ = ["extract_awards"]

_OPEN_TO_LISTS = frozenset((None, "reception", "legacy", "release", "trivia"))
"""Kinds of sections outside of those about awards whose lists may name some."""
_NO_AWARDS = frozenset(
    ("synopsis", "cast", "references", "external_links", "see_also", "further_reading", "certification")
)
_LONGEST_LABEL = 100
_MOST_LABEL_WORDS = 6
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_YEAR_BEHIND = re.compile(r"\s?[,–—-]\s((?:19|20)[0-9]{2})$")


def extract_awards(page: Page, options: Options) -> Extract[tuple[AwardRecord, ...]]:
    """The awards of the film in reading order: from tables, and from lists under a heading about awards."""
    context = page_context(page)
    found = [record for part in page.all_parts() for record in _part_awards(context, part)]
    kept = tuple(record for record in found if record.confidence >= options.min_confidence)
    return kept, tuple(_issues(kept))


def _issues(records: Iterable[AwardRecord]) -> Iterator[Issue]:
    """Results that no word of the vocabulary tells, each once."""
    seen: set[str] = set()
    for record in records:
        text = record.outcome_text
        if record.outcome is Outcome.OTHER and text and text not in seen:
            seen.add(text)
            yield Issue("unknown-outcome", f"{text[:60]!r} is no known result of a nomination", record.span)


def _part_awards(page: Context, part: Part) -> Iterator[AwardRecord]:
    held = part.kind == "awards" or any(isinstance(block, Table | ItemList) for block in part.section.blocks)
    if part.kind in _NO_AWARDS or not held:
        return
    context = heading_context(page, part)
    lists = context.in_awards or (part.kind in _OPEN_TO_LISTS and part.path[-1:] not in (("references",), ("cast",)))
    own = listed = context
    for block, grid in arranged_blocks(part) if context.in_awards else part.blocks():
        if grid is not None:
            yield from table_awards(grid, own)
        elif isinstance(block, ItemList) and lists:
            yield from list_awards(block, own)
            own, listed = below_list(block, own, context), last_body(block, own, context)
        elif isinstance(block, Paragraph) and context.in_awards:
            below = _below_paragraph(block, listed if _is_outcome(block) else own, context)
            yield from line_awards(block, own) if below is None else ()
            own = below or own


def _is_outcome(block: Paragraph) -> bool:
    """Whether a paragraph is an outcome alone ("Nominated:"): it goes on with the body of the list before it."""
    text = block.text.value
    return len(text) <= _LONGEST_LABEL and fold(text) in award_words().outcome_headings


def _below_paragraph(block: Paragraph, own: Context, context: Context) -> Context | None:
    """A short paragraph that is a label ("Won:", a body in bold) holds for what follows, up to the next.

    `own`: what the labels before it told; `context`: what the headings told.
    """
    text = block.text.value.strip()
    if len(text) > _LONGEST_LABEL or "\n" in text:
        return None
    label, outcome = _label_and_outcome(text)
    label, year = _YEAR_BEHIND.sub("", label), _YEAR_BEHIND.search(label)
    bold = any(style.name == "b" and style.start == 0 and style.end >= len(label) for style in block.text.styles)
    linked = any(link.start == 0 and link.end >= len(label) for link in block.text.links)
    plain = linked or not (text.endswith(".") or DASH.search(label))
    named = plain and phrase_kind(label) == "body" and len(label.split()) <= _MOST_LABEL_WORDS
    if text.endswith(":") and not bold and not award_words().prose_words.isdisjoint(fold(label).split()):
        return _told_by(block.text, own, context)
    if fold(label) in award_words().outcome_headings or bold or named or _YEAR.fullmatch(label):
        below = under_label(own, context, label)
        return replace(below, year=int(year[1]) if year else below.year, outcome=outcome or below.outcome)
    return None


def _label_and_outcome(text: str) -> tuple[str, Outcome | None]:
    """ "22nd Corvid Awards: Won" is a label and an outcome."""
    label, colon, word = text.rstrip(": ").rpartition(":")
    outcome = award_words().outcome_headings.get(fold(word)) if colon else None
    return (text.rstrip(": "), None) if outcome is None else (label.strip(), outcome)


@cache
def _named_behind() -> re.Pattern[str]:
    """Words in capitals at the end of a sentence: "… for two Corvid Awards:", "won three Corvid Awards:"."""
    words = alternatives((*award_words().for_words, *award_words().outcome_phrases))
    return re.compile(rf"\s(?:{words})\s(?:[^\WA-Z]\w{{0,12}}\s){{0,3}}([^\Wa-z0-9][^:\n]{{2,60}}):?$")


def _told_by(text: Text, own: Context, context: Context) -> Context | None:
    """A sentence before a list ("It was nominated for four Corvid Awards:") tells the outcome of its lines, and by
    a link, or behind "for", the award. Where it names none, the award of the list before goes on.
    """
    headings = award_words().outcome_headings
    outcomes = {outcome for word in fold(text.value).split() if (outcome := headings.get(word)) is not None}
    labels = [text.value[link.start : link.end] for link in text.links]
    labels += [] if labels else [name[1] for name in [_named_behind().search(text.value)] if name]
    bodies = [label for label in labels if phrase_kind(label) == "body" and not is_generic(label)]
    below = under_heading(context, bodies[0]) if len(bodies) == 1 else own if outcomes and not bodies else context
    return replace(below, outcome=outcomes.pop()) if len(outcomes) == 1 else below
