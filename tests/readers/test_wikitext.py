"""The reader of wikitext: against mwparserfromhell, against real pages, against hostile input."""

from __future__ import annotations

import bz2
import gzip
import html
import pickle
import re
from collections.abc import Iterator
from pathlib import Path

import mwparserfromhell
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wikifilm.document import (
    Block,
    Document,
    Figure,
    Hatnote,
    ItemList,
    Paragraph,
    Table,
    Template,
    Text,
)
from wikifilm.options import Options
from wikifilm.readers import read_wikitext

SHARED = Path(__file__).parents[2] / ".." / "shared"
FIXTURES = Path(__file__).parents[1] / "fixtures" / "wikitext"
WORD = re.compile(r"\w{2,}")
MARKUP = """ \n=*#:;|!-+{}[]<>'"&/_~\x00\x01\x02\r\t""" + "ab1"
PIECES = st.sampled_from(
    [
        *MARKUP, "{{", "}}", "[[", "]]", "{|", "|}", "\n{|", "\n|}", "\n|-", "\n|", "||", "!!", "'''", "''", "<ref>",
        "</ref>", "<ref name=a/>", "<!--", "-->", "<nowiki>", "</nowiki>", "{{{", "}}}", "-{", "}-", "[http://a ",
        "\n== a ==\n", "{{!}}", "{{ubl|", "{{plainlist|\n*", "<table>", "<tr>", "<td>", "</table>", "<gallery>",
        "</gallery>", "<span style='display:none'>", "</span>", "<small>", "</small>", "<br>", "&amp;", "&#x41;",
        "[[File:a|thumb|", "[[Category:x", "{{won}}", "{{Film date|", "{{efn|", "{{reflist|refs=",
        "{{FilmAwardStart}}",
        "{{FilmAward|", "{{end}}", "{{awards table}}", "{{cite web|title=", "{{#if:", "{{#tag:ref|", "__TOC__",
        "<gallery>\nFile:a|b\n</gallery>", "<blockquote>", "{{quote|", "{{hidden|a|", "#REDIRECT [[x]]", "<table",
    ]
)  # fmt: skip


def articles() -> list[Path]:
    return sorted(SHARED.glob("corpus/articles/*.wiki")) + sorted(SHARED.glob("exam/gold/*.wiki"))


def dump_pages() -> Iterator[str]:
    for path in SHARED.glob("corpus/dumps/*.xml.*"):
        opened = bz2.open if path.suffix == ".bz2" else gzip.open
        with opened(path, "rt", encoding="utf-8") as file:
            for match in re.finditer(r"<text[^>]*>(.*?)</text>", file.read(), re.DOTALL):
                yield html.unescape(match[1])


def template_texts(template: Template) -> Iterator[str]:
    yield template.name
    yield from text_texts(template.text)
    for argument in template.arguments:
        yield argument.name
        yield from text_texts(argument.value)


def text_texts(text: Text) -> Iterator[str]:
    yield text.value
    yield from (link.target for link in text.links)
    for mark in text.templates:
        yield from template_texts(mark.template)


def block_texts(block: Block) -> Iterator[str]:
    match block:
        case Paragraph() | Hatnote():
            yield from text_texts(block.text)
        case ItemList():
            for _, item in block.walk():
                yield from text_texts(item.text)
        case Figure():
            yield block.target
            yield from text_texts(block.caption)
        case Template():
            yield from template_texts(block)
        case Table():
            yield from text_texts(block.caption)
            for row in block.rows:
                for cell in row.cells:
                    yield from text_texts(cell.text)


def document_words(document: Document) -> set[str]:
    parts = [*document.categories, document.redirect or ""]
    for section in document.walk_sections():
        parts += text_texts(section.title)
    for block in document.walk_blocks():
        parts += block_texts(block)
    for reference in document.references:
        parts += text_texts(reference.text)
    return set(WORD.findall(" ".join(parts)))


# What shows nothing, or shows something else than it says: not for this comparison.
UNSEEN = re.compile(
    r"<!--.*?-->|<ref[^<>]*/>|<ref.*?</ref>|<(gallery|math|timeline)\b.*?</\1>|\[\[(?:File|Image):[^\[\]]*"
    r"|\{\{[^{}]*\}\}|\[\[[a-z-]{2,8}:[^\[\]]*\]\]|__[A-Z]+__|<[^<>]*>|^[|!{].*$|https?://\S*",
    re.DOTALL | re.MULTILINE | re.IGNORECASE,
)


@pytest.mark.skipif(not articles(), reason="the shared corpus is not here")
def test_every_word_of_running_text_is_still_there() -> None:
    for path in articles():
        source = path.read_text(encoding="utf-8")
        words = document_words(read_wikitext(source))
        shown = UNSEEN.sub(" ", UNSEEN.sub(" ", UNSEEN.sub(" ", source)))
        plain = mwparserfromhell.parse(shown).strip_code()
        lost = [word for word in WORD.findall(plain) if word not in words and not word.endswith("px")]
        assert len(lost) <= 2, (path.name, lost)


@pytest.mark.skipif(not articles(), reason="the shared corpus is not here")
def test_arguments_are_those_of_mwparserfromhell() -> None:
    for path in articles():
        source = path.read_text(encoding="utf-8")
        ours = {block.span: block for block in read_wikitext(source).lead if isinstance(block, Template)}
        for span, template in ours.items():
            assert span is not None
            found = mwparserfromhell.parse(source[span.start : span.end]).filter_templates(recursive=False)
            if len(found) != 1 or template.name == "DISPLAYTITLE":
                continue  # A brace is missing in it, or it is no template.
            theirs = found[0]
            names = [re.sub("<!--.*?-->", "", str(param.name), flags=re.DOTALL).strip() for param in theirs.params]
            assert [argument.name for argument in template.arguments] == names
            for argument, param in zip(template.arguments, theirs.params, strict=True):
                simple = str(param.value).strip()
                if re.fullmatch(r"[\w ,.()-]*", simple):
                    assert argument.value.value == " ".join(simple.split())


@pytest.mark.skipif(not articles(), reason="the shared corpus is not here")
def test_spans_are_offsets_in_the_source() -> None:
    for path in articles()[:12]:
        source = path.read_text(encoding="utf-8")
        document = read_wikitext(source)
        for section in document.walk_sections():
            assert section.span is not None
            assert source[section.span.start] == "="
        for block in document.walk_blocks():
            assert block.span is not None
            start = source[block.span.start : block.span.end].lstrip(":* \n")
            if isinstance(block, Template):
                assert start.startswith("{{")
            elif isinstance(block, Table) and block.rows:
                assert start.startswith(("{|", "<table", "{{"))
                for row in block.rows:
                    for cell in row.cells:
                        if cell.span is not None and cell.text.value.isalnum() and not cell.text.templates:
                            assert cell.text.value in source[cell.span.start : cell.span.end]


def test_every_real_page_is_read() -> None:
    pages = [source for number, source in enumerate(dump_pages()) if number % 4 == 0]
    if not pages:
        pytest.skip("the shared dumps are not here")
    for source in pages:
        document = read_wikitext(source)
        assert document.format == "wikitext"


def test_a_wikicode_reads_as_its_text() -> None:
    source = "{{Infobox film|name=[[Kite]]}}\n== Plot ==\n'''Wind'''<ref>x</ref>"
    assert read_wikitext(mwparserfromhell.parse(source)) == read_wikitext(source)


def test_documents_survive_pickling() -> None:
    for path in FIXTURES.glob("*.cases"):
        document = read_wikitext(path.read_text(encoding="utf-8"))
        assert pickle.loads(pickle.dumps(document)) == document  # noqa: S301


@given(st.lists(PIECES, max_size=60).map("".join))
@settings(max_examples=300, deadline=None)
def test_no_input_raises_and_marks_lie_inside(source: str) -> None:
    document = read_wikitext(source)
    for block in document.walk_blocks():
        for text in [block.text] if isinstance(block, Paragraph | Hatnote | Template) else []:
            length = len(text.value)
            for marks in (text.links, text.references, text.styles, text.items, text.templates):
                assert all(0 <= mark.start <= mark.end <= length for mark in marks)
                assert list(marks) == sorted(marks, key=lambda mark: mark.start)
            assert text.value == text.value.strip()
            assert "  " not in text.value


OPENERS = [
    "{{a|b ", "[[a|", "{| \n|-\n| a ", "\n{|", "<ref>", "{{{a|{{b|", "''[[{{ ", "<!-- ", "[http://a ", "<b>{{[[",
    "''''' ", "* {{ubl|a|", "== a ", "<nowiki>", "-{", "[[a\n", "[[a|b\n\n", "{{{{{{", "<table><tr><td>", "<span>",
    "<span style='display:none'>", "\n{{!}}", "{{#if:", "|", "\n|", "{|\n|", "*#:;", "\n" + "*" * 40, "&#", "&a", "<",
    "</b>", "<i></span>", "\n== a ==", "[[a]]", "{{a}}", "{{won}}", "'''a''\n", "\n;a:b", "__A", "{{efn|", "<gallery>",
    "{{FilmAwardStart}}", "{{awards table}}\n", "{{plainlist|\n* ", "{{hidden|a|", "''a\n", "\x00", "=" * 5 + "\n",
    "\n!a!!", "|+", "[[File:a|", "{{cite web|last=", "[[a|{{b|c]]", "]]", "}}", "}}}}}", "|}", "\n|}", "</ref>", "-->",
]  # fmt: skip


@pytest.mark.parametrize("opener", OPENERS)
def test_hostile_input_ends(opener: str) -> None:
    """A megabyte altogether; what grows with the square of it would take minutes."""
    once = 20_000 // len(opener)
    read_wikitext(opener * once)
    read_wikitext(opener * once + "]]}}|}</ref></table>}}}" * 50)


def test_long_runs_end() -> None:
    for character in " \t\n'=*|{}[]<>-&;:#!_\x00":
        read_wikitext(character * 200_000)
        read_wikitext("a" + character * 100_000 + "b")


def test_too_long_a_page_is_cut() -> None:
    document = read_wikitext("word " * 100, Options(max_length=52))
    assert document.truncated
    assert [issue.code for issue in document.issues] == ["page-truncated"]
    assert document.lead[0].text.value == ("word " * 10 + "wo").strip()  # type: ignore[union-attr]


def test_what_is_too_deep_stays_as_source() -> None:
    document = read_wikitext("{{nowrap|" * 200 + "core" + "}}" * 200, Options(max_depth=5))
    assert "core" in document.lead[0].text.value  # type: ignore[union-attr]
    assert [issue.code for issue in document.issues] == ["too-deep"]
