"""Dumps read by a Spark cluster, into the same tables as `wikifilm-dump` writes.

    pages = read_dump(spark, "enwiki-pages-articles-multistream.xml.bz2")
    films = parse_articles(pages)
    write_tables(films, "films.parquet")

Needs pyspark 4 and Java 17 (`pip install 'wikifilm[spark]'`), on the executors wikifilm and pyarrow.
"""

from importlib.util import find_spec

from wikifilm.errors import MissingExtra

for _package in ("pyspark", "pyarrow", "pandas"):  # Spark calls Python through Arrow only where pandas is there too
    if find_spec(_package) is None:
        raise MissingExtra(_package, "spark")

from wikifilm.spark.frames import bad_pages, parse_articles, read_dump, table  # noqa: E402
from wikifilm.spark.write import write_tables  # noqa: E402

__all__ = ["bad_pages", "parse_articles", "read_dump", "table", "write_tables"]
