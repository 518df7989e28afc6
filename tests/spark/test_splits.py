"""Dumps in parts, without Spark: whatever the parts, each page comes once and in order."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from exports import PACKINGS, export_xml, film_text, multistream, pages
from hypothesis import given
from hypothesis import strategies as st
from reading import read

from wikifilm.dump.job import Job
from wikifilm.dump.pages import Page
from wikifilm.dump.sources import find_sources

pytest.importorskip("pyspark", reason="pyspark not installed: make test EXTRAS=dev,spark")

from wikifilm.spark.pages import page_batches
from wikifilm.spark.splits import plan_splits

JOB = Job()
SHARED = Path(__file__).parents[3] / "shared"


def rows(path: Path, size: int, job: Job = JOB) -> list[dict[str, Any]]:
    splits = plan_splits(find_sources([str(path)]), size)
    return [
        row for number, split in enumerate(splits) for batch in page_batches(number, split, job)
        for row in batch.to_pylist()
    ]  # fmt: skip


def titles(path: Path) -> list[str | None]:
    return [page.title for page in read(path) if isinstance(page, Page)]


@pytest.mark.parametrize("size", [100, 4_000, 1 << 20])
@pytest.mark.parametrize("name", PACKINGS)
def test_each_page_once_and_in_order(name: str, size: int, tmp_path: Path) -> None:
    items = pages(6)
    (tmp_path / name).write_bytes(PACKINGS[name](export_xml(items), items))
    got = rows(tmp_path / name, size)
    assert [row["title"] for row in got] == [page.title for page in items]
    places = [row["origin"]["place"] for row in got]
    assert places == sorted(set(places))


@pytest.fixture(scope="module")
def multi(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("dump") / "multi.xml.bz2"
    path.write_bytes(multistream(pages(40), 3))
    return path


@given(size=st.integers(50, 60_000))
def test_a_multistream_dump_in_parts_of_any_size(size: int, multi: Path) -> None:
    assert [row["title"] for row in rows(multi, size)] == [page.title for page in pages(40)]


def test_planning_reads_no_more_than_the_beginning(multi: Path) -> None:
    whole = multi.read_bytes()
    cut = multi.with_name("zeros.xml.bz2")
    cut.write_bytes(whole[: len(whole) // 4] + bytes(len(whole) * 3 // 4))
    assert len(plan_splits(find_sources([str(cut)]), 2_000)) == -(-cut.stat().st_size // 2_000)


def test_real_dump_in_parts() -> None:
    path = SHARED / "corpus/dumps/enwiki-films-multistream.xml.bz2"
    if not path.exists():
        pytest.skip(f"the shared corpus is not here: {path}")
    got = rows(path, 100_000)
    assert len(got) == 152
    assert [row["title"] for row in got] == titles(path)


def test_small_files_share_a_split(tmp_path: Path) -> None:
    for i in range(20):
        (tmp_path / f"{i:02}.wiki").write_text(film_text("monsoon_ledger"), "utf-8")
    size = (tmp_path / "00.wiki").stat().st_size
    assert [len(split.parts) for split in plan_splits(find_sources([str(tmp_path)]), 6 * size)] == [6, 6, 6, 2]
    assert [Path(row["origin"]["source"]).name for row in rows(tmp_path, 6 * size)] == [
        f"{i:02}.wiki" for i in range(20)
    ]


def test_only_pages_that_may_be_films_carry_text(tmp_path: Path) -> None:
    (tmp_path / "x.xml").write_bytes(export_xml(pages(2)))
    got = rows(tmp_path / "x.xml", 1 << 20)
    assert [row["text"] is not None for row in got] == [False, True, False, False, False] * 2
    assert [row["origin"]["skipped"] for row in got[:4]] == ["no film", None, "redirect", "other namespace"]
    everything = rows(tmp_path / "x.xml", 1 << 20, Job(all_pages=True))
    assert sum(row["text"] is not None for row in everything) == 6


def test_broken_places_and_pages_become_rows(tmp_path: Path) -> None:
    (tmp_path / "a.xml.bz2").write_bytes(multistream(pages(4), 2)[:-2000])
    (tmp_path / "b.html").write_bytes(b"\x7fELF" + bytes(range(256)) * 10)
    (tmp_path / "c.wiki").write_text("x" * 3_000)
    got = [row for row in rows(tmp_path, 1 << 20, Job(page_bytes=2_900)) if row["origin"]["code"]]
    kinds = {(row["origin"]["code"], row["origin"]["counts"]) for row in got}
    assert ("page-crashed", True) in kinds
    assert ("page-too-large", True) in kinds
    assert ("broken-source", False) in kinds
