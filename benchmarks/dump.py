"""A whole dump, us and the peers: time, memory of the largest process, pages a second.

    python benchmarks/dump.py [--rounds 3] [--times 20]

Reads the multistream dump of films of `../shared/corpus`, its streams repeated; without it the bundled sample, which is
good for a smoke run only. A peer that isn't installed is left out: PEER_PYTHON names the Python that has mwxml,
mwparserfromhell and wikiextractor. dumpster-dip is not here: its main process never ended on this dump.
"""

from __future__ import annotations

import argparse
import bz2
import os
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

HERE = Path(__file__).parent
CORPUS = HERE.parents[1] / "shared" / "corpus" / "dumps" / "enwiki-films-multistream.xml.bz2"
SAMPLE = HERE.parent / "tests" / "fixtures" / "dump" / "sample-multistream.xml.bz2"
PEER_PYTHON = os.environ.get("PEER_PYTHON", sys.executable)
STREAM = re.compile(rb"BZh[1-9]1AY&SY")


@dataclass
class Contestant:
    """A command, and what its runs took."""

    name: str
    command: list[str]
    seconds: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)

    def run(self) -> None:
        """Run once. Memory is that of the largest process of the command, in MB."""
        start = time.perf_counter()
        process = subprocess.Popen(self.command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=HERE)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise SystemExit(f"{self.name}: exit code {process.returncode}")
        self.seconds.append(time.perf_counter() - start)
        self.cpu.append(usage.ru_utime + usage.ru_stime)
        self.memory.append(usage.ru_maxrss / 1000)


def repeated(source: Path, target: Path, times: int) -> tuple[int, float]:
    """A dump with the streams of another, its first and last left single; its pages, and its MB unpacked.

    One stream at a time: on Linux the largest memory of a command counts from that of the process that started it,
    so this process has to stay smaller than all that it measures.
    """
    data = source.read_bytes()
    starts = [found.start() for found in STREAM.finditer(data)] + [len(data)]
    parts = [data[a:b] for a, b in pairwise(starts)]
    with target.open("wb") as out:
        for part in (parts[0], *parts[1:-1] * times, parts[-1]):
            out.write(part)
    pages = size = 0
    for part in parts[1:-1]:
        text = bz2.decompress(part)
        pages, size = pages + text.count(b"<page>"), size + len(text)
    return times * pages, times * size / 1e6


def contestants(dump: Path, folder: Path) -> list[Contestant]:
    ours = [sys.executable, "-m", "wikifilm.cli", str(dump), "-q", "-o", str(folder / "ours.jsonl")]
    found = [
        Contestant("wikifilm-dump, 1 process", [*ours, "-j1"]),
        Contestant("wikifilm-dump, 2 processes", [*ours, "-j2"]),
        Contestant("unpacking alone (bz2 of Python)", [sys.executable, "workers/unpack.py", str(dump)]),
    ]
    if has("mwxml") and has("mwparserfromhell"):
        script = [PEER_PYTHON, "workers/mwxml_films.py", str(dump), str(folder / "mwxml.jsonl")]
        found.append(Contestant("mwxml + mwparserfromhell", script))
    if has("wikiextractor"):
        options = ["--json", "--no-templates", "-q", "--processes", "2", "-o", str(folder / "wikiextractor")]
        module = [PEER_PYTHON, "-m", "wikiextractor.WikiExtractor"]
        found.append(Contestant("wikiextractor, 2 processes (text only)", [*module, *options, str(dump)]))
    return found


def has(module: str) -> bool:
    code = f"import importlib.util, sys; sys.exit(importlib.util.find_spec({module!r}) is None)"
    return subprocess.run([PEER_PYTHON, "-c", code], check=False).returncode == 0


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--times", type=int, default=20)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        dump = folder / "dump.xml.bz2"
        source = CORPUS if CORPUS.exists() else SAMPLE
        pages, megabytes = repeated(source, dump, given.times)
        floor = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
        everyone = contestants(dump, folder)
        for _ in range(given.rounds):
            for one in everyone:
                one.run()
    print(f"{source.name} × {given.times}: {pages:,} pages, {megabytes:.0f} MB; medians of {given.rounds} rounds")
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores; no memory below {floor:.0f} MB can be seen\n")
    print("| | seconds | cpu | pages/s | MB of the largest process | times our 1 process |")
    print("|---|---|---|---|---|---|")
    first = statistics.median(everyone[0].seconds)
    for one in everyone:
        seconds, cpu, memory = (statistics.median(values) for values in (one.seconds, one.cpu, one.memory))
        rate, times = pages / seconds, seconds / first
        print(f"| {one.name} | {seconds:.1f} | {cpu:.1f} | {rate:,.0f} | {memory:.0f} | {times:.2f} |")


if __name__ == "__main__":
    main()
