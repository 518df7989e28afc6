"""The same input gives the same film: run after run, thread beside thread, process beside process."""

from __future__ import annotations

import hashlib
import json
import os
import pickle
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

from wikifilm import parse_article, to_json

ROOT = Path(__file__).parents[2]
FIXTURES = sorted(p for p in (ROOT / "tests/fixtures/articles").iterdir() if p.suffix in (".wiki", ".html", ".txt"))
CORPUS = sorted(
    path
    for folder in ("articles", "parsoid", "printed")
    for path in (ROOT / ".." / "shared" / "corpus" / folder).glob("*")
    if path.suffix in (".wiki", ".html", ".txt") and path.stat().st_size < 400_000
)

DIGEST = """
import hashlib, sys
from pathlib import Path
from wikifilm import parse_article, to_json
for name in sys.stdin.read().split("\\n"):
    print(hashlib.sha256(to_json(parse_article(Path(name))).encode()).hexdigest())
"""


def digest(path: Path) -> str:
    return hashlib.sha256(to_json(parse_article(path)).encode()).hexdigest()


def digests_elsewhere(paths: list[Path], seed: str, **more: str) -> list[str]:
    return subprocess.run(
        [sys.executable, "-c", DIGEST],
        input="\n".join(map(str, paths)),
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONHASHSEED": seed, **more},
    ).stdout.split()


@pytest.mark.parametrize("seed", ["0", "1", "4294967295"])
def test_the_order_of_hashes_does_not_matter(seed: str) -> None:
    assert digests_elsewhere(FIXTURES, seed) == [digest(path) for path in FIXTURES]


@pytest.mark.skipif(not CORPUS, reason="the shared corpus of real pages is not here")
def test_the_order_of_hashes_does_not_matter_on_real_pages() -> None:
    some = CORPUS[::12]
    assert digests_elsewhere(some, "7") == digests_elsewhere(some, "8")


def test_neither_do_locale_and_time_zone() -> None:
    here = digests_elsewhere(FIXTURES, "0")
    assert digests_elsewhere(FIXTURES, "0", LC_ALL="tr_TR.UTF-8", TZ="Pacific/Kiritimati", PYTHONUTF8="0") == here


def test_nor_does_the_order_of_pages() -> None:
    there = [digest(path) for path in FIXTURES]
    assert [digest(path) for path in reversed(FIXTURES)] == there[::-1]


DUMP = """
import sys
from wikifilm.cli import main
sys.argv = ["wikifilm-dump", *sys.argv[1:]]
main()
"""


@pytest.mark.parametrize("kind", ["jsonl", "csv", "sqlite"])
def test_a_dump_is_the_same_with_any_order_of_hashes_and_any_number_of_workers(kind: str, tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    texts = [path.read_text("utf-8") for path in FIXTURES if path.suffix == ".wiki"]
    source.write_text("\n".join(json.dumps({"title": f"F{at}", "text": text}) for at, text in enumerate(texts * 3)))
    made = []
    for seed, jobs in (("0", "0"), ("1", "2"), ("2", "3")):
        output = tmp_path / seed / f"out.{kind}"
        output.parent.mkdir()
        command = [sys.executable, "-c", DUMP, str(source), "-j", jobs, "-o", str(output), "--all-pages"]
        subprocess.run(command, check=True, capture_output=True, env={**os.environ, "PYTHONHASHSEED": seed})
        made.append(
            {path.name: path.read_bytes() for path in output.iterdir()} if output.is_dir() else output.read_bytes()
        )
    assert made[0]
    assert made[0] == made[1] == made[2]


def test_threads() -> None:
    expected = [digest(path) for path in FIXTURES] * 3
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(digest, FIXTURES * 3)) == expected


THREADS_FIRST = """
import hashlib, sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from wikifilm import parse_article, to_json
names = sys.stdin.read().split("\\n")
barrier = Barrier(len(names))
def one(name):
    barrier.wait()
    return hashlib.sha256(to_json(parse_article(Path(name))).encode()).hexdigest()
sys.setswitchinterval(1e-5)
with ThreadPoolExecutor(len(names)) as pool:
    print("\\n".join(pool.map(one, names)))
"""


def test_threads_that_all_are_the_first() -> None:
    """Caches and vocabularies are filled while others ask for them."""
    out = subprocess.run(
        [sys.executable, "-c", THREADS_FIRST],
        input="\n".join(map(str, FIXTURES)),
        capture_output=True,
        text=True,
        check=True,
    )
    assert out.stdout.split() == [digest(path) for path in FIXTURES]


@pytest.mark.parametrize("method", ["fork", "spawn"] if sys.platform == "linux" else ["spawn"])
@pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning")
def test_processes(method: str) -> None:
    with ProcessPoolExecutor(2, mp_context=get_context(method)) as pool:
        films = list(pool.map(parse_article, FIXTURES))
    assert films == [parse_article(path) for path in FIXTURES]
    assert pickle.loads(pickle.dumps(films)) == films  # noqa: S301 (our own)


def test_a_page_leaves_no_trace_in_the_next() -> None:
    """Nothing of a hostile page stays in a module."""
    before = [digest(path) for path in FIXTURES]
    for form, page in (("wikitext", "{{{[[{|<ref>" * 500), ("html", "<table><td>" * 500), ("text", "| a |\n\t" * 500)):
        parse_article(page, format=form)
    assert [digest(path) for path in FIXTURES] == before
