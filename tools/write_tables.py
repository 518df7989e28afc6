"""Write docs/tables.md: the tables of an export and what their columns mean."""

from pathlib import Path

from wikifilm.dump.tables import TABLES

TARGET = Path(__file__).parents[1] / "docs" / "tables.md"

HEAD = """# The tables of an export

Parquet, DuckDB, SQLite and CSV hold the same tables. `film` (with `position`, where a table has it) is the key;
it is the same number in all tables, so that they join with `USING (film)`. All other columns may be null.
Types: integer (64 bits), number (double precision), text (UTF-8), boolean.

Written by `python tools/write_tables.py`.
"""


def markdown() -> str:
    parts = [HEAD]
    for table in TABLES.values():
        rows = "\n".join(f"| {column.name} | {column.type} | {column.meaning} |" for column in table.columns)
        parts.append(f"## {table.name}\n\n| column | type | meaning |\n|---|---|---|\n{rows}\n")
    return "\n".join(parts)


if __name__ == "__main__":
    TARGET.write_text(markdown(), "utf-8")
