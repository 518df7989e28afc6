"""Lists of names: "Ann Lee, Bo Chan and Cy Jr., [[Di]] (uncredited)" to its four names.

The words that join names and those that follow a comma inside one name are in `vocabulary/lists.json`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache

from wikifilm.document import Text
from wikifilm.film.values.phrases import fold, outside, parts
from wikifilm.film.vocabulary import any_of, load
from wikifilm.model import Credit

__all__ = ["credit", "split_lines", "split_names", "split_text", "without_brackets"]

_LINE_END = re.compile(r"\n(?!\s?[(（])")
_TRAILING = re.compile(r"\s?[(（\[]([^()（）\[\]]{0,200})[)）\]]$")
_CLOSING = (")", "）", "]")
_ALL_BRACKETS = re.compile(r"[(（\[][^()（）\[\]]*[)）\]]")
_EDGES = " \t\n\u00a0,;·•*|/–—-"
_COLON = re.compile(r"[:：](?=\s|$)")
_JOINED = re.compile(r"\s?(?:[,&/]|\band\b)\s?")
_LABEL = re.compile(r"([^\W\d_][^:\n]{0,40}):\s")
_SENTENCE = re.compile(r"(?<=[^\W\d_]{3})\.\s(?=[^\W\d_a-z])")
_LONG_NAME = 40
"""Characters; "Capt. John Smith" is shorter."""
_SPECIAL = re.compile(r"[^\w\s.'’-]|[^\W\d_]{3}\.\s|\n|\s\w{1,4}\s|^\W|[\s-]$")
"""What a text may hold that is more than one plain name; "and" and "by" in all languages are short words."""
_LETTER = re.compile(r"\w")


@cache
def _rest() -> frozenset[str]:
    """What stands for names that are not named: "others"."""
    return frozenset(load("lists")["rest"])


@cache
def _suffixes() -> frozenset[str]:
    return frozenset(load("lists")["suffixes"])


def _words(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@cache
def _separators(joiners: bool) -> re.Pattern[str]:
    """Line ends, commas that no suffix follows, semicolons, dots, strokes; with `joiners` the words for "and"."""
    suffixes = _words(load("lists")["suffixes"])
    joined = _words(load("lists")["and"])
    comma = rf",(?:\s(?!(?i:{suffixes})(?!\w)|\d){'(?:(?:' + joined + ')' + chr(92) + 's)?' if joiners else ''}|(?=\n))"
    blanks = rf"\s(?:/|\||[–—]{f'|{joined}' if joiners else ''})\s"
    return re.compile(rf"{_LINE_END.pattern}|{comma}|;|[·•‧、]|{blanks}")


def split_text(text: Text, *, joiners: bool = True) -> tuple[Text, ...]:
    """The parts of a text that holds several names, each with its links.

    Parts are apart by a line end (the border of a list item), a comma, a semicolon, a middle dot, a stroke between
    blanks, or, with `joiners`, by a word for "and". No cut is made in brackets, quotation marks or a link, before
    "Jr." or "Inc.", and none before a line that is all brackets.
    """
    gaps = _with_link_gaps(text, outside(text, _separators(joiners)))
    return tuple([part for part in parts(text, gaps) if _LETTER.search(part.value)])


def split_lines(text: Text) -> tuple[Text, ...]:
    """The lines of a text; a line all in brackets belongs to the one before, and no cut is made in brackets."""
    return tuple(parts(text, outside(text, _LINE_END)))


def _with_link_gaps(text: Text, gaps: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """`gaps`, and the blanks between two links that are a full name each ("[[Ann Lee]] [[Bo Chan]]")."""
    if len(text.links) < 2:
        return gaps
    more = [
        (first.end, second.start)
        for first, second in zip(text.links, text.links[1:], strict=False)
        if 0 < second.start - first.end <= 2
        and text.value[first.end : second.start].isspace()
        and " " in text.value[first.start : first.end]
        and " " in text.value[second.start : second.end]
    ]
    return sorted({*gaps, *more}) if more else gaps


def without_brackets(text: Text) -> tuple[Text, str]:
    """The text without the brackets at its end, and what stood in them, apart by "; "."""
    notes: list[str] = []
    value = text.value.rstrip(_EDGES)
    for _ in range(4):
        match = _TRAILING.search(value, max(0, len(value) - 204)) if value.endswith(_CLOSING) else None
        if match is None or not value[: match.start()].strip():
            break
        notes.append(match[1].strip().replace("\n", " "))
        value = value[: match.start()].rstrip(_EDGES)
    return text.slice(0, len(value)), "; ".join(filter(None, reversed(notes)))


def credit(text: Text, *, keep_brackets: bool = False, label: str = "") -> Credit | None:
    """One name with its link and its note; None if no name is left.

    `keep_brackets`: what stands in brackets stays in the name too ("Universal Pictures (Germany)").
    `label`: a heading that the name stood under ("Screenplay"); it goes before the note.
    """
    text, sentence = _without_sentence(text)
    bare, note = without_brackets(text.strip(_EDGES))
    name = bare.value if not keep_brackets else text.value.strip(_EDGES)
    name = " ".join(_unquoted(name).split())
    link = _link_of(text)
    if not _LETTER.search(name) or _ALL_BRACKETS.fullmatch(name):
        return None
    return Credit(name, link, "; ".join(filter(None, (label, note, sentence))))


def _without_sentence(text: Text) -> tuple[Text, str]:
    """A name, and the sentence that follows it ("Ann Lee. The song is by Bo Chan")."""
    end = _SENTENCE.search(text.value) if len(text.value) > _LONG_NAME else None
    if end is None or any(link.start < end.start() and end.end() < link.end for link in text.links):
        return text, ""
    return text.slice(0, end.start()), " ".join(text.value[end.end() :].split())


def _unquoted(name: str) -> str:
    return name[1:-1] if len(name) > 1 and (name[0], name[-1]) in (('"', '"'), ("“", "”")) else name


def _link_of(text: Text) -> str | None:
    """The first link to a page that is not the one of a suffix ("[[Society|BSC]]"), else the first URL."""
    if not text.links:
        return None
    named = [link for link in text.links if text.value[link.start : link.end].strip(". ") not in _suffixes()]
    page = next((link.target for link in named if not link.external), None)
    return page or next((link.target for link in named), None)


def split_names(text: Text, *, joiners: bool = True, keep_brackets: bool = False) -> tuple[Credit, ...]:
    """The names in a text, each with its link and the note in brackets behind it.

    For companies pass `joiners=False` ("Simon & Schuster" is one) and `keep_brackets=True`. A line that ends in a
    colon is a label, and so is "Screenplay: " before a name; it becomes part of the notes under it.
    """
    if _is_plain(text):
        return _plain(text)
    out: list[Credit] = []
    label = ""
    bold = _bold_lines(text)
    for part in _parts(text, joiners):
        if part.value.endswith((":", "：")) or part.value in bold:
            label = part.value.rstrip(":： ")
            continue
        if not label and _is_plain(part):
            out += _plain(part)
            continue
        own, rest = _labelled(part)
        made = credit(_without_lead_in(rest), keep_brackets=keep_brackets, label=own or label)
        if made and made.name.casefold().strip(" .") not in _rest():
            out.append(made)
    return tuple(out)


def _parts(text: Text, joiners: bool) -> Iterator[Text]:
    """As `split_text`, but "Story & Lyrics:" before names stays whole: before those of its line or of the next."""
    if ":" not in text.value and "：" not in text.value:
        yield from split_text(text, joiners=joiners)
        return
    for line in split_lines(text):
        colon = _COLON.search(line.value)
        end = colon.end() if colon and _is_label(line, colon.start()) else 0
        if end:
            yield line.slice(0, end).strip()
        yield from split_text(line.slice(end, len(line.value)).strip(), joiners=joiners)


def _is_label(line: Text, end: int) -> bool:
    """Whether a line begins with words for credits ("Story & Screenplay")."""
    words = (fold(word) for word in _JOINED.split(line.value[:end]))
    return not any(link.start < end for link in line.links) and all(word in _credits() for word in words)


@cache
def _credits() -> frozenset[str]:
    return frozenset(load("lists")["credits"])


def _bold_lines(text: Text) -> frozenset[str]:
    """Lines in bold without a link that are no names: words for credits, and the title of the list below."""
    if not text.styles:
        return frozenset()
    value, starts = text.value, [link.start for link in text.links]
    items = {item.start for item in text.items}
    found = set()
    for style in text.styles:
        start, end = style.start, style.end
        is_line = value[start - 1 : start] in ("", "\n") and value[end : end + 1] == "\n"
        if style.name == "b" and is_line and bisect_left(starts, start) == bisect_left(starts, end):
            is_title = start not in items and end + 1 in items
            if is_title or fold(value[start:end]) in _credits():
                found.add(value[start:end])
    return frozenset(found)


def _is_plain(text: Text) -> bool:
    """Whether a text is one name and nothing else; most are two words."""
    words = text.value.split(" ")
    plain = len(words) == 2 and words[0].isalpha() and words[1].isalpha()
    return len(text.links) < 2 and (plain or not _SPECIAL.search(text.value)) and not _lead_ins().match(text.value)


def _plain(text: Text) -> tuple[Credit, ...]:
    """The one name of a text without separators, brackets, labels and sentences: what most fields hold."""
    name = " ".join(text.value.split())
    known = _LETTER.search(name) and name.casefold().strip(" .") not in _rest()
    return (Credit(name, _link_of(text)),) if known else ()


def _labelled(part: Text) -> tuple[str, Text]:
    match = _LABEL.match(part.value) if ":" in part.value else None
    if match is None or any(link.start < match.end() for link in part.links):
        return "", part
    return match[1], part.slice(match.end(), len(part.value))


@cache
def _lead_ins() -> re.Pattern[str]:
    """Words before a name that are none of it: "written by", "with"."""
    words = sorted((*load("lists")["by"], *load("lists")["lead_in"]), key=len, reverse=True)
    return re.compile(rf"(?:(?:{any_of(list(map(re.escape, word)) for word in words)})\s){{1,3}}", re.IGNORECASE)


def _without_lead_in(part: Text) -> Text:
    match = _lead_ins().match(part.value)
    linked = match and any(link.start < match.end() for link in part.links)
    return part.slice(match.end(), len(part.value)) if match and not linked else part
