"""Values of which a text renderer dropped the line ends: "Ann Lee Bo Chan Cyd Q. Day" back to a name a line.

A guess, made only for printed pages: names are cut where the page names the same persons elsewhere, where a link
begins or ends, and else so that names of two words, or of three with an initial, come out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from wikifilm.document import Document, ItemList, Paragraph, Text, join_texts
from wikifilm.film.values.names import split_lines, without_brackets
from wikifilm.film.vocabulary import load

__all__ = ["known_names", "unjoin_companies", "unjoin_known", "unjoin_people"]

_UPPER = r"[^\W\d_a-zß-öø-ÿ][\w.'’\-]*"
_PARTICLES = "de|del|della|der|den|di|da|du|dos|la|le|el|al|von|van|af|av|bin|ten|ter"
_NAME = re.compile(rf"{_UPPER}(?:\s(?:(?:{_PARTICLES})\s){{0,2}}{_UPPER})*")
_CREDITED = re.compile(rf"{_UPPER} as(?=\s)")
_WORD = re.compile(rf"(?:(?:{_PARTICLES})\s){{0,2}}\S+(?:\s[iy]\s\S+)?(?:,?\s(?:Jr|Sr|II|III)\.?(?!\w))?")
_INITIAL = re.compile(r"[^\W\d_]\.")
_SEPARATOR = re.compile(r"[;/()\n&]|,\s(?!Jr|Sr|I)|\sand\s")
_BRACKET_END = re.compile(r"[)\]](\s)(?=[^\W\d_a-z])")
_LABEL = re.compile(r"(\s)(?=[^\W\d_a-z]\w{3,20}:\s)|(?<=\w:)(\s)")
_NOTE = re.compile(r"\([^()]{0,200}\)")
_GIVEN_FIRST, _GIVEN_LAST = 0.25, 0.4
"""What it counts for and against a name that a common given name is its first word, or its last."""
_SINGLE, _SINGLE_CREDITED = 0.6, 0.4
"""What a known name of one word costs, and one that a list of the page credits: two of these beat a name unknown."""
_MOST_WORDS = 120
_MOST_TEXT = 300_000
"""Characters of the page in which names are looked for; casts stand early."""


def known_names(document: Document) -> frozenset[str]:
    """Runs of capitalised words in paragraphs and lists: the names among them are what `unjoin_people` needs.

    A name that an item begins with, before "as", stands there with that word too ("Oru as").
    """
    names: set[str] = set()
    left = _MOST_TEXT
    for block in document.walk_blocks():
        texts: Iterable[str] = ()
        if isinstance(block, Paragraph):
            texts = (block.text.value,)
        elif isinstance(block, ItemList):
            texts = [item.text.value for _, item in block.walk()]
            names.update(found[0] for found in map(_CREDITED.match, texts) if found)
        for text in texts:
            names.update(name.rstrip(".,'’") for name in _NAME.findall(text[:left]))
            left -= len(text)
        if left <= 0:
            break
    return frozenset(names)


def unjoin_people(text: Text, known: frozenset[str]) -> Text:
    """One name a line.

    Where the value has several lines already, they are cut at links and brackets alone, unless a link is a line: then
    the lines are what stood between links.
    """
    lines = split_lines(text)
    pieces = [piece for line in lines for part in _at_brackets(line) for piece in _at_links(part)]
    if len(lines) > 1 and not any(_is_link(line) for line in lines):
        return _lines(pieces)
    return _lines([name for piece in pieces for name in _names(piece, known)])


def _is_link(line: Text) -> bool:
    return len(line.links) == 1 and (line.links[0].start, line.links[0].end) == (0, len(line.value))


def _lines(pieces: list[Text]) -> Text:
    return join_texts(pieces, "\n")


def _at_brackets(text: Text) -> list[Text]:
    """A line ends after brackets, and before and after a word with a colon ("Uncredited:")."""
    cuts = [match.start() for pattern in (_BRACKET_END, _LABEL) for match in pattern.finditer(text.value)]
    return _cut(text, sorted(cut + (text.value[cut] in ")]") for cut in cuts))


def _at_links(text: Text) -> list[Text]:
    """A name is linked as a whole or not at all; brackets after a link belong to it."""
    cuts = []
    for link in text.links:
        if text.value[link.start - 1 : link.start].isspace() and link.start > 1:
            cuts.append(link.start - 1)
        if re.match(r"\s[^\W\d_a-z]", text.value[link.end : link.end + 2]):
            cuts.append(link.end)
    return _cut(text, sorted(set(cuts)))


def _cut(text: Text, cuts: Iterable[int]) -> list[Text]:
    out, at = [], 0
    for cut in (*cuts, len(text.value)):
        piece = text.slice(at, cut).strip()
        out += [piece] if piece.value else []
        at = cut
    return out


def _names(text: Text, known: frozenset[str]) -> list[Text]:
    """The cheapest cut of the words into names: known ones cost least."""
    bare = without_brackets(text)[0].value
    words = list(_WORD.finditer(bare))
    if not 2 < len(words) <= _MOST_WORDS or text.links or _SEPARATOR.search(bare):
        return [text]
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(words) + 1):
        options = []
        for start in range(max(0, end - 5), end):
            name = text.value[words[start].start() : words[end - 1].end()]
            options.append((best[start][0] + _cost(name, words[start:end], known), start))
        best.append(min(options))
    cuts, end = [], len(words)
    while end:
        end = best[end][1]
        cuts.append(words[end].start())
    return _cut(text, sorted(cuts)[1:])


def _cost(name: str, words: list[re.Match[str]], known: frozenset[str]) -> float:
    if name in known:
        return 0.1 if len(words) > 1 else _SINGLE_CREDITED if f"{name} as" in known else _SINGLE
    given = _given_names()
    cost = _GIVEN_LAST * (words[-1][0].casefold() in given) - _GIVEN_FIRST * (words[0][0].casefold() in given)
    if len(words) == 3:
        return cost + (0.95 if _INITIAL.fullmatch(words[1][0]) else 1.55)
    starts_with_initial = _INITIAL.match(words[0][0]) is not None
    return cost + {1: 1.5, 2: 1.0 + starts_with_initial * 0.2}.get(len(words), 0.55 * len(words))


@cache
def _given_names() -> frozenset[str]:
    return frozenset(load("given_names")["common"].split())


def unjoin_companies(text: Text) -> Text:
    """A line end after "Pictures", "Films", "Inc." … before a capital, unless another such word follows.

    A name may begin with such a word ("Studio Oru"), and a link is never cut.
    """
    cuts: list[int] = []
    for match in _company_ends().finditer(text.value):
        is_first = not text.value[cuts[-1] if cuts else 0 : match.start()].strip()
        if not is_first and not any(link.start < match.end(1) < link.end for link in text.links):
            cuts.append(match.end(1))
    pieces = [piece for part in _at_brackets(text) for piece in _cut(part, cuts)] if "(" not in text.value else [text]
    return _lines([piece for each in pieces for piece in _at_links(each)])


@cache
def _company_ends() -> re.Pattern[str]:
    ends = "|".join(re.escape(word) for word in load("lists")["company_ends"])
    more = "|".join(re.escape(word) for word in load("lists")["company_more"])
    return re.compile(rf"(?<!\w)((?:{ends})\.?)\s(?=[^\W\d_a-z])(?!(?:{ends}|{more})(?!\w))")


def unjoin_known(text: Text, kind: str) -> Text:
    """A line each for countries or languages, if the value is made of known ones and notes in brackets alone."""
    plain = _NOTE.sub(lambda note: " " * len(note[0]), text.value)
    found = list(_known(kind).finditer(plain))
    if len(found) < 2 or _known(kind).sub("", plain).strip():
        return text
    return _lines(_cut(text, [match.start() for match in found[1:]]))


@cache
def _known(kind: str) -> re.Pattern[str]:
    words = sorted(load("infobox_places")[kind], key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)")
