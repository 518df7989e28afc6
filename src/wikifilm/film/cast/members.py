"""The lines of a cast list as members of the cast."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from wikifilm.diagnostics import Span
from wikifilm.document import EMPTY, Text
from wikifilm.film.cast.notes import Notes, canonical_note, role_note, trailing_note
from wikifilm.film.cast.roles import read_role, respective_roles
from wikifilm.film.cast.split import Sides, split_line
from wikifilm.film.cast.vocabulary import cast_words
from wikifilm.film.values.names import split_text, without_brackets
from wikifilm.film.values.phrases import alternatives, first_outside, fold, outside
from wikifilm.film.values.phrases import parts as cut_parts
from wikifilm.model import CastMember, Person

__all__ = ["Known", "Line", "is_name", "line_members", "members_of", "people", "side_points", "without_billing"]

Known: TypeAlias = Callable[[], str]
"""Gives the folded text in which names of actors stand, if it is asked for."""

_TRAILING = re.compile(r"(?=[,\s]),?\s(?:in|makes|making|with)\s(?:an?\s)?([^,;:]{3,40})$")
_STROKE = re.compile("/")
_QUOTES = {'"': '"', "“": "”"}
_SEVERAL = re.compile(r"[,;/&|·•‧、，\n–—+]")
_CLOSING = (")", "）", "]")
_MOST_WORDS = 8
_LONGEST_NAME = 80
_MOST_ROLE_WORDS = 10
_FEW_WORDS = 6
_LONGEST_ROLE = 200
_SAMPLE = 60
"""Lines that are asked on which side the actors stand."""
_NICKNAME = re.compile(r"'[^']{1,30}'\s\w")
"""A nickname before the name: "'Sonny' Ham"."""


class Line(Struct, frozen=True):
    """A line of a cast list with its footnotes and place."""

    text: Text
    references: tuple[str, ...] = ()
    span: Span | None = None
    note: str | None = None
    """From a label or heading above: "cameo"."""
    nested: bool = False


def line_members(lines: Sequence[Line], known: Known) -> list[tuple[CastMember, ...]]:
    """The members that each line names."""
    cut = [split_line(line.text) for line in lines]
    told = [_is_told(sides) for sides in cut]
    if 2 * sum(told) > sum(sides.how == "mark" for sides in cut):
        cut = [sides if sides.how != "mark" else replace(sides, left=EMPTY) for sides in cut]
    votes = [_vote(sides, known) if sides.how in ("mark", "brackets") else 0 for sides in cut]
    most = sum(votes[:_SAMPLE])
    return [
        () if is_told else members_of(sides, line, reverse=(own if abs(own) > 1 else most) < 0)
        for sides, line, own, is_told in zip(cut, lines, votes, told, strict=True)
    ]


def members_of(sides: Sides, line: Line, *, reverse: bool) -> tuple[CastMember, ...]:
    """The members that one line names; none if its actor's side is worded as no name.

    `reverse`: where a mark or brackets part the sides, the role stands first.
    """
    actor, role = sides.left, sides.right
    if sides.how == "by" or (sides.how in ("mark", "brackets") and reverse):
        actor, role = role, actor
    notes = sides.notes
    trailing = _TRAILING.search(actor.value) if sides.how in ("as", "") else None
    if trailing is not None and (note := trailing_note(trailing[1])) is not None:
        actor, notes = actor.slice(0, trailing.start()), notes.with_notes([note])
    told = _told_behind(actor) if sides.how == "by" else None
    if told is not None and len(role.value.split()) <= _MOST_ROLE_WORDS:
        actor, sides = actor.slice(0, told.start()), replace(sides, more=actor.value[told.end() :].strip(" ."))
    if (note := billing_note(actor)) is not None:
        notes = notes.with_notes([note])
    names = people(without_billing(actor))
    if not names or (sides.how == "by" and role.value[:1].islower()):
        return ()
    behind = _TRAILING.search(role.value) if sides.how == "as" else None
    if behind is not None and (note := canonical_note(behind[1])) is not None:
        role, notes = role.slice(0, behind.start()), notes.with_notes([note])
    if each := respective_roles(role, len(names)):
        pairs = zip(names, each, strict=True)
        return tuple(_member(person, remark, one, sides.more, notes, line) for (person, remark), one in pairs)
    named, description = (None, "") if not role.value else read_role(role)
    if named is not None and (note := role_note(role.value)):
        notes, named, description = notes.with_notes([note]), None, ""
    description = "; ".join(filter(None, (description, *notes.writings, sides.more)))
    return tuple(_member(person, remark, named, description, notes, line) for person, remark in names)


def _told_behind(actor: Text) -> re.Match[str] | None:
    """Where a sentence about the role goes on behind the actor: "Rose, played by Ann Lee, is a nurse"."""
    return first_outside(actor, _sentence())


@cache
def _sentence() -> re.Pattern[str]:
    return re.compile(
        rf"[,;–—-]\s(?=[^\W\dA-Z])|(?<=[^\W\d_]{{2}})\.\s|\s[–—-]\s|\s(?={alternatives(cast_words().is_words)}\s)"
    )


def _member(person: Person, remark: str, role: str | None, description: str, notes: Notes, line: Line) -> CastMember:
    """A member; a remark behind the name is the language of a dub, or told in the description."""
    version = remark if not cast_words().languages.isdisjoint(fold(remark).split()) else None
    if remark and version is None:
        description = f"{remark}; {description}" if description else remark
    return CastMember(person, role, description, notes.text(line.note, version), line.references, line.span)


def _is_told(sides: Sides) -> bool:
    """Whether the right side tells of the left one: a line of a list of characters, not of the cast."""
    if sides.how != "mark":
        return False
    role, _ = read_role(sides.right)
    words = sides.right.value.split()
    if len(words) > _FEW_WORDS and words[0].lower() in cast_words().articles and words[1][0].islower():
        return True
    return len(sides.right.value) > _LONGEST_ROLE or (role is not None and len(role.split()) > _MOST_ROLE_WORDS)


def _vote(sides: Sides, known: Known) -> int:
    """Above 0: the left side is worded as the actor; below 0: the right side. 2 and more is a clear word."""
    return side_points(sides.left, known) - side_points(sides.right, known)


def side_points(side: Text, known: Known) -> int:
    """How much speaks for a side to be the actor, less what speaks for a role."""
    folded = fold(side.value[:_LONGEST_NAME])
    words = folded.split()
    if not words:
        return 0
    points = 3 if len(words) > 1 and f" {folded} " in known() else 0
    if words[0] in cast_words().role_titles or folded in cast_words().role_pronouns:
        points -= 2
    if any(link.start == 0 and link.end == len(side.value) for link in side.links):
        points += 1
    return points + (1 < len(words) < 5 and side.value[:1].isupper())


def people(side: Text) -> tuple[tuple[Person, str], ...]:
    """The persons that a text names, each with what stands behind the name in brackets.

    None if one part of the text is worded as no name.
    """
    if not side.value or len(side.value) > 6 * _LONGEST_NAME:
        return ()
    if _is_single(side):
        one = _person(side)
        return (one,) if is_name(one[0].name) or _is_stage_name(side) else ()
    pieces = [half for part in split_text(side) for half in _halves(part)]
    found = tuple(map(_person, pieces))
    named = all(is_name(person.name) or _is_stage_name(piece) for (person, _), piece in zip(found, pieces, strict=True))
    return found if named else ()


def without_billing(side: Text) -> Text:
    """The side of the actor without "with" or "introducing" before the name."""
    billing = _billing().match(side.value)
    if billing is None or (side.links and side.links[0].start < billing.end()):
        return side
    return side.slice(billing.end(), len(side.value))


def billing_note(side: Text) -> str | None:
    """The note that stands before the name of the actor: "Special appearance by", "Voice of"."""
    billing = _billing().match(side.value)
    return cast_words().notes.get(fold(billing[0]).rpartition(" ")[0].removeprefix("the ")) if billing else None


@cache
def _billing() -> re.Pattern[str]:
    return re.compile(rf"(?i:{alternatives(cast_words().billing)})\s(?=[^\Wa-z])")


def _is_single(side: Text) -> bool:
    """Whether a side is plainly one name: one link, or words with nothing between names among them."""
    if _is_link(side):
        return True
    return _SEVERAL.search(side.value) is None and cast_words().joiners.isdisjoint(side.value.lower().split())


def _is_link(side: Text) -> bool:
    return len(side.links) == 1 and side.links[0].end - side.links[0].start == len(side.value)


def _is_stage_name(piece: Text) -> bool:
    """A link whose label needs no capitals: "k.d. lang"."""
    return _is_link(piece) and any(mark in piece.value for mark in " .") and any(map(str.isalpha, piece.value))


def _halves(part: Text) -> list[Text]:
    """ "Fay Grove/Gus Hale" are two, "AC/DC" is one."""
    gaps = outside(part, _STROKE)
    if len(gaps) != 1 or not all(" " in half for half in part.value.split("/")):
        return [part]
    return cut_parts(part, gaps)


def _person(part: Text) -> tuple[Person, str]:
    bare, remark = without_brackets(part) if part.value.endswith(_CLOSING) else (part, "")
    name = " ".join(bare.value.split()).strip(" ,;:–—-*")
    name = name if _NICKNAME.match(name) else name.strip(" ,;:–—-*'")
    if len(name) > 1 and name[0] in _QUOTES and name.endswith(_QUOTES[name[0]]) and name.count(name[0]) <= 2:
        name = name[1:-1]
    link = next((link.target for link in part.links if not link.external), None) if part.links else None
    return Person(name, link), "" if link and f"({remark})" in link else remark


def is_name(name: str) -> bool:
    """Whether a phrase is worded as a person's name: a few words with capitals, "van" and the like between them."""
    words = name.split()
    if not words or fold(name) in cast_words().nobody or len(words) > _MOST_WORDS or len(name) > _LONGEST_NAME:
        return False
    if name.endswith((".", "!", "?")) and len(words[-1]) > 4:
        return False
    if not any(map(str.isalnum, name)):
        return False
    particles = cast_words().particles
    return not name[0].islower() and all(not word[0].islower() or fold(word) in particles for word in words)
