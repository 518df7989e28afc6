"""The figures of the exam for tables read with some weights, and what the probabilities were worth."""

# mypy: ignore-errors
import importlib.util
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from types import ModuleType

import numpy as np
from scipy.optimize import isotonic_regression

from wikifilm.article import read_document
from wikifilm.grid.build import build_grid
from wikifilm.grid.collapse.evidence.fitted import Fitted
from wikifilm.grid.collapse.inference.confidence import Calibration
from wikifilm.grid.collapse.printed.problem import problem_of
from wikifilm.grid.collapse.restore import restore

SURE = 0.9
"""The exam calls a row sure whose least confidence is at least this."""
RIGHT = 0.99
"""The share of sure rows that is to be right."""
ENOUGH, ENOUGH_STREAM = 0.85, 0.72
"""The share of spanned rows that should be sure, if that can be had; the same where row ends are lost."""
LIKELY = 0.8
"""No row is called sure where a smaller share of its like was right."""
LEAST = 50
"""Rows that a calibration needs."""
TOP = 0.9999
"""From here on a probability is that of the surest group."""
BINS = (0.0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 1.0)


@dataclass(slots=True)
class Outcome:
    """What became of one printed table."""

    page: str
    renderer: str
    kind: str
    """Family and dialect, as `Fitted.calibrations` names them."""
    is_award: bool
    counts: Counter
    restored: list[tuple[float, bool]]
    """Of each row that was put back: its least probability, and whether it is right."""


def exam_of(path: Path) -> ModuleType:
    """The exam's own script."""
    spec = importlib.util.spec_from_file_location("collapsed_exam", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def outcome_of(case: dict, renderer: str, weights: Fitted, exam: ModuleType) -> Outcome | None:
    """Read one printed table with some weights, as `read_tables` reads it, and judge it as the exam does."""
    text = case["texts"].get(renderer)
    if text is None:
        return None
    kind, rows = _rows_of(text, weights)
    flags, spanned, whole, restored, _ = exam.score_case(case, rows)
    if case["award"] and not any(spanned):
        return Outcome(case["page"], renderer, kind, False, Counter({"plain": 1, "plain right": whole}), [])
    name = "award" if case["award"] else "other"
    right = sum(ok for ok, is_spanned in zip(flags, spanned, strict=True) if is_spanned)
    counts = Counter({f"{name} tables": 1, f"{name} tables right": whole})
    counts.update({f"{name} rows": sum(spanned), f"{name} rows right": right})
    return Outcome(case["page"], renderer, kind, case["award"], counts, restored)


def _rows_of(text: str, weights: Fitted) -> tuple[str, list[tuple[list[str], float, bool]]]:
    """The rows of the largest table: texts, least confidence, whether anything was put back; and its kind."""
    largest, kind, size = None, "", -1
    for table in read_document(text, format="text").walk_tables():
        grid = (build_grid(table) if table.printed is None else restore(table, weights=weights))[0]
        if sum(map(len, grid.rows)) > size:
            largest, size = grid, sum(map(len, grid.rows))
            problem = problem_of(table) if table.printed else None
            kind = f"{problem.family}|{problem.dialect.name}" if problem and problem.segments else ""
    rows = (*largest.header, *largest.rows) if largest else ()
    return kind, [
        (
            [slot.text for slot in row],
            min((slot.confidence for slot in row), default=0.0),
            any(slot.origin != "stated" for slot in row),
        )
        for row in rows
    ]


def calibrations_of(outcomes: list[Outcome]) -> dict[str, Calibration]:
    """For every kind of table the points of a calibration."""
    pairs: dict[str, list] = {}
    sizes: Counter = Counter()
    for outcome in outcomes:
        if outcome.kind:
            pairs.setdefault(outcome.kind, []).extend(outcome.restored)
            sizes[outcome.kind] += outcome.counts["award rows"] + outcome.counts["other rows"]
    out = {}
    for kind, rows in sorted(pairs.items()):
        share = 0.0 if not kind.startswith("award") else ENOUGH_STREAM if "no row ends" in kind else ENOUGH
        if len(rows) >= LEAST:
            out[kind] = calibration_of(sorted(rows), int(share * sizes[kind]))
    return out


def calibration_of(rows: list[tuple[float, bool]], enough: int) -> Calibration:
    """The share that was right by probability, never falling, as a few points.

    `enough`: so many rows should be sure; then no row is sure too early. 0: the share alone counts. Of each group half
    a row more is taken to have been seen, partly wrong, so that none is quite sure.
    """
    given, right = (np.array([float(row[at]) for row in rows]) for at in range(2))
    smooth = isotonic_regression(right).x
    likely = given[smooth >= LIKELY]
    least = max(_sure_from(rows, enough), float(likely[0])) if enough and len(likely) else 1.0
    points = [(0.0, 0.02)]
    for part in np.array_split(np.arange(len(rows)), min(20, len(rows) // 10)):
        x, y = float(given[part].mean()), float(smooth[part].mean() * len(part) + 0.3) / (len(part) + 0.6)
        if enough:
            y = min(y, SURE - 0.01) if x < least else max(y, SURE)
        if points[-1][0] + 1e-4 < x < TOP and abs(x - least) > 1e-4:
            points.append((round(x, 5), round(max(y, points[-1][1]), 3)))
    if least < TOP:
        points.insert(bisect_right(points, (least, 0.0)), (round(least, 5), SURE))
    return (*points, (1.0, round(max(y, points[-1][1]), 3)))


def _sure_from(rows: list[tuple[float, bool]], enough: int) -> float:
    """The probability from which on a row is called sure: above it nearly all are right, and it is not too few."""
    ordered = rows[::-1]
    right = np.cumsum([ok for _, ok in ordered]) / np.arange(1, len(ordered) + 1)
    good = [at for at, share in enumerate(right) if share >= RIGHT]
    most = good[-1] + 1 if good else 0
    size = max(enough, (most + enough) // 2)
    return min(0.995, ordered[min(size, len(ordered)) - 1][0])


def figures(outcomes: list[Outcome]) -> dict[str, float]:
    """The exam's figures of one renderer."""
    n = sum((outcome.counts for outcome in outcomes), Counter())
    for outcome in outcomes:
        if outcome.is_award:
            sure = [ok for value, ok in outcome.restored if value >= SURE]
            n.update({"sure": len(sure), "sure right": sum(sure)})
    pairs = {
        "award rows": ("award rows right", "award rows"),
        "award tables": ("award tables right", "award tables"),
        "untouched": ("plain right", "plain"),
        "other rows": ("other rows right", "other rows"),
        "sure": ("sure", "award rows"),
        "sure right": ("sure right", "sure"),
    }
    return {name: round(n[top] / n[base], 4) if n[base] else 0.0 for name, (top, base) in pairs.items()}


def reliability(outcomes: list[Outcome]) -> list[tuple[float, float, int, float]]:
    """For each interval of confidence: its bounds, how many rows of awards were put back, and the share right."""
    pairs = [pair for outcome in outcomes if outcome.is_award for pair in outcome.restored]
    out = []
    for low, high in pairwise(BINS):
        right = [ok for value, ok in pairs if low <= value < high or high == 1.0 == value]
        out.append((low, high, len(right), sum(right) / len(right) if right else 0.0))
    return out
