"""Cut, damaged and unreadable sources; outputs that can't be written."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
from exports import PACKINGS, export_xml, multistream, pages
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from outputs import left_behind, run
from reading import records

from wikifilm.dump.job import Job
from wikifilm.dump.sources.seven import seven_pieces
from wikifilm.errors import DumpError, WikifilmError

ITEMS = pages(8)
PLAIN = export_xml(ITEMS)
PACKED = [name for name in PACKINGS if not name.endswith(("plain.xml", "le.xml"))]
posix = pytest.mark.skipif(os.name != "posix", reason="needs limits of the system")


def titles(lines: bytes) -> list[bytes]:
    return [line.split(b'"')[3] for line in lines.splitlines()]


@pytest.mark.parametrize("name", PACKED)
@pytest.mark.parametrize("share", [0.3, 0.9])
def test_a_cut_archive_gives_all_whole_pages_and_says_so(name: str, share: float, tmp_path: Path) -> None:
    path = tmp_path / name
    data = PACKINGS[name](PLAIN, ITEMS)
    path.write_bytes(data)
    whole = records(path)[0]
    path.write_bytes(data[: int(len(data) * share)])
    got, tally, errors = records(path)
    assert whole.startswith(got)
    assert tally.faults == 1
    assert "cut" in errors[-1].reason
    assert errors[-1].source == str(path)
    if name == "multi.xml.bz2":
        assert 0 < tally.films < 8


def test_a_cut_plain_export_names_the_page_that_is_cut(tmp_path: Path) -> None:
    path = tmp_path / "plain.xml"
    path.write_bytes(PLAIN[: PLAIN.index(b"<text", PLAIN.index(b"<title>Town 3</title>")) + 100])
    _, tally, errors = records(path)
    assert [(error.title, error.reason) for error in errors] == [("Town 3", "the page has no end")]
    assert tally.films == 3


def test_damage_in_one_stream_costs_only_its_pages(tmp_path: Path) -> None:
    path = tmp_path / "multi.xml.bz2"
    data = bytearray(multistream(ITEMS, 5))
    path.write_bytes(data)
    whole = titles(records(path)[0])
    third = data.index(b"BZh9", data.index(b"BZh9", data.index(b"BZh9") + 1) + 1)
    data[third + 60] ^= 0xFF
    path.write_bytes(data)
    got, tally, errors = records(path)
    assert titles(got) == whole[:1] + whole[2:]
    assert tally.faults == 1
    assert "damaged bz2 data" in errors[0].reason
    assert f"between bytes {third:,} and" in errors[0].reason


@pytest.mark.parametrize("name", PACKINGS)
def test_flipped_bytes_never_raise(name: str, tmp_path: Path) -> None:
    chance = random.Random(name)  # noqa: S311
    path = tmp_path / name
    data = PACKINGS[name](PLAIN, ITEMS)
    for _ in range(12):
        broken = bytearray(data)
        for _ in range(chance.choice((1, 3, 40))):
            broken[chance.randrange(8, len(broken))] = chance.randrange(256)
        path.write_bytes(broken)
        _, tally, errors = records(path, Job(dry_run=True))
        assert len(errors) == tally.failed + tally.faults


@given(st.binary(max_size=400))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_after_a_sign_are_an_error_and_nothing_worse(tmp_path: Path, noise: bytes) -> None:
    path = tmp_path / "x.7z"
    path.write_bytes(b"7z\xbc\xaf\x27\x1c\0\4" + noise)
    with path.open("rb") as file, pytest.raises(DumpError):
        list(seven_pieces(file))


def test_a_file_that_vanishes(tmp_path: Path) -> None:
    from wikifilm.dump.sources import cut_all, find_sources
    from wikifilm.dump.work import work

    path = tmp_path / "plain.xml"
    path.write_bytes(PLAIN)
    blocks = list(cut_all(find_sources([str(path)]), Job()))
    path.unlink()
    result = work(blocks[0], Job())
    assert result.tally.faults == 1
    assert "can't be read" in result.errors[0].reason


def command(*words: object) -> list[str]:
    return [sys.executable, "-W", "error", "-m", "wikifilm.cli", *map(str, words)]


@posix
def test_a_full_disk_is_a_clear_error_and_the_run_can_go_on(tmp_path: Path) -> None:
    import resource

    source, output, whole = tmp_path / "x.xml.bz2", tmp_path / "films.jsonl", tmp_path / "whole.jsonl"
    source.write_bytes(multistream(pages(40), 3))
    run(source, whole)
    limit = whole.stat().st_size // 2
    done = subprocess.run(
        command(source, "-o", output, "-j0"),
        capture_output=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
        env={
            name: value for name, value in os.environ.items() if "COVERAGE" not in name
        },  # its file would be too large
    )
    assert done.returncode == 1
    assert b"can't go on" in done.stderr
    assert b"--resume goes on from there" in done.stderr
    assert b"Traceback" not in done.stderr
    assert not output.exists()
    run(source, output, resume=True)
    assert output.read_bytes() == whole.read_bytes()
    assert not left_behind(tmp_path)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_standard_output_on_a_full_disk(tmp_path: Path) -> None:
    source = tmp_path / "x.xml.bz2"
    source.write_bytes(multistream(pages(40), 3))
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(command(source), stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 1
    assert done.stderr == b"wikifilm-dump: can't write: No space left on device\n"


@pytest.mark.parametrize("output", ["missing/films.jsonl", "folder.jsonl", "file.csv"])
def test_an_output_that_can_never_be_written_is_told_at_once(output: str, tmp_path: Path) -> None:
    source = tmp_path / "x.xml.bz2"
    source.write_bytes(multistream(ITEMS, 3))
    (tmp_path / "folder.jsonl").mkdir()
    (tmp_path / "file.csv").touch()
    with pytest.raises(WikifilmError):
        run(source, tmp_path / output)
    assert not left_behind(tmp_path)
