"""Heading lines: `## Plot`, underlined, `Plot[edit]`, and bare lines, decided by evidence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from wikifilm.document import Text
from wikifilm.readers.text.extracted import dotted_title
from wikifilm.readers.text.inline import inline_text
from wikifilm.readers.text.layout import Layout, is_above_text
from wikifilm.readers.text.lines import Line
from wikifilm.readers.text.words import is_edit_label, words

__all__ = ["Heading", "heading_at", "heading_key"]

_ATX = re.compile(r"(#{1,6})(?:[ \t]+(?P<title>.*?))?[ \t]*#*[ \t]*$")
_EQUALS = re.compile(r"(?P<marks>={2,6})(?P<title>[^=].{0,200}?)(?P=marks)[ \t]*$")
_UNDERLINE = re.compile(r"(=+|-+)[ \t]*$")
_BRACKET = re.compile(r"\\?\[[ \t]?(?P<label>[^\[\]\\]{0,40})\\?\]")
_EDIT_TARGET = re.compile(r"\((?:[^()\n]|\([^()\n]{0,200}+\)){0,1000}+\)(?:\\?\]|[ ]\|[ ](?=\[))?")
"""What follows the label of a link to an editor that was printed with its address: `[[edit](/w/index.php?…)]`."""
_LONGEST, _LONGEST_KNOWN = 90, 50
_LONGEST_LABEL = 20
_NO_HEADING = "|-*•+>[(\"'“"
"""What no heading without marks begins with."""
_FOLDS = ("show", "hide")
"""Labels that belong to boxes where no brackets stand around them."""
_MOST_WORDS = 4
"""A longer line that ends with such a word is a caption."""
_MOST_GLUED = 8
"""Words of a heading that is not known."""
_SENTENCE_END = (".", "!", ",", ";", ":", "。", "…", '."', ".”")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading that was recognised."""

    title: Text
    level: int | None
    """As printed, or None where the text doesn't tell."""
    start: int
    """Offset in the source."""
    end: int
    next_line: int
    """Index of the line after the heading."""
    rest: int = -1
    """Offset in the heading's line where a paragraph begins that was glued to it, or -1."""


def heading_key(title: str) -> str:
    """A heading as the word lists spell it."""
    return " ".join(title.casefold().split()).rstrip(":").strip()


def heading_at(lines: Sequence[Line], index: int, layout: Layout) -> Heading | None:
    """The heading that begins at this line, or None. The line isn't blank. (A table may have a column "#".)"""
    line = lines[index]
    if "\t" in line.text.strip():
        return None
    if "|" in line.text:
        return _marked(lines, index) if "[[" in line.text[:_LONGEST] else None
    if line.text.startswith("#"):
        return _atx(line, index)
    if line.text.startswith("==") and (found := _EQUALS.match(line.text)):
        title = _title(found["title"])
        return Heading(title, len(found["marks"]), line.start, line.end, index + 1) if title else None
    if len(line.text) > _LONGEST and "]" not in line.text[:_LONGEST]:
        return None
    return _underlined(lines, index) or _marked(lines, index) or _bare(lines, index, layout)


def _atx(line: Line, index: int) -> Heading | None:
    found = _ATX.match(line.text)
    if found is None:
        return None
    title = _title(found["title"] or "")
    return Heading(title, len(found[1]), line.start, line.end, index + 1) if title else None


def _title(printed: str) -> Text:
    """The text of a heading without links to editors and without its own reference marks."""
    text = inline_text(_without_edit_links(printed))
    return Text(text.value, text.links, text.references, text.styles)


def _without_edit_links(printed: str) -> str:
    end = printed.rfind("[")
    found = _BRACKET.fullmatch(printed.rstrip(), max(end - 1, 0) if printed[end - 1 : end] == "\\" else max(end, 0))
    if end > 0 and found and is_edit_label(found["label"]):
        return printed[: found.start()]
    return printed


def _underlined(lines: Sequence[Line], index: int) -> Heading | None:
    """A line with a line of `=` or `-` below it, as long as itself."""
    if index + 1 >= len(lines):
        return None
    below = lines[index + 1].text
    if below[:1] not in "=-" or not (found := _UNDERLINE.match(below)):
        return None
    line = lines[index]
    if "|" in line.text or len(found[1]) < 2 or not _fits(line.text, found[1]):
        return None
    title = _title(line.text)
    return (
        Heading(title, 1 if found[1][0] == "=" else 2, line.start, lines[index + 1].end, index + 2) if title else None
    )


def _fits(title: str, underline: str) -> bool:
    """Underlines are as long as what they underline. (html2text prints `---` below the head of a table, and ends
    lines of tables with two blanks.)
    """
    if underline[0] == "=":
        return len(underline) >= 3 or len(underline) == len(title)
    return not title.endswith("  ") and (
        len(underline) == len(title.rstrip()) or len(title.rstrip()) < len(underline) == 3
    )


def _marked(lines: Sequence[Line], index: int) -> Heading | None:
    """A heading with the rest of a link to an editor: `Plot[edit]`, `Plot[]`, or `[edit]` on the next line."""
    line = lines[index]
    if line.text.startswith(("[", "![")):
        return None
    found = _BRACKET.search(line.text, 0, _LONGEST + 40)
    while found and (not is_edit_label(found["label"]) or line.text.startswith("![](", found.start() - 1)):
        found = _BRACKET.search(line.text, found.end(), _LONGEST + 40)
    if found is None:
        return _marked_below(lines, index)
    title = line.text[: found.start()].strip()
    end = _past_target(line.text, found.end())
    if end > found.end():
        title = title.removesuffix("[").removesuffix("\\").strip()
    if not title or len(title) > _LONGEST or title.startswith("|") or title.endswith("|"):
        return None
    while again := _BRACKET.match(line.text, end):
        if not is_edit_label(again["label"]):
            break
        end = _past_target(line.text, again.end())
    rest = line.start + end if line.text[end:].strip() else -1
    return Heading(_title(title), None, line.start, line.start + end, index + 1, rest)


def _past_target(text: str, end: int) -> int:
    """The end of the address of a link whose label ends there, with the bracket around both; else that same end."""
    target = _EDIT_TARGET.match(text, end)
    return target.end() if target else end


def _marked_below(lines: Sequence[Line], index: int) -> Heading | None:
    """The rest of a link to an editor stands on the next line, in brackets or, on mobile pages, without."""
    line = lines[index]
    below = next((at for at in range(index + 1, min(index + 3, len(lines))) if not lines[at].blank), None)
    if below is None or len(line.text) > _LONGEST:
        return None
    text = lines[below].text.strip()
    found = _BRACKET.fullmatch(text) if below == index + 1 and text.startswith("[") else None
    if not (found and is_edit_label(found["label"])) and not _is_bare_label(line.text, text):
        return None
    return Heading(_title(line.text), None, line.start, lines[below].end, below + 1)


def _is_bare_label(title: str, below: str) -> bool:
    """Whether a line is nothing but "edit", below one that can be a heading."""
    if not below or len(below) > _LONGEST_LABEL or below in _FOLDS or not is_edit_label(below):
        return False
    title = title.strip()
    return title[:1] not in _NO_HEADING and not title.endswith(_SENTENCE_END) and not is_edit_label(title)


def _bare(lines: Sequence[Line], index: int, layout: Layout) -> Heading | None:
    """A line that only its words and its place show to be a heading."""
    line = lines[index]
    if layout.has_dotted_headings and (found := dotted_title(lines, index)):
        title, level = found
        return Heading(_title(title), level, line.start, line.end, index + 1)
    if not layout.has_bare_headings:
        return None
    printed = line.text.strip()
    if not printed or len(printed) > _LONGEST or printed.endswith(_SENTENCE_END) or printed[0] in _NO_HEADING:
        return None
    key = heading_key(printed)
    if layout.last_heading is not None and line.start > layout.last_heading and key not in words().references:
        return None
    known = key in layout.contents or _is_known(key) or _looks_known(lines, index, key, layout)
    if not known and not (layout.has_glued_headings and _looks_glued(lines, index)):
        return None
    return Heading(_title(printed), None, line.start, line.end, index + 1)


def _looks_glued(lines: Sequence[Line], index: int) -> bool:
    """A short line with a capital right above prose, where known headings stand so."""
    printed = lines[index].text.strip()
    fits = len(printed) <= _LONGEST_KNOWN and printed.count(" ") < _MOST_GLUED and not printed[0].islower()
    return fits and is_above_text(lines, index)


def _is_known(key: str) -> bool:
    return key in words().top


def _looks_known(lines: Sequence[Line], index: int, key: str, layout: Layout) -> bool:
    """A short line on its own whose last word is a section's."""
    first, _, noun = key.rpartition(" ")
    if len(key) > _LONGEST_KNOWN or not (
        key in layout.below or noun in words().nouns or (first and noun in layout.nouns)
    ):
        return False
    alone = index + 1 >= len(lines) or lines[index + 1].blank
    return alone if layout.spaced else True
