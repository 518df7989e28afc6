"""Pages a second that Spark reads on this machine: python spark_rate.py DUMP COPIES CORES.

The dump (multistream bz2) is repeated, so that starting up weighs little. CPU seconds are of all processes together.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path

from pyspark.sql import DataFrame, SparkSession

from wikifilm.spark import parse_articles, read_dump, write_tables


def cpu_seconds(root: int) -> float:
    """Of a process and all below it, from /proc, those that ended included."""
    stats = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            head, _, tail = path.read_text().rpartition(")")
        except OSError:
            continue
        fields = tail.split()
        stats[int(head.split(" ", 1)[0])] = (int(fields[1]), sum(map(int, fields[11:15])))
    family = {root}
    while True:
        more = {pid for pid, (parent, _) in stats.items() if parent in family} - family
        if not more:
            break
        family |= more
    return sum(stats[pid][1] for pid in family if pid in stats) / os.sysconf("SC_CLK_TCK")


def count(pages: DataFrame, _: str) -> int:
    return pages.count()


def write(pages: DataFrame, folder: str) -> int:
    return write_tables(parse_articles(pages), Path(folder) / "tables").pages


def main(dump: str, copies: int, cores: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        large = Path(folder) / "x.xml.bz2"
        large.write_bytes(Path(dump).read_bytes() * copies)
        builder = SparkSession.builder.master(f"local[{cores}]").config("spark.ui.enabled", "false")
        spark = builder.config("spark.driver.memory", "2g").getOrCreate()
        spark.sparkContext.setLogLevel("ERROR")
        read_dump(spark, dump).count()  # Python and Java are warm
        size = large.stat().st_size / 1e6
        for what, run in (("read", count), ("tables", write)):
            wall, cpu = time.perf_counter(), cpu_seconds(os.getpid())
            number = run(read_dump(spark, large, split_bytes=large.stat().st_size // (4 * cores)), folder)
            wall, cpu = time.perf_counter() - wall, cpu_seconds(os.getpid()) - cpu
            print(
                f"local[{cores}] {what}: {number} pages, {size:.1f} MB packed, {wall:.1f} s, "
                f"{number / wall:.0f} pages/s; CPU {cpu:.1f} s, {1000 * cpu / number:.2f} ms a page"
            )
        spark.stop()


if __name__ == "__main__":
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
