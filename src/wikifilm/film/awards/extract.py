"""All awards of a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from wikifilm.diagnostics import Issue
from wikifilm.document import ItemList, Paragraph, Table
from wikifilm.film.awards.context import Context, heading_context, page_context, under_heading
from wikifilm.film.awards.lists import below_list, list_awards
from wikifilm.film.awards.names import phrase_kind
from wikifilm.film.awards.tables import table_awards
from wikifilm.film.awards.vocabulary import award_words
from wikifilm.film.page import Extract, Page, Part
from wikifilm.film.values.phrases import fold
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
    if part.kind in _NO_AWARDS or not any(isinstance(block, Table | ItemList) for block in part.section.blocks):
        return
    context = heading_context(page, part)
    lists = context.in_awards or (part.kind in _OPEN_TO_LISTS and part.path[-1:] not in (("references",), ("cast",)))
    own = context
    for block, grid in part.blocks():
        if grid is not None:
            yield from table_awards(grid, own)
        elif isinstance(block, ItemList) and lists:
            yield from list_awards(block, own)
            own = below_list(block, own)
        elif isinstance(block, Paragraph) and context.in_awards:
            own = _below_paragraph(block, own) or own


def _below_paragraph(block: Paragraph, context: Context) -> Context | None:
    """A short paragraph that is a label ("Won:", a body in bold) holds for what follows."""
    text = block.text.value.strip()
    if len(text) > _LONGEST_LABEL or "\n" in text:
        return None
    label = text.rstrip(":")
    bold = any(style.name == "b" and style.start == 0 and style.end >= len(label) for style in block.text.styles)
    linked = any(link.start == 0 and link.end >= len(label) for link in block.text.links)
    named = (linked or text.endswith(":")) and phrase_kind(label) == "body" and len(label.split()) <= _MOST_LABEL_WORDS
    words = fold(label).split()
    if text.endswith(":") and not bold and not award_words().prose_words.isdisjoint(words):
        return _told_by(words, context)
    if fold(label) in award_words().outcome_headings or bold or named:
        return under_heading(context, label)
    return None


def _told_by(words: list[str], context: Context) -> Context | None:
    """A sentence before a list ("The film won the following awards:") tells the outcome of its lines."""
    outcomes = {outcome for word in words if (outcome := award_words().outcome_headings.get(word)) is not None}
    return replace(context, outcome=outcomes.pop()) if len(outcomes) == 1 else None
