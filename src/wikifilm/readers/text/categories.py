"""Categories that a renderer printed as the last items of the last list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from wikifilm.document import Block, Item, ItemList
from wikifilm.readers.text.headings import Heading

__all__ = ["take_categories"]

_FEWEST, _LONGEST = 3, 100
# What nothing but a category is called.
_CERTAIN = re.compile(
    r"[0-9]{4}s?(?: [\w-]+){0,4} films$|[\w-]+-language films$|Films (?:set|shot|directed|based|scored) "
)


def take_categories(parts: Sequence[Heading | Block]) -> tuple[list[Heading | Block], tuple[str, ...]]:
    """Parts without the categories at the end of the page, and the categories."""
    last = parts[-1] if parts else None
    if not isinstance(last, ItemList):
        return list(parts), ()
    first = next((at for at, item in enumerate(last.items) if _is_category(item)), len(last.items))
    tail = last.items[first:]
    alike = sum(map(_is_category, tail))
    if alike < _FEWEST or alike * 3 < len(tail) * 2 or not any(_CERTAIN.match(item.text.value) for item in tail):
        return list(parts), ()
    rest: list[Heading | Block] = [*parts[:-1]]
    if first:
        rest.append(replace(last, items=last.items[:first]))
    return rest, tuple(item.text.value for item in tail)


def _is_category(item: Item) -> bool:
    """Named as wikis name categories of films: "1949 films", "Films set in Oru"."""
    value = item.text.value
    if len(value) > _LONGEST or item.items or item.text.references or value.endswith("."):
        return False
    return value.startswith(("Films ", "Film ")) or value.endswith((" films", " film"))
