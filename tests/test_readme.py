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
