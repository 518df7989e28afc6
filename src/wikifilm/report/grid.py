"""A restored grid: every slot says by its look and by a sign how it came by its text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence

from wikifilm.diagnostics import Issue
from wikifilm.model import Grid, Origin, Slot
from wikifilm.model.words import SIGNS, SURE, share
from wikifilm.report.source import cell_key
from wikifilm.safe import Html, element, join

__all__ = ["AMBIGUOUS", "grid_pane"]

AMBIGUOUS = "ambiguous-row"
"""Code of the issue that holds the second reading of a row."""
_WORDS = {Origin.STATED: "stated", Origin.SPANNED: "spanned", Origin.INFERRED: "inferred"}
_DOUBT = 0.9
"""Below this a guess also gets a question mark."""


def grid_pane(table: str, grid: Grid, issues: Sequence[Issue]) -> Html:
    """The grid as an HTML table that keys can walk through."""
    caption = element("caption", grid.caption) if grid.caption else ""
    head = element("thead", join(_rows(table, grid.header, 0))) if grid.header else ""
    body = element("tbody", join(_rows(table, grid.rows, len(grid.header), _second_readings(grid, issues))))
    whole = element("table", caption, head, body, class_="grid", role="grid", aria_label="Restored")
    return element("div", whole, class_="scroll")


def _second_readings(grid: Grid, issues: Iterable[Issue]) -> dict[int, list[str]]:
    """Number of a row → what issues say of it. An issue is about the row that states the first cell at its place."""
    cells = [
        (slot.span.path, slot.span.end, number)
        for number, row in enumerate((*grid.header, *grid.rows))
        for slot in row
        if slot.origin is Origin.STATED and slot.span is not None
    ]
    paths = {path: number for path, _, number in reversed(cells)}
    ends = sorted((end, number) for path, end, number in cells if not path)
    found: dict[int, list[str]] = {}
    for issue in issues:
        if issue.code != AMBIGUOUS or issue.span is None:
            continue
        at = bisect_right(ends, (issue.span.start, len(cells)))
        row = paths.get(issue.span.path) if issue.span.path else ends[at][1] if at < len(ends) else None
        if row is not None and _holds(grid, issue):
            found.setdefault(row, []).append(issue.message)
    return found


def _holds(grid: Grid, issue: Issue) -> bool:
    """The issue stands within the table, as far as is known where that stands."""
    place, table = issue.span, grid.span
    return table is None or place is None or bool(place.path) or table.start <= place.start < table.end


def _rows(
    table: str, rows: Sequence[Sequence[Slot]], first: int, second: Mapping[int, Sequence[str]] | None = None
) -> Iterator[Html]:
    """Rows of the body have `second` readings, those of the head none."""
    scope = "col" if second is None else "row"
    for number, row in enumerate(rows, first):
        yield element("tr", join(_slot(table, slot, number, column, scope) for column, slot in enumerate(row)))
        for words in (second or {}).get(number, ()):
            cell = element("td", element("b", "Second reading: "), words, colspan=max(1, len(row)), dir="auto")
            yield element("tr", cell, class_="second")


def _slot(table: str, slot: Slot, row: int, column: int, scope: str) -> Html:
    own = f"{table}-{row}-{column}"
    return element(
        "th" if slot.is_header else "td",
        *_contents(slot),
        id=f"g{own}",
        class_=_WORDS[slot.origin] + (" doubt" if slot.confidence < _DOUBT else ""),
        scope=scope if slot.is_header else None,
        data_cell=cell_key(table, slot),
        tabindex=0 if row == column == 0 else -1,
        aria_label=_spoken(slot),
        dir="auto",
    )


def _contents(slot: Slot) -> Iterator[str]:
    if sign := SIGNS[slot.origin]:
        yield element("span", sign, class_="sign", aria_hidden="true")
    yield slot.text or "∅"
    if slot.origin is Origin.INFERRED or slot.confidence < SURE:
        mark = "?" if slot.confidence < _DOUBT else ""
        yield element("span", f"{share(slot.confidence)}{mark}", class_="sure", aria_hidden="true")


def _spoken(slot: Slot) -> str:
    words = f"{slot.text or 'empty'}, {_WORDS[slot.origin]}"
    if slot.origin is Origin.INFERRED or slot.confidence < SURE:
        words += f", confidence {share(slot.confidence)}"
    return words
