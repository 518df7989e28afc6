"""Sections and sentences that tell of remakes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from wikifilm.document import Item, ItemList
from wikifilm.film.page import Extract, Page, Part
from wikifilm.film.prose import LONGEST_SENTENCE, Sentence, block_sentences
from wikifilm.film.remakes.facts import BRACKET_YEAR, Facts, facts_at
from wikifilm.film.remakes.tables import table_remakes
from wikifilm.film.remakes.titles import Title, marked_titles, titles_in
from wikifilm.film.remakes.words import (
    QUOTES,
    kind_by_section,
    kind_pattern,
    kinds,
    lead_forms,
    pattern,
    reverse,
    words_of,
)
from wikifilm.film.values.dates import find_dates
from wikifilm.model import Remake
from wikifilm.options import Options

__all__ = ["extract_remakes"]

_ITEM_HEAD = 3
_MOST = 200


def extract_remakes(page: Page, _: Options) -> Extract[tuple[Remake, ...]]:
    """Films and other works that were made of this film, or that continue it, each once."""
    own = page.opening.name.value.strip(QUOTES) or page.title
    found: list[Remake] = []
    for part in page.of_kind(*kind_by_section()):
        found += _part_remakes(part, own)
    for sentence in block_sentences(page.lead.section.blocks, tuple(words_of("fragments"))):
        if lead_forms().search(sentence.value):
            found += _sentence_remakes(sentence, own, "", strict=True)
    return tuple(_merged(found, own)[:_MOST]), ()


def _merged(found: list[Remake], own: str) -> list[Remake]:
    """Several sentences about one work make one record; works that share the film's title differ by place and year."""
    out: dict[tuple[str, ...], Remake] = {}
    for remake in found:
        key = (remake.title or "").casefold()
        shared = key in ("", own.casefold())
        place = (remake.place or "", remake.language or "", str(remake.year or "")) if shared else ()
        first = out.setdefault((key, *place), remake)
        out[(key, *place)] = replace(
            first,
            year=first.year or remake.year,
            place=first.place or remake.place,
            language=first.language or remake.language,
            link=first.link or remake.link,
        )
    return list(out.values())


def _part_remakes(part: Part, own: str) -> Iterator[Remake]:
    default = next(
        (kind_by_section()[kind] for kind in (part.kind, *reversed(part.path)) if kind in kind_by_section()), ""
    )
    for block, grid in part.blocks():
        if grid is not None:
            yield from table_remakes(grid, default)
        elif isinstance(block, ItemList):
            for _, item in block.walk():
                yield from _item_remakes(item, own, default)
        else:
            for sentence in block_sentences((block,)):
                yield from _sentence_remakes(sentence, own, default, strict=False)


def _item_remakes(item: Item, own: str, default: str) -> Iterator[Remake]:
    """An item that opens with a title names a work; any other is read as a sentence."""
    text = item.text
    title = next(marked_titles(text, 0, _ITEM_HEAD + 1, own), None)
    whole = Sentence(text, 0, min(len(text.value), LONGEST_SENTENCE), item.span)
    if title is None:
        yield from _sentence_remakes(whole, own, default, strict=False)
    else:
        yield _remake(whole, title, facts_at(whole.value, title.end), _kind(whole.value, 0, default))


def _sentence_remakes(sentence: Sentence, own: str, default: str, *, strict: bool) -> Iterator[Remake]:
    """The works that a sentence names. `strict`: only sentences whose own words tell the kind."""
    value = sentence.value
    if not kind_pattern().search(value) or reverse().search(value):
        return
    titles = titles_in(sentence, own)
    years = _years_in_order(sentence, titles)
    start = sentence.start
    for index, title in enumerate(titles):
        end = title.end if len(titles) > 1 else sentence.end
        facts = facts_at(sentence.text.value[start:end], 0, sentence.text.value, title.end)
        if years:
            facts = replace(facts, year=years[index])
        yield _remake(sentence, title, facts, _kind(value, title.start - sentence.start, default))
        bracket = BRACKET_YEAR.match(sentence.text.value, title.end)
        start = bracket.end() if bracket else title.end
    facts = facts_at(value, 0)
    kind = _kind(value, len(value), default)
    if not titles and not strict and kind != "adaptation" and _is_told(value, facts):
        yield _remake(sentence, None, facts, kind)


def _years_in_order(sentence: Sentence, titles: list[Title]) -> list[int]:
    """The years of "X, Y and Z were released in 1992, 1995 and 1997": as many dates behind the titles as there are."""
    if len(titles) < 2:
        return []
    dates = find_dates(sentence.text.value[titles[-1].end : sentence.end])
    return [found.date.year for found in dates] if len(dates) == len(titles) else []


def _is_told(value: str, facts: Facts) -> bool:
    """Whether enough is told of a work without a title; a year may be that of an announcement."""
    return bool(facts.language or facts.place or (facts.year and pattern("released").search(value)))


def _remake(sentence: Sentence, title: Title | None, facts: Facts, kind: str) -> Remake:
    return Remake(
        title=title.name if title else None,
        year=facts.year,
        place=facts.place,
        language=facts.language,
        note=sentence.value,
        kind=kind,
        link=title.link if title else None,
        span=sentence.span,
    )


def _kind(value: str, at: int, default: str) -> str:
    """The kind that the last word before the title tells; "adapted" in a section of remakes means a remake."""
    found = [kinds()[match[0].lower()] for match in kind_pattern().finditer(value)]
    before = [kinds()[match[0].lower()] for match in kind_pattern().finditer(value, 0, max(0, at))]
    said = before[-1] if before else found[0] if found else default
    return default if said == "adaptation" and default else said or "remake"
