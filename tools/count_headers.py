"""Count which words name columns, and write src/wikifilm/grid/collapse/cells/headers.json.

usage: count_headers.py CASES.jsonl.gz SPANNED.jsonl.gz EXPANDED.jsonl.gz

The first two hold tables as HTML, the last as rows of texts. A word counts if it stands in the headers of three pages.
Of tables with two header rows it is counted, too, which words stand over several columns.
"""

# mypy: ignore-errors
import gzip
import json
import sys
from collections import Counter, defaultdict
from math import log
from pathlib import Path

from collapse_truth import html_rows

from wikifilm.document import Cell, Text
from wikifilm.grid.collapse.cells.tokens import token

TARGET = Path(__file__).parents[1] / "src/wikifilm/grid/collapse/cells/headers.json"
LEAST_PAGES = 3
MOST_CELLS = 200
"""Of the body of one table."""


def tables(paths: list[str]):
    """Page, header texts and body texts of every table with a full header, each table once."""
    seen = set()
    for path in paths:
        with gzip.open(path, "rt", encoding="utf8") as lines:
            for record in map(json.loads, lines):
                if record["id"] in seen:
                    continue
                seen.add(record["id"])
                head, body = expanded(record["rows"]) if "html" not in record else spanned(record["html"])
                if head and all(head) and body:
                    yield record["page"], head, body[:MOST_CELLS]


def expanded(rows: list[list[str]]):
    return rows[0], list(dict.fromkeys(text for row in rows[1:] for text in row if text)) if len(rows) > 2 else []


def spanned(html: str):
    rows = html_rows(html)
    if len(rows) < 3 or not all(text for text, _ in rows[0]):
        return [], []
    head = [text for text, label in rows[0] if label == "P"]
    return head, [text for row in rows[1:] for text, label in row if label == "P" and text]


def upper_rows(paths: list[str]):
    """Page, and the texts of the upper header row that are parted below and that are not, of tables with two."""
    seen = set()
    for path in paths:
        with gzip.open(path, "rt", encoding="utf8") as lines:
            for record in map(json.loads, lines):
                rows = html_rows(record["html"]) if "html" in record and record["id"] not in seen else []
                seen.add(record["id"])
                if len(rows) > 2 and {"R", "P"} <= {label for _, label in rows[0]} and "S" in {x for _, x in rows[1]}:
                    labels = [label for _, label in rows[0]] + ["P"]
                    for at, (text, label) in enumerate(rows[0]):
                        if label == "P" and text:
                            yield record["page"], text, labels[at + 1] == "R" and rows[1][at][1] == "P"


def parted(paths: list[str]) -> dict[str, float]:
    """Words: natural logarithm of how much oftener they stand over several columns than over one."""
    counts = {True: Counter(), False: Counter()}
    pages = defaultdict(set)
    for page, text, is_parted in upper_rows(paths):
        words = set(token(Cell(Text(text))).words)
        counts[is_parted].update(words)
        for word in words:
            pages[word].add(page)
    size = {key: counted.total() for key, counted in counts.items()}
    return {
        word: round(log((counts[True][word] + 0.5) / size[True] / ((counts[False][word] + 0.5) / size[False])), 1)
        for word in sorted(pages)
        if len(pages[word]) >= LEAST_PAGES and not word.isdigit()
    }


def count(paths: list[str]) -> dict[str, dict[str, float]]:
    heads, bodies, head_kinds, body_kinds = Counter(), Counter(), Counter(), Counter()
    pages = defaultdict(set)
    for page, head, body in tables(paths):
        for text in head:
            cell = token(Cell(Text(text)))
            head_kinds[cell.kind] += 1
            heads.update(set(cell.words))
            for word in cell.words:
                pages[word].add(page)
        for text in body:
            cell = token(Cell(Text(text)))
            body_kinds[cell.kind] += 1
            bodies.update(set(cell.words))
    all_heads, all_bodies = head_kinds.total(), body_kinds.total()
    words = {
        word: round(max(-3.0, min(4.0, log((n + 0.2) / all_heads / ((bodies[word] + 1) / all_bodies)))), 1)
        for word, n in sorted(heads.items())
        if len(pages[word]) >= LEAST_PAGES and not word.isdigit()
    }
    kinds = {
        kind: round(log((head_kinds[kind] + 0.5) / (all_heads + 5) / ((body_kinds[kind] + 0.5) / (all_bodies + 5))), 1)
        for kind in sorted(head_kinds.keys() | body_kinds.keys())
    }
    return {"kinds": kinds, "parted": parted(paths), "words": words}


def main() -> None:
    TARGET.write_text(json.dumps(count(sys.argv[1:]), ensure_ascii=False, indent=0) + "\n", "utf-8")


if __name__ == "__main__":
    main()
