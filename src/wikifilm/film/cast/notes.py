"""Remarks in a line of a cast list: "(uncredited)", "(voice)", "(as Brett Clark)"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct

from wikifilm.document import Text, join_texts
from wikifilm.film.cast.vocabulary import cast_words
from wikifilm.film.values.phrases import brackets, fold, parts

__all__ = ["NO_NOTES", "Notes", "canonical_note", "role_note", "take_notes", "trailing_note"]

_LONGEST_NOTE = 60
# A letter of another writing than Latin.
_FOREIGN = re.compile(r"[\u0370-\u1dbf\u2c80-\ua6ff\uac00-\ud7ff\uf900-\ufdff\ufe70-\ufefe\uff66-\uffdc]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")


class Notes(Struct, frozen=True):
    """Remarks, canonical where they are known."""

    notes: tuple[str, ...] = ()
    credited: str = ""
    """"as Brett Clark": the name in the credits."""
    writings: tuple[str, ...] = ()
    """Names in another writing ("千尋, lit. a thousand fathoms")."""

    def text(self, *more: str | None) -> str | None:
        """All notes as one phrase, each once; None if there is none."""
        if not (self.notes or self.credited or any(more)):
            return None
        found = dict.fromkeys(note for note in (*self.notes, *more, self.credited) if note)
        return ", ".join(found) or None

    def with_notes(self, more: Iterable[str]) -> Notes:
        """These notes and others."""
        return Notes((*self.notes, *filter(None, more)), self.credited, self.writings)


NO_NOTES = Notes()


def canonical_note(phrase: str) -> str | None:
    """The note that a remark is, or None if it is something else.

    Known remarks have one spelling each ("cameo appearance" is "cameo"); others that hold a telling word
    ("uncredited voice", "special appearance in a song") stay as printed.
    """
    if len(phrase) > _LONGEST_NOTE:
        return None
    known, folded = cast_words(), fold(phrase)
    for form in (folded, folded.removeprefix("in "), folded.removeprefix("a "), folded.removesuffix(" only")):
        if form in known.notes:
            return known.notes[form]
    words = folded.split()
    return " ".join(phrase.split()) if not known.note_words.isdisjoint(words) else None


def take_notes(line: Text) -> tuple[Notes, Text]:
    """The remarks in brackets of a line, and the line without them. Other brackets stay."""
    ranges = brackets(line.value)
    if not ranges:
        return NO_NOTES, line
    gaps: list[tuple[int, int]] = []
    notes: list[str] = []
    writings: list[str] = []
    credited = ""
    latin = _LATIN.search(line.value)
    for start, end in ranges:
        inner = line.value[start + 1 : end - 1].strip()
        known = canonical_note(inner)
        if start and _is_credit(inner):
            credited = inner
        elif known is not None:
            notes.append(known)
        elif latin is not None and latin.start() < start and _FOREIGN.search(inner):
            writings.append(inner)
        else:
            continue
        gaps.append((start, end))
    if not gaps:
        return NO_NOTES, line
    return Notes(tuple(notes), credited, tuple(writings)), _without(line, gaps)


def role_note(phrase: str) -> str | None:
    """The note that stands where a role should: "Special appearance in a song"."""
    first = phrase.split(None, 1)[0].lower() if phrase else ""
    if first.isalpha() and first not in cast_words().note_beginnings:
        return None
    words = fold(phrase[:_LONGEST_NOTE]).split()
    for count in range(min(3, len(words)), 0, -1):
        note = cast_words().notes.get(" ".join(words[:count]))
        if note is not None and (count == len(words) or (count > 1 and not phrase[:1].islower())):
            return note if count == len(words) else " ".join(phrase.split())
    return None


def trailing_note(phrase: str) -> str | None:
    """The note that stands behind a name: "in a cameo appearance"; empty for "in a dual role"."""
    folded = fold(phrase)
    if folded in cast_words().several_roles:
        return ""
    if folded.rpartition(" ")[2] in cast_words().role_words:
        return " ".join(phrase.split())
    return canonical_note(phrase)


def _is_credit(remark: str) -> bool:
    """ "as Brett Clark", but not "as a boy"."""
    folded = fold(remark)
    beginning = next((word for word in cast_words().credited if folded.startswith(f"{word} ")), None)
    return beginning is not None and remark[len(beginning) :].strip(' :"“')[:1].isupper()


def _without(line: Text, gaps: list[tuple[int, int]]) -> Text:
    """The line without some ranges; a blank in their place where a word follows."""
    out: list[Text] = []
    for part in parts(line, gaps):
        if out and part.value[0] not in "/,;:.":
            out.append(Text(" "))
        out.append(part)
    return join_texts(out)
