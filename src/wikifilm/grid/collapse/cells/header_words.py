"""How much a cell looks like a column's name: word lists counted over the headers and bodies of many tables."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from wikifilm.grid.collapse.cells.lexicon import lexicon
from wikifilm.grid.collapse.cells.tokens import Token

__all__ = ["HeaderWords", "header_words"]

_UNSEEN = -1.0
_NAMED = 2.0
"""A word that is known to name columns in some language, but was not counted."""


@dataclass(frozen=True, slots=True)
class HeaderWords:
    """Logarithms of how much oftener something stands in a header than in a body (`tools/count_headers.py`)."""

    words: dict[str, float]
    kinds: dict[str, float]
    parts: dict[str, float]
    """Words of an upper header row: how much oftener they stand over several columns than over one."""

    def word(self, cell: Token) -> float:
        """Of the words of a cell, on average."""
        roles = lexicon().roles
        get = self.words.get
        values = [get(word, _NAMED if word in roles else _UNSEEN) for word in cell.words]
        return sum(values) / max(1, len(values))

    def parted(self, cell: Token) -> float:
        """How much its words speak for a cell that stands over several columns."""
        return sum([self.parts.get(word, 0.0) for word in cell.words])

    def kind(self, cell: Token) -> float:
        """Of the kind of a cell."""
        return self.kinds.get(cell.kind, 0.0)


@cache
def header_words() -> HeaderWords:
    """The counts of the package."""
    data = json.loads(files(__package__).joinpath("headers.json").read_text("utf-8"))
    return HeaderWords(data["words"], data["kinds"], data["parted"])
