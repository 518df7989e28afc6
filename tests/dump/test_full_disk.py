"""A real file system without room: every kind of output keeps what is finished, and goes on later."""

from __future__ import annotations

import errno
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from exports import multistream, pages
from outputs import OUTPUTS, contents, left_behind, run

SIZE, FREE = 160_000, 40_000
"""Bytes of the file system, and what is left of them: too few for the films, enough for some."""


def mount(*words: object) -> str:
    """Why this doesn't work here; "" if it does."""
    try:
        done = subprocess.run([*map(str, words)], capture_output=True, text=True, check=False)
    except OSError as error:
        return str(error)
    return (done.stderr.strip() or "no reason given") if done.returncode else ""


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "small"
    folder.mkdir()
    reason = mount("mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", folder)
    if reason:
        pytest.skip(f"no file system can be mounted here: {reason}")
    yield folder
    mount("umount", folder)


@pytest.mark.parametrize("name", OUTPUTS)
def test_a_full_disk(small: Path, tmp_path: Path, name: str) -> None:
    source, output, whole = tmp_path / "x.xml.bz2", small / name, tmp_path / name
    source.write_bytes(multistream(pages(40), 3))
    (small / "ballast").write_bytes(bytes(SIZE - FREE))
    with pytest.raises(OSError, match="No space left") as full:
        run(source, output)
    assert full.value.errno == errno.ENOSPC
    assert not output.exists()
    assert not mount("mount", "-o", "remount,size=50m", small)
    run(source, output, resume=True)
    run(source, whole)
    assert contents(output) == contents(whole)
    assert not left_behind(small)
