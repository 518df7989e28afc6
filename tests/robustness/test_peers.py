"""Tables beside two other parsers on every real page and table: the same but for what `differences.json` explains.

Neither is needed for anything else. turbohtml (MIT) comes with the extra `dev`; wikitextparser is under the GPL and
therefore in no extra: where somebody has installed it, it is asked, as a program beside ours.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from real_tables import DIFFERENCES, grids, letters, pages, unmatched

from wikifilm.document import Document, Table
from wikifilm.grid import build_grid
from wikifilm.model import Grid, Origin
from wikifilm.readers import read_wikitext

sys.path.insert(0, str(Path(__file__).parents[1] / "readers"))
from test_wikitext import articles, dump_pages

# --- HTML beside turbohtml ------------------------------------------------------------------------------------------

NOT_SHOWN = ", ".join(
    (
        *(
            "style",
            "script",
            ".mw-editsection",
            ".mw-cite-backlink",
            "sup.Inline-Template",
            "[style*='display:none']",
            "[style*='display: none']",
        ),
        *(f".{name}" for name in DIFFERENCES["hidden by the style sheet"]),
    )
)
MARK = re.compile(r"\[[^\]]{1,20}\]")


def plain(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    """Letters of a rectangle, without reference marks."""
    width = max(map(len, rows), default=0)
    return [[letters(MARK.sub("", text)) for text in row] + [""] * (width - len(row)) for row in rows]


def of_turbohtml(source: str) -> list[list[list[str]]]:
    turbohtml: Any = pytest.importorskip("turbohtml", reason="needs: pip install turbohtml")
    page = turbohtml.parse(source)
    for element in page.select(NOT_SHOWN):
        element.decompose()
    return [plain(rows) for rows in page.tables()]


@pytest.mark.skipif(not pages(), reason="the shared corpus of real pages is not here")
def test_tables_of_html_are_those_of_turbohtml() -> None:
    for name, source in pages():
        theirs = of_turbohtml(source)
        ours = [plain(grid.texts()) for grid in grids(source)]
        left = list(unmatched(ours, theirs))
        assert len(left) == len(theirs) - len(ours), name


# --- wikitext beside wikitextparser ---------------------------------------------------------------------------------

Range = tuple[int, int]


def of_wikitextparser(source: str) -> dict[int, list[list[Range | None]]]:
    """By where a table begins: for each slot the place of its cell."""
    wikitextparser: Any = pytest.importorskip("wikitextparser", reason="needs: pip install wikitextparser (GPL)")
    found = {}
    for table in wikitextparser.parse(source).get_tables(recursive=True):
        rows = table.cells(span=True)
        width = max(map(len, rows), default=0)
        found[table.span[0]] = [[cell and cell.span for cell in row] + [None] * (width - len(row)) for row in rows]
    return found


def begins(table: Table, source: str) -> int:
    """Where `{|` stands, behind blanks and colons; -1 for a table that HTML or a template makes."""
    assert table.span is not None
    at = re.compile(r"[\s:]*\{\|").match(source, table.span.start)
    return at.end() - 2 if at else -1


def is_same(grid: Grid, theirs: list[list[Range | None]]) -> bool:
    """Whether each slot is of the cell that stands at the same place of the source."""
    rows = (*grid.header, *grid.rows)
    return len(rows) == len(theirs) and all(
        len(row) == len(ranges) and all(map(_is_of, row, ranges)) for row, ranges in zip(rows, theirs, strict=True)
    )


def _is_of(slot: Any, place: Range | None) -> bool:
    if slot.origin is Origin.INFERRED or place is None:
        return slot.origin is Origin.INFERRED and place is None
    return bool(place[0] <= slot.span.start <= place[1])


def unexplained(source: str) -> list[str]:
    document = read_wikitext(source)
    theirs = of_wikitextparser(source)
    ours = {begins(table, source): table for table in document.walk_tables()}
    ours.pop(-1, None)
    found = [source[at : at + 60] for at in theirs.keys() - ours.keys()]
    found += [source[at : at + 60] for at in ours.keys() - theirs.keys() if not is_unclosed(document, at)]
    return found + [source[at : at + 60] for at in ours.keys() & theirs.keys() if differs(ours[at], theirs[at])]


def is_unclosed(document: Document, at: int) -> bool:
    codes = {issue.code for issue in document.issues if issue.span is not None and issue.span.start == at}
    return not codes.isdisjoint(DIFFERENCES["wikitextparser: tables"])


def differs(table: Table, theirs: list[list[Range | None]]) -> bool:
    """Whether the slots differ otherwise than by rows that are no rows."""
    grid, issues = build_grid(table)
    if not {issue.code for issue in issues}.isdisjoint(DIFFERENCES["wikitextparser: rows"]):
        theirs = theirs[: len(table.rows)]
    return not is_same(grid, theirs)


@pytest.mark.skipif(not articles(), reason="the shared corpus of real pages is not here")
def test_tables_of_wikitext_are_those_of_wikitextparser() -> None:
    of_wikitextparser("")
    sources = [*(path.read_text("utf-8") for path in articles()), *dump_pages()]
    tabled = [source for source in sources if "{|" in source]
    assert len(tabled) > 100
    assert [found for source in tabled for found in unexplained(source)] == []
