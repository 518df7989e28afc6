"""What an element is, by its class, role or id: the furniture of a page, a hatnote, a figure …

The names are MediaWiki's and its sites'; they stand in `furniture.json`.
"""

from __future__ import annotations

import json
import re
from functools import cache, lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING

from wikifilm.readers.html.attributes import is_hidden, plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wikifilm.readers.html.state import State

__all__ = ["class_kind", "hatnote_kind", "kind_of"]

_REMEMBERED = 200
"""Class attributes longer than this are not remembered."""
_CLASS = re.compile(r' class="([^"]*)"')
_ID = re.compile(r' id="([^"]*)"')


@cache
def _names() -> Mapping[tuple[str, str], str]:
    """(attribute, name) -> kind."""
    data = json.loads((files(__package__) / "furniture.json").read_text(encoding="utf-8"))
    return MappingProxyType(
        {
            (attribute, name): kind
            for kind, rules in data.items()
            for attribute, names in rules.items()
            for name in names
        }
    )


@cache
def _hatnotes() -> Mapping[str, tuple[str, ...]]:
    """Kind -> first words, in lower case."""
    data = json.loads((files(__package__) / "hatnotes.json").read_text(encoding="utf-8"))
    return MappingProxyType({kind: tuple(words) for kind, words in data.items()})


def hatnote_kind(text: str) -> str:
    """ "main", "see also", "further", "about" or "", by the first words."""
    start = text[:60].lower()
    return next((kind for kind, words in _hatnotes().items() if start.startswith(words)), "")


def kind_of(state: State, attributes: str) -> str:
    """ "skip", "hatnote", "figure", "references", "reference", "gallery", … or "" for a plain element.

    What is not displayed is skipped, but for content that a reader can unfold.
    """
    kind = state.kinds.get(attributes)
    if kind is None:
        kind = state.kinds[attributes] = _kind(attributes)
    return kind


def _kind(attributes: str) -> str:
    if '=" ' in attributes:
        attributes = plain(attributes)
    if "navigation" in attributes and ' role="navigation"' in attributes:
        return "skip"
    found = _CLASS.search(attributes) if 'class="' in attributes else None
    kind = class_kind(found[1]) if found is not None else ""
    if not kind and ' id="' in attributes:
        found = _ID.search(attributes)
        kind = _names().get(("id", found[1]), "") if found is not None else ""
    return "skip" if kind != "collapsible" and is_hidden(attributes) else kind


def class_kind(classes: str) -> str:
    """What an element is by its class names. The same few stand on all pages, so they are remembered."""
    return _remembered_kind(classes) if len(classes) <= _REMEMBERED else _class_kind(classes)


def _class_kind(classes: str) -> str:
    names = _names()
    found = [names["class", name] for name in classes.split() if ("class", name) in names]
    return "infobox" if "infobox" in found else found[0] if found else ""


_remembered_kind = lru_cache(maxsize=4096)(_class_kind)
