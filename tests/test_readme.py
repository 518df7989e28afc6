"""The README tells the truth: its Python runs, its commands run, its links lead somewhere."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def commands() -> list[str]:
    lines = [line.partition("#")[0].strip() for block in blocks("sh") for line in block.splitlines()]
    return [line for line in lines if line.startswith("wikifilm-dump")]


def test_it_begins_with_the_two_commands() -> None:
    first = [line.split()[:2] for line in blocks("sh")[0].splitlines()]
    assert first == [["make", "demo"], ["make", "test"]]


@pytest.mark.parametrize("code", blocks("python"))
def test_python_runs(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    exec(compile(code, "README.md", "exec"), {})  # noqa: S102


@pytest.mark.parametrize("command", commands())
def test_commands_run(command: str, tmp_path: Path) -> None:
    (tmp_path / "tests").symlink_to(ROOT / "tests")
    words = [
        word
        for part in shlex.split(command)[1:]
        for word in (sorted(map(str, tmp_path.glob(part))) if "*" in part else [part])
    ]
    subprocess.run([sys.executable, "-m", "wikifilm.cli", *words], cwd=tmp_path, check=True, capture_output=True)


@pytest.mark.parametrize("target", re.findall(r"\]\(([^)#:]+)\)", README))
def test_links_lead_somewhere(target: str) -> None:
    assert (ROOT / target).exists()


def table(path: str, mark: str) -> list[list[str]]:
    """The first table of a page after a mark, without the line under its header."""
    lines = (ROOT / path).read_text(encoding="utf-8").partition(mark)[2].splitlines()
    start = next(at for at, line in enumerate(lines) if line.startswith("|"))
    rows = []
    for line in lines[start:]:
        if not line.startswith("|"):
            break
        rows.append([cell.strip() for cell in line.strip("|").split("|")])
    return [rows[0], *rows[2:]]


def test_shares_of_rows_put_back_are_those_of_the_guide() -> None:
    measured = {row[0].replace("-", " "): row[1] for row in table("docs/quality.md", "<!-- unseen -->")[1:]}
    names, shares = table("README.md", "As printed, none of these rows is right.")
    assert dict(zip(names, shares, strict=True)) == {name: measured[name] for name in names}


def test_ratios_are_those_of_the_benchmarks() -> None:
    html, script, wtf = re.findall(r"JSON (\S+) times as fast.*?JSON (\S+) times\s.*?at (\S+) of", README, re.DOTALL)[0]
    measured = [row[-1] for row in table("docs/benchmarks.md", "## Articles")[1:]]
    assert measured[:3] == [f"{wtf}x", f"{script}x", f"{html}x"]
