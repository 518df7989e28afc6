"""The types of batches of pages and of batches of films."""

from __future__ import annotations

from collections.abc import Sequence

import pyarrow as pa

from wikifilm.dump.sinks.parquet import arrow_schema
from wikifilm.dump.tables import TABLE_NAMES, TABLES

__all__ = ["FAILED", "FAULT", "FILM", "ORIGIN", "SKIPPED", "page_schema", "result_schema", "row_type"]

ORIGIN = "origin"
"""Column of a page batch for all that only a dump knows of a page."""
FILM, SKIPPED, FAILED, FAULT = "film", "skipped", "failed", "fault"
"""Outcomes of a page; a fault is a broken place of a source at which no page was seen."""


def page_schema() -> pa.Schema:
    """A page a row, as `read_dump` gives them; other batches need no more of these columns than one of contents.

    `text` is null where `origin.skipped` or `origin.code` tell why the page isn't to be read.
    """
    text = pa.string()
    origin = [
        ("place", pa.int64()),  # grows with the order of the pages in the dump
        ("source", text),  # file that the page stands in
        ("site", text),  # name of the wiki
        ("base", text),  # address of its main page
        ("redirect", text),  # title that the page redirects to
        ("chosen", pa.bool_()),  # the user named this page
        ("skipped", text),  # why the page is passed over
        ("code", text),  # what is broken, for programs
        ("reason", text),  # the same for people
        ("counts", pa.bool_()),  # false: something is broken where no page was seen
    ]
    return pa.schema(
        [
            ("title", text),
            ("text", text),
            ("format", text),  # wikitext, html or text
            ("namespace", pa.int32()),
            ("page_id", text),
            ("revision_id", text),
            ("url", text),
            ("licence", text),
            (ORIGIN, pa.struct(origin)),
        ]
    )


def result_schema(tables: Sequence[str] = ()) -> pa.Schema:
    """A row for each page, what became of it, and the rows that it gives to each table (by default to all).

    `outcome` is "film", "skipped" (`reason` tells why), "failed" (`code` and `reason` tell what happened) or "fault".
    `films` is a struct, null unless the page is a film; the other tables are lists of structs in the order of
    `position`. The fields are those of the Parquet tables, without `film` and `position`.
    """
    text = pa.string()
    fields = [
        pa.field("place", pa.int64()),
        pa.field("source", text),
        pa.field("title", text),
        pa.field("page_id", text),
        pa.field("outcome", text),
        pa.field("code", text),
        pa.field("reason", text),
    ]
    for name in TABLE_NAMES:
        if name in tables or not tables:
            kind = row_type(name)
            fields.append(pa.field(name, kind if name == "films" else pa.list_(pa.field("element", kind))))
    return pa.schema(fields)


def row_type(table: str) -> pa.StructType:
    """A row of a table without its key."""
    key = TABLES[table].key
    return pa.struct([field.remove_metadata() for field in arrow_schema(TABLES[table]) if field.name not in key])
