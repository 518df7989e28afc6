"""The tables that are fitted on: what renderers printed, with the truth."""

# mypy: ignore-errors
import gzip
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from collapse_print import DIALECTS, MERGES, broken_text, merge, merge_worded, print_broken, print_rows
from collapse_truth import gold_readings, html_rows

from wikifilm.article import read_document
from wikifilm.grid.collapse.cells.columns import columns_of
from wikifilm.grid.collapse.printed.problem import Problem, problem_of

MOST_ROWS = 150
MOST_COLUMNS = 20
MOST_CELLS = 150
"""Larger tables would take most of the time and teach little more. (Cells: where row ends are lost.)"""


@dataclass(slots=True)
class Case:
    """One printed table with its truth."""

    page: str
    problem: Problem
    gold: dict[int, tuple[int, str]]


def records_of(path: Path) -> list[dict]:
    """The lines of a file of cases."""
    with gzip.open(path, "rt", encoding="utf8") as lines:
        return [json.loads(line) for line in lines]


def cases_of(records: list[dict], renderers: tuple[str, ...], family: str) -> list[Case]:
    """The tables of a family in the texts of some renderers, without those that an earlier renderer printed alike."""
    cases, seen = [], set()
    for record in records:
        truth = None
        for renderer in renderers:
            text = record["texts"].get(renderer)
            problem = main_problem(text) if text else None
            if not problem or not problem.segments or problem.family != family or not _is_small(problem):
                continue
            truth = truth or html_rows(record["html"])
            case = Case(record["page"], problem, gold_readings(problem, truth))
            if case.gold and _looks(case) not in seen:
                seen.add(_looks(case))
                cases.append(case)
    return cases


def main_problem(text: str) -> Problem | None:
    """The largest table of a text."""
    tables = list(read_document(text, format="text").walk_tables())
    largest = max(tables, key=lambda table: sum(len(row.cells) for row in table.rows), default=None)
    return problem_of(largest) if largest and largest.printed else None


def fold_of(page: str, folds: int) -> int:
    """The fold of a page: all its tables are in one."""
    return int(hashlib.md5(page.encode(), usedforsecurity=False).hexdigest(), 16) % folds


def _is_small(problem: Problem) -> bool:
    stream = not problem.row_ends
    return len(problem.segments) <= (MOST_CELLS if stream else MOST_ROWS) and problem.width <= MOST_COLUMNS


def _looks(case: Case) -> tuple:
    cells = tuple(tuple((cell.text, cell.flags) for cell in segments[-1].cells) for segments in case.problem.segments)
    loose = any(len(segments) > 1 for segments in case.problem.segments)
    return case.page, case.problem.dialect, loose, cells


def printed_cases(page: str, rows: list, dialects: tuple[str, ...] = DIALECTS) -> list[Case]:
    """A table of which the slots are known, as some dialects print it."""
    cases = []
    for dialect in dialects:
        cases += _printed_case(page, rows, print_rows(rows, dialect))
    return cases


def _printed_case(page: str, rows: list, text: str) -> list[Case]:
    """A table as it was printed, if it is read as a table of its width."""
    problem = main_problem(text)
    if not (problem and problem.segments and problem.width == len(rows[0]) and _is_small(problem)):
        return []
    case = Case(page, problem, gold_readings(problem, rows))
    return [case] if case.gold else []


def _broken_cases(table: dict) -> list[Case]:
    """The same with the lines of its cells: with tabs, and with pipes if there are any lines."""
    rows = html_rows(table["html"], broken_text)
    cases = _printed_case(table["page"], rows, print_broken(rows, tabs=True))
    if any("\n" in text for row in rows[1:] for text, _ in row):
        cases += _printed_case(table["page"], rows, print_broken(rows, tabs=False))
    return cases


def more_cases(tables: list[dict], full: list[dict], known: set[str], dialects: tuple[str, ...]) -> list[Case]:
    """Tables with markup, and full rows of awards merged as editors do. `known`: those that need not be printed."""
    cases = []
    for table in tables:
        if table["id"] not in known and len(table["html"]) < 60_000:
            rows = html_rows(table["html"])
            if 2 < len(rows) <= 40 and len(rows[0]) <= 12 and any(slot[1] == "S" for row in rows[1:] for slot in row):
                cases += printed_cases(table["page"], rows, dialects) + _broken_cases(table)
    for table in full:
        rows = table["rows"]
        if 2 < len(rows) <= 40 and len({len(row) for row in rows}) == 1:
            roles = {column.role for column in columns_of(rows[0])}
            cases += _merged(table, (*dialects, "tabs")) if "outcome" in roles else _merged_once(table, dialects)
    return cases


def _merged(table: dict, dialects: tuple[str, ...]) -> list[Case]:
    """Full rows by all habits of editors."""
    cases, seen = [], []
    for habit in MERGES:
        merged = merge(table["rows"], habit)
        if merged not in seen:
            seen.append(merged)
            cases += printed_cases(table["page"], merged, dialects)
    return cases


def _merged_once(table: dict, dialects: tuple[str, ...]) -> list[Case]:
    """Full rows by one habit, and in one dialect: there are many such tables, and real spans say more.

    Not with blanks in place, nor with rows cut at the end: what is spanned and what is empty is not known here.
    """
    dialects = tuple(dialect for dialect in dialects if dialect not in {"place", "tabs"})
    turn = fold_of(table["id"], 4 * len(dialects))
    habit = ("worded", "nested", "worded", "first")[turn % 4]
    merged = merge_worded(table["rows"]) if habit == "worded" else merge(table["rows"], habit)
    if len(merged[0]) > 12 or not any(label == "S" for row in merged for _, label in row):
        return []
    return printed_cases(table["page"], merged, (dialects[turn // 4],))
