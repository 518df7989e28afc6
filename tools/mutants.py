"""How many faults put into `grid/` its tests find: `python tools/mutants.py [--most 40] [file …]`.

cosmic-ray makes the faults, one at a time, in memory: no file is changed. Each runs `tests/grid` in a process of its
own, until the first test fails. Prints the score of each file and the faults that no test found.
"""

from __future__ import annotations

import argparse
import ast
import difflib
import importlib
import importlib.util
import os
import random
import resource
import signal
import sys
from collections.abc import Iterator
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, SourceFileLoader
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src"
GRID = SOURCE / "wikifilm" / "grid"
_QUIETLY = ["-x", "-q", "-p", "no:cacheprovider", "-W", "ignore::pytest.PytestAssertRewriteWarning"]
SECONDS = 120
"""Processor time after which a fault counts as found: it made a loop endless."""


class _Loader(SourceFileLoader):
    """Loads other code than the file holds."""

    code = ""

    def get_code(self, _: str) -> Any:
        return compile(self.code, self.path, "exec", dont_inherit=True)


class _Finder(MetaPathFinder):
    """Finds one module, with a fault."""

    def __init__(self, path: Path, code: str) -> None:
        self.path, self.code = path, code
        self.name = ".".join(path.relative_to(SOURCE).with_suffix("").parts).removesuffix(".__init__")

    def find_spec(self, fullname: str, *_: object) -> ModuleSpec | None:
        if fullname != self.name:
            return None
        loader = _Loader(fullname, str(self.path))
        loader.code = self.code
        return importlib.util.spec_from_file_location(fullname, self.path, loader=loader)


def mutants(path: Path) -> Iterator[str]:
    """The code of a file with one fault each; those that only change a type hint are left out."""
    from cosmic_ray.commands.init import _all_work_items
    from cosmic_ray.mutating import mutate_code
    from cosmic_ray.plugins import get_operator

    code = path.read_text("utf-8")
    seen = {_meaning(code)}
    for item in _all_work_items([path], {}):
        [mutation] = item.mutations
        mutant = mutate_code(code, get_operator(mutation.operator_name)(), mutation.occurrence)
        if mutant is not None and (meaning := _meaning(mutant)) not in seen:
            seen.add(meaning)
            yield mutant


def _meaning(code: str) -> str:
    """The code without type hints, or the code itself if it is none."""
    try:
        tree = ast.parse(code)
    except SyntaxError:
        return code
    for node in ast.walk(tree):
        if isinstance(node, ast.arg):
            node.annotation = None
        elif isinstance(node, ast.FunctionDef):
            node.returns = None
        elif isinstance(node, ast.AnnAssign):
            node.annotation = ast.Constant(0)
    return ast.dump(tree)


def survives(path: Path, code: str) -> bool:
    """Whether all tests pass with this code in the place of a file."""
    child = os.fork()
    if not child:
        os._exit(_tests(path, code))
    return os.waitpid(child, 0)[1] == 0


def _tests(path: Path, code: str) -> int:
    import pytest
    from hypothesis import settings

    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    settings.register_profile("mutants", database=None, derandomize=True)
    settings.load_profile("mutants")
    sys.meta_path.insert(0, _Finder(path, code))
    try:
        return int(pytest.main([*_QUIETLY, str(ROOT / "tests" / "grid")]))
    except BaseException:  # whatever a fault raises, it was found
        return 1


def score(path: Path, most: int) -> tuple[int, int]:
    """Faults found, and faults tried; those that were not found are printed."""
    code = path.read_text("utf-8")
    made = list(mutants(path))
    chosen = sorted(random.Random(0).sample(range(len(made)), min(most, len(made))))  # noqa: S311 (the same each time)
    alive = [made[number] for number in chosen if survives(path, made[number])]
    found = len(chosen) - len(alive)
    print(f"{found:4} of {len(chosen):4} ({len(made)} possible)  {path.relative_to(GRID)}", flush=True)
    for mutant in alive:
        lines = difflib.unified_diff(code.splitlines(), mutant.splitlines(), lineterm="", n=0)
        print("\n".join(f"     {line}" for line in list(lines)[2:]), flush=True)
    return found, len(chosen)


def main() -> int:
    """Score some files, or all."""
    parser = argparse.ArgumentParser()
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--most", type=int, default=10**6, help="faults a file, chosen at random but always the same")
    given = parser.parse_args()
    os.chdir(ROOT)
    for name in ("hypothesis", "pytest"):  # once, and not once a fault
        importlib.import_module(name)
    files = [path.resolve() for path in given.files] or sorted(GRID.rglob("*.py"))
    if not survives(files[0], files[0].read_text("utf-8")):
        sys.exit("the tests fail without any fault: mend that first")
    scores = [score(path, given.most) for path in files]
    found, tried = map(sum, zip(*scores, strict=True))
    print(f"{found} of {tried} faults were found: {found / tried:.1%}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
