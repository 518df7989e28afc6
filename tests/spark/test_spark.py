"""The road through Spark, on two cores: the tables that an export writes, and nothing that fails the job."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import bad_readers
import pytest
from exports import PACKINGS, export_xml, film_text, multistream, pages
from outputs import left_behind, run
from sessions import marker_file, spark_session  # noqa: F401 (fixtures)
from surroundings import why_no_spark

from wikifilm.dump.job import Job
from wikifilm.dump.tables import TABLES

if reason := why_no_spark():
    pytest.skip(reason, allow_module_level=True)

from pyspark.sql.pandas.types import from_arrow_schema

from wikifilm.arrow import page_schema, result_schema
from wikifilm.errors import InvalidOption, SourceUnreadable
from wikifilm.spark import bad_pages, parse_articles, read_dump, table, write_tables

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

SHARED = Path(__file__).parents[3] / "shared"
FILM = film_text("monsoon_ledger")


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def same_as_export(spark: SparkSession, source: Path, tmp_path: Path, **how: Any) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    expected = run(source, tmp_path / "one/f.parquet", how.get("job"), errors=tmp_path / "one/errors")
    films = parse_articles(read_dump(spark, source, **how), job=how.get("job", Job()))
    tally = write_tables(films, tmp_path / "two/f.parquet", errors=tmp_path / "two/errors")
    assert tally == expected
    assert files(tmp_path / "two/f.parquet") == files(tmp_path / "one/f.parquet")
    assert (tmp_path / "two/errors").read_bytes() == (tmp_path / "one/errors").read_bytes()
    assert not left_behind(tmp_path / "two")


def test_real_dump_gives_the_very_files_of_an_export(spark: SparkSession, tmp_path: Path) -> None:
    source = SHARED / "corpus/dumps/enwiki-films-multistream.xml.bz2"
    if not source.exists():
        pytest.skip(f"the shared corpus is not here: {source}")
    assert read_dump(spark, source, split_bytes=600_000).rdd.getNumPartitions() == 2
    same_as_export(spark, source, tmp_path, split_bytes=600_000)


@pytest.mark.parametrize("name", ["plain.xml", "single.xml.bz2", "packed.xml.gz", "be.xml.gz"])
def test_other_packings_too(name: str, spark: SparkSession, tmp_path: Path) -> None:
    items = pages(6)
    (tmp_path / name).write_bytes(PACKINGS[name](export_xml(items), items))
    same_as_export(spark, tmp_path / name, tmp_path)


def enterprise(path: Path) -> None:
    """Articles as Wikimedia Enterprise writes them."""
    lines = []
    for i, item in enumerate(pages(3)):
        part = {"name": "Testopedia", "identifier": "testwiki"}
        body = {"wikitext": item.text, "html": ""}
        url = f"https://test.example/wiki/{i}"
        lines.append({"name": item.title, "identifier": i, "url": url, "is_part_of": part, "article_body": body})
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")


def parquet(path: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet

    rows = [{"title": item.title, "wikitext": item.text, "page_id": item.id} for item in pages(3)]
    pa.parquet.write_table(pa.Table.from_pylist(rows), path, row_group_size=4)


def folder(path: Path) -> None:
    path.mkdir()
    for i in range(5):
        (path / f"{i}.wiki").write_text(FILM, "utf-8")
    (path / "empty.txt").write_text("")
    (path / "program.html").write_bytes(b"\x7fELF" + bytes(range(256)) * 40)


@pytest.mark.parametrize(("name", "make"), [("e.ndjson", enterprise), ("p.parquet", parquet), ("texts", folder)])
def test_other_sources_too(name: str, make: Any, spark: SparkSession, tmp_path: Path) -> None:
    make(tmp_path / name)
    same_as_export(spark, tmp_path / name, tmp_path)


def test_broken_dump_keeps_what_is_whole(spark: SparkSession, tmp_path: Path) -> None:
    (tmp_path / "x.xml.bz2").write_bytes(multistream(pages(8), 3)[:-3_000])
    same_as_export(spark, tmp_path / "x.xml.bz2", tmp_path, split_bytes=5_000)


def test_some_tables_of_some_titles(spark: SparkSession, tmp_path: Path) -> None:
    (tmp_path / "x.xml").write_bytes(export_xml(pages(6)))
    job = Job(tables=("films", "awards"), where="Monsoon*")
    same_as_export(spark, tmp_path / "x.xml", tmp_path, job=job)


def test_rows_out_of_order_are_put_back(spark: SparkSession, tmp_path: Path) -> None:
    (tmp_path / "x.xml.bz2").write_bytes(multistream(pages(12), 3))
    run(tmp_path / "x.xml.bz2", tmp_path / "one.parquet")
    shuffled = read_dump(spark, tmp_path / "x.xml.bz2").repartition(3, "title")
    write_tables(parse_articles(shuffled), tmp_path / "two.parquet")
    for name in TABLES:
        file = f"{name}.parquet"
        assert (tmp_path / "two.parquet" / file).stat().st_size > 0
        assert values(tmp_path / "two.parquet" / file) == values(tmp_path / "one.parquet" / file)


def values(path: Path) -> list[dict[str, Any]]:
    import pyarrow.parquet

    found: list[dict[str, Any]] = pyarrow.parquet.read_table(path).to_pylist()
    return found


def articles(spark: SparkSession, titles: Sequence[str], parts: int = 1) -> DataFrame:
    rows = [(title, FILM, f"https://test.example/wiki/{i}") for i, title in enumerate(titles)]
    return spark.createDataFrame(rows, "title string, body string, url string").coalesce(parts)


def test_any_frame_with_a_column_of_articles(spark: SparkSession, tmp_path: Path) -> None:
    films = parse_articles(articles(spark, ["A", "B", "C"]), "body", "wikitext")
    assert films.schema == from_arrow_schema(result_schema())
    assert [row.url for row in table(films, "films").collect()] == [f"https://test.example/wiki/{i}" for i in range(3)]
    tally = write_tables(films, tmp_path / "f.parquet")
    assert (tally.pages, tally.films) == (3, 3)
    assert [row["film"] for row in values(tmp_path / "f.parquet/films.parquet")] == [0, 1, 2]


def test_tables_of_a_frame_are_those_that_are_written(spark: SparkSession, tmp_path: Path) -> None:
    films = parse_articles(articles(spark, ["A", "B"]), "body", "wikitext").cache()
    write_tables(films, tmp_path / "f.parquet")
    for name in TABLES:
        written = values(tmp_path / f"f.parquet/{name}.parquet")
        keys = {"film", "place"}
        rows = [{k: v for k, v in row.asDict().items() if k not in keys} for row in table(films, name).collect()]
        assert rows == [{k: v for k, v in row.items() if k not in keys} for row in written]
    films.unpersist()


def test_wrong_arguments_are_said_at_once(spark: SparkSession, tmp_path: Path) -> None:
    frame = articles(spark, ["A"])
    with pytest.raises(InvalidOption, match="no column 'text'"):
        parse_articles(frame, "text")
    with pytest.raises(InvalidOption, match="no table 'award'"):
        table(parse_articles(frame, "body"), "award")
    with pytest.raises(SourceUnreadable):
        read_dump(spark, tmp_path / "nothing.xml")


def test_pages_have_the_promised_schema(spark: SparkSession, tmp_path: Path) -> None:
    (tmp_path / "x.xml").write_bytes(export_xml(pages(1)))
    assert read_dump(spark, tmp_path / "x.xml").schema == from_arrow_schema(page_schema())


def badly(frame: DataFrame, page_seconds: float = 60.0) -> DataFrame:
    """Parsed by readers that misbehave."""
    renamed = frame.withColumnRenamed("body", "wikitext")
    return renamed.mapInArrow(bad_readers.BadlyParsed(page_seconds), from_arrow_schema(result_schema()))


def test_pages_that_crash_hang_or_kill_are_rows(spark: SparkSession, tmp_path: Path) -> None:
    titles = ["A", "crash", "B", "sleep", "killed", "C", "stuck", "die", "D"]
    films = badly(articles(spark, titles), 2.0).cache()
    tally = write_tables(films, tmp_path / "f.parquet", errors=tmp_path / "errors.jsonl")
    assert (tally.pages, tally.films, tally.failed) == (9, 4, 5)
    expected = {
        "crash": "page-crashed", "sleep": "page-too-slow", "killed": "page-killed-reader",
        "stuck": "page-killed-reader", "die": "page-killed-reader",
    }  # fmt: skip
    assert {row.title: row.code for row in bad_pages(films).collect()} == expected
    lines = [json.loads(line) for line in (tmp_path / "errors.jsonl").read_text("utf-8").splitlines()]
    assert {line["title"]: line["code"] for line in lines} == expected
    assert [row["page_title"] for row in values(tmp_path / "f.parquet/films.parquet")] == ["A", "B", "C", "D"]
    films.unpersist()


def test_work_of_a_killed_worker_is_done_again_and_once(spark: SparkSession, marker: Path, tmp_path: Path) -> None:
    titles = [f"Film {i}" for i in range(40)]
    titles[17] = "Film orphaned"
    marker.unlink(missing_ok=True)
    write_tables(badly(articles(spark, titles, 2)), tmp_path / "f.parquet")
    assert marker.exists(), "no worker was killed"
    found = [row["page_title"] for row in values(tmp_path / "f.parquet/films.parquet")]
    assert found == titles


GUIDE = Path(__file__).parents[2] / "docs" / "spark.md"


def test_the_guide_tells_the_truth(spark: SparkSession, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "enwiki-multistream.xml.bz2").write_bytes(multistream(pages(2)))
    folder(tmp_path / "articles")
    monkeypatch.chdir(tmp_path)
    code = re.findall(r"^```python\n(.*?)^```$", GUIDE.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    assert len(code) == 3
    names: dict[str, Any] = {"spark": spark}
    exec(compile("\n".join(code), "spark.md", "exec"), names)  # noqa: S102
    assert names["tally"].films == 2
    assert names["awards"].num_rows > 0


def test_an_address_may_be_given(spark: SparkSession, tmp_path: Path) -> None:
    films = parse_articles(articles(spark, ["A"]), "body", "wikitext")
    write_tables(films, (tmp_path / "f.parquet").as_uri())
    assert len(values(tmp_path / "f.parquet/films.parquet")) == 1
