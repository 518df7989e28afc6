"""The command as a user meets it: records out, errors named, exit codes, no traceback."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import NamedTuple

import pytest

import wikifilm
from wikifilm.cli import main

ARTICLES = Path(__file__).parents[1] / "fixtures" / "articles"
FILM = ARTICLES / "the_glass_harbour.wiki"


class Ended(NamedTuple):
    """What a run of the command left."""

    returncode: int
    stdout: str
    stderr: str


def run(*words: object, stdin: bytes = b"") -> Ended:
    """The command in this process, which is ten times as fast as in one of its own."""
    out, err = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.StringIO()
    source = io.TextIOWrapper(io.BufferedReader(io.BytesIO(stdin)))
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(err):
        patch.setattr(sys, "argv", ["wikifilm-dump", *map(str, words)])
        patch.setattr(sys, "stdin", source)
        before = signal.getsignal(signal.SIGTERM)
        with pytest.raises(SystemExit) as ended:
            main()
        signal.signal(signal.SIGTERM, before)
    out.flush()
    return Ended(int(ended.value.code or 0), out.buffer.getvalue().decode(), err.getvalue())


def test_the_command_in_a_process_of_its_own() -> None:
    command = [sys.executable, "-W", "error", "-m", "wikifilm.cli", str(FILM)]
    done = subprocess.run(command, capture_output=True, check=True, encoding="utf-8")
    told = done.stderr.replace("\r", "").splitlines(keepends=True)[-1]  # a slow machine tells of its progress before
    assert (done.returncode, done.stdout, told) == run(FILM)


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


def test_report_is_one_page_with_source_and_failures(tmp_path: Path) -> None:
    (tmp_path / "empty.wiki").touch()
    done = run(FILM, tmp_path / "empty.wiki", "--report", tmp_path / "films.html")
    assert (done.returncode, done.stdout) == (1, "")
    page = (tmp_path / "films.html").read_text("utf-8")
    assert "The Glass Harbour (2011)" in page
    assert "empty.wiki: is empty" in page
    assert '<pre class="printed"' in page


def test_report_of_a_dump_shows_its_source(tmp_path: Path) -> None:
    assert run(dump(tmp_path), "--report", tmp_path / "films.html", "--limit", "2").returncode == 0
    page = (tmp_path / "films.html").read_text("utf-8")
    assert page.count('<details class="film"') == 2
    assert '<pre class="printed"' in page


def test_report_into_no_folder(tmp_path: Path) -> None:
    done = run(FILM, "--report", tmp_path / "missing" / "films.html")
    assert done.returncode == 2
    assert "there is no folder" in done.stderr


def test_view_where_the_terminal_lacks_characters() -> None:
    command = [sys.executable, "-m", "wikifilm.cli", str(FILM), "--view"]
    plain = {**os.environ, "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(command, env=plain, capture_output=True, check=True)
    assert b"The Glass Harbour" in done.stdout
    assert done.stderr == b""


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


def dump(tmp_path: Path) -> Path:
    path = tmp_path / "dump.xml"
    text = FILM.read_text("utf-8").replace("&", "&amp;").replace("<", "&lt;")
    page = "<page><title>{}</title><ns>0</ns><id>{}</id><revision><id>1</id><text>{}</text></revision></page>"
    pages = [page.format(f"Film {i}", i, text) for i in range(3)] + [page.format("Town", 9, "A town.")]
    path.write_text(f"<mediawiki>{''.join(pages)}<page><title>Cut</title></mediawiki>", "utf-8")
    return path


def test_errors_go_to_a_file(tmp_path: Path) -> None:
    done = run(dump(tmp_path), "-o", tmp_path / "f.jsonl", "--errors", tmp_path / "errors.jsonl")
    assert done.returncode == 1
    assert "dump.xml: Cut: the page has no end" in done.stderr
    assert done.stderr.splitlines()[-1] == "5 pages: 3 films, 1 skipped (no film), 1 failed"
    [error] = map(json.loads, (tmp_path / "errors.jsonl").read_text("utf-8").splitlines())
    assert (error["title"], error["reason"], error["code"]) == ("Cut", "the page has no end", "broken-page")


def test_dry_run_counts_and_writes_nothing(tmp_path: Path) -> None:
    before = {*tmp_path.iterdir(), dump(tmp_path)}
    done = run(tmp_path / "dump.xml", "--dry-run", "-o", tmp_path / "f.jsonl")
    assert "5 pages: 3 pages would be read, 1 skipped (no film), 1 failed" in done.stderr
    assert done.stdout == ""
    assert {*tmp_path.iterdir()} == before


def test_log_json(tmp_path: Path) -> None:
    done = run(dump(tmp_path), "-o", tmp_path / "f.jsonl", "--log-json")
    events = [json.loads(line) for line in done.stderr.splitlines()]
    assert [event["event"] for event in events] == ["start", "error", "summary"]
    assert events[-1]["pages"] == events[-1]["films"] + sum(events[-1]["skipped"].values()) + events[-1]["failed"] == 5


def test_limit_where_and_tables(tmp_path: Path) -> None:
    run(dump(tmp_path), "-o", tmp_path / "f.csv", "--where", "Film [12]", "--limit", "1", "--tables", "films,cast")
    assert {path.name for path in (tmp_path / "f.csv").iterdir()} == {"films.csv", "cast.csv", "LICENSE-DATA"}
    assert ",Film 1," in (tmp_path / "f.csv" / "films.csv").read_text("utf-8").splitlines()[1]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--tables", "actors"], "there is no table 'actors'"),
        (["--where", "/(/"], "no regular expression"),
        (["--limit", "0"], "--limit"),
        (["--resume"], "need --output"),
        (["--to", "sqlite"], "need --output"),
        (["--page-seconds", "0"], "above 0"),
        (["-o", "missing/f.jsonl"], "there is no folder"),
        (["-o", "f.jsonl", "--report", "f.html"], "give one of them"),
    ],
)
def test_wrong_options_are_told(words: list[object], says: str) -> None:
    done = run(FILM, *words)
    assert done.returncode == 2
    assert says in done.stderr


def test_a_title_can_not_steer_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "dump.xml"
    path.write_text("<mediawiki><page><title>\x1b[2J\u202eCut</title></mediawiki>", "utf-8")
    assert not set(run(path).stderr) & {"\x1b", "\u202e"}


@pytest.mark.skipif(os.name != "posix", reason="needs a terminal")
def test_a_bar_moves_only_on_a_terminal(tmp_path: Path) -> None:
    import pty

    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "wikifilm.cli", str(dump(tmp_path)), "-o", str(tmp_path / "f.jsonl")]
    done = subprocess.run(
        command, stderr=theirs, stdout=subprocess.PIPE, check=False, env={**os.environ, "TERM": "xterm"}
    )
    os.close(theirs)
    shown = os.read(ours, 100_000)
    os.close(ours)
    assert done.stdout == b""
    assert b"\x1b[" in shown
    assert b"films" in shown
