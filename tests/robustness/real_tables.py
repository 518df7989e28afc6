"""Tables of real pages and our own grids, in the shape in which others are compared with us."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from wikifilm import read_tables
from wikifilm.model import Grid, Origin

ROOT = Path(__file__).parents[2]
CORPUS = ROOT / ".." / "shared" / "corpus"
DIFFERENCES: dict[str, dict[str, str]] = json.loads(Path(__file__).with_name("differences.json").read_text("utf-8"))
"""Every kind of difference, with its reason."""
Place = tuple[str, int, int]
"""Letters and digits of a slot, row and column of its cell."""
Slots = list[list[Place | None]]


def letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.lower())


def slots_of(grid: Grid) -> Slots:
    return [
        [None if slot.origin is Origin.INFERRED else (letters(slot.text), slot.row, slot.column) for slot in row]
        for row in (*grid.header, *grid.rows)
    ]


@cache
def pages() -> tuple[tuple[str, str], ...]:
    """Name and source of each real page in HTML, then of each real table."""
    found = [(path.name, path.read_text("utf-8")) for path in sorted(CORPUS.glob("*/*.html"))]
    path = CORPUS / "tables" / "spanned-html.jsonl.gz"
    if path.exists():
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            found += [(table["id"], table["html"]) for table in map(json.loads, lines)]
    return tuple(found)


def grids(source: str) -> list[Grid]:
    return read_tables(source, format="html")


def unmatched(ours: Sequence[object], theirs: Sequence[object]) -> Iterator[int]:
    """Numbers of theirs that are not in ours; each of ours must be among theirs, in the same order."""
    at = 0
    for mine in ours:
        found = next((number for number in range(at, len(theirs)) if theirs[number] == mine), None)
        assert found is not None, str(mine)[:200]
        yield from range(at, found)
        at = found + 1
    yield from range(at, len(theirs))
