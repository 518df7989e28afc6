"""The time of an import, of a fresh Python, beside that of a peer."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys

IMPORTS = (
    "pass",
    "import mwparserfromhell",
    "import wikifilm",
    "from wikifilm import parse_article, read_tables",
    "import wikifilm.cli",
)


def seconds(code: str) -> float:
    """CPU seconds of a Python that runs some code."""
    process = subprocess.Popen([sys.executable, "-c", code])
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{code}: exit code {process.returncode}")
    return usage.ru_utime + usage.ru_stime


def report(rounds: int) -> str:
    """All imports, in turns."""
    taken = {code: [0.0] * 0 for code in IMPORTS}
    for _ in range(rounds):
        for code in IMPORTS:
            taken[code].append(seconds(code))
    medians = {code: statistics.median(values) for code, values in taken.items()}
    peer = medians["import mwparserfromhell"]
    lines = ["| `python -c` | ms, CPU | times `import mwparserfromhell` |", "|---|---|---|"]
    lines += [f"| `{code}` | {1000 * value:.0f} | {value / peer:.2f}x |" for code, value in medians.items()]
    return "\n".join(lines)
