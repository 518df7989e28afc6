"""Count in real tables what stands under which header."""

# mypy: ignore-errors
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from math import log

from collapse_truth import Slot, html_rows

from wikifilm.document import Cell, Text
from wikifilm.grid.collapse.cells.columns import columns_of
from wikifilm.grid.collapse.cells.tokens import token
from wikifilm.grid.collapse.evidence.habits import header_words

LEAST_PAGES = 3
LEAST_WORD_PAGES = 5
LARGEST = 200_000
"""Characters of markup."""


class Counts:
    """What stands under which header, page by page. `spans`: whether the tables show what editors span."""

    def __init__(self) -> None:
        self.kinds, self.labels, self.words = (defaultdict(dict) for _ in range(3))
        """Word: page: counter."""

    def add(self, page: str, rows: list[list[Slot]], spans: bool = True) -> None:
        """Count a table; its first row is the header."""
        headers = [text for text, _ in rows[0]]
        columns = columns_of(headers)
        for at, (header, column) in enumerate(zip(headers, columns, strict=True)):
            slots = [row[at] for row in rows[1:]]
            cells = {text: token(Cell(Text(text))) for text, label in slots if label == "P" and text}
            kinds = Counter(cell.kind for cell in cells.values())
            states = Counter(
                "E" if not text else label for text, label in slots if (spans and label in "PS") or not text
            )
            for word in header_words(header):
                self._put(self.kinds, word, page, _shares(kinds))
                self._put(self.labels, word, page, _shares(states))
            if column.role not in {"other", "none"}:
                for cell in cells.values():
                    for word in {f"^{cell.words[0]}", *cell.words[:8]} if cell.words else ():
                        if not word.strip("^").isdigit():
                            self._put(self.words, word, page, {column.role: 1.0})

    @staticmethod
    def _put(table, word, page, shares) -> None:
        if shares:
            table[word].setdefault(page, Counter()).update(shares)


def _shares(counts: Counter) -> dict[str, float]:
    total = sum(counts.values())
    return {name: count / total for name, count in counts.items()}


def habits_of(counts: Counts, allowed: Callable[[str], bool]) -> dict:
    """The logarithms, from the pages that are allowed."""
    return {
        "kinds": _logs(counts.kinds, allowed, LEAST_PAGES, 2.0),
        "labels": _logs(counts.labels, allowed, LEAST_PAGES, 2.0),
        "words": _logs(counts.words, allowed, LEAST_WORD_PAGES, 1.5),
    }


def _logs(table: dict, allowed: Callable[[str], bool], least: int, strength: float) -> dict[str, dict[str, float]]:
    """Word: name: logarithm of its share here by its share everywhere. Each page counts once for a word."""
    pages = {word: [_shares(c) for page, c in sorted(seen.items()) if allowed(page)] for word, seen in table.items()}
    everywhere = _shares(_summed(share for shares in pages.values() for share in shares))
    out = {}
    for word, shares in sorted(pages.items()):
        if len(shares) >= least:
            size = len(shares) + strength
            here = _summed(shares)
            logs = {name: log((here[name] / everywhere[name] + strength) / size) for name in sorted(here)}
            logs[""] = log(strength / size)
            out[word] = {name: round(max(-3.0, min(3.0, value)), 1) for name, value in logs.items()}
    return out


def _summed(counters: Iterable[Counter]) -> Counter:
    total = Counter()
    for counter in counters:
        total.update(counter)
    return total


def counts_of(records: list[dict], tables: list[dict], full: list[dict]) -> Counts:
    """What stands under which header in cases, in tables with markup, and in tables of full rows."""
    counts = Counts()
    known = {record["id"] for record in records}
    for table in [*records, *(table for table in tables if table["id"] not in known)]:
        rows = html_rows(table["html"]) if len(table["html"]) < LARGEST else []
        if len(rows) > 1:
            counts.add(table["page"], rows)
    for table in full:
        if len({len(row) for row in table["rows"]}) == 1 and table["id"] not in known:
            counts.add(table["page"], [[(text, "P") for text in row] for row in table["rows"]], spans=False)
    return counts
