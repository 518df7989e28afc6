"""The levels of headings that print none, told by a table of contents, by their words and by their place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from wikifilm.document import Block
from wikifilm.readers.text.headings import Heading, heading_key
from wikifilm.readers.text.words import words

__all__ = ["heading_levels"]

_TOP = 2
_LONG_WORD = 4
_YEAR = 4
"""Digits of a year: a heading that is one parts a list."""


@dataclass(slots=True)
class _Place:
    """Where the headings so far have led."""

    top: str = ""
    """Key of the section of level 2 that is open."""
    above: str = ""
    """Key of the heading before, if it stands below that section."""
    has_text: bool = False
    """Blocks stand between the heading before and this one."""

    def enter(self, key: str, level: int) -> None:
        """A heading was read."""
        if level <= _TOP:
            self.top, self.above = key, ""
        else:
            self.above = key
        self.has_text = False


def heading_levels(parts: Sequence[Heading | Block], contents: Mapping[str, Sequence[int]]) -> Iterator[int]:
    """The level of each heading in turn.

    `contents` maps headings to the levels that a printed table of contents gives, one for each heading of these
    words; the last counts for all further ones.
    """
    keys = [heading_key(part.title.value) if isinstance(part, Heading) else "" for part in parts]
    following = _following(keys)
    place, used = _Place(), dict.fromkeys(contents, 0)
    for key, after, part in zip(keys, following, parts, strict=True):
        if not isinstance(part, Heading):
            place.has_text = True
            continue
        level = part.level
        if level is None and contents.get(key):
            level = contents[key][min(used[key], len(contents[key]) - 1)]
            used[key] += 1
        level = level or _guess(key, after, place)
        place.enter(key, level)
        yield level


def _following(keys: Sequence[str]) -> list[str]:
    """For each part the key of the next heading after it."""
    out, after = [], ""
    for key in reversed(keys):
        out.append(after)
        after = key or after
    return out[::-1]


def _guess(key: str, after: str, place: _Place) -> int:
    """Level 2 or 3 of a heading without marks; `after` is the one that follows."""
    if not place.top:
        return _TOP
    if key.isdigit() and len(key) == _YEAR:
        return _TOP + 1
    if key == place.top or _stands_below(key, place.top) or (place.above and _is_named_below(key, place.top)):
        return _TOP + 1
    if key in words().top:
        return _TOP
    if not place.has_text and not place.above:
        return _TOP + 1
    if _stands_below(after, place.top) or _is_twin(key, place.above) or _is_twin(key, after):
        return _TOP + 1
    if _names_kind(key, place.top):
        return _TOP + 1
    is_pair = after not in words().top and _has_noun_below(after, place.top)
    return _TOP + 1 if _has_noun_below(key, place.top) and (place.above or is_pair) else _TOP


def _is_named_below(key: str, above: str) -> bool:
    """Like `_has_noun_below`; a single word may as well be the name of a section of its own."""
    return " " in key and _has_noun_below(key, above)


def _stands_below(key: str, above: str) -> bool:
    """Known to stand below a section with such a heading. ("Critical reception" is too narrow to hold others.)"""
    if above.startswith("critical "):
        return False
    return any(word in above and key in keys for word, keys in words().below.items())


def _has_noun_below(key: str, above: str) -> bool:
    """The last word is one of headings below such a section: "English adaptation" below "Production"."""
    noun = key.rpartition(" ")[2]
    return any(word in above and noun in nouns for word, nouns in words().below_nouns.items())


def _names_kind(key: str, above: str) -> bool:
    """A kind of what the section is about: "English releases" below "Release"."""
    noun = above.rpartition(" ")[2]
    return " " in key and key.removesuffix("s").endswith(noun.removesuffix("s"))


def _is_twin(key: str, other: str) -> bool:
    """Two headings are formed alike: "Season one" and "Season two", "Shetty family" and "Xaka family"."""
    ours, theirs = key.split(), other.split()
    if len(ours) < 2 or len(theirs) < 2:
        return False
    return (len(ours[0]) >= _LONG_WORD and ours[0] == theirs[0]) or ours[-1] == theirs[-1]
