"""Pages in, films out, as Arrow record batches: what Spark runs, and DuckDB, Ray, Dask, Daft or Polars may run too.

    films = parse_batch(pages)                    one batch
    films = parse_batches(pages)                  many, in a process of their own that may crash or hang
    awards = table_rows(films, "awards")          the rows of one table

A batch of pages has a column of contents and perhaps titles and addresses (`parse_batch` tells their names). The batch
of films has a row for each page, bad ones too (`result_schema`).
"""

from wikifilm.dump.sinks.parquet import pyarrow_module

# A missing pyarrow is said with the command that installs it.
pyarrow_module()

from wikifilm.arrow.guard import parse_batches  # noqa: E402
from wikifilm.arrow.parse import parse_batch  # noqa: E402
from wikifilm.arrow.schema import page_schema, result_schema  # noqa: E402
from wikifilm.arrow.tables import table_rows, tally_of  # noqa: E402

__all__ = ["page_schema", "parse_batch", "parse_batches", "result_schema", "table_rows", "tally_of"]
