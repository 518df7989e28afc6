"""What is known of cells that are broken over lines, from other cells of the table."""

from __future__ import annotations

from wikifilm.document import Cell, Printed, Row, Table, Text
from wikifilm.grid.collapse.cells.tokens import token
from wikifilm.grid.collapse.evidence.counting import evidence_of
from wikifilm.grid.collapse.evidence.gathered import Evidence
from wikifilm.grid.collapse.inference.infer import Node
from wikifilm.grid.collapse.model import sure_evidence
from wikifilm.grid.collapse.printed.problem import Problem, problem_of
from wikifilm.grid.collapse.printed.segments import joined

LINES = [
    ["Year", "Title", "Role", "Awards"],
    ["2001", "Salt", "Ada", "Zembla Award"],
    ["Corvid Prize"],
    ["2002", "One Winter", "Eva", "Zembla Award"],
    ["Lantern Prize"],
    ["Paper Moons", "Mo"],
]
ROWS = {0: 2, 2: 4, 4: 5}


def problem() -> Problem:
    rows = tuple(Row(tuple(Cell(Text(text)) for text in line)) for line in LINES)
    return problem_of(Table(rows, printed=Printed("kept", loose_lines=True, header_rows=1, width=4)))


def reading(given: Problem) -> Evidence:
    """The evidence of a reading in which both prizes go on with the awards above them."""
    nodes: list[list[Node]] = []
    for start, segments in enumerate(given.segments):
        chosen = [segment for segment in segments if segment.end == ROWS.get(start)]
        nodes.append([Node(start, s.end, s.cells, "PPPP"[: len(s.cells)].ljust(4, "E"), 0.0) for s in chosen])
    return evidence_of("v", given.width, nodes, [[1.0] * len(column) for column in nodes])


def test_a_cell_is_likelier_broken_where_others_are() -> None:
    given = problem()
    found = reading(given)
    whole = given.segments[2][0].cells
    assert whole[3].text == "Zembla Award\nLantern Prize"
    in_place, elsewhere = (dict(found.cell_features(whole[3], at, given.columns)) for at in (3, 1))
    assert in_place["vjc"] > 0 == in_place["vjo"]
    assert elsewhere["vjo"] > 0 == elsewhere["vjc"]
    assert in_place["vj"] == elsewhere["vj"]


def test_of_pieces_it_is_known_whether_they_look_alike() -> None:
    first, second = (problem().segments[start][0].cells[-1].flags for start in (0, 4))
    assert "joined alike" in first
    assert "joined alike" not in second


def test_a_line_as_long_as_the_table_is_wide_is_known_to_be_a_row() -> None:
    assert [profile.total for profile in sure_evidence(problem()).profiles] == [2.0, 2.0, 2.0, 2.0]


def test_the_last_piece_of_a_cell_is_looked_at_by_itself() -> None:
    """Where it looks like what stands in other columns, a row may begin with it."""
    given = problem()
    found = reading(given)
    right = next(s.cells[3] for s in given.segments[0] if s.end == 2)
    wrong = next(s.cells[0] for s in given.segments[3] if s.end == 5)
    assert (right.text, wrong.text) == ("Zembla Award\nCorvid Prize", "Lantern Prize\nPaper Moons")
    of_right, of_wrong = (dict(found.cell_features(cell, 3, given.columns)) for cell in (right, wrong))
    assert of_wrong["vje"] > of_right["vje"] >= 0.0
    assert "vjb" in of_right
    assert "vjb" not in dict(found.cell_features(right, 0, given.columns))


def test_cells_of_a_column_have_as_many_lines_as_others() -> None:
    given = problem()
    found = reading(given)
    whole = given.segments[2][0].cells[3]
    assert whole.pieces == 2
    here, elsewhere = (dict(found.cell_features(whole, at, given.columns))["vjp"] for at in (3, 1))
    assert here > elsewhere
    assert found._pieces_fit(3, 3, 0.0) < here


def test_what_goes_on_counts_its_pieces() -> None:
    first, second, third = (token(Cell(Text(text))) for text in ("Salt", "of the", "Sea"))
    above = joined((first,), (second,))
    [whole] = joined(above, (third,))
    assert (above[0].pieces, whole.pieces, whole.rest) == (2, 3, third)
    assert "joined 3 pieces" in whole.flags
