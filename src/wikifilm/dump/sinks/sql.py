"""Tables in SQL, for the databases."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from wikifilm.dump.tables import TABLES

__all__ = ["NOTICE_TABLE", "create_statements"]

NOTICE_TABLE = "license_data"


def create_statements(tables: Sequence[str], types: Mapping[str, str]) -> Iterator[str]:
    """`CREATE TABLE` for each table, with its keys, and for the licence notice. The names are ours, not the input's."""
    for name in tables:
        table = TABLES[name]
        lines = [f'"{column.name}" {types[column.type]}' for column in table.columns]
        lines.append(f"PRIMARY KEY ({', '.join(table.key)})")
        if name != "films" and "films" in tables:
            lines.append("FOREIGN KEY (film) REFERENCES films (film)")
        yield f'CREATE TABLE "{name}" ({", ".join(lines)})'
    yield f"CREATE TABLE {NOTICE_TABLE} (notice {types['text']})"
