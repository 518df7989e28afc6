"""The kinds of outputs in one table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from wikifilm.dump.sinks.csv import finish_csv
from wikifilm.dump.sinks.duckdb import duckdb_module, finish_duckdb
from wikifilm.dump.sinks.jsonl import finish_jsonl
from wikifilm.dump.sinks.parquet import finish_parquet, pyarrow_module
from wikifilm.dump.sinks.sqlite import finish_sqlite
from wikifilm.dump.zstd import zstd
from wikifilm.errors import InvalidOption

__all__ = ["SINKS", "Sink", "choose_sink"]

Finish: TypeAlias = Callable[[Path, Sequence[str], str], Path]
"""`(journal, tables, notice)`: makes the output of the streams in the folder `journal`, in that folder; its path."""


@dataclass(frozen=True, slots=True)
class Sink:
    """A kind of output."""

    name: str
    suffixes: tuple[str, ...]
    """How the name of such an output ends."""
    encoding: str
    """What workers make: "articles" or "rows"."""
    finish: Finish
    packing: str = ""
    folder: bool = False
    """The output is a folder of files."""
    check: Callable[[], object] = lambda: None
    """Raises `MissingExtra` if an optional package is missing."""


SINKS: dict[str, Sink] = {
    sink.name: sink
    for sink in (
        Sink("jsonl.gz", (".jsonl.gz", ".ndjson.gz"), "articles", finish_jsonl, packing="gz"),
        Sink("jsonl.zst", (".jsonl.zst", ".ndjson.zst"), "articles", finish_jsonl, packing="zst", check=zstd),
        Sink("jsonl", (".jsonl", ".ndjson", ".json"), "articles", finish_jsonl),
        Sink("parquet", (".parquet",), "rows", finish_parquet, folder=True, check=pyarrow_module),
        Sink("duckdb", (".duckdb", ".ddb"), "rows", finish_duckdb, check=duckdb_module),
        Sink("sqlite", (".sqlite", ".sqlite3", ".db"), "rows", finish_sqlite),
        Sink("csv", (".csv",), "rows", finish_csv, folder=True),
    )
}


_PACKED = (".gz", ".zst", ".bz2", ".xz", ".7z", ".zip")


def choose_sink(output: str, name: str | None = None) -> Sink:
    """The sink of a given name, else by how the output's name ends, else JSON Lines.

    Raises `InvalidOption` for a name that no sink has, and for an output that is named as packed in another way.
    """
    if name is not None:
        if name not in SINKS:
            raise InvalidOption(f"there is no output {name!r}; there are {', '.join(SINKS)}")
        return SINKS[name]
    lower = output.lower().rstrip("/\\")
    found = next((sink for sink in SINKS.values() if lower.endswith(sink.suffixes)), SINKS["jsonl"])
    if lower.endswith(_PACKED) and not found.packing:
        raise InvalidOption(f"{output}: no output is packed like this; .jsonl.gz and .jsonl.zst are")
    return found
