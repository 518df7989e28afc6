"""The house rules that a program can check: imports point one way, nothing is too long, the door stays light."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src"
PACKAGE = "wikifilm"
BASE = {"errors", "records", "diagnostics", "options"}
DOOR = "__init__"

# Room -> the rooms that it may import from.
MAY_IMPORT: dict[str, set[str]] = {
    "errors": set(),
    "records": set(),
    "diagnostics": {"errors", "records"},
    "options": {"errors"},
    "safe": set(),
    "model": BASE | {"safe"},
    "document": BASE,
    "readers": BASE | {"document"},
    "grid": BASE | {"document", "model"},
    "film": BASE | {"document", "grid", "model"},
    "article": BASE | {"document", "readers", "grid", "film", "model"},
    "dump": BASE | {"article", "model"},
    "arrow": BASE | {"dump", "model"},
    "spark": BASE | {"arrow", "dump", "model", "readers"},
    "view": BASE | {"model", "safe"},
    "report": BASE | {"model", "safe"},
    "frames": BASE | {"model"},
    "cli": BASE | {"article", "dump", "model", "report", "safe", "view"},
    DOOR: BASE | {"article", "dump", "model"},
}
# Rooms whose parts are strangers: part -> the sibling parts that it may see.
STRANGERS: dict[str, tuple[set[str], set[str]]] = {
    # room: (parts that see all their siblings, parts that all siblings may see)
    "readers": ({DOOR}, set()),
    "film": ({DOOR, "assemble"}, {"page", "values", "sections", "vocabulary", "prose", "lead", "writing", "places"}),
}
# The parts of the room that guesses: part -> those that it may see. All others stand above them.
GUESSING = {
    "cells": set(),
    "printed": {"cells"},
    "inference": {"cells"},
    "evidence": {"cells", "inference"},
}
HEAVY = {"pyspark", "pyarrow", "duckdb", "lxml", "pandas", "rich", "click"}
LONGEST_FUNCTION = 60
LONGEST_FILE = 400

MODULES = sorted((SOURCE / PACKAGE).rglob("*.py"))
assert MODULES, "no modules found"


def dotted(path: Path) -> list[str]:
    parts = list(path.relative_to(SOURCE).with_suffix("").parts)
    return parts if parts[-1] != DOOR or len(parts) == 2 else [*parts[:-1], DOOR]


def imported(path: Path) -> Iterator[list[str]]:
    """Absolute names imported anywhere in a file, inside functions too."""
    here = list(path.relative_to(SOURCE).with_suffix("").parts)
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".") for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            start = here[: len(here) - node.level] if node.level else []
            base = start + (node.module.split(".") if node.module else [])
            yield from ([*base, alias.name] for alias in node.names)


def room(name: list[str]) -> str:
    return name[1] if len(name) > 1 and name[1] in MAY_IMPORT else DOOR


def part(name: list[str]) -> str:
    return name[2] if len(name) > 2 else DOOR


@pytest.mark.parametrize("path", MODULES, ids=lambda path: ".".join(dotted(path)))
def test_imports_point_one_way(path: Path) -> None:
    here = dotted(path)
    home = room(here)
    for target in imported(path):
        if target[0] != PACKAGE:
            continue
        there = room(target)
        if there != home:
            assert there in MAY_IMPORT[home], f"{home} must not import {there}"
        elif home in STRANGERS:
            see_all, seen_by_all = STRANGERS[home]
            if part(here) not in see_all:
                kin = {part(here)} | seen_by_all | {name for name in (part(target),) if alike(part(here), name)}
                assert part(target) in kin, f"{home}.{part(here)} must not import {home}.{part(target)}"


def alike(one: str, other: str) -> bool:
    """Files of one subject share their first word: award_tables, awards; infobox, infobox_html."""
    return one.split("_")[0].rstrip("s") == other.split("_")[0].rstrip("s")


@pytest.mark.parametrize("name", sorted(GUESSING))
def test_parts_of_guessing_point_one_way(name: str) -> None:
    for path in (SOURCE / PACKAGE / "grid/collapse" / name).glob("*.py"):
        for target in imported(path):
            if target[:3] == [PACKAGE, "grid", "collapse"]:
                assert target[3] in GUESSING[name] | {name}, f"{name}.{path.stem} must not import {target[3]}"


def test_every_room_is_listed() -> None:
    assert {dotted(path)[1] for path in MODULES} <= MAY_IMPORT.keys()


def edges() -> dict[str, set[str]]:
    """Module -> modules that it imports when it is loaded."""
    names = {".".join(path.relative_to(SOURCE).with_suffix("").parts).removesuffix("." + DOOR) for path in MODULES}
    out: dict[str, set[str]] = {}
    for path in MODULES:
        name = ".".join(path.relative_to(SOURCE).with_suffix("").parts).removesuffix("." + DOOR)
        tree = ast.parse(path.read_text(encoding="utf-8"))
        out[name] = {
            f"{node.module}.{alias.name}" if f"{node.module}.{alias.name}" in names else node.module
            for node in tree.body
            if isinstance(node, ast.ImportFrom) and node.module in names
            for alias in node.names
        } - {name}
    return out


def test_no_import_cycles() -> None:
    left = edges()
    while free := {name for name, targets in left.items() if not targets & left.keys()}:
        left = {name: targets for name, targets in left.items() if name not in free}
    assert not left


@pytest.mark.parametrize("path", MODULES, ids=lambda path: ".".join(dotted(path)))
def test_files_and_functions_stay_short(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= LONGEST_FILE
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno is not None:
            assert node.end_lineno - node.lineno < LONGEST_FUNCTION, node.name


def test_importing_the_library_stays_light() -> None:
    code = f"import sys, {PACKAGE}; print(*sys.modules)"
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={"PYTHONPATH": str(SOURCE)}
    )
    assert not HEAVY & set(result.stdout.split())


def test_wikitext_needs_no_other_reader_and_nothing_that_guesses() -> None:
    table = r"== Cast ==\n{|\n! Actor\n|-\n| Ada\n|}"
    code = f"import sys, wikifilm; wikifilm.parse_article('{table}', format='wikitext'); print(*sys.modules)"
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={"PYTHONPATH": str(SOURCE)}
    )
    loaded = set(result.stdout.split())
    assert "wikifilm.readers.wikitext.tables" in loaded
    assert not loaded & {f"wikifilm.{name}" for name in ("readers.html", "readers.text", "grid.collapse.restore")}
