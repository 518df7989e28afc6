"""Every example runs, and prints what its reader comes for."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from surroundings import QUICK_JAVA, why_no_spark

EXAMPLES = Path(__file__).parents[1] / "examples"


def run(name: str) -> str:
    command = [sys.executable, "-W", "error", str(EXAMPLES / name)]
    return subprocess.run(command, capture_output=True, text=True, check=True, encoding="utf-8").stdout


def test_one_article_prints_all_awards() -> None:
    lines = run("one_article.py").splitlines()
    assert lines[0] == "Miracle in Cell No. 7 (2013)"
    assert len(lines) == 1 + 33
    assert lines[2] == "49th Baeksang Arts Awards | Best Actor | Ryu Seung Ryong | nominated"


def test_folder_gives_a_record_a_file() -> None:
    films = [json.loads(line) for line in run("folder_to_jsonl.py").splitlines()]
    articles = [path for path in (EXAMPLES.parent / "tests/fixtures/articles").iterdir() if path.suffix != ".json"]
    assert len(films) == len(articles)
    assert all(film["title"] for film in films)


def test_tables_only_marks_what_is_inferred() -> None:
    assert "Zembla Awards* | Best Actress | Ada Quill | Nominated*" in run("tables_only.py")


def test_a_dump_becomes_a_database() -> None:
    pytest.importorskip("duckdb", reason="needs the extra duckdb")
    lines = run("dump_to_duckdb.py").splitlines()
    assert lines[0] == "7 pages, 3 films"
    assert "Lanterns of Oru: 2 of 4" in lines


def test_batches_of_another_engine() -> None:
    pytest.importorskip("duckdb", reason="needs the extra duckdb")
    lines = run("duckdb_batches.py").splitlines()
    assert lines[0] == "13 awards of 4 films"
    assert sum(int(line.partition(": ")[2]) for line in lines[1:]) == 13


def test_a_job_for_spark(tmp_path: Path) -> None:
    if reason := why_no_spark():
        pytest.skip(reason)
    submit = [
        str(Path(sys.executable).with_name("spark-submit")),
        "--master",
        "local[2]",
        "--driver-java-options",
        QUICK_JAVA,
    ]
    command = [*submit, "--conf", "spark.ui.enabled=false", str(EXAMPLES / "spark_job.py")]
    environment = os.environ | {"PYSPARK_PYTHON": sys.executable}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment, cwd=tmp_path)
    assert done.returncode == 0, done.stderr[-3_000:]
    assert done.stdout.splitlines() == [
        "7 pages, 3 films, 0 failed",
        "Lanterns of Oru: 2 awards",
        "Monsoon Ledger: 2 awards",
        "The Glass Harbour: 2 awards",
    ]


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.py")), ids=lambda path: path.name)
def test_every_example_is_tested(path: Path) -> None:
    assert path.name in Path(__file__).read_text(encoding="utf-8")
