"""Names of elements, by what a reader must know of them (`elements.json`)."""

from __future__ import annotations

import json
from importlib.resources import files

__all__ = ["ADD_NO_DEPTH", "BLOCK", "PLAIN", "RAW", "VOID"]

_NAMES: dict[str, list[str]] = json.loads((files(__package__) / "elements.json").read_text(encoding="utf-8"))

VOID = frozenset(_NAMES["void"])
"""Elements that have no end tag, and "!", the name of a token that is text alone."""
RAW = tuple(_NAMES["raw"])
"""Their content is no text of the page, or can't be told from tags once it is serialised."""
ADD_NO_DEPTH = VOID | frozenset(_NAMES["adds no depth"])
"""An unclosed one is closed by its own kind or with its parent; and void elements."""
BLOCK = tuple(_NAMES["block"])
"""Their borders end a line."""
PLAIN = tuple(_NAMES["plain"])
"""Mean nothing by themselves."""
