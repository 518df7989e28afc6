"""Articles: us and a peer, each in a process of its own, taking turns in one run."""

from __future__ import annotations

import json
import os
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
    """A worker in the Python of the library."""
    return (sys.executable, str(WORKERS / name), *arguments)


def peer_python(name: str) -> tuple[str, ...]:
    """A worker in the Python of the peers."""
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
    """Real pages of one form, or the bundled ones."""
    folder = CORPUS / "articles"
    if not folder.is_dir():
        print("no corpus beside the checkout: the bundled fixtures are read", file=sys.stderr)
        folder = ROOT / "tests" / "fixtures" / "articles"
    return [str(path) for path in sorted(folder.glob("*" + suffix)) if path.stat().st_size > 1000]


@contextmanager
def worker(command: Sequence[str]) -> Iterator[subprocess.Popen[str]]:
    """A contestant that is warm and waits."""
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


def run_once(process: subprocess.Popen[str]) -> list[float]:
    """Seconds of one round: of the clock, and of the CPU if the worker tells them."""
    if process.stdin is None or process.stdout is None:
        raise RuntimeError("a worker lost its pipes")
    process.stdin.write("run\n")
    process.stdin.flush()
    seconds: float | list[float] = json.loads(process.stdout.readline())
    return seconds if isinstance(seconds, list) else [seconds]


def pairs(ours: Sequence[str], theirs: Sequence[str], rounds: int) -> list[tuple[float, float]]:
    """Seconds of both, in turns: of the CPU, or of the clock where one works on several threads at once (Node)."""
    with ExitStack() as stack:
        one, other = (stack.enter_context(worker(command)) for command in (ours, theirs))
        taken = [(run_once(one), run_once(other)) for _ in range(rounds)]
    last = min(len(seconds) for pair in taken for seconds in pair) - 1
    return [(a[last], b[last]) for a, b in taken]


def measure(contest: Contest, rounds: int) -> Result:
    """One contest."""
    files = pages(contest.suffix)
    taken = pairs((*contest.ours, *files), (*contest.theirs, *files), rounds)
    return Result(
        contest,
        sum(Path(file).stat().st_size for file in files) / 1e6,
        statistics.median(a for a, _ in taken),
        statistics.median(b for _, b in taken),
        statistics.median(b / a for a, b in taken),
    )


def table(results: Sequence[Result]) -> str:
    """The results in Markdown."""
    lines = ["| work | against | MB | wikifilm, MB/s | peer, MB/s | ratio |", "|---|---|---|---|---|---|"]
    lines += [
        f"| {r.contest.work} | {r.contest.peer} | {r.megabytes:.2f} | {r.megabytes / r.ours:.2f} "
        f"| {r.megabytes / r.theirs:.2f} | {r.ratio:.1f}x |"
        for r in results
    ]
    return "\n".join(lines)


def report(rounds: int, only: str = "") -> str:
    """All contests whose work or peer holds a word."""
    return table([measure(contest, rounds) for contest in CONTESTS if only in contest.work + contest.peer])
