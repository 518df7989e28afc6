"""The words by which a printed page shows its structure, in many languages; see words.json."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import msgspec

__all__ = ["Words", "words"]


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What words.json holds; all in lower case."""

    edit_links: frozenset[str]
    """Labels of the links beside a heading that open an editor."""
    top: frozenset[str]
    """Headings that stand at level 2 unless `below` says otherwise."""
    below: dict[str, frozenset[str]]
    """Word in the heading of a section: headings that stand below it where it is open."""
    nouns: frozenset[str]
    """Last words of headings."""
    hatnotes: dict[str, str]
    """How a note that points elsewhere begins: its kind."""


@cache
def words() -> Words:
    """The words, read once."""
    return msgspec.json.decode(files(__package__).joinpath("words.json").read_bytes(), type=Words)
