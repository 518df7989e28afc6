"""Collapsed tables put back: seconds of processor time, and rows a second.

    python benchmarks/collapsed.py [--rounds 5] [--cases ../shared/exam/collapsed-dev.jsonl.gz]

An invented table of awards, 1,000 rows of six columns of which more than half lost cells, in each form that renderers
print; then every text of CASES, renderer by renderer, if there is such a file. No peer does this work, so there is none
beside us.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import statistics
import time
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from wikifilm import read_tables

ROOT = Path(__file__).parents[1]
CASES = ROOT.parent / "shared" / "exam" / "collapsed-dev.jsonl.gz"
HEADER = ("Year", "Award", "Category", "Recipient", "Work", "Result")
BODIES = ("Zembla Awards", "Corvid Prize", "Harbour Film Festival", "Critics Circle of Oru", "Guild of Lenses")
CATEGORIES = ("Best Film", "Best Actress", "Best Director", "Best Screenplay", "Best Supporting Actor", "Best Editing")
FIRST = ("Ada", "Ben", "Cleo", "Dov", "Eva", "Finn", "Gus", "Hana", "Ivo", "Jan", "Lea", "Mo", "Nia", "Otto", "Pia")
LAST = ("Quill", "Oar", "Vance", "Marsh", "Stone", "Reyes", "Ito", "Brandt", "Kovac", "Lund", "Moss")
WORKS = ("The Glass Harbour", "One Winter", "Salt", "A Long Field", "Paper Moons")

Row = list[str | None]
"""Cells; None for one that is spanned from above."""


def awards(size: int) -> list[Row]:
    """An award of five rows after another, five awards a year."""
    draw = random.Random(1)  # noqa: S311 - a fixed table, no secret
    rows: list[Row] = []
    for number in range(size):
        first = number % 5 == 0
        name = f"{draw.choice(FIRST)} {draw.choice(LAST)}"
        body = f"{draw.choice(BODIES)} {number // 5 % 40}"
        work = draw.choice(WORKS) if first or draw.random() < 0.6 else None
        outcome = draw.choice(("Won", "Nominated")) if first or draw.random() < 0.6 else None
        year = str(1980 + number // 25) if number % 25 == 0 else None
        rows.append([year, body if first else None, draw.choice(CATEGORIES), name, work, outcome])
    return rows


def printed(rows: Sequence[Row], form: str) -> str:
    """The table as one kind of renderer prints it."""
    if form == "one cell a line":
        return "\n".join(f"|{cell}" for row in [HEADER, *rows] for cell in row if cell) + "\n"
    lines = [_line(HEADER), "|---" * len(HEADER) + "|"]
    for row in rows:
        cells = [cell for cell in row if cell]
        if form == "in place":
            cells = [cell or "" for cell in row]
        lines.append(_line(cells) + ("|" * (len(row) - len(cells)) if form == "padded" else ""))
    return "\n".join(lines) + "\n"


def _line(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def texts(cases: Path) -> dict[str, list[str]]:
    """Name of the work: its texts."""
    rows = awards(1000)
    works = {f"1,000 rows, {form}": [printed(rows, form)] for form in ("unpadded", "padded", "in place")}
    works["1,000 rows, one cell a line"] = [printed(rows, "one cell a line")]
    found: dict[str, list[str]] = defaultdict(list)
    if cases.is_file():
        with gzip.open(cases, "rt", encoding="utf-8") as lines:
            for line in lines:
                for renderer, text in json.loads(line)["texts"].items():
                    found[f"real tables, {renderer}"].append(text)
    return works | dict(sorted(found.items()))


def measure(pages: Sequence[str], rounds: int) -> tuple[float, int]:
    """Median seconds of processor time, and the rows that are read."""
    times = []
    for _ in range(rounds):
        start = time.process_time()
        grids = [grid for page in pages for grid in read_tables(page, format="text")]
        times.append(time.process_time() - start)
    return statistics.median(times), sum(len(grid.rows) for grid in grids)


def report(rounds: int, cases: Path = CASES) -> str:
    """The table."""
    read_tables(printed(awards(20), "unpadded"), format="text")  # the word lists are loaded
    lines = ["| collapsed tables | texts | rows | CPU seconds | rows/s |", "|---|---|---|---|---|"]
    for name, pages in texts(cases).items():
        seconds, rows = measure(pages, rounds)
        lines.append(f"| {name} | {len(pages)} | {rows:,} | {seconds:.2f} | {rows / seconds:,.0f} |")
    return "\n".join(lines) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--cases", type=Path, default=CASES)
    arguments = parser.parse_args()
    print(report(arguments.rounds, arguments.cases))


if __name__ == "__main__":
    main()
