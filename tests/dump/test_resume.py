"""Killed at any moment and resumed: the same output as of an undisturbed run, nothing twice."""

from __future__ import annotations

import json
import multiprocessing
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from exports import FILMS, Item, film_text, multistream, pages
from outputs import OUTPUTS, contents, left_behind, run

from wikifilm.dump.job import Job
from wikifilm.dump.journal import Journal
from wikifilm.dump.work import Tally
from wikifilm.errors import DumpError

KILLS = int(os.environ.get("WIKIFILM_TEST_KILLS", "6"))
"""`.ci/run` can ask for more."""
posix = pytest.mark.skipif(os.name != "posix", reason="needs a fork server and SIGKILL")


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    path = tmp_path / "dump.xml.bz2"
    items = [*pages(12), Item("Broken film", film_text(FILMS[0]) + "x" * 60_000, id=999)]
    path.write_bytes(multistream(items, 6))
    return path


JOB = Job(page_bytes=50_000)


def child(dump: Path, output: Path, errors: Path) -> None:
    run(dump, output, JOB, errors=errors, resume=True)


@posix
@pytest.mark.parametrize("name", OUTPUTS)
def test_killed_many_times_and_resumed(name: str, dump: Path, tmp_path: Path) -> None:
    whole, errors = tmp_path / f"whole.{name}", tmp_path / "whole.errors"
    run(dump, whole, JOB, errors=errors)
    start = time.monotonic()
    run(dump, whole, JOB, errors=errors)
    took = time.monotonic() - start
    (tmp_path / "again").mkdir()
    output, again = tmp_path / "again" / f"whole.{name}", tmp_path / "again" / "errors"
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["outputs", "warm"])
    chance = random.Random(name)  # noqa: S311
    kills = 0
    for _ in range(KILLS):
        process = context.Process(target=child, args=(dump, output, again))
        process.start()
        process.join(chance.uniform(0.0, 0.8 * took))
        kills += process.is_alive()
        process.kill()
        process.join()
    tally = run(dump, output, JOB, errors=again, resume=True)
    assert kills > 0
    assert contents(output) == contents(whole)
    assert again.read_bytes() == errors.read_bytes() != b""
    assert (tally.pages, tally.films, tally.failed) == (61, 12, 1)
    assert not left_behind(output.parent)


@posix
def test_the_command_with_workers_killed_and_resumed(dump: Path, tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "wikifilm.cli",
        str(dump),
        "-j",
        "2",
        "-q",
        "--page-bytes",
        "50000",
        "--resume",
        "-o",
    ]
    output, whole = tmp_path / "films.jsonl", tmp_path / "whole.jsonl"
    run(dump, whole, JOB)
    for delay in (0.3, 0.5, 0.7):
        process = subprocess.Popen([*command, str(output)], stderr=subprocess.PIPE)
        try:
            process.wait(delay)
        except subprocess.TimeoutExpired:
            process.kill()
        process.communicate()
    subprocess.run([*command, str(output)], check=False, stderr=subprocess.PIPE)
    assert output.read_bytes() == whole.read_bytes()


def wait_for(path: Path, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + 60
    while not path.exists():
        assert process.poll() is None, "it ended before it began"
        assert time.monotonic() < end, "it never began"
        time.sleep(0.01)


@posix
@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_interrupted_it_says_how_to_go_on(sign: signal.Signals, tmp_path: Path) -> None:
    output = tmp_path / "films.jsonl"
    command = [sys.executable, "-m", "wikifilm.cli", "-", "-j", "1", "-o", str(output)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdin is not None
    process.stdin.write(b"<mediawiki><siteinfo>")
    process.stdin.flush()
    # The journal is opened after the handlers are set; how long that takes depends on the machine, so it is waited for.
    wait_for(tmp_path / "films.jsonl.part" / "lock", process)
    process.send_signal(sign)
    _, err = process.communicate()
    assert process.returncode == 130
    assert b"interrupted" in err
    assert b"--resume goes on from there" in err
    assert b"Traceback" not in err


@pytest.mark.parametrize("blocks", [1, 3, 8])
def test_a_resumed_run_reads_only_what_is_left(
    blocks: int, dump: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[int] = []
    output, whole = tmp_path / "films.jsonl", tmp_path / "whole.jsonl"
    run(dump, whole, JOB)
    append = Journal.append

    def failing(self: Journal, streams: dict[str, bytes], tally: Tally) -> None:
        if len(seen) == blocks:
            raise KeyboardInterrupt
        seen.append(tally.pages)
        append(self, streams, tally)

    monkeypatch.setattr(Journal, "append", failing)
    with pytest.raises(KeyboardInterrupt):
        run(dump, output, JOB, checkpoint_seconds=1000.0)
    monkeypatch.setattr(Journal, "append", append)
    assert not output.exists()
    state = json.loads((tmp_path / "films.jsonl.part" / "checkpoint.json").read_bytes())
    assert (state["blocks"], state["tally"]["pages"]) == (blocks, sum(seen))
    run(dump, output, JOB, resume=True)
    assert output.read_bytes() == whole.read_bytes()


def interrupted(dump: Path, output: Path, monkeypatch: pytest.MonkeyPatch, job: Job = JOB) -> None:
    def failing(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Journal, "complete", failing)
        with pytest.raises(KeyboardInterrupt):
            run(dump, output, job)


@pytest.mark.parametrize("change", ["source", "option", "output"])
def test_another_run_is_not_resumed(change: str, dump: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    output, job = tmp_path / "films.jsonl", JOB
    interrupted(dump, output, monkeypatch)
    if change == "source":
        dump.write_bytes(dump.read_bytes() + b"\0")
    elif change == "option":
        job = Job(all_pages=True)
    else:
        with (tmp_path / "films.jsonl.part" / "articles").open("r+b") as file:
            file.truncate(10)
    with pytest.raises(DumpError, match="can't resume"):
        run(dump, output, job, resume=True)
    assert not output.exists()
    run(dump, output, job)
    assert output.exists()


def test_without_resume_a_run_begins_anew(dump: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    output, whole = tmp_path / "films.jsonl", tmp_path / "whole.jsonl"
    run(dump, whole, JOB)
    interrupted(dump, output, monkeypatch)
    run(dump, output, JOB)
    assert output.read_bytes() == whole.read_bytes()


def test_resume_with_nothing_to_resume(dump: Path, tmp_path: Path) -> None:
    assert run(dump, tmp_path / "films.jsonl", JOB, resume=True).films == 12


@posix
def test_two_runs_never_write_to_one_output(dump: Path, tmp_path: Path) -> None:
    with (
        Journal(tmp_path / "films.jsonl.part", {}, resume=False, every=0.0),
        pytest.raises(DumpError, match="another run"),
    ):
        run(dump, tmp_path / "films.jsonl", JOB)
