"""The side of the role: the role, what is said about it, and remarks."""

from __future__ import annotations

import re
from functools import cache

from wikifilm.document import Text
from wikifilm.film.cast.vocabulary import cast_words
from wikifilm.film.values.phrases import alternatives, fold, outside, parts

__all__ = ["read_role", "respective_roles"]

_BOUNDARY = re.compile(r",\s|[:;]\s|\s[–—-]\s|(?<=\w)[–—]\s|\.\s(?=[A-Z\"'“(])|\.\.\.|\.\s(?=[^\x00-\x7f])")
_MAYBE = re.compile(r"[,:;.–—-]")
_LISTED = re.compile(r",\s*")
_NEXT = re.compile(r"[\w. ]{1,12}")
_EDGES = " \t,;:–—-."
_LONGEST_LISTED = 5
"""Words in one of several roles."""


@cache
def _last_of_list() -> re.Pattern[str]:
    return re.compile(rf"(?:,\s|\s)(?:{alternatives(cast_words().joiners)}|&)\s(?=\S)")


def read_role(side: Text) -> tuple[str | None, str]:
    """Role and description: "Belle, Barry's mother" has the role "Belle".

    A role ends at a colon, a dash, the end of a sentence, or a comma that no further role follows.
    """
    value = side.value
    if _MAYBE.search(value) is None:
        return _trimmed(value), ""
    if "," in value and _is_list(side):
        return value.strip(_EDGES) or None, ""
    for start, end in outside(side, _BOUNDARY):
        if start and _ends_role(value, start, end):
            return _trimmed(value[:start]), value[end:].strip(_EDGES)
    return _trimmed(value), ""


def respective_roles(side: Text, count: int) -> tuple[str, ...]:
    """The roles of as many actors, in their order: "Rose Marr and Tom Hale(, respectively)"; none if it is one role."""
    if count < 2:
        return ()
    value = side.value.strip(_EDGES)
    before, _, last = value.rpartition(" ")
    told = fold(last) in cast_words().respectively
    whole = side.slice(0, side.value.index(before) + len(before.rstrip(_EDGES))) if told else side
    joined = outside(whole, _last_of_list())
    if len(joined) != 1:
        return ()
    gaps = sorted({*(gap for gap in outside(whole, _LISTED) if gap[0] < joined[0][0]), joined[0]})
    found = tuple(part.value.strip(_EDGES) for part in parts(whole, gaps))
    titles = any(fold(part) in cast_words().role_titles for part in found)
    return found if len(found) == count and not titles and (told or all(map(_is_named, found))) else ()


def _is_named(role: str) -> bool:
    return _is_listed(role.split())


def _trimmed(value: str) -> str | None:
    value = " ".join(value.split()).strip(" \t,;:–—-")
    if (
        value.endswith(".")
        and fold(value.rpartition(" ")[2]) not in cast_words().abbreviations
        and value.count(".") == 1
    ):
        value = value[:-1]
    return value or None


def _ends_role(value: str, start: int, end: int) -> bool:
    mark = value[start]
    if mark == ",":
        word = _NEXT.match(value, end)
        words = fold(word[0]).split(" ") if word else []
        return not any(" ".join(words[:count]) in cast_words().suffixes for count in (1, 2))
    if mark == ".":
        last = fold(value[max(0, start - 20) : start]).rpartition(" ")[2]
        return len(last) > 1 and last not in cast_words().abbreviations
    return True


def _is_list(side: Text) -> bool:
    """ "Doc, Grumpy and Sneezy" are three roles, "Elsa, the cook and a friend of Ana" is one."""
    commas = outside(side, _LISTED)
    joined = outside(side, _last_of_list())
    if not commas or len(joined) != 1 or joined[0][0] < commas[-1][0]:
        return False
    gaps = sorted({*((start, end) for start, end in commas if start < joined[0][0]), joined[0]})
    value, at = side.value, 0
    for start, end in [*gaps, (len(value), len(value))]:
        words = value[at:start].split()
        if not _is_listed(words):
            return False
        at = end
    return True


def _is_listed(words: list[str]) -> bool:
    if not 0 < len(words) <= _LONGEST_LISTED or words[0].lower() in cast_words().possessives:
        return False
    first = words[1] if len(words) > 1 and words[0].lower() == "the" else words[0]
    return first[:1].isupper() and not any(word.endswith(("'s", "’s", "s'", "s’")) for word in words[:-1])
