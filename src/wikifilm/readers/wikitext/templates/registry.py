"""What is known of templates, by name. The names and how they show are data."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

__all__ = ["Spec", "find_function", "find_spec", "hatnote_kinds", "is_technical"]


@dataclass(frozen=True, slots=True)
class Spec:
    """How a template shows."""

    kind: str
    """Which writer shows it."""
    pattern: str = ""
    """What that writer needs to know: a pattern, a word, a format."""
    parts: tuple[str, ...] = ()
    """Names of arguments, alternatives divided by "|"."""
    block: bool = False
    """It stands by itself, never in a line of text."""


UNKNOWN = Spec("unknown")
NOTHING = Spec("nothing", block=True)
BOX = Spec("box", block=True)
# Section of the data → kind, whether a block. The names are a list.
LISTS = {
    "transparent": ("argument", False),
    "lists": ("list", False),
    "collapsible_lists": ("collapsible list", False),
    "short_footnotes": ("short footnote", False),
    "reference_names": ("reference names", False),
    "citations": ("citation", False),
    "nothing": ("nothing", True),
    "boxes": ("box", True),
    "tracks": ("tracks", True),
    "figures": ("figure", True),
    "values": ("values", False),
    "languages": ("language", False),
    "person_links": ("person", False),
    "interlanguage_links": ("interlanguage link", False),
    "date_ranges": ("date range", False),
    "breaks": ("break", False),
    "fractions": ("fraction", False),
    "table_ends": ("table end", True),
}
# The same for sections that map names to one string.
WORDS = {
    "patterns": "pattern",
    "literals": "literal",
    "styles": "style",
    "results": "result",
    "footnotes": "footnote",
    "dates": "date",
    "date_lists": "date list",
    "nihongo": "nihongo",
    "conversions": "conversion",
}
# The same for sections that map names to names of arguments.
PARTS = {"titled_flows": ("flow", True), "quotes": ("quote", True), "quote_boxes": ("figure quote", True)}


@cache
def _data() -> dict[str, Any]:
    path = resources.files(__package__).joinpath("templates.json")
    data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return data


def _named() -> Iterator[tuple[str, Spec]]:
    data = _data()
    for section, (kind, block) in LISTS.items():
        spec = Spec(kind, block=block)
        yield from ((name, spec) for name in data[section])
    for section, kind in WORDS.items():
        yield from ((name, Spec(kind, word)) for name, word in data[section].items())
    for section, (kind, block) in PARTS.items():
        yield from ((name, Spec(kind, parts=tuple(parts), block=block)) for name, parts in data[section].items())
    yield from ((name, Spec("flow", parts=("1|content|text|items",), block=True)) for name in data["flows"])
    for name, fields in data["fields"].items():
        yield name, Spec("fields", parts=tuple(f"{label}={argument}" for label, argument in fields))
    for name, (_, prefix) in data["hatnotes"].items():
        yield name, Spec("hatnote", prefix, block=True)
    for name, (_, pattern) in data["patterned_hatnotes"].items():
        yield name, Spec("patterned hatnote", pattern, block=True)
    for name, table in data["tables"].items():
        yield name, Spec("table", table.get("caption", ""), tuple(table["columns"]), block=True)
    for name, row in data["rows"].items():
        yield name, Spec("row", parts=tuple(f"{cell}={count}" for cell, count in row))


@cache
def _specs() -> dict[str, Spec]:
    return dict(_named())


@cache
def _affixes() -> tuple[tuple[tuple[str, ...], tuple[str, ...], Spec], ...]:
    data = _data()
    return (
        (tuple(data["box_prefixes"]), tuple(data["box_suffixes"]), BOX),
        (tuple(data["citation_prefixes"]), (), Spec("citation")),
        (("Lang-",), (), Spec("language name")),
        (tuple(data["nothing_prefixes"]), tuple(data["nothing_suffixes"]), NOTHING),
    )


def find_spec(name: str) -> Spec:
    """How a template of this name shows."""
    spec = _specs().get(name)
    if spec is not None:
        return spec
    for prefixes, suffixes, affixed in _affixes():
        if name.startswith(prefixes) or (suffixes and name.endswith(suffixes)):
            return affixed
    return UNKNOWN


def find_function(name: str) -> Spec | None:
    """How a parser function or magic word shows, as `#tag` of `{{#tag:ref|…}}`."""
    kind = _data()["functions"].get(name.strip().upper())
    return None if kind is None else Spec(kind, block=kind in ("nothing", "title"))


@cache
def hatnote_kinds() -> dict[str, str]:
    """Name of a template → kind of the hatnote."""
    data = _data()
    return {name: kind for section in ("hatnotes", "patterned_hatnotes") for name, (kind, _) in data[section].items()}


def is_technical(name: str) -> bool:
    """Does an argument of this name say how something shows, not what?"""
    return name in _technical_names() or name.endswith(("width", "style", "class", "align"))


@cache
def _technical_names() -> frozenset[str]:
    return frozenset(_data()["technical"])
