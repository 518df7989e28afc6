"""One line of a cast list, cut into its two sides: "X as Y", "X – Y", "Y, played by X", "X (Y)"."""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from wikifilm.document import EMPTY, Text
from wikifilm.film.cast.notes import NO_NOTES, Notes, take_notes
from wikifilm.film.cast.vocabulary import cast_words
from wikifilm.film.values.phrases import alternatives, brackets, first_outside

__all__ = ["Sides", "split_line"]

_SEPARATOR = (
    r"\s[–—−-]+\s|\s?\.{3,}\s?|\s?…\s?|\s?:\s|\s?：\s?|\t+|\s[–—]+|[–—]+\s"
    r"|(?<=\w)—(?=\w)|(?<=\w)-\s|\s[:-](?=\w)|\s=\s|\s>\s"
)
_EDGES = " \t\n\u00a0,;:–—-−"
_WORD = re.compile(r"\w")
_LONGEST_NAME = 120


class Sides(Struct, frozen=True):
    """The two sides of a line, in the order of the line."""

    left: Text
    right: Text
    how: str
    """What stood between: "as", "by", "mark" (dash, colon, dots), "brackets", or "" (nothing: no right side)."""
    notes: Notes
    """Remarks taken out of the line."""
    more: str = ""
    """Further lines, and what stood behind the brackets."""


@cache
def _between() -> re.Pattern[str]:
    """A word or mark between actor and role; the group that matched tells which."""
    known = cast_words()
    latin = [word for word in known.played_as if word[0] < "\u3000"]
    other = [word for word in known.played_as if word[0] >= "\u3000"]
    begins = "".join(sorted({re.escape(word[0]) for word in other}))
    return re.compile(
        rf"(?=[\s,.…:：–—\-{begins}])"
        rf"(?:,?\s(?P<by>(?:(?:{alternatives(known.is_words)})\s)?(?i:{alternatives(known.played_by)})):?\s"
        rf"|(?P<as>,?\s(?:{alternatives(latin)})(?:\s+|:\s*|$)|\s?(?:{alternatives(other)})\s?)"
        rf"|(?P<mark>{_SEPARATOR}))"
    )


@cache
def _by() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(cast_words().played_by)})\s?:?\s", re.IGNORECASE)


def split_line(line: Text) -> Sides:
    """Cut a line at the first word or mark that stands between an actor and a role."""
    more = ""
    if "\n" in line.value:
        first, _, rest = line.value.partition("\n")
        line, more = line.slice(0, len(first)), " ".join(rest.split())
    notes, text = take_notes(line)
    gap = first_outside(text, _between(), _first_word(text.value))
    how = gap.lastgroup if gap else None
    if gap is None or how is None or (how != "mark" and gap.start() > _LONGEST_NAME):
        return _in_brackets(text, notes, more) or Sides(text.strip(_EDGES), EMPTY, "", notes, more)
    end, start = gap.span()
    if how == "mark":
        named = _named_in_brackets(text, end, start)
        if named is not None:
            return replace(named, notes=notes)
        by = _by().match(text.value, start)
        if by is not None:
            start, how = by.end(), "by"
    return Sides(_clean(text, 0, end), _clean(text, start, len(text.value)), how, notes, more)


def _first_word(value: str) -> int:
    """Where the first word has begun: what stands before it is between nothing."""
    if value[:1].isalnum():
        return 1
    found = _WORD.search(value)
    return found.end() if found else len(value)


def _named_in_brackets(text: Text, end: int, start: int) -> Sides | None:
    """ "Kagero (Ema Sato): a taster of food": one side of the mark holds role and actor, the other tells of them."""
    if not text.value[:end].rstrip().endswith((")", "）")):
        return None
    right = text.value[start:]
    if right[:1].isupper() and len(right) < _LONGEST_NAME // 3:
        return None
    return _in_brackets(text.slice(0, end), NO_NOTES, right.strip())


def _in_brackets(text: Text, notes: Notes, more: str) -> Sides | None:
    """The last brackets hold the other side: "Mrs. Grable (Nan Teague)"."""
    ranges = brackets(text.value)
    if not ranges or not ranges[-1][0]:
        return None
    start, end = ranges[-1]
    behind = text.value[end:].strip(_EDGES + ".")
    left, right = _clean(text, 0, start), _clean(text, start + 1, end - 1)
    by = _by().match(right.value)
    if by:
        right = right.slice(by.end(), len(right.value))
    return Sides(left, right, "by" if by else "brackets", notes, " ".join(filter(None, (behind, more))))


def _clean(text: Text, start: int, end: int) -> Text:
    part = text.value[start:end]
    inner = part.lstrip(_EDGES)
    start = end - len(inner)
    return text.slice(start, start + len(inner.rstrip(_EDGES)))
