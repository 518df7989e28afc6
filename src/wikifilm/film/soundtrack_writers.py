"""Who wrote a piece: what is said of it alone, and of all pieces of a listing."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from wikifilm.document import Block, Paragraph, Template, Text
from wikifilm.film.soundtrack_items import NAMES, read_people
from wikifilm.film.vocabulary import alternation, load
from wikifilm.model import Person

__all__ = ["NOBODY", "ROLES", "Writers", "shared_by_template", "shared_by_words"]

ROLES = ("writing", "music", "lyrics")


@dataclass(frozen=True, slots=True)
class Writers:
    """Who wrote words and music (or nothing tells which of them), who composed, who wrote the words."""

    writing: tuple[Person, ...] = ()
    music: tuple[Person, ...] = ()
    lyrics: tuple[Person, ...] = ()

    @classmethod
    def read(cls, people: Callable[[str], tuple[Person, ...]]) -> Writers:
        """The people of each role."""
        return cls(*map(people, ROLES))

    def people(self, shared: Writers) -> tuple[Person, ...]:
        """Each once; `shared` says who wrote what of all pieces, "except where noted" (Template:Track listing)."""
        if self.writing:
            return _each_once(self.writing, self.music, self.lyrics)
        music, lyrics = self.music or shared.music, self.lyrics or shared.lyrics
        return _each_once(() if self.music or self.lyrics else shared.writing, music, lyrics)


NOBODY = Writers()


def _each_once(*groups: tuple[Person, ...]) -> tuple[Person, ...]:
    return tuple(dict.fromkeys(person for group in groups for person in group))


def shared_by_template(listing: Template) -> Writers:
    """Parameters `all_writing`, `all_music` and `all_lyrics` (documentation of Template:Track listing)."""
    return Writers.read(lambda role: read_people(listing.get(f"all_{role}")))


def shared_by_words(block: Block) -> Writers | None:
    """What that template prints: "All lyrics are written by Ada Quill; all music is composed by Ben Oar." """
    if not isinstance(block, Paragraph):
        return None
    found = {mark.lastgroup: _people(block.text, mark.end()) for mark in _all_by().finditer(block.text.value)}
    return Writers.read(lambda role: found.get(role, ())) if found else None


@cache
def _all_by() -> re.Pattern[str]:
    """ "All music is composed by" and the like; the group tells what."""
    roles = "|".join(f"(?P<{role}>{alternation(words)})" for role, words in load("soundtrack")["all_by"].items())
    return re.compile(rf"(?<!\w)(?:{roles}):?\s", re.IGNORECASE)


@cache
def _exception() -> re.Pattern[str]:
    return re.compile(rf"[\s,(]*(?<!\w)(?:{alternation(load('soundtrack')['except'])})", re.IGNORECASE)


def _people(text: Text, start: int) -> tuple[Person, ...]:
    names = NAMES.match(text.value, start)
    end = names.end() if names else len(text.value)
    exception = _exception().search(text.value, start, end)
    return read_people(text.slice(start, exception.start() if exception else end))
