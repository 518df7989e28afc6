"""Others read the same: a validator of JSON Schema, another HTML parser, a browser."""

from __future__ import annotations

import html
import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from wikifilm import json_schema, parse_article, read_tables, to_json
from wikifilm.model import Grid

ROOT = Path(__file__).parents[2]
CORPUS = ROOT / ".." / "shared" / "corpus"
FIXTURES = sorted(p for p in (ROOT / "tests/fixtures/articles").iterdir() if p.suffix in (".wiki", ".html", ".txt"))
REAL = sorted(p for p in CORPUS.glob("*/*") if p.suffix in (".wiki", ".html", ".txt"))


def test_records_fit_the_published_schema() -> None:
    jsonschema = pytest.importorskip("jsonschema", reason="needs: pip install jsonschema")
    jsonschema.Draft202012Validator.check_schema(json_schema())
    validator = jsonschema.Draft202012Validator(json_schema())
    for path in (*FIXTURES, *REAL[::8]):
        record = json.loads(to_json(parse_article(path)))
        assert [error.message for error in validator.iter_errors(record)] == [], path
    assert list(validator.iter_errors({"title": 5}))


def texts(grid: Grid) -> list[list[str]]:
    return [[" ".join(slot.text.split()) for slot in row] for row in (*grid.header, *grid.rows)]


TABLES = [
    "<table><tr><th>a<td>b<tr><td>c<td>d</table>",
    "<table><caption>x</caption><thead><tr><th>a<th>b</thead><tbody><tr><td>c<td>d</tbody></table>",
    "<table><tr><td rowspan=2>a<td>b<tr><td>c<tr><td>d<td>e</table>",
    "<table><tr><td colspan=2>a<td>b<tr><td>c<td>d<td>e</table>",
    "<table><tr><td rowspan=2 colspan=2>a<td>b<tr><td>c<tr><td>d<td>e<td>f</table>",
    "<table><tr><td rowspan=0>a<td>b<tr><td>c<tr><td>d</table>",
    "<table><tr><td rowspan=9>a<td>b<tr><td>c</table>",
    "<table><tr><td>a<td rowspan=2>b<tr><td colspan=1>c</table>",
    "<table><tbody><tr><td rowspan=5>a<td>b</tbody><tbody><tr><td>c<td>d</tbody></table>",
    "<p><table><td>a<td>b<tr><th>c<th>d</table>",
    "<table><tr><td>a<b>b</b> <i>c</i><td>d&amp;e&nbsp;f</table>",
]


@pytest.mark.parametrize("source", TABLES)
def test_tables_are_those_of_turbohtml(source: str) -> None:
    turbohtml: Any = pytest.importorskip("turbohtml", reason="needs: pip install turbohtml")
    [rows] = turbohtml.parse(source).tables()
    [grid] = read_tables(source, format="html")
    width = max(map(len, rows))
    assert texts(grid) == [[" ".join(text.split()) for text in row] + [""] * (width - len(row)) for row in rows]


# What a browser makes of the page: for each table its cells, laid out by where their boxes are.
SCRIPT = """<script>
const out = [...document.querySelectorAll("table")].map(table => [...table.rows].map(row =>
  [...row.cells].map(cell => cell.textContent.replace(/\\s+/g, " ").trim())));
document.title = "";
const holder = document.createElement("pre");
holder.id = "found";
holder.textContent = JSON.stringify(out);
document.documentElement.replaceChildren(holder);
</script>"""
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


def browse(source: str, folder: Path) -> Any:
    """The cells of all tables, as Chromium's DOM has them."""
    page = folder / "page.html"
    page.write_text(f'<!doctype html><meta charset="utf-8"><body>{source}{SCRIPT}', "utf-8")
    command = [str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}", "--dump-dom"]
    done = subprocess.run([*command, page.as_uri()], capture_output=True, text=True, check=True, timeout=60)
    text = done.stdout.partition('<pre id="found">')[2].partition("</pre>")[0]
    return json.loads(html.unescape(text))


def stated(grid: Grid) -> Iterator[list[str]]:
    """The texts of the cells that stand in each row, without what is spanned."""
    for number, row in enumerate((*grid.header, *grid.rows)):
        origins = {
            (slot.row, slot.column): slot for slot in row if slot.origin.value == "stated" and slot.row == number
        }
        yield [" ".join(slot.text.split()) for slot in origins.values()]


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this system")
def test_tables_are_those_of_a_browser(tmp_path: Path) -> None:
    found = browse("".join(TABLES), tmp_path)
    assert len(found) == len(TABLES)
    for table, source in zip(found, TABLES, strict=True):
        [grid] = read_tables(source, format="html")
        expected = [[" ".join(text.split()) for text in row] for row in table]
        assert [[text for text in row if text] for row in stated(grid)] == expected, source
