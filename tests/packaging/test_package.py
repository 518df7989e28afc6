"""The wheel and the sdist: they build, hold the data files, and work installed alone."""

from __future__ import annotations

import json
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "wikifilm"
ARTICLE = ROOT / "tests" / "fixtures" / "articles" / "miracle_in_cell_no_7.txt"
DATA = sorted(
    path.relative_to(SOURCE.parent).as_posix()
    for path in SOURCE.rglob("*")
    if path.is_file() and path.suffix not in {".py", ".pyc"}
)


def call(*words: object, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*map(str, words)], cwd=cwd, capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a wheel and an sdist."""
    for name in ("build", "hatchling"):
        pytest.importorskip(name, reason=f"needs {name} (the extra dev)")
    folder = tmp_path_factory.mktemp("dist")
    done = call(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, ROOT)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


def offline(done: subprocess.CompletedProcess[str]) -> bool:
    signs = ("No matching distribution", "Connection", "Max retries", "Temporary failure", "Network is unreachable")
    return any(sign in done.stdout + done.stderr for sign in signs)


def wheel(dist: Path) -> Path:
    [found] = dist.glob("*.whl")
    return found


def test_there_are_data_files() -> None:
    assert {"wikifilm/report/style.css", "wikifilm/py.typed"} <= set(DATA)
    assert len(DATA) > 50


def test_wheel_holds_the_data_files_and_nothing_strange(dist: Path) -> None:
    names = zipfile.ZipFile(wheel(dist)).namelist()
    assert set(DATA) <= set(names)
    assert {name.partition("/")[0].partition("-")[0] for name in names} == {"wikifilm"}
    assert any(name.endswith("licenses/LICENSE") for name in names)


def test_sdist_holds_all_that_a_checkout_needs(dist: Path) -> None:
    [archive] = dist.glob("*.tar.gz")
    with tarfile.open(archive) as packed:
        names = {name.partition("/")[2] for name in packed.getnames()}
    assert {f"src/{name}" for name in DATA} <= names
    assert {"README.md", "LICENSE", "Makefile", "mkdocs.yml", "docs/index.md", "pyproject.toml"} <= names
    assert ARTICLE.relative_to(ROOT).as_posix() in names


def test_twine_finds_nothing(dist: Path) -> None:
    pytest.importorskip("twine", reason="needs twine (the extra dev)")
    done = call(sys.executable, "-m", "twine", "check", "--strict", *dist.iterdir())
    assert done.returncode == 0, done.stdout + done.stderr


def test_it_works_installed_alone(dist: Path, tmp_path: Path) -> None:
    call(sys.executable, "-m", "venv", "--without-pip", tmp_path / "venv")
    programs = tmp_path / "venv" / ("Scripts" if sys.platform == "win32" else "bin")
    pip = (sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", "--python", programs / "python")
    done = call(*pip, "install", "--no-compile", wheel(dist))
    if done.returncode and offline(done):
        pytest.skip("the package registry can't be reached, so the dependencies can't be installed")
    assert done.returncode == 0, done.stderr
    article = tmp_path / "film.txt"
    article.write_bytes(ARTICLE.read_bytes())
    film = json.loads(call(programs / "wikifilm-dump", article, cwd=tmp_path).stdout)
    assert (film["title"], len(film["awards"])) == ("Miracle in Cell No. 7", 33)
    done = call(programs / "wikifilm-dump", article, "--report", "film.html", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "Zembla" not in (tmp_path / "film.html").read_text("utf-8")
    wanting = call(programs / "wikifilm-dump", article, "-o", "film.duckdb", cwd=tmp_path)
    assert "pip install 'wikifilm[duckdb]'" in wanting.stderr
    assert "Traceback" not in wanting.stderr
