"""Us and the named peers side by side: A B A B in one run, medians and ratios.

    python benchmarks/bench.py [--rounds 7] [--only articles] [--write docs/benchmarks.md]

`make bench` sets up the peers first. The pages are those of the folder `../shared/corpus`; without
it the bundled fixtures are read, which says so and is good for a smoke run only.
"""

from __future__ import annotations

import argparse
import datetime
import os
import platform
import subprocess
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import collapsed
import contests
import growth
import starting

import dump

HERE = Path(__file__).parent

# Name -> heading, the table(s).
PARTS: dict[str, tuple[str, Callable[[int], str]]] = {
    "articles": ("Articles", contests.report),
    "dump": ("A whole dump", lambda rounds: dump.report(max(1, rounds // 2), 20)),
    "collapsed": ("Collapsed tables put back", lambda rounds: collapsed.report(min(3, rounds))),
    "start": ("Starting", starting.report),
    "growth": ("Growth", growth.report),
}


def versions() -> str:
    """What was measured."""
    ours = [f"{name} {version(name)}" for name in ("selectolax", "msgspec", "mwparserfromhell", "indexed_bzip2")]
    theirs = [line.replace("==", " ") for line in (HERE / "requirements.txt").read_text().split("\n")[1:] if line]
    node = subprocess.run(["node", "--version"], capture_output=True, text=True, check=False).stdout.strip()
    return f"Ours lean on {', '.join(ours)}; peers: {', '.join(theirs)}; Node {node or '(none)'}, `package.json`."


def head(rounds: int) -> str:
    """When, where and how."""
    when = datetime.datetime.now(tz=datetime.UTC).date()
    return (
        f"# Benchmarks\n\nTaken on {when}, Python {platform.python_version()}, {os.cpu_count()} cores, {rounds} rounds "
        f"(dumps {max(1, rounds // 2)}), load {os.getloadavg()[0]:.1f}; both sides take turns in one run, medians and "
        "ratios of neighbours, by CPU time (against Node, and for whole dumps, by the clock). A load above 1 says that "
        "others worked on the machine: then the clock tells little, and 2 processes look like 1. MB are of 10^6 bytes, "
        f"unpacked.\n\n{versions()}\n\n"
    )


def main() -> None:
    # An installed package has its bytecode beside it, as the peers have; a checkout writes it at its first run.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--only", choices=PARTS, help="one part")
    parser.add_argument("--write", type=Path, help="write the tables to this file")
    arguments = parser.parse_args()
    text = head(arguments.rounds)
    for name in [arguments.only] if arguments.only else PARTS:
        heading, part = PARTS[name]
        text += f"## {heading}\n\n{part(arguments.rounds).rstrip()}\n\n"
        print(text.rpartition("## ")[2])
    if arguments.write:
        arguments.write.write_text(text.rstrip() + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
