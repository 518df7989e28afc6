"""Outputs: the same rows in every one, typed, with keys."""

from __future__ import annotations

import csv
import gzip
import re
import sqlite3
from contextlib import closing
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from exports import multistream, pages
from outputs import OUTPUTS, contents, left_behind, run

from wikifilm import FilmArticle, from_json
from wikifilm.dump.job import Job
from wikifilm.dump.rows import RowEncoder, renumber
from wikifilm.dump.sinks import choose_sink
from wikifilm.dump.sinks.kinds import SINKS
from wikifilm.dump.tables import TABLE_NAMES, TABLES, article_rows
from wikifilm.errors import InvalidOption
from wikifilm.model import AwardRecord, BoxOffice, Figure, Recipient

ITEMS = pages(6)


@pytest.fixture(scope="module")
def dump(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("dump") / "x.xml.bz2"
    path.write_bytes(multistream(ITEMS, 3))
    return path


@pytest.fixture(scope="module")
def made(dump: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("made")
    for name in OUTPUTS:
        run(dump, folder / name)
    assert not left_behind(folder)
    return {name: folder / name for name in OUTPUTS}


def films(made: dict[str, Path]) -> list[FilmArticle]:
    return [from_json(line) for line in made["f.jsonl"].read_bytes().splitlines()]


def expected(made: dict[str, Path]) -> dict[str, list[tuple[Any, ...]]]:
    out: dict[str, list[tuple[Any, ...]]] = {name: [] for name in TABLE_NAMES}
    for number, film in enumerate(films(made)):
        for name, rows in article_rows(film).items():
            keys = [(number,)] if name == "films" else [(number, i) for i in range(len(rows))]
            out[name] += [(*key, *row) for key, row in zip(keys, rows, strict=True)]
    return out


def test_every_table_has_rows(made: dict[str, Path]) -> None:
    rows = expected(made)
    assert len(rows["films"]) == 6
    assert {name for name in TABLE_NAMES if rows[name]} >= {
        "films",
        "cast",
        "awards",
        "recipients",
        "credits",
        "sections",
    }


def test_duckdb(made: dict[str, Path]) -> None:
    assert contents(made["f.duckdb"]) == expected(made)


def test_sqlite(made: dict[str, Path]) -> None:
    assert contents(made["f.sqlite"]) == expected(made)


def test_parquet(made: dict[str, Path]) -> None:
    got = {name: [tuple(row.values()) for row in rows] for name, rows in contents(made["f.parquet"]).items()}
    assert got == expected(made)


def test_csv(made: dict[str, Path]) -> None:
    for name, rows in expected(made).items():
        with (made["f.csv"] / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            header, *got = csv.reader(file)
        assert header == [column.name for column in TABLES[name].columns]
        assert [[re.sub(r"^'(?='*[-=+@\t\r])", "", cell) for cell in row] for row in got] == [
            ["" if v is None else str(v).lower() if isinstance(v, bool) else str(v) for v in row] for row in rows
        ]


def test_packed_lines(made: dict[str, Path]) -> None:
    from wikifilm.dump.zstd import zstd

    lines = made["f.jsonl"].read_bytes()
    assert gzip.decompress(made["f.jsonl.gz"].read_bytes()) == lines
    assert zstd().decompress(made["f.jsonl.zst"].read_bytes()) == lines


def test_types_and_packing_of_parquet(made: dict[str, Path]) -> None:
    import pyarrow.parquet

    with pyarrow.parquet.ParquetFile(made["f.parquet"] / "awards.parquet") as file:
        schema = file.schema_arrow
        assert [str(schema.field(name).type) for name in ("film", "award", "confidence", "inferred")] == [
            "int64", "string", "double", "bool",
        ]  # fmt: skip
        assert not schema.field("film").nullable
        assert file.metadata.row_group(0).column(2).compression == "ZSTD"
        assert b"CC-BY-SA-4.0" in schema.metadata[b"LICENSE-DATA"]


def test_keys(made: dict[str, Path]) -> None:
    with closing(sqlite3.connect(made["f.sqlite"])) as database:
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        assert {row[2] for row in database.execute("PRAGMA foreign_key_list(awards)")} == {"films"}
        keys = [row[1] for row in database.execute("PRAGMA table_info(awards)") if row[5]]
    assert keys == ["film", "position"]


def test_a_notice_goes_with_every_output(made: dict[str, Path]) -> None:
    for path in made.values():
        notice = path / "LICENSE-DATA" if path.is_dir() else path.with_name(path.name + ".LICENSE-DATA")
        assert "name the page and its contributors" in notice.read_text("utf-8")
        assert "x.xml.bz2" in notice.read_text("utf-8")


@pytest.mark.parametrize("name", ["t.duckdb", "t.sqlite", "t.parquet", "t.csv"])
def test_chosen_tables(name: str, dump: Path, tmp_path: Path) -> None:
    run(dump, tmp_path / name, Job(tables=("awards", "films")))
    if name.endswith((".parquet", ".csv")):
        names = {path.stem for path in (tmp_path / name).iterdir()} - {"LICENSE-DATA"}
    elif name.endswith(".sqlite"):
        with closing(sqlite3.connect(tmp_path / name)) as database:
            names = {row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    else:
        import duckdb

        with duckdb.connect(str(tmp_path / name)) as file:
            names = {row[0] for row in file.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
    assert names - {"license_data"} == {"awards", "films"}


@pytest.mark.parametrize("name", OUTPUTS)
def test_no_film_is_an_output_too(name: str, tmp_path: Path) -> None:
    source = tmp_path / "x.xml.bz2"
    source.write_bytes(multistream([item for item in ITEMS if "Town" in item.title], 2))
    assert run(source, tmp_path / name).films == 0
    assert not any(value for key, value in contents(tmp_path / name).items() if not key.endswith((".csv", "DATA")))


@pytest.mark.parametrize("name", OUTPUTS)
def test_an_output_replaces_the_one_before(name: str, dump: Path, made: dict[str, Path], tmp_path: Path) -> None:
    run(dump, tmp_path / name, limit=1)
    run(dump, tmp_path / name)
    assert contents(tmp_path / name) == contents(made[name])


@pytest.mark.parametrize("limit", [1, 4, 6, 7])
@pytest.mark.parametrize("jobs", [0, 2])
def test_limit(limit: int, jobs: int, dump: Path, made: dict[str, Path], tmp_path: Path) -> None:
    tally = run(dump, tmp_path / "f.jsonl", limit=limit, jobs=jobs)
    lines = made["f.jsonl"].read_bytes().splitlines(keepends=True)
    assert (tmp_path / "f.jsonl").read_bytes() == b"".join(lines[:limit])
    assert tally.films == min(limit, 6)
    assert tally.pages == tally.films + sum(tally.skipped.values())


def test_numbers_that_no_database_holds() -> None:
    figures = tuple(Figure("gross", Decimal(value), "USD") for value in ("1E+999", "NaN", "12.5"))
    film = FilmArticle("X", year=10**30, box_office=BoxOffice(admissions=2**63, figures=figures))
    rows = article_rows(film)
    assert rows["films"][0][1] is None
    assert [row[1] for row in rows["box_office"]] == [None, None, 12.5]


def test_rows_are_renumbered() -> None:
    encoder = RowEncoder(())
    film = FilmArticle("[0,\n[1,", awards=(AwardRecord("[0,", recipients=(Recipient("A"),)),) * 2)
    encoder.add(film)
    encoder.add(replace(film, title="B"))
    lines = encoder.finish()
    assert renumber(lines["films.rows"], 0) is lines["films.rows"]
    assert [line[:5] for line in renumber(lines["awards.rows"], 41).splitlines()] == [
        b"[41,0",
        b"[41,1",
        b"[42,0",
        b"[42,1",
    ]
    assert renumber(lines["films.rows"], 7).splitlines()[0].startswith(b'[7,"[0,\\n[1,",')
    assert renumber(b'{"title": 1}\n', 5) == b'{"title": 1}\n'


def test_every_table_fits_its_rows() -> None:
    film = FilmArticle("X", awards=(AwardRecord("A", recipients=(Recipient("B"),)),))
    for name, rows in article_rows(film).items():
        keys = len(TABLES[name].key)
        assert all(len(row) + keys == len(TABLES[name].columns) for row in rows)
        assert TABLES[name].key == (("film",) if name == "films" else ("film", "position"))


@pytest.mark.parametrize(
    ("output", "name"),
    [("x.jsonl", "jsonl"), ("x.JSONL.GZ", "jsonl.gz"), ("dir.parquet/", "parquet"), ("x", "jsonl"), ("x.db", "sqlite")],
)
def test_sinks_are_told_by_the_name(output: str, name: str) -> None:
    assert choose_sink(output).name == name
    assert choose_sink(output, "csv") is SINKS["csv"]


def test_an_unknown_sink() -> None:
    with pytest.raises(InvalidOption, match="there are jsonl"):
        choose_sink("x", "xlsx")


@pytest.mark.parametrize("output", ["x.jsonl.bz2", "x.gz", "x.csv.zst", "x.zip"])
def test_no_output_is_packed_in_other_ways(output: str) -> None:
    with pytest.raises(InvalidOption, match="packed like this"):
        choose_sink(output)
    assert choose_sink(output, "jsonl").name == "jsonl"
