"""One line of a cast list, cut into its two sides: "X as Y", "X – Y", "Y, played by X", "X (Y)"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from wikifilm.document import EMPTY, Text
from wikifilm.film.cast.notes import NO_NOTES, Notes, take_notes
from wikifilm.film.cast.vocabulary import cast_words
from wikifilm.film.values.phrases import alternatives, brackets, outside

__all__ = ["Sides", "split_line"]

_SEPARATOR = re.compile(r"\s[–—−-]+\s|\s?\.{3,}\s?|\s?…\s?|\s?:\s|\s?：\s?|\t+|\s[–—]+|[–—]+\s|(?<=\w)-\s|\s=\s|\s>\s")
_EDGES = " \t,;:–—-−"
_LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class Sides:
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
def _words() -> re.Pattern[str]:
    known = cast_words()
    latin = [word for word in known.played_as if word.isascii() or word[0] < "\u3000"]
    other = [word for word in known.played_as if word[0] >= "\u3000"]
    return re.compile(
        rf",?\s(?:{alternatives(latin)})(?:\s+|:\s*|$)|\s?(?:{alternatives(other)})\s?"
        rf"|,?\s(?P<by>(?:is\s)?(?:{alternatives(known.played_by)})):?\s"
    )


@cache
def _by() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(cast_words().played_by)})\s?:?\s", re.IGNORECASE)


def split_line(line: Text) -> Sides:
    """Cut a line at the first word or mark that stands between an actor and a role."""
    first, _, rest = line.value.partition("\n")
    notes, text = take_notes(line.slice(0, len(first)).strip())
    more = " ".join(rest.split())
    mark = next(iter(outside(text, _SEPARATOR)), None)
    word = next(iter(outside(text, _words())), None)
    if word is not None and word[0] and (mark is None or word[0] <= mark[0]) and word[0] <= _LONGEST_NAME:
        by = _words().match(text.value, word[0])
        return _sides(text, word, "by" if by is not None and by["by"] else "as", notes, more)
    if mark is not None and mark[0]:
        named = _named_in_brackets(text, mark)
        return _sides(text, mark, "mark", notes, more) if named is None else replace(named, notes=notes)
    return _in_brackets(text, notes, more) or Sides(_clean(text), EMPTY, "", notes, more)


def _sides(text: Text, gap: tuple[int, int], how: str, notes: Notes, more: str) -> Sides:
    return Sides(_clean(text.slice(0, gap[0])), _clean(text.slice(gap[1], len(text.value))), how, notes, more)


def _named_in_brackets(text: Text, mark: tuple[int, int]) -> Sides | None:
    """ "Kagero (Ema Sato): a taster of food": the side of the mark holds role and actor, the other tells of them."""
    left = text.slice(0, mark[0])
    if not left.value.endswith((")", "）")) or text.value[mark[0] : mark[1]].strip() not in (":", "："):
        return None
    return _in_brackets(left, NO_NOTES, text.value[mark[1] :].strip())


def _in_brackets(text: Text, notes: Notes, more: str) -> Sides | None:
    """The last brackets hold the other side: "Mrs. Grable (Nan Teague)"."""
    ranges = brackets(text.value)
    if not ranges or not ranges[-1][0]:
        return None
    start, end = ranges[-1]
    behind = text.value[end:].strip(_EDGES + ".")
    left, right = _clean(text.slice(0, start)), _clean(text.slice(start + 1, end - 1))
    by = _by().match(right.value)
    if by:
        right = right.slice(by.end(), len(right.value))
    return Sides(left, right, "by" if by else "brackets", notes, " ".join(filter(None, (behind, more))))


def _clean(text: Text) -> Text:
    return text.strip().strip(_EDGES).strip()
