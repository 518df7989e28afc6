"""Us and the named peers side by side: A B A B in one run, medians and ratios.

    python benchmarks/bench.py [--rounds 7] [--only WORD] [--write docs/benchmarks.md]

`make bench` sets up the peers first. The pages are those of the folder `../shared/corpus`; without
it the bundled fixtures are read, which says so and is good for a smoke run only.
"""

from __future__ import annotations

import argparse
import datetime
import json
import os
import platform
import statistics
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent
CORPUS = ROOT.parent / "shared" / "corpus"
WORKERS = HERE / "workers"
PEER_PYTHON = os.environ.get("PEER_PYTHON", sys.executable)


@dataclass(frozen=True, slots=True)
class Contest:
    """Two workers that do like work on the same files."""

    work: str
    peer: str
    ours: tuple[str, ...]
    theirs: tuple[str, ...]
    suffix: str
    """Of the files that both read."""


@dataclass(frozen=True, slots=True)
class Result:
    """Median seconds of both, and the median ratio of neighbouring rounds (above 1: we are faster)."""

    contest: Contest
    megabytes: float
    ours: float
    theirs: float
    ratio: float


def python(name: str, *arguments: str) -> tuple[str, ...]:
    return (sys.executable, str(WORKERS / name), *arguments)


def peer_python(name: str) -> tuple[str, ...]:
    return (PEER_PYTHON, str(WORKERS / name))


CONTESTS = (
    Contest(
        "film wikitext to JSON",
        "wtf_wikipedia .json(), hot",
        python("wikifilm_article.py", "wikitext"),
        ("node", str(WORKERS / "wtf.js")),
        ".wiki",
    ),
    Contest(
        "film wikitext to JSON",
        "mwparserfromhell film script",
        python("wikifilm_article.py", "wikitext"),
        peer_python("mwparserfromhell_film.py"),
        ".wiki",
    ),
    Contest(
        "film HTML to JSON",
        "BeautifulSoup(lxml), get_text, read_html per table",
        python("wikifilm_article.py", "html"),
        peer_python("soup_pandas.py"),
        ".html",
    ),
    Contest(
        "read_tables of HTML",
        "pandas.read_html(lxml)",
        python("wikifilm_tables.py", "html"),
        peer_python("pandas_tables.py"),
        ".html",
    ),
)


def pages(suffix: str) -> list[str]:
    folder = CORPUS / "articles"
    if not folder.is_dir():
        print("no corpus beside the checkout: the bundled fixtures are read", file=sys.stderr)
        folder = ROOT / "tests" / "fixtures" / "articles"
    return [str(path) for path in sorted(folder.glob("*" + suffix)) if path.stat().st_size > 1000]


@contextmanager
def worker(command: Sequence[str]) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, cwd=HERE
    )
    try:
        if process.stdout is None or process.stdout.readline().strip() != "ready":
            raise SystemExit(f"did not start: {' '.join(command[:3])}")
        yield process
    finally:
        process.kill()
        process.wait()


def run_once(process: subprocess.Popen[str]) -> float:
    if process.stdin is None or process.stdout is None:
        raise RuntimeError("a worker lost its pipes")
    process.stdin.write("run\n")
    process.stdin.flush()
    return float(json.loads(process.stdout.readline()))


def measure(contest: Contest, rounds: int) -> Result:
    files = pages(contest.suffix)
    with ExitStack() as stack:
        ours, theirs = (stack.enter_context(worker((*c, *files))) for c in (contest.ours, contest.theirs))
        pairs = [(run_once(ours), run_once(theirs)) for _ in range(rounds)]
    return Result(
        contest,
        sum(Path(file).stat().st_size for file in files) / 1e6,
        statistics.median(a for a, _ in pairs),
        statistics.median(b for _, b in pairs),
        statistics.median(b / a for a, b in pairs),
    )


def table(results: Sequence[Result]) -> str:
    lines = ["| work | against | MB | wikifilm, MB/s | peer, MB/s | ratio |", "|---|---|---|---|---|---|"]
    lines += [
        f"| {r.contest.work} | {r.contest.peer} | {r.megabytes:.2f} | {r.megabytes / r.ours:.2f} "
        f"| {r.megabytes / r.theirs:.2f} | {r.ratio:.1f}x |"
        for r in results
    ]
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--only", default="", help="contests whose work or peer holds this word")
    parser.add_argument("--write", type=Path, help="write the table to this file")
    arguments = parser.parse_args()
    chosen = [c for c in CONTESTS if arguments.only in c.work + c.peer]
    text = table([measure(contest, arguments.rounds) for contest in chosen])
    print(text)
    if arguments.write:
        when = datetime.datetime.now(tz=datetime.UTC).date()
        head = f"# Benchmarks\n\nTaken on {when}, Python {platform.python_version()}, {os.cpu_count()} cores, "
        head += f"{arguments.rounds} rounds; both sides take turns in one run, medians and ratios of neighbours.\n\n"
        arguments.write.write_text(head + text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
