"""The page: its sections, and what stands about them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct, field

from wikifilm.diagnostics import Issue, Span
from wikifilm.document import Block, Document, Section, Text
from wikifilm.readers.wikitext.blocks import HEADING, read_lines
from wikifilm.readers.wikitext.context import Context
from wikifilm.readers.wikitext.namespaces import redirect_words
from wikifilm.readers.wikitext.titles import page_title

__all__ = ["read_page"]

HEADING_STARTS = ("=", "\0")
"""What a heading begins with in a mask: a comment may stand before it."""
MOST_SHOWN = 5
"""Names that an issue about many templates tells."""
REDIRECT = re.compile(r"\s*+#\s*+([^\s:\[]++)\s*+:?\s*+\[\[([^\[\]|\n]++)")


class DraftSection(Struct, gc=False):
    """A section whose subsections are not all known."""

    level: int
    title: Text
    blocks: tuple[Block, ...] = ()
    start: int = 0
    end: int = 0
    sections: list[DraftSection] = field(default_factory=list)

    def freeze(self) -> Section:
        """The section, complete."""
        inner = tuple([section.freeze() for section in self.sections])
        return Section(self.level, self.title, self.blocks, inner, Span(self.start, self.end))


def read_page(context: Context) -> Document:
    """The whole page."""
    redirect = read_redirect(context.source)
    drafts = read_sections(context)
    lead = drafts.pop(0).blocks
    return Document(
        "wikitext",
        context.title,
        lead if redirect is None else (),
        tree(drafts),
        tuple(context.references.values()),
        tuple(context.categories),
        redirect,
        issues=(*context.issues, *bare_templates(context)),
    )


def read_redirect(source: str) -> str | None:
    """The title that the page redirects to."""
    match = REDIRECT.match(source)
    if match is None or match[1].lower() not in redirect_words():
        return None
    return page_title(match[2])


def read_sections(context: Context) -> list[DraftSection]:
    """What stands before the first heading, and each heading with what follows it."""
    nodes = context.nodes
    lines = context.mask(0, len(context.source), 0, len(nodes)).split("\n")
    out = [DraftSection(1, Text())]
    waiting: list[str] = []
    begin = at = 0
    first = 0
    for line in lines:
        heading = HEADING.fullmatch(line) if line[:1] in HEADING_STARTS else None
        if heading is not None:
            after = context.skip(first, len(nodes), at)
            out[-1].blocks = read_lines(context, waiting, begin, first, after)
            out[-1].end = at
            first = context.skip(after, len(nodes), at + len(line))
            out.append(read_heading(context, heading, at, after, first))
            waiting = []
            begin = at + len(line) + 1
        else:
            waiting.append(line)
        at += len(line) + 1
    out[-1].blocks = read_lines(context, waiting, begin, first, len(nodes))
    out[-1].end = len(context.source)
    return out


def bare_templates(context: Context) -> Iterator[Issue]:
    """One issue for all unknown templates without arguments: at the end of an article there are many."""
    names = [name for name in context.bare if name not in context.unknown]
    if names:
        shown = ", ".join(f"{{{{{name}}}}}" for name in names[:MOST_SHOWN])
        more = f" and {len(names) - MOST_SHOWN} more" if len(names) > MOST_SHOWN else ""
        verb = "show is" if len(names) > 1 else "shows is"
        yield Issue("unknown-template", f"how {shown}{more} {verb} not known", context.bare[names[0]])


def read_heading(context: Context, match: re.Match[str], start: int, first: int, last: int) -> DraftSection:
    """A heading; its level is the lesser of the two runs of equals signs."""
    level = min(len(match[1]), len(match[2]))
    begin, end = start + match.start(1) + level, start + match.end(2) - level
    first = context.skip(first, last, begin)
    last = context.skip(first, last, end)
    return DraftSection(level, context.text(begin, end, first, last), start=start + match.start(1))


def tree(drafts: list[DraftSection]) -> tuple[Section, ...]:
    """Put each section below the nearest one before it that has a lesser level."""
    top: list[DraftSection] = []
    stack: list[DraftSection] = []
    for draft in drafts:
        while stack and stack[-1].level >= draft.level:
            stack.pop()
        (stack[-1].sections if stack else top).append(draft)
        stack.append(draft)
    return tuple([draft.freeze() for draft in top])
