"""Workers that crash, hang, or are killed."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from pathlib import Path

import naughty
import pytest
from exports import Item, film_text, multistream, pages
from reading import records

from wikifilm.dump.blocks import Block, Source
from wikifilm.dump.job import Job
from wikifilm.dump.pool import Pool
from wikifilm.dump.sources import cut_all, find_sources
from wikifilm.dump.work import PageError, Tally

FILM = film_text("monsoon_ledger")
needs_signals = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="this system has no timers and signals")


def export(path: Path, *titles: str) -> Path:
    items = [Item(title, FILM, id=i + 1) for i, title in enumerate(titles)]
    path.write_bytes(multistream(items, 4))
    return path


def run(path: Path, job: Job, jobs: int = 2) -> tuple[bytes, Tally, list[PageError]]:
    tally, lines = Tally(), []
    errors: list[PageError] = []
    with Pool(job, jobs, naughty.work) as pool:
        for _, result in pool.results(cut_all(find_sources([str(path)]), job)):
            tally.add(result.tally)
            lines.append(result.streams.get("articles", b""))
            errors += result.errors
    assert tally.pages == tally.films + sum(tally.skipped.values()) + tally.failed
    return b"".join(lines), tally, errors


@needs_signals
@pytest.mark.parametrize(
    ("word", "code", "says"),
    [
        ("crash", "page-crashed", "ZeroDivisionError: a bug"),
        ("deep", "page-crashed", "RecursionError"),
        ("die", "page-killed-reader", "exit code 13"),
        ("killed", "page-killed-reader", "SIGKILL"),
        ("sleep", "page-too-slow", "longer than 2 seconds"),
        ("stuck", "page-killed-reader", "longer than 2 seconds"),
    ],
)
def test_a_bad_page_becomes_an_error_and_all_others_are_read(word: str, code: str, says: str, tmp_path: Path) -> None:
    good = export(tmp_path / "good.xml.bz2", *(f"Film {i}" for i in range(9) if i != 5))
    bad = export(tmp_path / "bad.xml.bz2", *(f"Film {i}" if i != 5 else f"Film {word}" for i in range(9)))
    job = Job(page_seconds=2)
    got, tally, errors = run(bad, job)
    assert [(error.code, error.title, error.page_id) for error in errors] == [(code, f"Film {word}", "6")]
    assert says in errors[0].reason
    assert (tally.pages, tally.films, tally.failed) == (9, 8, 1)
    assert got.count(b"\n") == records(good)[0].count(b"\n") == 8


@needs_signals
def test_a_worker_killed_once_by_accident_costs_no_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WIKIFILM_TEST_MARKER", str(tmp_path / "marker"))
    path = export(tmp_path / "x.xml.bz2", "Film 0", "Film unlucky", "Film 2")
    got, tally, errors = run(path, Job())
    assert (tmp_path / "marker").exists()
    assert (tally.films, errors) == (3, [])
    assert got == records(path)[0]


@needs_signals
def test_workers_killed_from_outside(tmp_path: Path) -> None:
    path = tmp_path / "x.xml.bz2"
    path.write_bytes(multistream(pages(40), 2))
    lines = []
    with Pool(Job(), 2) as pool:
        for i, (_, result) in enumerate(pool.results(cut_all(find_sources([str(path)]), Job()))):
            lines.append(result.streams.get("articles", b""))
            if i in (3, 20):
                for worker in pool._workers:
                    os.kill(worker.process.pid or 0, signal.SIGKILL)
    assert b"".join(lines) == records(path)[0]


@needs_signals
def test_the_time_limit_in_this_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = export(tmp_path / "x.xml.bz2", "Film 0", "Film sleep", "Film 2")
    monkeypatch.setattr("wikifilm.dump.records.make_record", naughty.behave)
    _, tally, errors = records(path, Job(page_seconds=2))
    assert (tally.films, [error.code for error in errors]) == (2, ["page-too-slow"])


def test_a_page_over_the_size_limit(tmp_path: Path) -> None:
    path = tmp_path / "x.xml.bz2"
    path.write_bytes(multistream([Item("Small", FILM, id=1), Item("Large", FILM + "x" * 20_000, id=2)]))
    _, tally, errors = records(path, Job(page_bytes=15_000))
    assert (tally.films, tally.failed) == (1, 1)
    assert [(error.code, error.title) for error in errors] == [("page-too-large", "Large")]


def test_what_the_cutting_raises_reaches_the_caller() -> None:
    def blocks() -> Iterator[Block]:
        raise RuntimeError("cutting failed")
        yield

    with Pool(Job(), 1) as pool, pytest.raises(RuntimeError, match="cutting failed"):
        list(pool.results(blocks()))


def test_leaving_early_leaves_nothing_behind(tmp_path: Path) -> None:
    path = tmp_path / "x.xml.bz2"
    path.write_bytes(multistream(pages(20), 1))
    with Pool(Job(), 2) as pool:
        results = pool.results(cut_all(find_sources([str(path)]), Job()))
        next(results)
        results.close()  # type: ignore[attr-defined]
        processes = [worker.process for worker in pool._workers]
    assert not any(process.is_alive() for process in processes)
    assert threading.active_count() == 1


def test_no_more_processes_are_started_than_there_is_work_for() -> None:
    blocks = [Block(Source("x", "records"), data=b"", end=number) for number in range(2)]
    with Pool(Job(), 10_000) as pool:
        assert [block.end for block, _ in pool.results(iter(blocks))] == [0, 1]
        assert 1 <= len(pool._workers) <= 2
