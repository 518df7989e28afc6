"""From what the user names (files, folders, globs, standard input) to sources."""

from __future__ import annotations

import glob
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from wikifilm.dump.blocks import STDIN, Source
from wikifilm.dump.sources.sniff import sniff
from wikifilm.dump.sources.suffixes import SUFFIXES
from wikifilm.errors import SourceUnreadable

__all__ = ["find_sources"]

_INDEX = "-multistream-index.txt"


def find_sources(names: Iterable[str]) -> list[Source]:
    """The sources that the names stand for, in order; those of a folder or a glob by name.

    Raises `SourceUnreadable` if a name stands for nothing that can be read.
    """
    return [source for name in names for source in _sources(name)]


def _sources(name: str) -> Iterator[Source]:
    for path in _paths(name):
        source = Source(STDIN, "unknown") if path == STDIN else sniff(path)
        if source.kind != "index":
            yield source
        elif path == name:
            raise SourceUnreadable(f"{name}: this is the index of a dump; name the dump itself")


def _paths(name: str) -> Iterator[str]:
    if name == STDIN:
        if sys.stdin is None:
            raise SourceUnreadable("standard input is closed")
        yield STDIN
        return
    if not name or "\0" in name:
        raise SourceUnreadable(f"{name!r} is no name of a file or folder")
    path = Path(name)
    if path.is_dir():
        found = sorted(str(file) for file in path.rglob("*") if _is_source(file))
        if not found:
            raise SourceUnreadable(f"{name}: the folder holds nothing that can be read")
        yield from found
    elif path.exists() or not glob.has_magic(name):
        yield name
    else:
        matches = sorted(glob.iglob(name, recursive=True))  # noqa: PTH207 (Path.glob knows no absolute patterns)
        if not matches:
            raise SourceUnreadable(f"{name}: no file matches")
        for match in matches:
            yield from _paths(match)


def _is_source(file: Path) -> bool:
    return file.suffix.lower() in SUFFIXES and _INDEX not in file.name and file.is_file()
