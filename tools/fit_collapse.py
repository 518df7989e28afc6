"""Fit the weights by which collapsed tables are put back, and write src/wikifilm/grid/collapse/weights.json.

usage: fit_collapse.py CASES.jsonl.gz [--folds 4] [--family award] [--target FILE]

CASES holds tables with their HTML and what each renderer printed of them (exam/collapsed-dev.jsonl.gz; more pairs are
made by render_tables.py). The model is a conditional random field over the readings of a whole table; its
log-likelihood is maximised by L-BFGS with a Gaussian prior. With --folds the tables are parted by page, each fold is
read with the weights of the others, and the figures are printed instead of written. Same input, same weights: nothing
is drawn at random.
"""

# mypy: ignore-errors
import argparse
import gzip
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from collapse_lattice import Arrays, build
from collapse_truth import gold_readings, html_rows
from scipy.optimize import minimize

from wikifilm.grid.collapse.evidence import Evidence, evidence_of
from wikifilm.grid.collapse.infer import Inference, infer
from wikifilm.grid.collapse.model import Scorer, nodes_of, sure_evidence
from wikifilm.grid.collapse.problem import Problem, problem_of
from wikifilm.readers.text.lines import split_lines
from wikifilm.readers.text.tables import table_at

TARGET = Path(__file__).parents[1] / "src/wikifilm/grid/collapse/weights.json"
KNOWN = ("markdownify", "html2text", "trafilatura-2.0", "trafilatura-2.3")
FAMILIES = {"award": (KNOWN, 2), "other": (KNOWN, 1), "award, no row ends": (("trafilatura-1.6",), 2)}
"""Family of tables: renderers whose texts it is fitted on, and passes."""
PRIOR = {"structure": 5.0, "words": 0.3, "evidence": 1.0}
"""Inverse variance of the weights of each kind of feature. The structure of rows has many features that say nearly the
same, so it needs the strongest prior, or it outvotes the words."""
STEPS = 100


@dataclass(slots=True)
class Case:
    """One printed table with its truth."""

    page: str
    problem: Problem
    gold: dict[int, tuple[int, str]]


def cases_of(path: Path, renderers: tuple[str, ...], family: str) -> list[Case]:
    """The tables of a family in the texts of some renderers."""
    cases = []
    with gzip.open(path, "rt", encoding="utf8") as lines:
        records = [json.loads(line) for line in lines]
    for renderer in renderers:
        for record in records:
            text = record["texts"].get(renderer)
            problem = main_problem(text) if text else None
            if problem and problem.segments and problem.family == family and _is_small(problem):
                cases.append(Case(record["page"], problem, gold_readings(problem, html_rows(record["html"]))))
    return cases


def _is_small(problem: Problem) -> bool:
    """Larger tables would take most of the time and teach little more."""
    return len(problem.segments) <= 150 and problem.width <= 20


def main_problem(text: str) -> Problem | None:
    """The largest table of a text."""
    lines, at, tables = split_lines(text), 0, []
    while at < len(lines):
        region = table_at(lines, at)
        at = region.end if region else at + 1
        if region:
            tables.append(region.table)
    largest = max(tables, key=lambda table: sum(len(row.cells) for row in table.rows), default=None)
    return problem_of(largest) if largest else None


def kind_of(name: str) -> str:
    """The kind of prior that a feature has."""
    return "words" if name[0] in "kw" else "evidence" if name[0] in "uv" or name.startswith("Te") else "structure"


def fit(arrays: Arrays, which: list[int]) -> dict[str, float]:
    """The weights that make the truth of some tables most probable."""
    prior = np.array([PRIOR[kind_of(name)] for name in arrays.names])

    def loss(weights):
        value, gradient = arrays.loss(weights, which)
        return value + 0.5 * (prior * weights) @ weights, gradient + prior * weights

    start = np.zeros(len(prior))
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": STEPS}).x
    return {name: round(float(w), 3) for name, w in zip(arrays.names, found, strict=True) if abs(w) >= 0.005}


def read(problem: Problem, passes: list[dict[str, float]]) -> tuple[Inference, tuple[Evidence, ...]]:
    """Read a table with some passes; the reading, and the evidence for one pass more."""
    sure = sure_evidence(problem)
    evidence: tuple[Evidence, ...] = (sure,)
    for weights in passes:
        scorer = Scorer(problem, weights, evidence)
        found = infer(nodes_of(problem, scorer), scorer.change)
        evidence = (sure, evidence_of("v", problem.width, found.nodes, found.marginals))
    return found, evidence


def fit_passes(cases: list[Case], parts: list[list[int]], passes: int) -> list[list[dict[str, float]]]:
    """For each part (tables to fit on) the weights of all passes."""
    evidence = [(sure_evidence(case.problem),) for case in cases]
    every = range(0, len(cases), 3)
    seed = build([(cases[at].problem, cases[at].gold, evidence[at]) for at in every], {}, 16)
    prune = fit(seed, list(range(len(every))))
    fitted: list[list[dict[str, float]]] = [[] for _ in parts]
    for _ in range(passes):
        arrays = build([(c.problem, c.gold, e) for c, e in zip(cases, evidence, strict=True)], prune, 14)
        for number, part in enumerate(parts):
            fitted[number].append(fit(arrays, part))
        prune = fitted[0][-1]
        for at, case in enumerate(cases):  # by weights that have not seen the table, if there are any
            unseen = next((n for n, part in enumerate(parts) if at not in set(part)), 0)
            evidence[at] = read(case.problem, fitted[unseen])[1]
    return fitted


def fold_of(page: str, folds: int) -> int:
    """The fold of a page: all its tables are in one."""
    return int(hashlib.md5(page.encode(), usedforsecurity=False).hexdigest(), 16) % folds


def cross_validate(cases: list[Case], passes: int, folds: int) -> None:
    """Print the share of rows that are read right by weights that have not seen their page."""
    parts = [[at for at, c in enumerate(cases) if fold_of(c.page, folds) != n] for n in range(folds)]
    fitted = fit_passes(cases, parts, passes)
    right = total = 0
    for case in cases:
        found, _ = read(case.problem, fitted[fold_of(case.page, folds)])
        best = {node.start: (node.end, node.labels) for node in found.best}
        total += len(case.gold)
        right += sum(best.get(start) == row for start, row in case.gold.items())
    print(f"{len(cases)} tables, {total} rows, {right / total:.4f} read right")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("cases", type=Path)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--family", choices=FAMILIES)
    parser.add_argument("--target", type=Path, default=TARGET)
    chosen = parser.parse_args()
    data = json.loads(chosen.target.read_text("utf-8"))
    for family, (renderers, passes) in FAMILIES.items():
        if chosen.family in {None, family}:
            cases = cases_of(chosen.cases, renderers, family)
            print(family, len(cases), "tables", flush=True)
            if chosen.folds:
                cross_validate(cases, passes, chosen.folds)
            else:
                data["families"][family] = fit_passes(cases, [list(range(len(cases)))], passes)[0]
    if not chosen.folds:
        chosen.target.write_text(json.dumps(data, ensure_ascii=False, indent=0, sort_keys=True) + "\n", "utf-8")


if __name__ == "__main__":
    main()
