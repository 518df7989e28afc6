"""Fit what collapsed tables are put back by, and write weights.json and habits.json of grid/collapse/evidence.

usage: fit_collapse.py CASES.jsonl.gz TABLES.jsonl.gz ROWS.jsonl.gz [--exam collapsed.py] [--figures FILE]

CASES holds tables with their HTML and what each renderer printed of them (exam/collapsed-dev.jsonl.gz). TABLES holds
more tables with their HTML, ROWS tables as full rows (corpus/tables): these are printed here, in the dialects of the
renderers. The model is a conditional random field over the readings of a whole table; its log-likelihood is maximised
by L-BFGS with a Gaussian prior. Same input, same numbers: nothing is drawn at random, all sums are made on one thread
and in one order.

The tables are parted by page. Each fold is read with weights, counts and calibrations that have seen none of its pages:
these readings are the evidence for the second pass, what the probabilities are calibrated on, and the figures that go
into docs/quality.md between its marks, by the exam's own script.
"""

# mypy: ignore-errors
import os

os.environ.update(OPENBLAS_NUM_THREADS="1", OMP_NUM_THREADS="1", MKL_NUM_THREADS="1")

import argparse
import json
import multiprocessing
import pickle
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np
from collapse_cases import Case, cases_of, fold_of, more_cases, records_of
from collapse_habits import counts_of, habits_of
from collapse_lattice import Arrays, Closed, build
from collapse_report import write_report
from collapse_score import calibrations_of, exam_of, outcome_of
from scipy.optimize import minimize

from wikifilm.grid.collapse.evidence.fitted import fitted_of
from wikifilm.grid.collapse.evidence.habits import Habits
from wikifilm.grid.collapse.model import prepared

HOME = Path(__file__).parents[1]
TARGET = HOME / "src/wikifilm/grid/collapse/evidence"
REPORT = HOME / "docs/quality.md"
LINED = ("markdownify", "trafilatura-2.0", "trafilatura-2.3", "html2text", "resiliparse", "trafilatura-1.12")
STREAM = ("trafilatura-1.6",)
FAMILIES = {"award": LINED, "other": LINED, "award, no row ends": STREAM, "other, no row ends": STREAM}
"""Family of tables: renderers whose texts it is fitted on."""
DIALECTS = ("kept", "padded", "place")
"""In which more tables are printed."""
PRIOR = {"structure": 9.0, "words": 2.0, "evidence": 3.0}
"""Inverse variance of the weights of each kind of feature. The structure of rows has many features that say nearly the
same, so it needs the strongest prior, or it outvotes the words. All are strong, for each table is there several times,
once a dialect."""
STEPS = 60
FITS, PARTS = 8, 4
"""Weights are the mean of so many fits, each without one of so many parts of the pages, parted anew for each. What one
page teaches against all others is evened out: most of all where few tables are known."""
LEANS = {"other, no row ends": ("award, no row ends", 0.25)}
"""Few tables are known of this family: it moves such a share of the way to what that one learned of that printer."""
FOLDS, PASSES = 4, 2
FIRST_BEAM, BEAM = 16, 14
CHUNK = 20
PROCESSES = int(os.environ.get("PROCESSES", "2"))

Weights = dict[str, float]


def kind_of(name: str) -> str:
    """The kind of prior that a feature has."""
    return "words" if name[0] in "kwh" else "evidence" if name[0] in "uv" or name.startswith("Te") else "structure"


def fit(arrays: Arrays, like: Weights, which: list[int], steps: int = STEPS) -> Weights:
    """The weights that make the truth of some tables most probable, and are near to others."""
    prior = np.array([PRIOR[kind_of(name)] for name in arrays.names])
    mean = np.array([like.get(name, 0.0) for name in arrays.names])

    def loss(weights):
        value, gradient = arrays.loss(weights, which)
        off = weights - mean
        return value + 0.5 * (prior * off) @ off, gradient + prior * off

    options = {"maxiter": steps, "maxfun": 10 * steps}
    found = minimize(loss, mean, jac=True, method="L-BFGS-B", options=options).x
    return {**like, **dict(zip(arrays.names, map(float, found), strict=True))}


def rounded(weights: Weights) -> Weights:
    """Those that matter."""
    return {name: round(w, 3) for name, w in sorted(weights.items()) if abs(w) >= 0.005}


def fit_often(arrays: Arrays, pages: list[str], parts: list[tuple[Weights, list[int]]]) -> list[Weights]:
    """The mean of several fits for each of some choices of tables; beside each the weights that it is to be near to."""
    jobs = [
        (like, [at for at in which if fold_of(f"{number} {pages[at]}", PARTS)])
        for like, which in parts
        for number in range(FITS)
    ]
    found = each(partial(fit_part, arrays), jobs)
    return [rounded(mean_of(found[at : at + FITS])) for at in range(0, len(found), FITS)]


def fit_part(arrays: Arrays, part: tuple[Weights, list[int]]) -> Weights:
    """The same for some of the tables."""
    return fit(arrays, *part)


def mean_of(fits: list[Weights]) -> Weights:
    """The mean of weights of the same features."""
    return {name: sum(one[name] for one in fits) / len(fits) for name in fits[0]}


def leant(out: list[tuple[dict, dict]]) -> list[tuple[dict, dict]]:
    """The same with the weights of some families moved towards those of another."""
    for weights, _ in out:
        families = weights["families"]
        for family, (other, share) in LEANS.items():
            families[family] = [between(*pair, share) for pair in zip(families[family], families[other], strict=True)]
    return out


def between(ours: Weights, theirs: Weights, share: float) -> Weights:
    """Weights on the way from ours to theirs."""
    return rounded({name: (1 - share) * ours.get(name, 0.0) + share * theirs.get(name, 0.0) for name in ours | theirs})


def fit_family(cases: list[Case], habits: list[Habits], like: list[list[Weights]]) -> list[list[Weights]]:
    """For each fold, and at last for none, the weights of all passes that have not seen it.

    `like`: such weights of a family that this one is taken to resemble.
    """
    home = [fold_of(case.page, FOLDS) for case in cases]
    parts = [[at for at, fold in enumerate(home) if fold != part] for part in range(FOLDS + 1)]
    fitted: list[list[Weights]] = [[] for _ in parts]
    some = range(0, len(cases), 3)
    first = like[FOLDS][0]
    few = Arrays([chunk_of(cases, habits, fitted, first, FIRST_BEAM, some)])
    prune = rounded(fit(few, first, range(len(some)), 15))
    ranges = [range(at, min(at + CHUNK, len(cases))) for at in range(0, len(cases), CHUNK)]
    for number in range(PASSES):
        arrays = Arrays(each(partial(chunk_of, cases, habits, fitted, prune, BEAM), ranges))
        say(f"  pass {number}: {len(arrays.names)} features, {len(arrays.lists[-1])} readings")
        jobs = [(passes[number], part) for passes, part in zip(like, parts, strict=True)]
        pages = [case.page for case in cases]
        for weights, part in zip(fit_often(arrays, pages, jobs), fitted, strict=True):
            part.append(weights)
        prune = fitted[FOLDS][-1]
    return fitted


def chunk_of(
    cases: list[Case], habits: list[Habits], fitted: list[list[Weights]], prune: Weights, beam: int, chosen: range
) -> Closed:
    """Some tables as arrays, each with the evidence of passes that have not seen it."""
    rows = []
    for at in chosen:
        home = fold_of(cases[at].page, FOLDS)
        problem, evidence = prepared(cases[at].problem, fitted[home], habits[home])
        rows.append((problem, cases[at].gold, evidence, prune))
    return build(rows, beam)


_TASK: Callable


def each(function: Callable, inputs: list) -> list:
    """The function of every input, over some processes. (They are forked, and see what the function holds.)"""
    global _TASK
    _TASK = function
    with multiprocessing.get_context("fork").Pool(PROCESSES) as pool:
        return pool.map(_run, inputs, chunksize=1)


def _run(value):
    return _TASK(value)


def say(text: str) -> None:
    """Progress."""
    print(f"{time.strftime('%H:%M:%S')}  {text}", file=sys.stderr, flush=True)


def fit_all(records: list[dict], tables: list[dict], rows: list[dict]) -> list[tuple[dict, dict]]:
    """For each fold, and at last for none, what goes into weights.json and habits.json."""
    counts = counts_of(records, tables, rows)
    habits = [habits_of(counts, lambda page, part=part: fold_of(page, FOLDS) != part) for part in range(FOLDS + 1)]
    made = [Habits(**each_habits) for each_habits in habits]
    out = [({"families": {}, "calibration": {}}, each_habits) for each_habits in habits]
    more = more_cases(tables, rows, {record["id"] for record in records}, DIALECTS)
    for family, renderers in FAMILIES.items():
        cases = cases_of(records, renderers, family)
        cases += [case for case in more if case.problem.family == family]
        say(f"{family}: {len(cases)} tables, {sum(len(case.gold) for case in cases)} rows known")
        subject = family.partition(",")[0]
        like = [part["families"].get(subject, [{}] * PASSES) for part, _ in out]
        for (part, _), weights in zip(out, fit_family(cases, made, like), strict=True):
            part["families"][family] = weights
    return leant(out)


def read_all(records: list[dict], fitted: list, exam: Path) -> list:
    """What becomes of every printed table; `fitted`: one for each fold, or one for all."""
    script = exam_of(exam)

    def read(record: dict) -> list:
        weights = fitted[fold_of(record["page"], FOLDS)] if len(fitted) > 1 else fitted[0]
        return [outcome_of(record, renderer, weights, script) for renderer in sorted(record["texts"])]

    return [outcome for found in each(read, records) for outcome in found if outcome]


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("cases", type=Path)
    parser.add_argument("tables", type=Path)
    parser.add_argument("rows", type=Path)
    parser.add_argument("--exam", type=Path, help="the exam's script; beside CASES, if not given")
    parser.add_argument("--keep", type=Path, help="a file for the weights of all folds")
    parser.add_argument("--kept", type=Path, help="such a file: nothing is fitted, the rest is done anew")
    parser.add_argument("--every", type=int, default=1, help="one case in so many, to try the script")
    parser.add_argument("--dry", action="store_true", help="print the figures, write nothing")
    chosen = parser.parse_args()
    records = records_of(chosen.cases)[:: chosen.every]
    if chosen.kept:
        out = pickle.loads(chosen.kept.read_bytes())  # noqa: S301 (a file of our own)
    else:
        out = fit_all(records, records_of(chosen.tables), records_of(chosen.rows))
    if chosen.keep:
        chosen.keep.write_bytes(pickle.dumps(out))
    exam = chosen.exam or chosen.cases.parent / "collapsed.py"
    unseen = read_all(records, [fitted_of(*part) for part in out[:FOLDS]], exam)
    say("tables not seen are read")
    weights, habits = out[FOLDS]
    weights["calibration"] = calibrations_of(unseen)
    parts = [calibrations_of([o for o in unseen if fold_of(o.page, FOLDS) != part]) for part in range(FOLDS)]
    seen = read_all(records, [fitted_of(weights, habits)], exam)
    if not chosen.dry:
        for name, data in (("weights.json", weights), ("habits.json", habits)):
            text = json.dumps(data, ensure_ascii=False, indent=0, sort_keys=True, separators=(",", ":"))
            (TARGET / name).write_text(text + "\n", "utf-8")
    print(
        write_report(unseen, parts, lambda outcome: fold_of(outcome.page, FOLDS), seen, None if chosen.dry else REPORT)
    )


if __name__ == "__main__":
    main()
