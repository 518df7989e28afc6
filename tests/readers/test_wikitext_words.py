"""No word is lost: what mwparserfromhell shows of a section must be in that section of the document.

Beside running text that is what stands in cells, captions, items, labels, galleries, and the values of templates. Not
looked for, because it isn't shown: comments, attributes, targets of links, sizes and places of pictures, links to other
languages, elements that hide, footnotes and what cites a source (those are compared as a whole page), and the values of
templates that show nothing, or show something else than they are given (dates, options of looks, conditions).
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import mwparserfromhell
import pytest
from mwparserfromhell.nodes import Comment, ExternalLink, Heading, HTMLEntity, Node, Tag, Template, Wikilink
from mwparserfromhell.nodes import Text as PlainText

from wikifilm.document import Section
from wikifilm.readers import read_wikitext
from wikifilm.readers.wikitext.arguments import canonical_name
from wikifilm.readers.wikitext.links import OPTION
from wikifilm.readers.wikitext.namespaces import is_language
from wikifilm.readers.wikitext.templates.registry import find_function, find_spec, is_technical

sys.path.insert(0, str(Path(__file__).parent))
from test_wikitext import articles, block_texts, dump_pages, text_texts

WORD = re.compile(r"[^\W_]{2,}")
APOSTROPHES = re.compile("'{3,}")
"""One of three may mean itself: L'''amour''. Here they only divide."""
HIDDEN_TAGS = frozenset({"ref", "math", "timeline", "score", "templatedata", "graph", "imagemap", "inputbox"})
HIDDEN_KINDS = frozenset(
    {
        "nothing", "table end", "title", "citation", "footnote", "short footnote", "reference names", "tag", "if",
        "expression", "date", "date list", "date range", "literal", "interlanguage link", "hatnote",
        "patterned hatnote", "figure", "pattern", "language", "language name", "rupees", "person", "row", "table",
    }
)  # fmt: skip
"""Templates that show something else than all they are given; the cases say what."""


def visible(nodes: list[Node]) -> Iterator[str]:
    """The shown text of some nodes."""
    for node in nodes:
        if isinstance(node, PlainText):
            yield str(node.value)
        elif isinstance(node, HTMLEntity):
            yield node.normalize() or ""
        elif isinstance(node, Wikilink):
            yield from link(node)
        elif isinstance(node, ExternalLink) and node.title is not None:
            yield from visible(node.title.nodes)
        elif isinstance(node, Tag):
            yield from tag(node)
        elif isinstance(node, Template):
            yield from template(node)
        elif isinstance(node, Heading):
            yield from visible(node.title.nodes)
        elif not isinstance(node, Comment | ExternalLink):
            yield " "


def link(node: Wikilink) -> Iterator[str]:
    prefix = str(node.title).partition(":")[0].strip().lower()
    if prefix in ("file", "image", "immagine", "category", "categoria"):
        yield " "
        if node.text is not None and prefix[0] != "c":
            yield from caption(node.text.nodes)
    elif node.text is not None:
        yield from visible(node.text.nodes)
    elif not is_language(str(node.title)):
        yield str(node.title)


def caption(nodes: list[Node]) -> Iterator[str]:
    """Of the parts of a file's link the last that is no option."""
    parts: list[list[Node]] = [[]]
    for node in nodes:
        first, *others = str(node).split("|") if isinstance(node, PlainText) else [node]
        parts[-1].append(PlainText(first) if isinstance(first, str) else first)
        parts += [[PlainText(other)] for other in others]
    shown = [part for part in parts if not OPTION.fullmatch("".join(map(str, part)).strip())]
    yield from visible(shown[-1]) if shown else ()


def tag(node: Tag) -> Iterator[str]:
    name = str(node.tag).lower()
    hides = any(re.search(r"display\s*:\s*none", str(attribute)) for attribute in node.attributes)
    if name not in HIDDEN_TAGS and not hides and node.contents is not None:
        yield "" if name in ("b", "i", "span", "small") else " "
        yield from visible(node.contents.nodes)
        yield "" if name in ("b", "i", "span", "small") else " "


def template(node: Template) -> Iterator[str]:
    name = canonical_name(re.sub("<!--.*?-->", "", str(node.name), flags=re.DOTALL))
    function = find_function(name.partition(":")[0]) if ":" in name else None
    kind = (function or find_spec(name)).kind
    yield " "
    for param in node.params if kind not in HIDDEN_KINDS else ():
        if not is_technical(str(param.name).strip()):
            yield from visible(param.value.nodes)
            yield " "


def section_text(section: Section) -> str:
    parts = list(text_texts(section.title))
    for block in section.blocks:
        parts += block_texts(block)
    return " ".join(parts)


def lost(source: str) -> list[str]:
    """The words of each section that the document doesn't hold there."""
    document = read_wikitext(source)
    notes = " ".join(note.text.value for note in document.references)
    out = []
    for section in document.walk_sections():
        assert section.span is not None
        end = section.sections[0].span.start if section.sections and section.sections[0].span else section.span.end
        code = mwparserfromhell.parse(source[section.span.start : end], skip_style_tags=True)
        shown = APOSTROPHES.sub(" ", "".join(visible(code.nodes))).replace("''", "")
        known = section_text(section) + notes
        out += [f"{section.title.value}: {word}" for word in WORD.findall(shown) if word not in known]
    return out


@pytest.mark.skipif(not articles(), reason="the shared corpus is not here")
def test_no_word_of_an_article_is_lost() -> None:
    assert {path.name: words for path in articles() if (words := lost(path.read_text(encoding="utf-8")))} == {}


def test_no_word_of_a_dump_is_lost() -> None:
    pages = [source for number, source in enumerate(dump_pages()) if number % 45 == 0]
    if not pages:
        pytest.skip("the shared dumps are not here")
    assert {source[:60]: words for source in pages if (words := lost(source))} == {}
