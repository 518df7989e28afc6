"""From what the user names (files, folders, globs, standard input) to sources."""

from __future__ import annotations

import glob
from collections.abc import Iterable, Iterator
from pathlib import Path

from wikifilm.dump.blocks import STDIN, Source
from wikifilm.dump.sources.articles import FORMATS
from wikifilm.errors import SourceUnreadable

__all__ = ["find_sources"]


def find_sources(names: Iterable[str]) -> list[Source]:
    """The sources that the names stand for, in order; those of a folder or a glob by name.

    Raises `SourceUnreadable` if a name stands for nothing.
    """
    return [_source(path) for name in names for path in _paths(name)]


def _paths(name: str) -> Iterator[str]:
    if name == STDIN:
        yield STDIN
        return
    path = Path(name)
    if path.is_dir():
        found = sorted(str(file) for file in path.rglob("*") if file.is_file() and file.suffix.lower() in FORMATS)
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


def _source(path: str) -> Source:
    try:
        size = Path(path).stat().st_size if path != STDIN else 0
    except OSError as error:
        raise SourceUnreadable(f"{path}: {error.strerror or error}") from error
    return Source(path, "article", size=size)
