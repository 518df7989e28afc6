"""No pattern of the library can take exponential time."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from patterns import doubtful

HERE = Path(__file__).parent

# Patterns are noted as they are compiled: those of modules, and those that vocabularies make while pages are read.
NOTED = """
import importlib, pkgutil, re, sys
sys.path.insert(0, sys.argv[1])
from patterns import doubtful
compiled, real = {}, re.compile
def note(pattern, flags=0):
    made = real(pattern, flags)
    compiled[made.pattern, made.flags] = made
    return made
re.compile = note
import wikifilm
for module in pkgutil.walk_packages(wikifilm.__path__, "wikifilm."):
    try:
        importlib.import_module(module.name)
    except (ImportError, SystemExit):
        pass  # an optional package is missing; the command was run
from pathlib import Path
for path in Path(sys.argv[2]).iterdir():
    if path.suffix in (".wiki", ".html", ".txt"):
        wikifilm.parse_article(path)
re.compile = real
print(len(compiled))
for made in compiled.values():
    for reason in doubtful(made):
        print(f"{made.pattern!r}: {reason}")
"""


def test_no_loop_is_in_a_loop_with_nothing_between() -> None:
    found = subprocess.run(
        [sys.executable, "-c", NOTED, str(HERE), str(HERE.parent / "fixtures" / "articles")],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    assert int(found[0]) > 200
    assert found[1:] == []


@pytest.mark.parametrize(
    "pattern",
    [
        r"(a+)+b",
        r"(?:-{3,}:?)+x",
        r"(?:[ ]*-{3,}:?)+",
        r"(\w+\s?)*$",
        r"(?:\s*,?\s*)*x",
        r"(?:a|b+)+c",
        r"x(?:(?:\d+\.?)+)*",
    ],
)
def test_what_is_doubtful(pattern: str) -> None:
    assert doubtful(re.compile(pattern))


@pytest.mark.parametrize(
    "pattern",
    [
        r"(?:a+b)+",
        r"(?:,\s*\w+)*",
        r"(?:-{3,}+:?)+x",
        r"(?>a+)+",
        r"(?:a{1,9})+",
        r"[ab]+c+",
        r"(?:\d+(?:\.|,))+",
        r"(?:<[^<>]*>)+",
    ],
)
def test_what_is_not(pattern: str) -> None:
    assert not doubtful(re.compile(pattern))
