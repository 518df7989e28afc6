"""The command as a user meets it: records out, errors named, exit codes, no traceback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import wikifilm

ARTICLES = Path(__file__).parents[1] / "fixtures" / "articles"
FILM = ARTICLES / "the_glass_harbour.wiki"


def run(*words: object, stdin: bytes | None = None, **env: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-W", "error", "-m", "wikifilm.cli", *map(str, words)]
    done = subprocess.run(
        command, input=stdin, capture_output=True, check=False, env={**os.environ, "PYTHONUTF8": "1", **env}
    )
    out, err = done.stdout.decode(), done.stderr.decode()
    assert "Traceback" not in err
    return subprocess.CompletedProcess(command, done.returncode, out, err)


def titles(lines: str) -> list[str]:
    return [json.loads(line)["title"] for line in lines.splitlines()]


def test_a_file_gives_a_line() -> None:
    done = run(FILM)
    assert done.returncode == 0
    assert titles(done.stdout) == ["The Glass Harbour"]
    assert done.stderr.splitlines() == ["1 page: 1 film"]


def test_a_folder_gives_a_line_a_file(tmp_path: Path) -> None:
    for path in ARTICLES.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    done = run(tmp_path, "--quiet")
    assert done.stderr == ""
    assert len(titles(done.stdout)) == sum(path.suffix in {".wiki", ".html", ".txt"} for path in tmp_path.iterdir())


def test_a_glob_and_an_output_file(tmp_path: Path) -> None:
    out = tmp_path / "films.jsonl"
    done = run(ARTICLES / "*.wiki", "-o", out)
    assert (done.returncode, done.stdout) == (0, "")
    assert titles(out.read_text("utf-8")) == [
        wikifilm.parse_article(path).title for path in sorted(ARTICLES.glob("*.wiki"))
    ]


def test_standard_input() -> None:
    done = run("-", stdin=FILM.read_bytes())
    assert titles(done.stdout) == ["The Glass Harbour"]


def test_records_are_read_back() -> None:
    film = wikifilm.from_json(run(FILM).stdout)
    assert film.title == "The Glass Harbour"
    assert film.source.format == "wikitext"


def test_a_page_that_fails_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    empty = tmp_path / "empty.wiki"
    empty.touch()
    done = run(empty, FILM)
    assert done.returncode == 1
    assert titles(done.stdout) == ["The Glass Harbour"]
    assert f"{empty}: is empty" in done.stderr
    assert "2 pages: 1 film, 1 failed" in done.stderr


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ([], "Missing argument"),
        (["no-such-file.wiki"], "no-such-file.wiki"),
        (["nothing-here/*.wiki"], "no file matches"),
        (["--format", "pdf", FILM], "'pdf' is not one of"),
        (["--colour", FILM], "No such option"),
    ],
)
def test_wrong_usage_is_two(words: list[object], says: str) -> None:
    done = run(*words)
    assert done.returncode == 2
    assert says in done.stderr
    assert done.stdout == ""


def test_an_output_that_can_not_be_written(tmp_path: Path) -> None:
    done = run(FILM, "-o", tmp_path / "no-such-folder" / "films.jsonl")
    assert done.returncode == 2
    assert "no-such-folder" in done.stderr


def test_a_redirect_is_counted_not_written(tmp_path: Path) -> None:
    page = tmp_path / "page.wiki"
    page.write_text("#REDIRECT [[The Glass Harbour]]", "utf-8")
    done = run(page)
    assert (done.returncode, done.stdout) == (0, "")
    assert "1 page: 0 films, 1 skipped (redirect)" in done.stderr


def test_help_has_examples_and_version_is_told() -> None:
    assert "Examples:" in run("--help").stdout
    assert wikifilm.__version__ in run("--version").stdout


@pytest.mark.skipif(os.name == "nt", reason="needs a shell with pipes")
def test_a_reader_that_goes_away_is_no_error() -> None:
    films = f"'{FILM}' " * 40
    command = f"'{sys.executable}' -m wikifilm.cli -q {films} | head -c 10"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, check=False)
    assert done.stderr == b""
    assert done.returncode == 0
