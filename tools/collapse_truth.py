"""The truth for fitting: the grid of an HTML table, and the readings of printed rows that agree with it."""

# mypy: ignore-errors
import difflib
import re
from collections.abc import Callable

from bs4 import BeautifulSoup, Tag

from wikifilm.document import span_value
from wikifilm.grid.collapse.printed.problem import Problem

Slot = tuple[str, str]
"""Text, and "P" (a cell stands here), "S" (spanned from above) or "R" (right part of a colspan)."""


def plain(text: str) -> str:
    """Letters and digits, without reference marks: as the exam compares."""
    return re.sub(r"[\W_]+", "", re.sub(r"\[[^\]]{1,12}\]", "", text or "").lower())


def html_rows(html: str, text_of: Callable[[Tag], str] | None = None) -> list[list[Slot]]:
    """The grid by the HTML table model. `text_of`: another text of a cell than all of its own with blanks between."""
    table = BeautifulSoup(html, "lxml").find("table")
    text_of = text_of or spaced
    rows = [row for row in table.find_all("tr") if row.find_parent("table") is table]
    grid: dict[tuple[int, int], Slot] = {}
    for number, row in enumerate(rows):
        end = number
        while end + 1 < len(rows) and rows[end + 1].parent is row.parent:
            end += 1
        column = 0
        for cell in row.find_all(["td", "th"], recursive=False):
            while (number, column) in grid:
                column += 1
            wide = min(span_value(cell.get("colspan"), zero=False), 200)
            high = span_value(cell.get("rowspan"), zero=True) or end - number + 1
            text = text_of(cell)
            for down in range(max(1, min(high, end - number + 1))):
                for right in range(wide):
                    label = "S" if down else "R" if right else "P"
                    grid.setdefault((number + down, column + right), (text, label))
            column += wide
    width = max((column for _, column in grid), default=-1) + 1
    return [[grid.get((number, column), ("", "P")) for column in range(width)] for number in range(len(rows))]


def spaced(cell: Tag) -> str:
    """The text of a cell, with blanks between its elements."""
    return re.sub(r"\s+", " ", cell.get_text(" ")).strip()


def gold_readings(problem: Problem, rows: list[list[Slot]]) -> dict[int, tuple[int, str]]:
    """Start of a printed row: its end and its labels, for all rows whose cells are those of one row of the truth."""
    if not problem.row_ends:
        return _gold_stream(problem, rows)
    if any(len(segments) > 1 for segments in problem.segments):
        return _gold_loose(problem, rows)
    want = [tuple(plain(text) for text, label in row if label == "P" and plain(text)) for row in rows]
    got = [tuple(filter(None, (plain(cell.text) for cell in segments[0].cells))) for segments in problem.segments]
    gold = {}
    for block in difflib.SequenceMatcher(None, want, got, autojunk=False).get_matching_blocks():
        for at in range(block.size):
            start = block.b + at
            labels = labels_of(rows[block.a + at], problem.segments[start][0].cells, problem, start)
            if labels:
                gold[start] = (start + 1, labels)
    return gold


def _gold_loose(problem: Problem, rows: list[list[Slot]]) -> dict[int, tuple[int, str]]:
    """Where rows may be broken over lines: a row of the truth is the segment that has its cells."""
    want = [tuple(plain(text) for text, label in row if label == "P" and plain(text)) for row in rows]
    gold, start, at = {}, 0, 0
    while start < len(problem.segments):
        here = {tuple(filter(None, (plain(c.text) for c in s.cells))): s for s in problem.segments[start]}
        near = next((n for n in range(at, min(at + 12, len(rows))) if want[n] in here), None)
        if near is None:
            start += 1
            continue
        segment = here[want[near]]
        labels = labels_of(rows[near], segment.cells, problem, start)
        if labels:
            gold[start] = (segment.end, labels)
        start, at = segment.end, near + 1
    return gold


def _gold_stream(problem: Problem, rows: list[list[Slot]]) -> dict[int, tuple[int, str]]:
    """Where row ends are lost: the rows of the truth whose cells were printed one after another."""
    cells = [segments[0].cells[0] for segments in problem.segments]
    flat = [plain(text) for row in rows for text, label in row if label == "P" and text]
    places: dict[int, int] = {}
    matcher = difflib.SequenceMatcher(None, flat, [plain(cell.text) for cell in cells], autojunk=False)
    for block in matcher.get_matching_blocks():
        places.update({block.a + at: block.b + at for at in range(block.size)})
    if len(places) == len(cells) - 1 and len(cells) - 1 not in places.values():
        places[len(flat) - 1] = len(cells) - 1  # of the last cell of all only the first line was read
    gold, at = {}, 0
    for row in rows:
        size = sum(label == "P" and bool(text) for text, label in row)
        start = places.get(at, 0)
        if size and all(places.get(at + number) == start + number for number in range(size)):
            labels = labels_of(row, tuple(cells[start : start + size]), problem, start)
            if labels:
                gold[start] = (start + size, labels)
        at += size
    return gold


def labels_of(row: list[Slot], cells: tuple, problem: Problem, start: int) -> str | None:
    """The label string (see `wikifilm.grid.collapse.reading`) of a row of the truth for some printed cells."""
    if len(row) != problem.width:
        return None
    dialect, out, at = problem.dialect, [], 0
    for text, label in row:
        blank = at < len(cells) and cells[at].is_blank
        if dialect.name == "place":
            if at < len(cells) and not blank and label != "P":
                return None
            out.append(
                "E" if at >= len(cells) else "P" if not blank else "e" if not text or label == "P" else label.lower()
            )
            at += at < len(cells)
        elif label == "P" and not plain(text) and (blank or not text):
            out.append("e" if blank else "E")
            at += blank
        elif label == "P":
            if at >= len(cells) or blank:
                return None
            out.append("P")
            at += 1
        elif label == "R":
            out.append("r" if blank and "r" in dialect.blanks else "R" if "R" in dialect.gaps else "E")
            at += out[-1] == "r"
        else:
            out.append("E" if not text and dialect.drops else "S")
    labels = "".join(out)
    return (labels if start else labels.replace("S", "E").replace("s", "e")) if at == len(cells) else None
