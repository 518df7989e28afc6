"""How the time grows with a page: real text, repeated to twice the size again and again."""

from __future__ import annotations

import re
import statistics
import time
from itertools import pairwise
from pathlib import Path

from contests import CORPUS, pages

from wikifilm import parse_article, to_json

FIRST, LAST = 10_000, 2_000_000
LEAST_ROUNDS = 3
FORMS = {"wikitext": ".wiki", "html": ".html", "text": ".txt"}
PARAGRAPH = {"wikitext": re.compile(""), "html": re.compile("<p>"), "text": re.compile(r"^[^\n|]{200}", re.MULTILINE)}
HEADING = {"wikitext": "\n==", "html": "\n<h2", "text": "\n## "}


def text_of(form: str) -> str:
    """A piece of a real page: the sections that fit, of HTML and text from the first paragraph on.

    Before it stands the infobox, which a page has once: again, it would be one more printed table to put back. A piece
    that ends within an element would nest deeper each time.
    """
    files = [Path(page) for page in pages(FORMS[form])] if form != "text" else []
    files += sorted((CORPUS / "printed").glob("*.html2text.txt")) if form == "text" else []
    page = max((file.read_text("utf-8") for file in files), key=len)
    first = PARAGRAPH[form].search(page)
    piece = page[first.start() if first else 0 :][:FIRST]
    return piece[: piece.rfind(HEADING[form]) + 1 or FIRST]


def seconds(text: str, form: str, rounds: int) -> float:
    """The least of some rounds, in CPU time."""
    taken = []
    for _ in range(rounds):
        start = time.process_time()
        to_json(parse_article(text, format=form))
        taken.append(time.process_time() - start)
    return min(taken)


def grown(form: str, rounds: int) -> list[tuple[int, float]]:
    """Characters and seconds, each time twice as many copies."""
    piece, out = text_of(form), []
    text = piece * round(FIRST / len(piece))
    while len(text) <= LAST:
        out.append((len(text), seconds(text, form, max(LEAST_ROUNDS, rounds))))
        text *= 2
    return out


def report(rounds: int) -> str:
    """All forms."""
    lines = [
        "| form | kB | ms | kB | ms | time at twice the size: median | highest |",
        "|---|---|---|---|---|---|---|",
    ]
    for form in FORMS:
        taken = grown(form, rounds)
        ratios = [b / a for (_, a), (_, b) in pairwise(taken)]
        ends = " | ".join(f"{size / 1000:.0f} | {1000 * time:.1f}" for size, time in (taken[0], taken[-1]))
        lines.append(f"| {form} | {ends} | {statistics.median(ratios):.2f}x | {max(ratios):.2f}x |")
    return "\n".join(lines)
