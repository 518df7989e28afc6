"""An executor that is killed: its work is done again, and nothing comes twice."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from exports import Item, film_text, multistream
from outputs import contents, run
from surroundings import HELPERS, why_no_spark

HERE = Path(__file__).parent


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="the parents of a process are read from /proc")
def test_killed_executor(tmp_path: Path) -> None:
    if reason := why_no_spark():
        pytest.skip(reason)
    titles = [f"Film {i}" for i in range(16)]
    titles[6] = "Film executor"
    items = [Item(title, film_text("monsoon_ledger"), id=i) for i, title in enumerate(titles)]
    (tmp_path / "x.xml.bz2").write_bytes(multistream(items, 4))
    environment = os.environ | {
        "PYSPARK_PYTHON": sys.executable,
        "PYTHONPATH": os.pathsep.join([*HELPERS, os.environ.get("PYTHONPATH", "")]),
        "WIKIFILM_TEST_MARKER": str(tmp_path / "marker"),
    }
    command = [
        sys.executable,
        str(HERE / "lose_executor.py"),
        str(tmp_path / "x.xml.bz2"),
        str(tmp_path / "two.parquet"),
    ]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, cwd=tmp_path)
    assert done.returncode == 0, done.stderr[-3_000:]
    assert (tmp_path / "marker").exists(), "no executor was killed"
    assert "Lost executor" in done.stderr
    run(tmp_path / "x.xml.bz2", tmp_path / "one.parquet")
    assert contents(tmp_path / "two.parquet") == contents(tmp_path / "one.parquet")
