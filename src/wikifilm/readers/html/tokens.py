"""HTML as one list of tokens, whichever engine built the tree.

A token is (name, attributes, text): the name of a start tag, of an end tag with its slash, or "!" for nothing but
text; the attributes as standard serialisation writes them (` class="a b" id="c"`); the text after the tag, up to the
next. Every start tag has its end tag, void elements apart. Runs of white space are one blank; line breaks of
preformatted text are `br`.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, TypeAlias

from wikifilm.document import without_surrogates
from wikifilm.readers.html.elements import RAW, VOID

if TYPE_CHECKING:
    import bs4

__all__ = ["Token", "attributes_text", "soup_scripts", "soup_tokens", "string_tokens"]

Token: TypeAlias = tuple[str, str, str]

# Serialised attributes are always ` name="value"`; names may hold any character but these. The parts of the pattern
# exclude each other, so it never tries twice.
_TOKEN = re.compile(r'<(/?[A-Za-z!][^\s>]*+)((?: =?[^\s=>]*+(?:="[^"]*+")?+)*+)>([^<]*+)')
# White space elsewhere, but in HTML a letter like others of a name: `<table\x1f>` is no table.
_ODD = "\x0b\x1c\x1d\x1e\x1f\x85\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
_NO_BLANKS = str.maketrans(dict.fromkeys(_ODD, "\ufffd"))
_TAG = re.compile(r'</?[A-Za-z][^ >]*+(?: =?[^ =>]*+="[^"]*+")*+>')
# Most pages with such white space have it in their text alone; then no tag needs a second look.
_ODD_NAME = re.compile(rf'</?[A-Za-z][^ >{_ODD}]*+(?: =?[^ =>{_ODD}]*+="[^"]*+")*+(?: =?[^ =>{_ODD}]*+)?+[{_ODD}]')
_NAME = re.compile(r'(<[^ >]*+| =?[^ =>]*+)((?:="[^"]*+")?+)')
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_TAG_OR_COMMENT = re.compile(r"(<[^!>][^>]*+>)|<!--.*?-->", re.DOTALL)
_TAG_OR_INSTRUCTION = re.compile(rf"({_TAG.pattern})|<\?[^>]*+>")
_BLANKS = re.compile("  +")
_PRE = re.compile(r"<(/?)pre(?=[ >])")


def string_tokens(text: str) -> list[Token]:
    """The tokens of text that a tree was written to, without comments and processing instructions."""
    if "<!--" in text:
        text = _without_comments(text)
    if "<?" in text:
        text = _TAG_OR_INSTRUCTION.sub(lambda found: found[1] or "", text)
    if "<pre" in text:
        text = _lines_kept(text)
    return _TOKEN.findall(_folded(text.replace("&nbsp;", " ").replace("\n", " ")))


def _without_comments(text: str) -> str:
    """Text without comments. A name may hold what looks like the start of one: `<a<!-->` is an element."""
    at = start = text.find("<!--")
    while at >= 0:
        before = text.rfind("<", 0, at)
        if before >= 0 and ">" not in text[before:at]:
            return _TAG_OR_COMMENT.sub(lambda found: found[1] or "", text)
        at = text.find("<!--", at + 4)
    return text[:start] + _COMMENT.sub("", text[start:])


def _folded(text: str) -> str:
    """One blank for each run of white space. What is no blank, but white space, is not printable."""
    if text.isprintable():
        return _BLANKS.sub(" ", text).strip(" ")
    odd = any(map(text.__contains__, _ODD)) and _ODD_NAME.search(text) is not None
    return " ".join((_TAG.sub(_named, text) if odd else text).split())


def _named(tag: re.Match[str]) -> str:
    """A tag without white space in its names."""
    return _NAME.sub(lambda part: part[1].translate(_NO_BLANKS) + part[2], tag[0])


def _lines_kept(text: str) -> str:
    """Line feeds in preformatted text, which may hold more of it, become `br`."""
    out, depth, at = [], 0, 0
    for found in _PRE.finditer(text):
        out.append(text[at : found.start()].replace("\n", "<br>" if depth else "\n"))
        depth = max(0, depth - 1) if found[1] else depth + 1
        at = found.start()
    return "".join((*out, text[at:]))


def soup_tokens(soup: bs4.Tag) -> list[Token]:
    """The tokens of a tree that BeautifulSoup built."""
    return list(_walk_soup(soup))


def soup_scripts(soup: bs4.Tag) -> str:
    """The text of all scripts of a tree."""
    return without_surrogates("\n".join(str(script.string or "") for script in soup.find_all("script")))


def _walk_soup(soup: bs4.Tag) -> Iterator[Token]:
    from bs4.element import NavigableString, PreformattedString, Tag

    waiting: list[object] = [soup]
    preformatted = 0
    while waiting:
        node = waiting.pop()
        if isinstance(node, str) and not isinstance(node, NavigableString):
            preformatted -= node == "/pre"
            yield node, "", ""
        elif isinstance(node, Tag):
            if node.name in RAW:
                continue
            hidden = node.name == "[document]"
            preformatted += node.name == "pre"
            if not hidden:
                yield node.name, _attributes(node), ""
                if node.name not in VOID:
                    waiting.append("/" + node.name)
            waiting.extend(reversed(node.contents))
        elif isinstance(node, NavigableString) and not isinstance(node, PreformattedString):
            yield from _text_tokens(str(node), preformatted > 0)


def _text_tokens(text: str, preformatted: bool) -> Iterator[Token]:
    text = without_surrogates(text)
    lines = text.split("\n") if preformatted else [text]
    for number, line in enumerate(lines):
        folded = " ".join(line.split())
        before = " " if line[:1].isspace() else ""
        after = " " if folded and line[-1:].isspace() else ""
        yield "br" if number else "!", "", html.escape(f"{before}{folded}{after}", quote=False)


def _attributes(tag: bs4.Tag) -> str:
    values = ((name, " ".join(value) if isinstance(value, list) else value) for name, value in tag.attrs.items())
    return without_surrogates(attributes_text(dict(values)))


def attributes_text(attributes: Mapping[str, object]) -> str:
    """Attributes as a token holds them."""
    folded = ((name, " ".join(str(value or "").split())) for name, value in attributes.items())
    return "".join(f' {name}="{html.escape(value)}"' for name, value in folded)
