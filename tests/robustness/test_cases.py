"""What fuzzing found, and what is known to be nasty: a file each, for ever."""

from __future__ import annotations

from pathlib import Path

import pytest
from properties import TARGETS

FOLDER = Path(__file__).parents[1] / "fixtures" / "invalid"
CASES = sorted(path for path in FOLDER.glob("*/*") if path.is_file())
assert CASES


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_invalid_input_raises_nothing(path: Path) -> None:
    TARGETS[path.parent.name](path.read_bytes())
