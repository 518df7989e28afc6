"""What is told while a run goes on, and how it ends."""

from __future__ import annotations

import errno
import json
import sys
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from wikifilm.cli import bar, command, reporter
from wikifilm.cli.command import Request, execute
from wikifilm.dump.job import Job
from wikifilm.dump.progress import Progress
from wikifilm.dump.sources import find_sources
from wikifilm.dump.work import PageError, Tally

FILM = Path(__file__).parents[1] / "fixtures" / "articles" / "the_glass_harbour.wiki"
ERROR = PageError("x.xml", "page-too-long", "the page is too long", "Tin\x1b[2J", "7")


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Seconds since the start: the last of the list."""
    times = [0.0]
    monkeypatch.setattr("wikifilm.cli.reporter.time.monotonic", lambda: times[-1])
    return times


def tell(clock: list[float], size: int, news: list[tuple[float, Progress]], **how: Any) -> None:
    with reporter.Reporter(size, **how) as told:
        for seconds, progress in news:
            clock.append(seconds)
            told.report(progress)


NEWS = [
    (5.0, Progress(Tally(10, 2), 5)),
    (20.0, Progress(Tally(2000, 100), 20, (ERROR,))),
    (21.0, Progress(Tally(2100, 105), 21)),
    (200.0, Progress(Tally(9000, 600), 50)),
]
LINES = [
    "wikifilm-dump: x.xml: Tin (page id 7): the page is too long",
    "20%, 2,000 pages, 100 films, 100 pages/s, about 80 s left",
    "50%, 9,000 pages, 600 films, 45 pages/s, about 3 min left",
]


def test_a_line_now_and_then(clock: list[float], capsys: pytest.CaptureFixture[str]) -> None:
    tell(clock, 100, NEWS, quiet=False)
    assert capsys.readouterr().err.replace("\ufffd[2J", "").splitlines() == LINES


def test_without_a_size_nothing_is_known_of_the_rest(clock: list[float], capsys: pytest.CaptureFixture[str]) -> None:
    tell(clock, 0, NEWS[1:2], quiet=False)
    assert capsys.readouterr().err.splitlines()[1] == "2,000 pages, 100 films, 100 pages/s"


def test_quiet_tells_errors_only(clock: list[float], capsys: pytest.CaptureFixture[str]) -> None:
    tell(clock, 100, NEWS, quiet=True)
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_events_as_json(clock: list[float], capsys: pytest.CaptureFixture[str]) -> None:
    tell(clock, 100, NEWS, quiet=False, as_json=True)
    events = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert [event["event"] for event in events] == ["start", "error", "progress", "progress"]
    assert (events[1]["title"], events[1]["code"]) == (ERROR.title, ERROR.code)
    assert (events[3]["bytes"], events[3]["pages"], events[3]["films"]) == (50, 9000, 600)


def test_a_bar_on_a_terminal(clock: list[float], monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Console(force_terminal=True, width=100, record=True, stderr=True)
    monkeypatch.setattr(bar, "Console", lambda **_: screen)
    monkeypatch.setattr(reporter, "is_terminal", lambda: True)
    tell(clock, 100, NEWS[1:2], quiet=False)
    assert "2,000 pages, 100 films, 100 pages/s" in screen.export_text()


# --- how a run ends -------------------------------------------------------------------------------------------------


PLAIN: dict[str, Any] = dict.fromkeys(("output", "sink", "errors", "limit", "jobs", "report"))
PLAIN |= dict.fromkeys(("resume", "view", "quiet", "log_json", "dry_run"), False)


def end(monkeypatch: pytest.MonkeyPatch, error: BaseException, **given: Any) -> int:
    """A run in which an error comes up."""

    def fail(*_: object) -> Tally:
        raise error

    monkeypatch.setattr(command, "_run", fail)
    monkeypatch.setattr(command, "_silence", lambda: None)
    return execute(Request(find_sources([str(FILM)]), **(PLAIN | given)), Job())


FULL = OSError(errno.ENOSPC, "No space left on device", "out.jsonl")


@pytest.mark.parametrize(
    ("error", "given", "code", "says"),
    [
        (KeyboardInterrupt(), {}, 130, "interrupted"),
        (KeyboardInterrupt(), {"output": "out.jsonl"}, 130, "interrupted; finished pages are kept in out.jsonl.part, "),
        (FULL, {}, 1, "can't write: out.jsonl: No space left on device"),
        (FULL, {"output": "out.jsonl"}, 1, "can't go on: out.jsonl: No space left on device; finished pages are kept"),
        (OSError("odd"), {"view": True, "output": "out.jsonl"}, 1, "can't write: odd"),
    ],
)
def test_ends_of_a_run(
    error: BaseException,
    given: dict[str, Any],
    code: int,
    says: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert end(monkeypatch, error, **given) == code
    assert says in capsys.readouterr().err


@pytest.mark.parametrize(
    ("error", "code", "says"),
    [
        (KeyboardInterrupt(), 130, "interrupted"),
        (
            PermissionError(errno.EACCES, "Permission denied", "x.xml"),
            1,
            "can't read or write: x.xml: Permission denied",
        ),
        (BrokenPipeError(), 0, ""),
    ],
)
def test_ends_outside_of_a_run(
    error: BaseException, code: int, says: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> int:
        raise error

    monkeypatch.setattr(command, "execute", fail)
    monkeypatch.setattr(command, "_silence", lambda: None)
    monkeypatch.setattr(sys, "argv", ["wikifilm-dump", str(FILM)])
    assert command.run() == code
    assert says in capsys.readouterr().err
