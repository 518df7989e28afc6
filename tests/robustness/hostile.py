"""Pages made to be slow: every construct that a reader knows, opened, closed, nested, mixed and repeated.

A generator is a name and a function from a size in characters to a page of about that size.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path

Make = Callable[[int], str]

_DATA = json.loads((Path(__file__).parent / "hostile.json").read_text("utf-8"))
PAIRS: dict[str, list[list[str]]] = _DATA["pairs"]
"""What opens and what closes it, for each form."""
UNITS: dict[str, list[str]] = _DATA["units"]
"""What is repeated."""
PHRASES: list[str] = _DATA["phrases"]
"""What the extractors look for, as running text …"""
FRAMES: dict[str, list[str]] = _DATA["frames"]
"""… and the places where they look for it."""


def pages(form: str) -> Iterator[tuple[str, Make]]:
    """All generators of a form."""
    head = "'''Tin''' is a 2001 film.\n" if form == "wikitext" else "Tin is a 2001 film.\n"
    for start, end in PAIRS[form]:
        yield f"open {start!r}", _repeat(head, start)
        yield f"nested {start!r}", _nest(head, start, end)
        yield f"shut {end!r}", _repeat(head, end)
        yield f"filled {start!r}", _repeat(head, f"{start}a{end} ")
    for (start, end), (start2, end2) in combinations(PAIRS[form], 2):
        yield f"mixed {start!r} {start2!r}", _nest(head, start + start2, end2 + end)
        yield f"crossed {start!r} {start2!r}", _nest(head, start + start2, end + end2)
    for unit in UNITS[form]:
        yield f"unit {unit[:60]!r}", _repeat(head, unit)
        yield f"bare {unit[:60]!r}", _repeat("", unit)
    for number, frame in enumerate(FRAMES.get(form, ())):
        for phrase in PHRASES:
            yield f"frame {number} {phrase!r}", _fill(frame, phrase)


def _repeat(head: str, unit: str) -> Make:
    return lambda size: head + unit * (size // len(unit))


def _nest(head: str, start: str, end: str) -> Make:
    def make(size: int) -> str:
        times = size // (len(start) + len(end))
        return f"{head}{start * times}a{end * times}"

    return make


def _fill(frame: str, phrase: str) -> Make:
    places = frame.count("{}")
    return lambda size: frame.format(*[phrase * (size // len(phrase) // places)] * places)


def one_character(character: str) -> str:
    """Ten million of it."""
    return character * 10_000_000


def short_lines(character: str) -> str:
    """A million lines."""
    return f"{character}\n" * 1_000_000


_CELLS = 100_000
_SPANS = 2_000
_HEADINGS = 50_000
_DEPTH = 100_000

SIZES: dict[str, dict[str, Callable[[], str]]] = {
    "cells": {
        "html": lambda: "<table><tr>" + "<td>x" * _CELLS,
        "wikitext": lambda: "{|\n|-\n|" + "| x |" * _CELLS + "\n|}",
        "text": lambda: "| a | b |\n|---|---|\n|" + " x |" * _CELLS + "\n",
    },
    "spans": {
        "html": lambda: "<table>" + "<tr><td rowspan=65534 colspan=1000>x" * _SPANS,
        "wikitext": lambda: "{|\n" + "|-\n| rowspan=65534 colspan=1000 | x\n" * _SPANS + "|}",
    },
    "headings": {
        "wikitext": lambda: "== a ==\nb\n" * _HEADINGS,
        "html": lambda: "<h2>a</h2><p>b" * _HEADINGS,
        "text": lambda: "## a\n\nb\n\n" * _HEADINGS,
    },
    "depth": {
        "html": lambda: "<div>" * _DEPTH + "bottom",
        "wikitext": lambda: "{{a|" * _DEPTH + "bottom" + "}}" * _DEPTH,
        "text": lambda: "<div>" * _DEPTH + "bottom",
    },
}
"""Pages of one size, by form."""
