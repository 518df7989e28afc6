"""The names of countries that some renderers print for the pictures of flags before other names.

A flag is a picture; its name is no text of the page, as which HTML and wikitext give it neither. One cell alone does
not tell a flag from the first words of a name ("Japan Academy"). Many in one table, of several countries, do, and so do
several of one country in each row.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from wikifilm.document import Cell, Text
from wikifilm.grid.collapse.cells.tokens import Token, token
from wikifilm.grid.hints import NO_HINTS, Hints

__all__ = ["without_flags"]

_LEAST = 3
"""Flags in a table."""
_MANY = 5
_SHARE, _SHARE_OF_FEW = 0.4, 0.8
"""Flags a line, where they are of at least so many countries, and where of fewer."""
_MOST = 0.9
"""Share of them that the commonest country can have."""
_EVERYWHERE = 2
"""Flags a line from which on one country may have all: a contest at home."""

Cells = tuple[Token, ...]


def without_flags(rows: Sequence[Cells], hints: Hints = NO_HINTS) -> list[Cells]:
    """The rows; where many of their cells begin with flags, without the names of those."""
    sizes = [[_flag(cell.cell.text) for cell in row] for row in rows]
    flagged = [
        (cell.text[:size], cell.text[size + 1 :])
        for row, found in zip(rows, sizes, strict=True)
        for cell, size in zip(row, found, strict=True)
        if size
    ]
    names = Counter(name for name, rest in flagged if rest != name)  # "Monaco Monaco" may be a city and its country
    share = _SHARE if len(names) >= _MANY else _SHARE_OF_FEW
    alone = max(names.values(), default=9) > _MOST * names.total()
    if len(flagged) < max(_LEAST, (_EVERYWHERE if alone else share) * len(rows)):
        return list(rows)
    return [
        tuple(_cut(cell, size, hints) if size else cell for cell, size in zip(row, found, strict=True))
        for row, found in zip(rows, sizes, strict=True)
    ]


def _flag(text: Text) -> int:
    """Length of the name of a country before another name, in a text; 0 if there is none."""
    value = text.value
    for name in _countries().get(value.partition(" ")[0], ()):
        size = len(name)
        if value.startswith(name + " ") and value[size + 1 : size + 2].isupper() and _apart(text, size):
            return size
    return 0


def _apart(text: Text, size: int) -> bool:
    """No link reaches over the end of the name."""
    return not any(link.start < size < link.end for link in text.links)


def _cut(cell: Token, size: int, hints: Hints) -> Token:
    text = cell.cell.text
    rest = text.slice(size + 1, len(text.value))
    return token(Cell(rest, cell.cell.is_header, span=cell.cell.span), hints)


@cache
def _countries() -> Mapping[str, tuple[str, ...]]:
    """Countries by their first words, the longest names first."""
    found: dict[str, list[str]] = {}
    for name in json.loads(files(__package__).joinpath("flags.json").read_text("utf-8")):
        found.setdefault(name.partition(" ")[0], []).append(name)
    return {first: tuple(sorted(names, key=len, reverse=True)) for first, names in found.items()}
