"""Nasty arguments of the command: one line that says what to do, nothing lost, no traceback."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest
from test_security import Ended, run

from wikifilm import WikifilmError, iter_articles
from wikifilm.dump import Job
from wikifilm.dump.job import Columns

RECORD = {"title": "Tin", "text": "'''Tin''' is a 2001 film.\n{{Infobox film|name=Tin}}\n"}
LINE = json.dumps(RECORD) + "\n"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "in.jsonl"
    path.write_text(LINE)
    return path


def refused(done: Ended, says: str) -> None:
    assert done.code == 2
    assert says in done.stderr
    assert "Traceback" not in done.stderr
    assert not done.stdout


@pytest.mark.parametrize(
    "words",
    [("-o", "{}"), ("-o", "out.jsonl", "--errors", "{}"), ("--report", "{}"), ("-o", "{}", "--to", "sqlite")],
    ids=" ".join,
)
@pytest.mark.parametrize("other", ["in.jsonl", "./in.jsonl", "hard.jsonl", "soft.jsonl"])
def test_no_source_is_written_over(
    words: tuple[str, ...], other: str, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(source.parent)
    os.link("in.jsonl", "hard.jsonl")
    if sys.platform != "win32":
        Path("soft.jsonl").symlink_to("in.jsonl")
    refused(run(source, *(word.format(other) for word in words)), "is read; it can't be written too")
    assert source.read_text() == LINE
    assert not list(source.parent.glob("*.part"))


def test_an_output_in_a_folder_that_is_read_again(source: Path) -> None:
    output = source.parent / "out.jsonl"
    assert run(source.parent, "-o", output).code in (0, None)
    before = output.read_bytes()
    refused(run(source.parent, "-o", output), "is read")
    assert output.read_bytes() == before


def test_outputs_that_are_one_file_or_a_folder(source: Path) -> None:
    folder, output = source.parent, source.parent / "out.jsonl"
    refused(run(source, "-o", output, "--errors", folder / "." / "out.jsonl"), "both the output and the file of errors")
    refused(run(source, "-o", output, "--errors", folder), "is a folder")
    refused(run(source, "-o", folder), "is a folder")
    refused(run(source, "--report", folder), "is a folder")
    assert [path.name for path in folder.iterdir()] == ["in.jsonl"]


def test_a_folder_of_tables_keeps_what_else_is_in_it(source: Path) -> None:
    folder = source.parent / "tables"
    folder.mkdir()
    (folder / "mine.txt").write_text("keep")
    assert run(source, "-o", folder, "--to", "csv").code in (0, None)
    assert (folder / "mine.txt").read_text() == "keep"
    assert (folder / "films.csv").exists()


@pytest.mark.parametrize("seconds", ["nan", "inf", "-inf", "1e300", "0", "-1"])
def test_no_time_for_a_page(seconds: str, source: Path) -> None:
    refused(run(source, "--page-seconds", seconds), "page_seconds")


@pytest.mark.parametrize("more", [("-o", "x.jsonl"), ("--report", "x.html"), ("--errors", "x"), ("--resume",)])
def test_films_are_shown_or_written(more: tuple[str, ...], source: Path) -> None:
    refused(run(source, "--view", *more), "leave out --output")


def test_standard_output_that_is_closed(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for words in ((), ("--view",), ("-o", "-")):
        refused(closed(monkeypatch, "stdout", source, *words), "standard output is closed")
    for words in (("-o", str(source.parent / "x.jsonl")), ("--dry-run",), ("--report", str(source.parent / "x.html"))):
        assert closed(monkeypatch, "stdout", source, *words).code in (0, None)


def test_standard_input_that_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    refused(closed(monkeypatch, "stdin", "-"), "standard input is closed")
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(WikifilmError, match="standard input is closed"):
        iter_articles("-")


def closed(monkeypatch: pytest.MonkeyPatch, stream: str, *words: str | Path) -> Ended:
    """As Python finds a stream that the shell has closed."""
    import wikifilm.cli.command as command

    original = command.execute

    def execute(*given: object) -> int:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(sys, stream, None)
            return original(*given)  # type: ignore[arg-type]

    if stream == "stdin":
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(sys, stream, None)
            return run(*words)
    monkeypatch.setattr(command, "execute", execute)
    try:
        return run(*words)
    finally:
        monkeypatch.setattr(command, "execute", original)


BYTES = sys.platform == "linux"  # elsewhere all names of files are Unicode


@pytest.mark.skipif(not BYTES, reason="names of files are Unicode here")
@pytest.mark.parametrize("output", ["-", "out.jsonl", "out.csv", "out.sqlite", "out.parquet", "\udcff.jsonl"])
def test_names_of_files_that_are_no_unicode(output: str, source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if output.endswith("parquet"):
        pytest.importorskip("pyarrow")
    monkeypatch.chdir(source.parent)
    source.rename("in\udcff.jsonl")
    Path("bad\udcff.jsonl").write_text('{"title":5')
    more = () if output == "-" else ("--errors", "errors\udcff")
    done = run("in\udcff.jsonl", "bad\udcff.jsonl", "-o", output, *more)
    assert done.code == 1
    assert "bad\\udcff.jsonl: the line is no JSON" in done.stderr
    if more:
        [error] = map(json.loads, Path("errors\udcff").read_text("utf-8").splitlines())
        assert error["source"] == "bad\\udcff.jsonl"
    if output.endswith(".jsonl"):
        assert "in\\udcff.jsonl" in Path(f"{output}.LICENSE-DATA").read_text("utf-8")


@pytest.mark.skipif(not BYTES, reason="names of files are Unicode here")
@pytest.mark.parametrize("kind", ["csv", "sqlite", "duckdb", "parquet"])
def test_tables_under_a_name_that_is_no_unicode(kind: str, source: Path) -> None:
    if kind in ("duckdb", "parquet"):
        pytest.importorskip({"duckdb": "duckdb", "parquet": "pyarrow"}[kind])
    refused(run(source, "-o", source.parent / f"\udcff.{kind}"), "its name is no UTF-8")


@pytest.mark.skipif(not BYTES, reason="names of files are Unicode here")
def test_parquet_and_bz2_under_a_name_that_is_no_unicode(source: Path) -> None:
    import bz2

    packed = source.parent / "\udcff.jsonl.bz2"
    packed.write_bytes(bz2.compress(LINE.encode()))
    assert json.loads(run(packed).stdout)["title"] == "Tin"
    parquet = pytest.importorskip("pyarrow.parquet")
    pyarrow = pytest.importorskip("pyarrow")
    parquet.write_table(pyarrow.table({name: [text] for name, text in RECORD.items()}), source.parent / "x.parquet")
    (source.parent / "x.parquet").rename(source.parent / "\udcff.parquet")
    done = run(source.parent / "\udcff.parquet")
    assert (done.code, "rename it" in done.stderr) == (1, True)


@pytest.mark.parametrize("option", ["--where", "--licence", "--title-column", "--content-column", "--id-column"])
def test_options_that_are_no_unicode(option: str, source: Path) -> None:
    refused(run(source, option, "\udcff"), "must be Unicode")
    with pytest.raises(WikifilmError, match="must be Unicode"):
        Job(columns=Columns(url="\ud800"))
