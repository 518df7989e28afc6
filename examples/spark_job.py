"""The films of a dump as tables, made by Spark: spark-submit spark_job.py [DUMP [FOLDER]]."""

import sys
import tempfile
from pathlib import Path

from pyspark.sql import SparkSession

from wikifilm.spark import parse_articles, read_dump, write_tables

SAMPLE = Path(__file__).parents[1] / "tests" / "fixtures" / "dump" / "sample-multistream.xml.bz2"


def main(dump: str, folder: str) -> None:
    spark = SparkSession.builder.appName("wikifilm").getOrCreate()
    pages = read_dump(spark, dump)
    films = parse_articles(pages)
    tally = write_tables(films, folder, errors=f"{folder}.errors.jsonl")
    print(f"{tally.pages} pages, {tally.films} films, {tally.failed} failed")

    names = spark.read.parquet(f"{folder}/films.parquet").select("film", "title")
    awards = spark.read.parquet(f"{folder}/awards.parquet").where("outcome = 'won'")
    for row in awards.join(names, "film").groupBy("title").count().orderBy("title").collect():
        print(f"{row['title']}: {row['count']} awards")
    spark.stop()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        given = dict(enumerate(sys.argv))
        main(given.get(1, str(SAMPLE)), given.get(2, f"{scratch}/films.parquet"))
