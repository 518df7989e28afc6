"""Marks inside a line: Markdown links, images, emphasis and escapes, reference marks, entities.

One pass with one tokeniser. Every token puts a piece on a list; a mark that closes looks back at the piece that
opened it. What never closes stays as it was printed.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from html import unescape
from itertools import accumulate

from wikifilm.document import ItemRange, Link, ReferenceMark, Style, Text, join_texts
from wikifilm.options import DEFAULTS, Options
from wikifilm.readers.text.notes import note_label
from wikifilm.readers.text.targets import is_edit_link, is_reference, page_of
from wikifilm.readers.text.words import is_edit_label

__all__ = ["inline_text"]

_TAGS = "br|sup|sub|small|big|b|i|u|s|em|strong|span|center|abbr|cite|font|tt|code|p|div|nowiki"
_TOKEN = re.compile(
    r"\\[!-/:-@\[-`{-~]"
    r"|!?\["
    r"|\]"
    r"|\*{1,3}|_{1,3}|~~"
    rf"|</?(?i:{_TAGS})(?:\s[^<>\n]{{0,300}})?/?>"
    r"|<https?://[^<>\s]{1,1000}>"
    r"|&(?:\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});"
    r"|[^\S ]"
)
# A link destination: balanced parentheses one deep, then a title.
_DESTINATION = re.compile(
    r"\(\s{0,5}"
    r"(?:<(?P<pointed>[^<>\n]{0,2000})>|(?P<bare>[^\s()]{0,2000}+(?:\([^\s()]{0,500}+\)[^\s()]{0,2000}+){0,20}+))"
    r"(?:\s{1,5}(?:\"(?P<title>(?:[^\"\\]|\\.){0,1000}+)\"|'[^'\n]{0,1000}+'))?"
    r"\s{0,5}\)"
)
_BULLETED = re.compile(r"\s*[-*+•·◦▪]\s")
_BULLET = re.compile(r"(?P<indent>\s*)(?P<mark>[-*+•·◦▪])\s+")
# markdownify prints a list in a cell on one line, and marks the second level by a plus after three blanks.
_ON_ONE_LINE = re.compile(r"(?:^|\s)([*•·](?=\s+\S)|(?<=\s\s)\+(?=\s))\s+")
# What a token may begin with. One class of characters is searched several times faster than the tokens themselves.
_SPECIAL = re.compile(r"[\\!\[\]*_~<&\t\n\r\x0b\x0c\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]")
_LOOSE = re.compile(r"\s{2,}|^\s|\s$")
_STYLE_OF = {"*": ("i", "b"), "_": ("i", "b"), "~": ("s", "s")}
_OPENING = "“‘«„(["
_BREAKS = ("<br", "<p", "</p", "<div", "</div")
# A bare `[…]` is looked at as a reference mark only up to so many pieces, so that nesting costs nothing.
_MARK_PIECES = 12


@dataclass(slots=True)
class _Bracket:
    piece: int
    is_image: bool = False
    is_escaped: bool = False


@dataclass(slots=True)
class _Opener:
    piece: int
    length: int


@dataclass(slots=True)
class _Parts:
    """The pieces so far and the marks on them; marks count pieces until the text is put together."""

    pieces: list[str] = field(default_factory=list)
    links: list[tuple[int, int, str, bool]] = field(default_factory=list)
    references: list[tuple[int, str]] = field(default_factory=list)
    styles: list[tuple[int, int, str]] = field(default_factory=list)
    brackets: list[_Bracket] = field(default_factory=list)
    openers: dict[str, list[_Opener]] = field(default_factory=lambda: {"*": [], "_": [], "~": []})

    def cut(self, piece: int) -> None:
        """Forget the pieces from this one on, and the marks on them."""
        del self.pieces[piece:]
        while self.links and self.links[-1][0] >= piece:
            self.links.pop()
        while self.references and self.references[-1][0] >= piece:
            self.references.pop()
        while self.styles and self.styles[-1][1] > piece:  # also those that began before and ended in it
            self.styles.pop()
        for openers in self.openers.values():
            while openers and openers[-1].piece >= piece:
                openers.pop()


def inline_text(printed: str, at: int = 0, options: Options = DEFAULTS) -> Text:  # noqa: ARG001
    """The visible text of some printed text (a paragraph, an item, a cell) and its marks.

    A line feed in `printed` is a line break in the text; soft breaks are the caller's to join. `at` is the offset of
    `printed` in the source.
    """
    if _BULLETED.match(printed):
        return _items(printed)
    return _line(printed)


def _items(printed: str) -> Text:
    """A list that was printed inside a cell: an item a line, or all on one line."""
    depths: list[int] = []
    texts: list[Text] = []
    for line in printed.split("\n"):
        bullet = _BULLET.match(line)
        pieces = _ON_ONE_LINE.split(" " + line) if bullet and bullet["mark"] in "*•·" else ["", "", line]
        for mark, piece in zip(pieces[1::2], pieces[2::2], strict=True):
            text = _line(_BULLET.sub("", piece, count=1) if not mark else piece)
            if not text:
                continue
            if bullet or not texts:
                depths.append(2 if mark == "+" or (bullet and len(bullet["indent"]) >= 6) else 1)
                texts.append(text)
            else:
                texts[-1] = join_texts((texts[-1], text), "\n")
    return _itemize(texts, depths)


def _itemize(texts: Sequence[Text], depths: Sequence[int]) -> Text:
    joined = join_texts(texts, "\n")
    items, at = [], 0
    for text, depth in zip(texts, depths, strict=True):
        items.append(ItemRange(at, at + len(text.value), depth))
        at += len(text.value) + 1
    return Text(joined.value, joined.links, joined.references, joined.styles, tuple(items), joined.templates)


def _line(printed: str) -> Text:
    """The text of something that is no list."""
    special = _SPECIAL.search(printed)
    if special is None and "  " not in printed:
        return Text(printed.strip())
    parts = _Parts()
    position = at = 0
    while special is not None:
        at = special.start()
        found = _TOKEN.match(printed, at)
        if found is None:
            at += 1
        else:
            if at > position:
                parts.pieces.append(printed[position:at])
            position = at = _take(parts, printed, found)
        special = _SPECIAL.search(printed, at)
    if position < len(printed):
        parts.pieces.append(printed[position:])
    return _together(parts)


def _take(parts: _Parts, printed: str, found: re.Match[str]) -> int:
    """Put one token where it belongs; the position after it."""
    token = found[0]
    first = token[0]
    if token.endswith("["):
        parts.brackets.append(_Bracket(len(parts.pieces), first == "!", first == "\\"))
        parts.pieces.append(token.removeprefix("\\"))
    elif token.endswith("]"):
        return _close_bracket(parts, printed, found)
    elif first in "*_~":
        return _emphasis(parts, printed, found)
    elif first.isspace():
        parts.pieces.append("\n" if "\n" in token else " ")
    elif first == "<":
        _tag(parts, token)
    elif first == "\\":
        parts.pieces.append(token[1:])
    else:
        character = unescape(token)
        parts.pieces.append(" " if character.isspace() else character)
    return found.end()


def _tag(parts: _Parts, token: str) -> None:
    if token.startswith("<http"):
        piece = len(parts.pieces)
        parts.pieces.append(token[1:-1])
        parts.links.append((piece, piece + 1, token[1:-1], True))
    elif token.lower().startswith(_BREAKS):
        parts.pieces.append("\n")


def _close_bracket(parts: _Parts, printed: str, found: re.Match[str]) -> int:
    if not parts.brackets:
        parts.pieces.append("]")
        return found.end()
    bracket = parts.brackets.pop()
    end = _close(parts, bracket, printed, found)
    is_mark = bool(parts.references) and parts.references[-1][0] >= bracket.piece
    return _past_raised(parts, bracket, printed, end) if is_mark else end


def _past_raised(parts: _Parts, bracket: _Bracket, printed: str, end: int) -> int:
    """The end of a reference mark that pandoc printed as raised: `^([1])`."""
    before = parts.pieces[bracket.piece - 1] if bracket.piece else ""
    if not before.endswith("^(") or not printed.startswith(")", end):
        return end
    parts.pieces[bracket.piece - 1] = before[:-2]
    return end + 1


def _close(parts: _Parts, bracket: _Bracket, printed: str, found: re.Match[str]) -> int:
    """A link, an image, a reference mark, or brackets; the end of what was read."""
    end = found.end()
    destination = None
    if not bracket.is_escaped and len(found[0]) == 1 and printed.startswith("(", end):
        destination = _DESTINATION.match(printed, end)
    if destination is None:
        if not (_reference(parts, bracket, printed, found.start()) or _is_edit(parts, bracket)):
            parts.pieces.append("]")
        return end
    if bracket.is_image:
        parts.cut(bracket.piece)
    else:
        _link(parts, bracket, destination)
    return destination.end()


def _link(parts: _Parts, bracket: _Bracket, destination: re.Match[str]) -> None:
    """A link `[label](target "title")` has closed."""
    target = destination["pointed"] or destination["bare"] or ""
    if "\\" in target:
        target = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", target)
    if is_reference(target):
        _cite(parts, bracket)
        return
    if is_edit_link(target) and is_edit_label("".join(parts.pieces[bracket.piece + 1 :][:_MARK_PIECES])):
        parts.cut(bracket.piece)
        return
    parts.pieces[bracket.piece] = ""
    start, end = bracket.piece + 1, len(parts.pieces)
    if start < end and not target.startswith("#"):
        page, external = page_of(target, destination["title"] or "")
        parts.links.append((start, end, page, external))


def _cite(parts: _Parts, bracket: _Bracket) -> None:
    """A link to a note: its label is a reference mark, unless the bare brackets in it were one already."""
    if parts.references and parts.references[-1][0] >= bracket.piece:
        parts.pieces[bracket.piece] = ""
        _drop_arrow(parts, bracket.piece)
    else:
        _mark(parts, bracket, "".join(parts.pieces[bracket.piece + 1 :][:_MARK_PIECES]).strip("[]^ "))


def _reference(parts: _Parts, bracket: _Bracket, printed: str, at: int) -> bool:
    """A bare `[…]` has closed: was it a reference mark?"""
    if bracket.is_image or len(parts.pieces) - bracket.piece > _MARK_PIECES:
        return False
    inner = "".join(parts.pieces[bracket.piece + 1 :])
    if not inner and parts.references and parts.references[-1][0] > bracket.piece:
        parts.pieces[bracket.piece] = ""
        return True
    before = parts.pieces[bracket.piece - 1][-2:] if bracket.piece else ""
    alone = at + 1 == len(printed)
    label = note_label(inner, glued=_ends_word(before) and not printed[at + 1 : at + 2].isalnum(), alone=alone)
    if label is None:
        return False
    _mark(parts, bracket, label)
    return True


def _ends_word(before: str) -> bool:
    """Whether the two characters before a bracket end a word: none does that opens a quotation ("[i]t was")."""
    last = before[-1:]
    if not last or last.isspace() or last in _OPENING:
        return False
    return last not in "\"'" or bool(before[:-1].strip())


def _mark(parts: _Parts, bracket: _Bracket, label: str) -> None:
    """A reference mark for the bracket and what stands in it; an empty piece keeps its place."""
    parts.cut(bracket.piece)
    _drop_arrow(parts, bracket.piece)
    parts.references.append((bracket.piece, label))
    parts.pieces.append("")


def _drop_arrow(parts: _Parts, piece: int) -> None:
    """Some print a raised mark as `^[1]`."""
    if piece and parts.pieces[piece - 1].endswith("^"):
        parts.pieces[piece - 1] = parts.pieces[piece - 1][:-1]


def _is_edit(parts: _Parts, bracket: _Bracket) -> bool:
    """`[[edit](…)]`: the link is gone already, the brackets go too."""
    if bracket.piece + 1 != len(parts.pieces) or bracket.is_image:
        return False
    parts.cut(bracket.piece)
    return True


def _emphasis(parts: _Parts, printed: str, found: re.Match[str]) -> int:
    """A run of `*`, `_` or `~`: closes what is open, else opens."""
    run, start, end = found[0], found.start(), found.end()
    before, after = printed[start - 1 : start], printed[end : end + 1]
    mark, left = run[0], len(run)
    openers = parts.openers[mark]
    if before and not before.isspace() and not (mark == "_" and (after.isalnum() or after == "_")):
        while left and openers:
            left -= _close_style(parts, openers, mark, left)
        if left < len(run) and printed.startswith(" ", end) and printed[end + 1 : end + 2] in {",", ".", ";", ":", ")"}:
            end += 1  # html2text sets a blank between emphasis and what follows
    if left:
        if after and not after.isspace() and not before.isalnum() and left == len(run):
            openers.append(_Opener(len(parts.pieces), left))
        parts.pieces.append(mark * left)
    return end


def _close_style(parts: _Parts, openers: list[_Opener], mark: str, left: int) -> int:
    """Close the last opener with up to `left` marks; how many were used."""
    opener = openers[-1]
    used = 2 if min(left, opener.length) >= 2 else 1
    opener.length -= used
    parts.pieces[opener.piece] = mark * opener.length
    parts.styles.append((opener.piece + 1, len(parts.pieces), _STYLE_OF[mark][used - 1]))
    if not opener.length:
        openers.pop()
    return used


def _together(parts: _Parts) -> Text:
    """Pieces to text, with marks counted in characters."""
    starts = [0, *accumulate(map(len, parts.pieces))]
    value = "".join(parts.pieces)
    if _LOOSE.search(value):
        value, starts = _tighten(value, starts)
    return Text(
        value,
        tuple(
            sorted((Link(starts[a], starts[b], t, e) for a, b, t, e in parts.links if starts[a] < starts[b]), key=_at)
        ),
        tuple(ReferenceMark(starts[a], starts[a], label) for a, label in parts.references),
        tuple(sorted((Style(starts[a], starts[b], n) for a, b, n in parts.styles if starts[a] < starts[b]), key=_at)),
    )


def _at(mark: Link | Style) -> int:
    return mark.start


def _tighten(value: str, starts: list[int]) -> tuple[str, list[int]]:
    """Fold the white space that stood around what was taken out."""
    out: list[str] = []
    froms, tos, at, size = [0], [0], 0, 0
    for gap in _LOOSE.finditer(value):
        out.append(value[at : gap.start()])
        size += len(out[-1])
        edge = gap.start() == 0 or gap.end() == len(value)
        out.append("" if edge else "\n" if "\n" in gap[0] else " ")
        froms += [gap.start(), gap.end()]
        tos += [size, size + len(out[-1])]
        size += len(out[-1])
        at = gap.end()
    out.append(value[at:])
    size += len(out[-1])

    def moved(start: int) -> int:
        index = bisect_right(froms, start) - 1
        limit = tos[index + 1] if index + 1 < len(tos) else size
        return min(tos[index] + start - froms[index], limit)

    return "".join(out), [moved(start) for start in starts]
