"""Sections: canonical kinds, clean text, tables laid out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from functools import cache, lru_cache

from wikifilm.diagnostics import Issue
from wikifilm.document import Block, Document, Figure, Hatnote, Item, ItemList, Paragraph, Row, Table, Template, Text
from wikifilm.document import Section as DocumentSection
from wikifilm.document.text import EMPTY
from wikifilm.film.lead import read_lead
from wikifilm.film.page import Page, Part
from wikifilm.film.vocabulary import load_languages
from wikifilm.grid import Hints, borrowed_header, build_grid, header_of, unfolded, with_header
from wikifilm.model import Grid, Link, Section
from wikifilm.options import Options

__all__ = [
    "block_text",
    "blocks_text",
    "build_page",
    "model_sections",
    "normal_heading",
    "section_kind",
    "synopsis_text",
]

_APOSTROPHES = re.compile(r"['’`´]")
_NO_WORD = re.compile(r"[\W_]+")
_PHRASE_WORDS = 4
"""The longest phrase of the vocabulary that is looked for inside a heading."""
_HEADING_WORDS = 12
"""A longer heading is a sentence and has no kind."""
_TOP = 2
"""Level of the sections that a table hands its header down in."""
_REMEMBERED = 60
"""Characters of a heading whose kind is remembered."""


def normal_heading(title: str) -> str:
    """A heading as the vocabulary writes it: lower case, words apart by one blank, "and" for "&"."""
    plain = _APOSTROPHES.sub("", title.replace("&", " and ").casefold())
    return _NO_WORD.sub(" ", plain).strip()


@cache
def _vocabulary(part: str) -> dict[str, str]:
    """Phrase → kind, of all languages; where two languages differ, English counts, then the first code."""
    out: dict[str, str] = {}
    for kinds in load_languages("sections").values():
        for kind, phrases in kinds.items():
            for phrase in phrases[part]:
                out.setdefault(normal_heading(phrase), kind)
    return out


@cache
def _titles(language: str) -> dict[str, str]:
    """Whole headings of one language → kind."""
    kinds = load_languages("sections").get(language, {})
    return {normal_heading(title): kind for kind, phrases in kinds.items() for title in phrases["titles"]}


@cache
def _telling() -> dict[str, str]:
    """Whole headings that only one language has → its code."""
    codes = Counter(title for code in load_languages("sections") for title in _titles(code))
    return {title: code for code in load_languages("sections") for title in _titles(code) if codes[title] == 1}


def _language(document: Document) -> str:
    """The language that the page states, or most of its headings tell; "" for English and where neither tells one."""
    if document.meta.language:
        return document.meta.language.partition("-")[0].removeprefix("en")
    headings = [inner for section in document.sections for inner in (section, *section.sections)]
    told = (_telling().get(normal_heading(section.title.value[:_REMEMBERED])) for section in headings)
    counts = Counter(code for code in told if code is not None)
    code, number = next(iter(counts.most_common(1)), ("", 0))
    return code if number > 1 and code != "en" else ""


def section_kind(title: str, language: str = "") -> str | None:
    """The canonical kind of a heading: the whole heading first, then the first known phrase in it.

    A heading that two languages mean differently ("Distribution") is read in `language`.
    """
    if language and (own := _titles(language).get(normal_heading(title[:_REMEMBERED]))) is not None:
        return own
    return _remembered_kind(title) if len(title) <= _REMEMBERED else _kind(title)


def _kind(title: str) -> str | None:
    normal = normal_heading(title[:200])
    return _vocabulary("titles").get(normal) or _contained_kind(normal.split(" "))


# The same headings stand on every page.
_remembered_kind = lru_cache(maxsize=2048)(_kind)


def _contained_kind(words: list[str]) -> str | None:
    if len(words) > _HEADING_WORDS:
        return None
    known = _vocabulary("words")
    for start in range(len(words)):
        for end in range(min(len(words), start + _PHRASE_WORDS), start, -1):
            kind = known.get(" ".join(words[start:end]))
            if kind is not None:
                return kind
    return None


def build_page(document: Document, title: str, options: Options, hints: Hints) -> Page:
    """The document with its tables laid out and its sections named."""
    issues: list[Issue] = []
    parts: list[Part] = []
    language = _language(document)
    waiting: list[tuple[DocumentSection, tuple[str | None, ...], tuple[str, ...]]]
    waiting = [(section, (), ()) for section in reversed(document.sections)]
    header: Row | None = None
    while waiting:
        section, path, titles = waiting.pop()
        section = _unfolded(section)
        heading = section.title.value
        kind = section_kind(heading, language)
        header = header if section.level > _TOP else None
        grids, header = _grids(section.blocks, options, hints, issues, header)
        parts.append(Part(section, kind, path, titles, grids))
        below = (*path, kind), (*titles, heading)
        waiting.extend((inner, *below) for inner in reversed(section.sections))
    lead = DocumentSection(1, EMPTY, unfolded(document.lead))
    lead_part = Part(lead, None, (), (), _grids(lead.blocks, options, hints, issues, None)[0])
    return Page(document, title, lead_part, tuple(parts), tuple(issues), read_lead(document.lead))


def _unfolded(section: DocumentSection) -> DocumentSection:
    blocks = unfolded(section.blocks)
    return section if blocks is section.blocks else replace(section, blocks=blocks)


def _grids(
    blocks: Iterable[Block], options: Options, hints: Hints, issues: list[Issue], header: Row | None
) -> tuple[tuple[Grid, ...], Row | None]:
    """The grids of the tables among blocks, and the header that printed tables below may go on with.

    `header`: the one that the tables above left.
    """
    grids = []
    for block in blocks:
        if isinstance(block, Table):
            longer = with_header(block, header)
            grid, odd = build_grid(longer or block, options, hints)
            grids.append(grid if longer is None else borrowed_header(grid))
            header = header if longer is not None else header_of(block, grid) or header
            issues.extend(odd)
    return tuple(grids), header


def block_text(block: Block) -> str:
    """A block as plain text. Tables, figures and hatnotes are no part of it."""
    if isinstance(block, Paragraph | Template):
        return block.text.value.strip()
    if isinstance(block, ItemList):
        return "\n".join(_item_line(depth, item) for depth, item in block.walk())
    return ""


def _item_line(depth: int, item: Item) -> str:
    blank = "  " * depth
    mark = "" if item.kind == "term" else "- "
    return blank + mark + item.text.value.strip().replace("\n", "\n" + " " * len(blank + mark))


def blocks_text(blocks: Iterable[Block]) -> str:
    """The text of blocks, apart by an empty line."""
    return "\n\n".join(filter(None, map(block_text, blocks)))


def model_sections(page: Page) -> tuple[Section, ...]:
    """The tree of sections that the user gets."""
    # Parts are in reading order: seen from the end, the sections below one lie on top of the stack, first one topmost.
    made: list[Section] = []
    for part in reversed(page.parts):
        inner = tuple(made.pop() for _ in part.section.sections)
        made.append(_model_section(part, inner))
    return tuple(reversed(made))


def _model_section(part: Part, inner: tuple[Section, ...]) -> Section:
    section = part.section
    hatnotes = [block for block in section.blocks if isinstance(block, Hatnote)]
    figures = [block.caption.value for block in section.blocks if isinstance(block, Figure)]
    return Section(
        level=section.level,
        title=part.title,
        kind=part.kind,
        text=blocks_text(section.blocks),
        tables=part.grids,
        sections=inner,
        captions=tuple(filter(None, figures)),
        hatnotes=tuple([note.text.value for note in hatnotes if note.text.value]),
        main=tuple([link for note in hatnotes if note.kind == "main" for link in _links(note.text)]),
        references=tuple([mark.id for text in _texts(section.blocks) if text.references for mark in text.references]),
        span=section.span,
    )


def _links(text: Text) -> Iterable[Link]:
    return (Link(text.value[link.start : link.end], link.target) for link in text.links)


def _texts(blocks: Iterable[Block]) -> Iterable[Text]:
    """The running texts of blocks; the marks in tables belong to their slots."""
    for block in blocks:
        if isinstance(block, Paragraph | Template | Hatnote):
            yield block.text
        elif isinstance(block, Figure):
            yield block.caption
        elif isinstance(block, ItemList):
            for _, item in block.walk():
                yield item.text


def synopsis_text(page: Page) -> str | None:
    """The text of the synopsis sections and of those below them; None if the page has none."""
    texts = [blocks_text(part.section.blocks) for part in page.of_kind("synopsis")]
    return "\n\n".join(filter(None, texts)) or None
