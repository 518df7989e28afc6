"""Others read what was written: a validator of JSON Schema on every record, DuckDB and pyarrow on whole dumps."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from wikifilm import json_schema, parse_article, to_json
from wikifilm.dump.job import Job
from wikifilm.dump.tables import TABLES

sys.path.insert(0, str(Path(__file__).parents[1] / "dump"))
from outputs import run

ROOT = Path(__file__).parents[2]
CORPUS = ROOT / ".." / "shared" / "corpus"
PAGES = sorted(
    path
    for folder in (
        ROOT / "tests/fixtures/articles",
        *(CORPUS / name for name in ("articles", "infobox", "parsoid", "printed")),
    )
    for path in folder.glob("*")
    if path.suffix in (".wiki", ".html", ".txt")
)
DUMPS = sorted(path for path in (CORPUS / "dumps").glob("*.xml.*"))
EVERY = Job(all_pages=True)
"""Every page, not the films alone."""


@pytest.fixture(scope="module")
def validator() -> Any:
    jsonschema = pytest.importorskip("jsonschema", reason="needs: pip install jsonschema")
    jsonschema.Draft202012Validator.check_schema(json_schema())
    return jsonschema.Draft202012Validator(json_schema())


def misfits(validator: Any, lines: Iterator[str]) -> Iterator[str]:
    for line in lines:
        record = json.loads(line)
        yield from (f"{record['title']}: {error.message}" for error in validator.iter_errors(record))


def test_every_page_fits_the_published_schema(validator: Any) -> None:
    assert list(misfits(validator, (to_json(parse_article(path)) for path in PAGES))) == []
    assert list(validator.iter_errors({"title": 5}))


@pytest.fixture(scope="module", params=DUMPS, ids=lambda path: path.name)
def exported(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("exported")
    made = {kind: folder / f"all.{kind}" for kind in ("jsonl", "parquet")}
    for path in made.values():
        run(request.param, path, EVERY)
    return made


def test_every_record_of_a_dump_fits_the_published_schema(validator: Any, exported: dict[str, Path]) -> None:
    lines = exported["jsonl"].read_text("utf-8").splitlines()
    assert lines
    assert list(misfits(validator, iter(lines))) == []


def counts_of_json(path: Path) -> dict[str, int]:
    """What the records hold, for the tables that hold the same."""
    found = Counter[str]()
    with path.open(encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            found.update(films=1, awards=len(record.get("awards", ())), cast=len(record.get("cast", ())))
            found.update(issues=len(record.get("issues", ())), remakes=len(record.get("remakes", ())))
    return dict(found)


def test_duckdb_reads_json_lines(exported: dict[str, Path]) -> None:
    duckdb = pytest.importorskip("duckdb")
    lists = ("awards", "cast", "issues", "remakes")
    sums = ", ".join(f"coalesce(sum(json_array_length(json -> '{name}')), 0)" for name in lists)
    source = "(?, format = 'newline_delimited', maximum_object_size = 100000000)"
    path = [str(exported["jsonl"])]
    [row] = duckdb.execute(f"SELECT count(*), {sums} FROM read_json_objects{source}", path).fetchall()  # noqa: S608
    assert dict(zip(("films", *lists), row, strict=True)) == counts_of_json(exported["jsonl"])
    assert duckdb.execute(f"SELECT count(title) FROM read_json{source}", path).fetchall() == [(row[0],)]  # noqa: S608


def test_pyarrow_and_duckdb_read_parquet(exported: dict[str, Path]) -> None:
    duckdb = pytest.importorskip("duckdb")
    parquet = pytest.importorskip("pyarrow.parquet")
    counts = {}
    for name in TABLES:
        path = exported["parquet"] / f"{name}.parquet"
        rows = parquet.read_table(path).num_rows
        [[theirs, key]] = duckdb.execute("SELECT count(*), count(film) FROM read_parquet(?)", [str(path)]).fetchall()
        assert rows == theirs == key, name
        counts[name] = rows
    expected = counts_of_json(exported["jsonl"])
    assert {name: counts[name] for name in expected} == expected
