"""The words by which a printed page shows its structure, in many languages; see words.json."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import msgspec

__all__ = ["Words", "is_edit_label", "words"]


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What words.json holds; all in lower case."""

    edit_links: frozenset[str]
    """Labels of the links beside a heading that open an editor."""
    top: frozenset[str]
    """Headings that stand at level 2 unless `below` says otherwise."""
    below: dict[str, frozenset[str]]
    """Word in the heading of a section: headings that stand below it where it is open."""
    below_nouns: dict[str, frozenset[str]]
    """Word in the heading of a section: last words of headings below it."""
    nouns: frozenset[str]
    """Last words of headings."""
    hatnotes: dict[str, str]
    """How a note that points elsewhere begins: its kind."""
    references: frozenset[str]
    """Headings of sections that hold footnotes."""
    contents: frozenset[str]
    """Headings of a table of contents."""
    furniture: tuple[str, ...]
    """How lines begin that a site puts around every article."""
    scripts: tuple[str, ...]
    """How a run of program text begins that a renderer took for text."""
    tails: tuple[str, ...]
    """How the first line after the article begins."""
    categories: frozenset[str]
    """Labels before the categories of a page."""
    last: frozenset[str]
    """Headings of the section that ends an article: below it sites print lists of other articles."""
    columns: frozenset[str]
    """Headers of columns."""
    years: frozenset[str]
    """Those of columns of years."""
    footnotes: frozenset[str]
    """Those of columns of nothing but marks of references."""
    midway: frozenset[str]
    """Words that no line ends with unless its sentence goes on."""
    licences: tuple[str, ...]
    """What a line says that names the licence or the origin of the text."""


@cache
def words() -> Words:
    """The words, read once."""
    return msgspec.json.decode(files(__package__).joinpath("words.json").read_bytes(), type=Words)


def is_edit_label(label: str) -> bool:
    """The label of a link to an editor, or nothing (the icon of one)."""
    return not label or label.strip().casefold() in words().edit_links
