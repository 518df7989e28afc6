"""docs/dump.md and docs/tables.md tell the truth, and the sample is what its tool writes."""

from __future__ import annotations

import bz2
import re
import shlex
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs" / "dump.md").read_text("utf-8")
BLOCKS = re.findall(r"^```(sh|python)\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the commands of the guide were run."""
    folder = tmp_path_factory.mktemp("guide")
    (folder / "tests").symlink_to(ROOT / "tests")
    for language, code in BLOCKS:
        if language == "sh":
            words = shlex.split(code)
            assert words[0] == "wikifilm-dump"
            subprocess.run(
                [sys.executable, "-m", "wikifilm.cli", *words[1:]], cwd=folder, check=True, capture_output=True
            )
    return folder


@pytest.mark.parametrize("code", [code for language, code in BLOCKS if language == "python"])
def test_the_guide_runs(code: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in re.findall(r"^import (\w+)", code, re.MULTILINE):
        pytest.importorskip(name, reason=f"needs {name}")
    monkeypatch.chdir(folder)
    exec(compile(code, "dump.md", "exec"), {})  # noqa: S102


@pytest.mark.parametrize("target", re.findall(r"\]\(([^)#:]+)\)", GUIDE))
def test_its_links_lead_somewhere(target: str) -> None:
    assert (ROOT / "docs" / target).exists()


def test_the_tables_are_described_as_they_are() -> None:
    written = (ROOT / "docs" / "tables.md").read_text("utf-8")
    assert written == import_module("write_tables").markdown(), "run: python tools/write_tables.py"


def test_the_sample_is_current() -> None:
    made = import_module("write_sample_dump")
    assert bz2.decompress(made.TARGET.read_bytes()) == bz2.decompress(made.sample()), (
        "run: python tools/write_sample_dump.py"
    )
