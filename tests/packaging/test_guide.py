"""The guide tells the truth: its code runs, its worked examples work on a copy of the source, its pages are current."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

import pytest

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
WALKS = ("tutorial.md", "restoring.md", "looking.md", "index.md")
WORKED = ("add-language.md", "add-extractor.md", "add-source.md")
_FENCE = re.compile(r'^```(\w+)(?: title="([^"]*)")?\n(.*?)^```$', re.MULTILINE | re.DOTALL)


class Block(NamedTuple):
    """A piece of code in the guide."""

    language: str
    path: str
    code: str


def blocks(page: str) -> list[Block]:
    return [Block(*found) for found in _FENCE.findall((DOCS / page).read_text("utf-8"))]


@pytest.mark.parametrize("page", WALKS)
def test_code_runs_from_top_to_bottom(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "tests").symlink_to(ROOT / "tests")
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {}
    for block in blocks(page):
        if block.language == "python":
            exec(compile(block.code, page, "exec"), names)  # noqa: S102
        else:
            for line in block.code.splitlines():
                command(line)


def command(line: str) -> None:
    """Run a line of a shell block; installing is tested elsewhere."""
    words = [str(word) for part in shlex.split(line) for word in (sorted(Path().glob(part)) if "*" in part else [part])]
    if words[0] == "wikifilm-dump":
        subprocess.run([sys.executable, "-m", "wikifilm.cli", *words[1:]], check=True, capture_output=True)
    else:
        assert words[:2] == ["pip", "install"]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the source, to be changed."""
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


@pytest.mark.parametrize("page", WORKED)
def test_worked_examples_work(page: str, copy: Path) -> None:
    checks = 0
    for block in blocks(page):
        target = copy / block.path
        if block.language == "diff":
            apply(block.code, target)
        else:
            target.parent.mkdir(exist_ok=True, parents=True)
            target.write_text(block.code, "utf-8")
        if "/" not in block.path:
            done = subprocess.run(
                [sys.executable, block.path],
                cwd=copy,
                env={"PYTHONPATH": str(copy / "src")},
                capture_output=True,
                text=True,
            )
            assert done.returncode == 0, done.stderr
            checks += 1
    assert checks


def apply(diff: str, target: Path) -> None:
    """Make a change of the guide; it must fit exactly one place."""
    old = "".join(line[1:] for line in diff.splitlines(keepends=True) if line[0] in " -")
    new = "".join(line[1:] for line in diff.splitlines(keepends=True) if line[0] in " +")
    text = target.read_text("utf-8")
    if old not in text:  # the change ends within a line
        old, new = old.removesuffix("\n"), new.removesuffix("\n")
    assert text.count(old) == 1, f"{target.name} has changed; so must the guide"
    target.write_text(text.replace(old, new), "utf-8")


def test_worked_examples_fail_without_the_change(copy: Path) -> None:
    check = next(block for block in blocks("add-extractor.md") if block.path == "check.py")
    done = subprocess.run(
        [sys.executable, "-c", check.code], env={"PYTHONPATH": str(copy / "src")}, capture_output=True
    )
    assert b"dedication" in done.stderr


def test_reference_is_current() -> None:
    assert (DOCS / "model.md").read_text("utf-8") == import_module("model_reference").reference(), "run: make docs"


def test_picture_of_restoring_is_current() -> None:
    published = (DOCS / "images" / "restoring.svg").read_text("utf-8")
    drawn = import_module("restoring").picture()
    assert re.sub(r"[\d.]+ %", "", published) == re.sub(r"[\d.]+ %", "", drawn), "run: make docs"
    assert drawn.count('class="guess"') == 3


def links() -> Iterator[tuple[str, str]]:
    for page in sorted(DOCS.glob("*.md")):
        for target in re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", page.read_text("utf-8")):
            yield page.name, target


@pytest.mark.parametrize(("page", "target"), sorted(set(links())))
def test_links_lead_somewhere(page: str, target: str) -> None:
    assert (DOCS / target).exists()


def test_the_guide_builds_without_a_warning(tmp_path: Path) -> None:
    pytest.importorskip("material", reason="needs mkdocs-material (the extra docs)")
    build = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(tmp_path / "site")]
    done = subprocess.run(build, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    page = (tmp_path / "site" / "index.html").read_text("utf-8")
    assert not re.findall(r'(?:src|<link[^>]*href)="https?://', page)
