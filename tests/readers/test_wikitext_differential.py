"""The scanner beside mwparserfromhell on every real page: templates, arguments, links, headings, tables.

Whatever mwparserfromhell finds, the scanner must find too, equal to the letter, apart from these kinds:

- "unclosed": something in it has no end (an issue says so); both recover, each in its own way.
- "external link": a pipe inside `[http://… a | b]`, which MediaWiki takes for the border of an argument.
- "text after it": `== a == b` is no heading in MediaWiki.
- "given up": mwparserfromhell left a nested call as text, so a value of its holds braces without their closers.
- "magic": `{{!}}` and its kin, which are characters here, not templates.

What only the scanner finds stands where mwparserfromhell does not look, or gave up: in galleries and poems, and around
tags without an end. `python tests/readers/test_wikitext_differential.py` prints the counts of all pages.
"""

from __future__ import annotations

import re
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import mwparserfromhell
import pytest
from mwparserfromhell.nodes import Heading, Tag, Template, Wikilink

from wikifilm.document import Document, Table
from wikifilm.options import Options
from wikifilm.readers import read_wikitext
from wikifilm.readers.wikitext import nodes as kinds
from wikifilm.readers.wikitext.arguments import borders, split_arguments
from wikifilm.readers.wikitext.context import Context
from wikifilm.readers.wikitext.pairs import Pairs
from wikifilm.readers.wikitext.reader import HANDLERS
from wikifilm.readers.wikitext.runs import PLAIN_LINK
from wikifilm.readers.wikitext.scan import scan

sys.path.insert(0, str(Path(__file__).parent))
from test_wikitext import articles, dump_pages

COMMENT = re.compile("<!--.*?-->", re.DOTALL)
MAGIC = frozenset({"!", "!!", "(!", "!)", "!-"})
Call = tuple[str, tuple[tuple[str, str], ...]]
Target = tuple[str, str | None]
HeadingText = tuple[int, str]


@dataclass
class Found:
    """What stands on a page, and how often."""

    templates: Counter[Call] = field(default_factory=Counter)
    links: Counter[Target] = field(default_factory=Counter)
    headings: Counter[HeadingText] = field(default_factory=Counter)


def bare(text: object) -> str:
    return COMMENT.sub("", str(text)).strip()


def ours(source: str, pairs: Pairs) -> Found:
    found = Found()
    context = Context(source, pairs.nodes, Options(), HANDLERS)
    for index, node in enumerate(pairs.nodes):
        pipes = borders(source, node)
        end = pipes[0] if pipes else node.close
        head = bare(source[node.open : end])
        if node.kind == kinds.TEMPLATE:
            raw = split_arguments(context, node, index, pipes)
            found.templates[head, tuple((one.name, source[one.start : one.end].strip()) for one in raw)] += 1
        elif node.kind in (kinds.LINK, kinds.FILE, kinds.CATEGORY):
            found.links[head, source[end + 1 : node.close] if node.pipes else None] += 1
    for target, label, _ in map(re.Match.groups, PLAIN_LINK.finditer(source)):
        found.links[target.strip(), label] += 1
    for section in read_wikitext(source).walk_sections():
        assert section.span is not None
        line = bare(source[section.span.start : section.span.end].partition("\n")[0])
        found.headings[section.level, line[section.level : -section.level].strip()] += 1
    return found


def theirs(code: mwparserfromhell.wikicode.Wikicode) -> Found:
    found = Found()
    for template in code.ifilter(forcetype=Template):
        params = tuple((bare(param.name), str(param.value).strip()) for param in template.params)
        if bare(template.name) not in MAGIC:
            found.templates[bare(template.name), params] += 1
    for link in code.ifilter(forcetype=Wikilink):
        found.links[bare(link.title), None if link.text is None else str(link.text)] += 1
    for heading in code.ifilter(forcetype=Heading):
        found.headings[heading.level, bare(heading.title)] += 1
    return found


def explanation(text: str, faults: list[str], values: Iterable[str] = ()) -> str:
    if re.search(r"\[(?:https?:)?//[^\]]*\|", text):
        return "external link"
    if any(part.count("{{") != part.count("}}") for part in values):
        return "given up"
    text = "".join(text.split())
    return "unclosed" if any("".join(fault.split()) in text for fault in faults) else ""


def differences(source: str) -> Iterator[tuple[str, object]]:
    """What mwparserfromhell finds and the scanner doesn't, with the kind of the difference, "" if there is none."""
    pairs = scan(source)
    faults = [source[fault.start : fault.start + 30] for fault in pairs.faults]
    mine, reference = ours(source, pairs), theirs(mwparserfromhell.parse(source, skip_style_tags=True))
    for call in (reference.templates - mine.templates).elements():
        text = "|".join(["{{" + call[0], *(f"{name}={value}" for name, value in call[1])])
        yield explanation(text, faults, [value for _, value in call[1]]), call
    for target in (reference.links - mine.links).elements():
        yield explanation(str(target), faults), target
    for heading in (reference.headings - mine.headings).elements():
        yield "text after it" if has_text_after(source, heading[1]) else "", heading


def has_text_after(source: str, title: str) -> bool:
    lines = re.findall(rf"^=.*{re.escape(title)}.*", source, re.MULTILINE)
    return any(not bare(line).endswith("=") for line in lines)


def pages(step: int) -> Iterator[str]:
    yield from (path.read_text(encoding="utf-8") for path in articles())
    yield from (source for number, source in enumerate(dump_pages()) if number % step == 0)


@pytest.mark.skipif(not articles(), reason="the shared corpus is not here")
def test_whatever_mwparserfromhell_finds_is_found() -> None:
    assert [found for source in pages(step=40) for kind, found in differences(source) if not kind] == []


def cells(tables: Iterable[Table]) -> list[tuple[int, int]]:
    """Rows and cells of each table, nested ones apart."""
    return [(len(table.rows), sum(len(row.cells) for row in table.rows)) for table in tables]


def is_cell(tag: Tag) -> bool:
    """A caption is a cell to mwparserfromhell."""
    return str(tag.tag) in ("td", "th") and not str(tag.contents).startswith("+")


def their_cells(source: str) -> list[tuple[int, int]]:
    out = []
    for tag in mwparserfromhell.parse(source, skip_style_tags=True).ifilter(forcetype=Tag):
        if str(tag.tag) == "table":
            inner = [one for one in tag.contents.nodes if isinstance(one, Tag)]
            loose = sum(is_cell(one) for one in inner)
            rows = [
                sum(isinstance(cell, Tag) and is_cell(cell) for cell in row.contents.nodes)
                for row in inner
                if str(row.tag) == "tr"
            ]
            rows = [count for count in [loose, *rows] if count]
            out.append((len(rows), sum(rows)))
    return out


def is_plain(document: Document, source: str) -> bool:
    """No table is made by templates or has no end; those mwparserfromhell can't know."""
    codes = {issue.code for issue in document.issues}
    return "unclosed-table" not in codes and not re.search(
        r"\{\{\s*(?:awards? ?table|filmaward)|<table", source, re.IGNORECASE
    )


@pytest.mark.skipif(not articles(), reason="the shared corpus is not here")
def test_tables_have_as_many_cells() -> None:
    for source in pages(step=40):
        document = read_wikitext(source)
        if is_plain(document, source):
            missed = Counter(their_cells(source)) - Counter(cells(document.walk_tables()))
            assert not missed, source[:80]


def main() -> None:
    found, only_ours, total = Counter[str](), 0, Counter[str]()
    times = Counter[str]()
    for source in pages(step=1):
        start = time.perf_counter()
        pairs = scan(source)
        times["scan"] += time.perf_counter() - start  # type: ignore[assignment]
        start = time.perf_counter()
        code = mwparserfromhell.parse(source, skip_style_tags=True)
        times["mwparserfromhell"] += time.perf_counter() - start  # type: ignore[assignment]
        mine, reference = ours(source, pairs), theirs(code)
        total["bytes"] += len(source.encode())
        total["templates"] += reference.templates.total()
        total["arguments"] += sum(len(call[1]) * times for call, times in reference.templates.items())
        total["links"] += reference.links.total()
        total["headings"] += reference.headings.total()
        only_ours += (mine.templates - reference.templates).total() + (mine.links - reference.links).total()
        found.update(kind or "not explained" for kind, _ in differences(source))
    sys.stdout.write(f"{dict(total)} differ: {dict(found)}, only ours: {only_ours}\n")
    speeds = {name: f"{total['bytes'] / seconds / 1e6:.2f} MB/s" for name, seconds in times.items()}
    sys.stdout.write(f"{speeds}\n")


if __name__ == "__main__":
    main()
