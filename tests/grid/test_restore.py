"""A printed table as a whole: caption, place, issues, probabilities by the weights that are given."""

from __future__ import annotations

from dataclasses import replace

from wikifilm.diagnostics import Span
from wikifilm.document import Cell, Printed, Row, Table, Text
from wikifilm.grid.collapse.evidence.fitted import Fitted, fitted
from wikifilm.grid.collapse.restore import restore
from wikifilm.model import Grid


def printed(*rows: tuple[str, ...]) -> Table:
    cells = (tuple(Cell(Text(text), span=Span(at, at + 1)) for text in row) for at, row in enumerate(rows))
    return Table(tuple(map(Row, cells)), Text("Accolades"), printed=Printed("padding"), span=Span(2, 99))


FILMS = printed(
    ("Award", "Category", "Recipient", "Result"),
    ("Zembla", "Best Film", "Ada Quill", "Won"),
    ("Best Song", "Ben Oar", "Won"),
    ("Corvid", "Best Film", "Ada Quill", "Nominated"),
)


def test_a_grid_has_the_caption_and_the_place_of_its_table() -> None:
    grid, _ = restore(FILMS)
    assert (grid.caption, grid.span) == ("Accolades", Span(2, 99))
    assert (len(grid.header), len(grid.rows)) == (1, 3)


def test_a_table_of_a_header_alone() -> None:
    grid, issues = restore(printed(("Award", "Result")))
    assert (grid.texts(), len(grid.header), issues) == ([["Award", "Result"]], 1, ())


def least(grid: Grid) -> float:
    return min(slot.confidence for row in grid.rows for slot in row)


def calibrated(key: str) -> Fitted:
    """Weights by which all that isn't certain is a coin's throw, in tables of one family and dialect."""
    return replace(fitted(), calibrations={key: ((0.0, 0.5), (1.0, 0.5))})


def test_probabilities_are_those_of_the_family_and_the_dialect() -> None:
    assert least(restore(FILMS, weights=calibrated("award|padded"))[0]) == 0.5
    plain = least(restore(FILMS, weights=calibrated(""))[0])
    assert plain != 0.5
    for other in ("award|kept", "other|padded", "award, no row ends|padded"):
        assert least(restore(FILMS, weights=calibrated(other))[0]) == plain


def test_rows_that_may_be_read_in_two_ways_are_told() -> None:
    """Nothing is known of any reading: all are equally probable."""
    blind = replace(fitted(), families={"award": ({},), "other": ({},)}, calibrations={})
    grid, issues = restore(FILMS, weights=blind)
    assert [issue.code for issue in issues] == ["ambiguous-row"] * len(issues)
    assert Span(2, 3) in [issue.span for issue in issues]
    assert least(grid) < 0.9
