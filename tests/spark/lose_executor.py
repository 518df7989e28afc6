"""A small cluster that loses an executor in the middle of a job. Run by itself: a JVM knows one Spark."""

from __future__ import annotations

import sys
from pathlib import Path

from bad_readers import BadlyParsed
from pyspark.sql import SparkSession
from pyspark.sql.pandas.types import from_arrow_schema
from surroundings import QUICK_JAVA

from wikifilm.arrow import result_schema
from wikifilm.spark import read_dump, write_tables


def main(dump: str, output: str) -> None:
    builder = SparkSession.builder.master("local-cluster[2,1,512]")
    for name, value in {
        "spark.executor.memory": "512m",
        "spark.executor.extraJavaOptions": QUICK_JAVA,
        "spark.driver.extraJavaOptions": QUICK_JAVA,
        "spark.ui.enabled": "false",
        "spark.driver.host": "localhost",
        "spark.driver.bindAddress": "127.0.0.1",
    }.items():
        builder = builder.config(name, value)
    spark = builder.getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    read = read_dump(spark, dump, split_bytes=9_000)
    films = read.mapInArrow(BadlyParsed(60.0), from_arrow_schema(result_schema()))
    write_tables(films, Path(output))
    spark.stop()


if __name__ == "__main__":
    main(*sys.argv[1:])
