"""Dumps read by a Spark cluster, into the same tables as `wikifilm-dump` writes.

    pages = read_dump(spark, "enwiki-pages-articles-multistream.xml.bz2")
    films = parse_articles(pages)
    write_tables(films, "films.parquet")

Needs pyspark 4 and Java 17 (`pip install 'wikifilm[spark]'`), on the executors wikifilm and pyarrow.
"""

from wikifilm.errors import MissingExtra

try:
    import pyspark.sql
except ImportError as error:
    raise MissingExtra("pyspark", "spark") from error

from wikifilm.spark.frames import bad_pages, parse_articles, read_dump, table
from wikifilm.spark.write import write_tables

__all__ = ["bad_pages", "parse_articles", "read_dump", "table", "write_tables"]
