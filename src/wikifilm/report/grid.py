"""A restored grid: every slot says by its look and by a sign how it came by its text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from wikifilm.diagnostics import Issue
from wikifilm.model import Grid, Origin, Slot
from wikifilm.model.words import SIGNS, share
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
    head = element("thead", join(_rows(table, grid.header, 0, ()))) if grid.header else ""
    body = element("tbody", join(_rows(table, grid.rows, len(grid.header), _second_readings(issues))))
    return element(
        "div", element("table", caption, head, body, class_="grid", role="grid", aria_label="Restored"), class_="scroll"
    )


def _second_readings(issues: Iterable[Issue]) -> list[Issue]:
    return [issue for issue in issues if issue.code == AMBIGUOUS and issue.span is not None]


def _rows(table: str, rows: Sequence[Sequence[Slot]], first: int, second: Sequence[Issue]) -> Iterator[Html]:
    for number, row in enumerate(rows, first):
        yield element("tr", join(_slot(table, slot, number, column) for column, slot in enumerate(row)))
        for issue in second:
            if _is_about(issue, row):
                words = (element("b", "Second reading: "), issue.message)
                yield element("tr", element("td", *words, colspan=max(1, len(row)), dir="auto"), class_="second")


def _is_about(issue: Issue, row: Sequence[Slot]) -> bool:
    """The issue's place holds a cell that this row states."""
    place = issue.span
    return place is not None and any(
        slot.origin is Origin.STATED
        and slot.span is not None
        and slot.span.path == place.path
        and place.start <= slot.span.start < max(place.end, place.start + 1)
        for slot in row
    )


def _slot(table: str, slot: Slot, row: int, column: int) -> Html:
    own = f"{table}-{row}-{column}"
    return element(
        "th" if slot.is_header else "td",
        *_contents(slot),
        id=f"g{own}",
        class_=_WORDS[slot.origin] + (" doubt" if slot.confidence < _DOUBT else ""),
        data_cell=cell_key(table, slot),
        tabindex=0 if row == column == 0 else -1,
        aria_label=_spoken(slot),
        dir="auto",
    )


def _contents(slot: Slot) -> Iterator[str]:
    if sign := SIGNS[slot.origin]:
        yield element("span", sign, class_="sign", aria_hidden="true")
    yield slot.text or "∅"
    if slot.origin is Origin.INFERRED or slot.confidence < 1.0:
        mark = "?" if slot.confidence < _DOUBT else ""
        yield element("span", f"{share(slot.confidence)}{mark}", class_="sure", aria_hidden="true")


def _spoken(slot: Slot) -> str:
    words = f"{slot.text or 'empty'}, {_WORDS[slot.origin]}"
    if slot.origin is Origin.INFERRED or slot.confidence < 1.0:
        words += f", confidence {share(slot.confidence)}"
    return words
