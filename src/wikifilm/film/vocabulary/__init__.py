"""Words of languages, as data.

A subject is a file `<subject>.json`, or a folder `<subject>/` with one file a language (`en.json`, `it.json` …):
another language is one more file there, and no code.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

__all__ = ["alternation", "any_of", "load", "load_languages"]


@cache
def load(name: str) -> Any:
    """The content of `<name>.json`; read once, not to be changed."""
    return json.loads(files(__name__).joinpath(f"{name}.json").read_text(encoding="utf-8"))


@cache
def load_languages(subject: str) -> dict[str, Any]:
    """Language code → content of `<subject>/<code>.json`, English first, the others by their code."""
    found = {}
    for path in files(__name__).joinpath(subject).iterdir():
        code, dot, suffix = path.name.rpartition(".")
        if dot and suffix == "json":
            found[code] = json.loads(path.read_text(encoding="utf-8"))
    return {code: found[code] for code in sorted(found, key=lambda code: (code != "en", code))}


def alternation(phrases: Iterable[str]) -> str:
    """A pattern for any of some phrases, the longest first; those that end with a letter end a word."""
    ordered = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    return any_of([*map(re.escape, phrase), *((r"(?!\w)",) if phrase[-1].isalnum() else ())] for phrase in ordered)


def any_of(phrases: Iterable[Sequence[str]]) -> str:
    """A pattern for any of some phrases, the first ones first; each is given by the patterns of its signs.

    Phrases that begin alike share their beginning, and a place where none begins is passed by at its first sign: with
    a plain list of hundreds of phrases each place of a text would be asked for all of them.
    """
    listed = list(phrases)
    firsts = dict.fromkeys(phrase[0] for phrase in listed)
    return f"(?=[{''.join(firsts)}]){_tree(listed)}" if len(firsts) > 1 else _tree(listed)


def _tree(phrases: Iterable[Sequence[str]]) -> str:
    branches: dict[str, list[Sequence[str]]] = {}
    for phrase in phrases:
        branches.setdefault(phrase[0] if phrase else "", []).append(phrase[1:])
    patterns = [sign + _tree(rest) if sign else "" for sign, rest in branches.items()]
    return patterns[0] if len(patterns) == 1 else f"(?:{'|'.join(patterns)})"
