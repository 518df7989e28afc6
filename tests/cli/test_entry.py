"""An interruption while Python is still importing is one line and an exit code."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")


@pytest.mark.parametrize("sign", ["SIGINT", "SIGTERM"])
def test_a_signal_during_the_imports(tmp_path: Path, sign: str) -> None:
    # This takes the place of a package that the command imports, and the signal comes while it does.
    (tmp_path / "click.py").write_text(f"import os, signal\nos.kill(os.getpid(), signal.{sign})\n", "utf-8")
    command = [sys.executable, "-m", "wikifilm.cli", "--help"]
    done = subprocess.run(
        command, env={**os.environ, "PYTHONPATH": str(tmp_path)}, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "wikifilm-dump: interrupted\n")


def test_the_entry_imports_next_to_nothing() -> None:
    code = "import sys, wikifilm.cli; print(*sorted(name for name in sys.modules if name.startswith('wikifilm')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["wikifilm", "wikifilm.cli", "wikifilm.cli.entry"]


def test_without_a_terminal_nothing_is_loaded_that_draws(tmp_path: Path) -> None:
    source = Path(__file__).parents[1] / "fixtures" / "articles" / "the_glass_harbour.wiki"
    arguments = ["wikifilm-dump", str(source), "-o", str(tmp_path / "out.jsonl")]
    run = "from wikifilm.cli.command import run; print(run(), 'rich' in sys.modules)"
    code = f"import sys; sys.argv = {arguments!r}; {run}"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert (done.stdout.split(), done.stderr) == (["0", "False"], "1 page: 1 film\n")
