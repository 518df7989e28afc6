"""A whole dump, us and the peers: time, memory of the largest process, pages a second.

    python benchmarks/dump.py [--rounds 3] [--times 20]

Reads the multistream dump of films of `../shared/corpus`, its streams repeated; without it the bundled sample, which is
good for a smoke run only. Of its pages a quarter are films; in a second dump the other pages are repeated more often,
so that films are as rare as in a whole Wikipedia. What no reader can be faster than is unpacking alone, so that is
timed in one process and in two. A peer that isn't installed is left out: PEER_PYTHON names the Python that has mwxml,
mwparserfromhell and wikiextractor. dumpster-dip reads unpacked XML only, so it is spared the unpacking.
"""

from __future__ import annotations

import argparse
import bz2
import os
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from contests import pairs, python

HERE = Path(__file__).parent
CORPUS = HERE.parents[1] / "shared" / "corpus" / "dumps" / "enwiki-films-multistream.xml.bz2"
SAMPLE = HERE.parent / "tests" / "fixtures" / "dump" / "sample-multistream.xml.bz2"
PEER_PYTHON = os.environ.get("PEER_PYTHON", sys.executable)
STREAM = re.compile(rb"BZh[1-9]1AY&SY")
PAGE = re.compile(rb"\s*<page>.*?</page>", re.DOTALL)
FILM = re.compile(rb"\{\{\s*infobox film", re.IGNORECASE)
RARE = 16
"""So many times the other pages are repeated for once the films: 2 % of the pages are films then, as in enwiki."""


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

    def times(self, other: Contestant) -> float:
        """How many times as long it took as another one, round by round: the median."""
        return statistics.median(a / b for a, b in zip(self.seconds, other.seconds, strict=True))


@dataclass(frozen=True, slots=True)
class Dump:
    """A dump made for this run."""

    path: Path
    pages: int
    films: int
    megabytes: float
    """Unpacked."""


def streams(source: Path) -> Iterator[bytes]:
    """The streams of a multistream dump, packed."""
    data = source.read_bytes()
    starts = [found.start() for found in STREAM.finditer(data)] + [len(data)]
    for start, end in pairwise(starts):
        yield data[start:end]


def thinned(parts: list[bytes]) -> Iterator[bytes]:
    """The films of some streams once, and their other pages many times: all, and then all again.

    So repeats lie further apart than any packing looks back, and flatter none.
    """
    pages = [PAGE.findall(bz2.decompress(part)) for part in parts]
    yield from (bz2.compress(b"".join(page for page in found if FILM.search(page))) for found in pages)
    other = [bz2.compress(b"".join(page for page in found if not FILM.search(page))) for found in pages]
    del pages
    for _ in range(RARE):
        yield from other


def repeated(source: Path, target: Path, times: int, *, thin: bool = False) -> Dump:
    """A dump with the streams of another, its first and last left single.

    Written stream by stream: on Linux the largest memory of a command counts from that of the process that started it,
    so this process has to stay smaller than all that it measures.
    """
    first, *middle, last = streams(source)
    pages = films = size = 0
    with target.open("wb") as out:
        out.write(first)
        for _ in range(times):
            for part in thinned(middle) if thin else middle:
                out.write(part)
                text = bz2.decompress(part)
                pages, films = pages + text.count(b"<page>"), films + len(FILM.findall(text))
                size += len(text)
        out.write(last)
    return Dump(target, pages, films, size / 1e6)


def repacked(dump: Path, suffix: str) -> Path:
    """The same dump in another packing, by the tools of the system."""
    target = dump.with_suffix(suffix)
    tool = {".gz": "gzip -6", ".zst": "zstd -q -3", "": "cat"}[suffix]
    subprocess.run(f"bzip2 -dc '{dump}' | {tool} > '{target}'", shell=True, check=True)  # noqa: S602
    return target


def contestants(dump: Path, folder: Path) -> Iterator[Contestant]:
    """We, and the peers that are here."""
    ours = [sys.executable, "-m", "wikifilm.cli", str(dump), "-q", "-o", str(folder / "ours.jsonl")]
    yield Contestant("wikifilm-dump, 1 process", [*ours, "-j1"])
    yield Contestant("wikifilm-dump, 2 processes", [*ours, "-j2"])
    yield Contestant("unpacking alone (bz2 of Python)", [sys.executable, "workers/unpack.py", str(dump), "once"])
    streams = [sys.executable, "workers/unpack_streams.py", str(dump), "2"]
    yield Contestant("unpacking alone (bz2 of Python), 2 processes", streams)
    yield Contestant("unpacking alone (indexed_bzip2), 2 processes", [*streams, "indexed"])
    if has("mwxml") and has("mwparserfromhell"):
        script = [PEER_PYTHON, "workers/mwxml_films.py", str(dump), str(folder / "mwxml.jsonl")]
        yield Contestant("mwxml + mwparserfromhell", script)
    if has("wikiextractor"):
        options = ["--json", "--no-templates", "-q", "--processes", "2", "-o", str(folder / "wikiextractor")]
        module = [PEER_PYTHON, "-m", "wikiextractor.WikiExtractor"]
        yield Contestant("wikiextractor, 2 processes (text only)", [*module, *options, str(dump)])
    if shutil.which("node") and (HERE / "node_modules" / "dumpster-dip").is_dir():
        (folder / "dip").mkdir(exist_ok=True)
        script = ["timeout", "600", "node", "workers/dip.js", str(repacked(dump, "")), str(folder / "dip"), "2"]
        yield Contestant("dumpster-dip, films only, 2 workers (of unpacked XML)", script)


def has(module: str) -> bool:
    """Whether the peers' Python has a module."""
    code = f"import importlib.util, sys; sys.exit(importlib.util.find_spec({module!r}) is None)"
    return subprocess.run([PEER_PYTHON, "-c", code], check=False).returncode == 0


def whole_dump(source: Path, times: int, rounds: int, *, thin: bool) -> Iterator[str]:
    """The table of one dump."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        dump = repeated(source, folder / "dump.xml.bz2", times, thin=thin)
        floor = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
        everyone = list(contestants(dump.path, folder))
        for _ in range(rounds):
            for one in everyone:
                one.run()
    yield f"{dump.pages:,} pages, of which {dump.films / dump.pages:.0%} are films, {dump.megabytes:.0f} MB unpacked; "
    yield f"load {os.getloadavg()[0]:.1f}; no memory below {floor:.0f} MB can be seen.\n\n"
    yield "| | seconds | CPU seconds | pages/s | MB of the largest process | times our 1 process | times our 2 |\n"
    yield "|---|---|---|---|---|---|---|\n"
    alone, together, *_ = everyone
    for one in everyone:
        seconds, cpu, memory = (statistics.median(values) for values in (one.seconds, one.cpu, one.memory))
        ratios = f"{one.times(alone):.2f} | {one.times(together):.2f}"
        yield f"| {one.name} | {seconds:.1f} | {cpu:.1f} | {dump.pages / seconds:,.0f} | {memory:.0f} | {ratios} |\n"


def packings(source: Path, rounds: int) -> Iterator[str]:
    """How much of the speed of unpacking is left when every page is looked at, in one process."""
    yield "| packing | unpacking alone, MB/s | every page looked at, MB/s | ratio | films read too, MB/s | ratio |\n"
    yield "|---|---|---|---|---|---|\n"
    with tempfile.TemporaryDirectory() as name:
        dump = repeated(source, Path(name) / "dump.xml.bz2", 1, thin=True)
        for suffix in (".bz2", ".gz", ".zst"):
            path = str(dump.path if suffix == ".bz2" else repacked(dump.path, suffix))
            alone, cells = python("unpack.py", path), []
            for how in ("look", "read"):
                taken = pairs(python("wikifilm_scan.py", path, how), alone, rounds)
                rate = dump.megabytes / statistics.median(a for a, _ in taken)
                cells.append(f"{rate:.0f} | {statistics.median(b / a for a, b in taken):.2f}")
            unpacked = dump.megabytes / statistics.median(b for _, b in taken)
            yield f"| {suffix[1:]} | {unpacked:.0f} | {' | '.join(cells)} |\n"


def report(rounds: int, times: int) -> str:
    """All tables."""
    source = CORPUS if CORPUS.exists() else SAMPLE
    parts: Iterable[Iterable[str]] = (
        whole_dump(source, times, rounds, thin=False),
        ("\n",),
        whole_dump(source, max(1, times // 4), rounds, thin=True),
        ("\nOne process, the second dump:\n\n",),
        packings(source, rounds),
    )
    return "".join(text for part in parts for text in part)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--times", type=int, default=20)
    given = parser.parse_args()
    print(report(given.rounds, given.times))


if __name__ == "__main__":
    main()
