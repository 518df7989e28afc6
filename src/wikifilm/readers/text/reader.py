"""The block loop: printed lines to headings, lists, tables and paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from wikifilm.diagnostics import Issue, Span
from wikifilm.document import Block, Document, Hatnote, Paragraph
from wikifilm.options import Options
from wikifilm.readers.text.bordered_box import bordered_box
from wikifilm.readers.text.box import find_box
from wikifilm.readers.text.categories import take_categories
from wikifilm.readers.text.definitions import definitions_at
from wikifilm.readers.text.extracted import without_bullet_marks
from wikifilm.readers.text.frame import take_frame, without_css
from wikifilm.readers.text.headings import Heading, heading_at
from wikifilm.readers.text.inline import inline_text
from wikifilm.readers.text.layout import Layout, layout_of
from wikifilm.readers.text.line_ends import with_line_ends
from wikifilm.readers.text.lines import Line, split_lines
from wikifilm.readers.text.lists import is_item, list_at
from wikifilm.readers.text.nested import unnested
from wikifilm.readers.text.outline import outline
from wikifilm.readers.text.portable import take_portable_box
from wikifilm.readers.text.references import take_references
from wikifilm.readers.text.tables import table_at
from wikifilm.readers.text.titles import first_line_title, headline
from wikifilm.readers.text.words import words

__all__ = ["read_page"]

_RULE = re.compile(r"[ \t]*(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$")
_QUOTE = re.compile(r"[ \t]{0,3}>[ \t]?")


def read_page(source: str, options: Options) -> Document:
    """The document that a printed page holds."""
    truncated = len(source) > options.max_length
    source = with_line_ends(without_css(source[: options.max_length] if truncated else source))
    lines, frame = take_frame(unnested(without_bullet_marks(split_lines(source))))
    layout = layout_of(lines, frame.contents)
    title, lines = first_line_title(lines)
    printed_title, parts = headline(take_portable_box(list(_parts(lines, layout, options))))
    parts, references = take_references(parts)
    parts, categories = take_categories(parts)
    lead, sections = outline(parts, frame.contents, has_captions=not layout.has_bare_headings)
    return Document(
        format="text",
        title=printed_title or title or frame.title,
        lead=lead,
        sections=sections,
        references=references,
        categories=tuple(dict.fromkeys((*categories, *frame.categories))),
        meta=frame.meta,
        issues=(*frame.issues, *(_cut_short(options) if truncated else ())),
        truncated=truncated,
    )


def _cut_short(options: Options) -> tuple[Issue, ...]:
    return (Issue("page-truncated", f"only the first {options.max_length} characters of the page were read"),)


def _parts(lines: Sequence[Line], layout: Layout, options: Options) -> Iterator[Heading | Block]:
    """Headings and blocks in reading order."""
    index = 0
    box = bordered_box(lines, options) or find_box(lines)
    block: Block
    while index < len(lines):
        line = lines[index]
        if box is not None and index == box.start:
            yield box.table
            index = box.end
        elif line.blank or _is_bare_border(lines, index):
            index += 1
        elif (region := table_at(lines, index, options)) is not None:
            yield region.table
            index = region.end
        elif _RULE.match(line.text):
            index += 1
        elif (heading := heading_at(lines, index, layout)) is not None:
            yield heading
            index = heading.next_line
            if heading.rest >= 0:
                yield _paragraph(line.text[heading.rest - line.start :], heading.rest, line.end)
        elif (defined := definitions_at(lines, index, layout)) is not None:
            block, index = defined
            yield block
        elif is_item(line):
            block, index = list_at(lines, index, layout, options)
            yield block
        else:
            block, index = _paragraph_at(lines, index, layout)
            yield _described(block, before_box=box is not None and index <= box.start)


def _is_bare_border(lines: Sequence[Line], index: int) -> bool:
    """What is left of a table without text: pipes alone with no row below them, or a divider with no row above."""
    text = lines[index].text.strip(" \t")
    if text[:1] not in {"|", "-", ":"} or text.strip(" \t|:-") or "|" not in text:
        return False
    if "-" in text:
        return True
    below = lines[index + 1].text if index + 1 < len(lines) else ""
    return not below.strip(" \t|") or "|" not in below


def _paragraph_at(lines: Sequence[Line], index: int, layout: Layout) -> tuple[Block, int]:
    """The paragraph that begins at this line, and the index of the line after it."""
    start, parts = lines[index].start, [_QUOTE.sub("", lines[index].text, count=1)]
    index += 1
    while index < len(lines) and _joins(lines, index, layout):
        hard = parts[-1].endswith(("  ", "\\"))
        parts[-1] = parts[-1].removesuffix("\\")
        parts.append("\n" if hard or not (layout.is_wrapped or layout.is_markdown) else " ")
        parts.append(_QUOTE.sub("", lines[index].text, count=1))
        index += 1
    return _paragraph("".join(parts), start, lines[index - 1].end), index


def _joins(lines: Sequence[Line], index: int, layout: Layout) -> bool:
    """The line goes on with the paragraph of the line before it."""
    line, before = lines[index], lines[index - 1]
    if line.blank or is_item(line) or line.text.startswith("#"):
        return False
    if "|" in line.text or "\t" in line.text:
        return False
    if not (layout.is_wrapped or layout.spaced or before.text.endswith("  ")):
        return False
    return heading_at(lines, index, layout) is None


def _paragraph(printed: str, start: int, end: int) -> Block:
    text = inline_text(printed, start)
    kind = _hatnote(text.value)
    if kind is not None:
        return Hatnote(text, kind, span=Span(start, end))
    return Paragraph(text, span=Span(start, end))


def _described(block: Block, *, before_box: bool) -> Block:
    """The short description that wikis put above the infobox is no part of the lead."""
    if (
        before_box
        and isinstance(block, Paragraph)
        and len(block.text.value) <= 100
        and block.text.value[-1:] not in ".!?"
    ):
        return Hatnote(block.text, "description", span=block.span)
    return block


def _hatnote(value: str) -> str | None:
    """The kind of a note that points elsewhere, if it is one."""
    if len(value) > 300:
        return None
    head = value[:60].casefold()
    label = head.partition(":")[0].strip() if ":" in head else ""
    kinds = words().hatnotes
    if label in kinds:
        return kinds[label]
    if head.startswith("for ") and ", see " in value:
        return "about"
    return next((kind for words_, kind in kinds.items() if kind == "about" and head.startswith(words_)), None)
