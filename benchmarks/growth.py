"""How the time grows with a page: real text, repeated to twice the size again and again."""

from __future__ import annotations

import statistics
import time
from itertools import pairwise
from pathlib import Path

from contests import CORPUS, pages

from wikifilm import parse_article, to_json

FIRST, LAST = 10_000, 2_000_000
FORMS = {"wikitext": ".wiki", "html": ".html", "text": ".txt"}


def text_of(form: str) -> str:
    """A piece of a real page: whole lines, of HTML those from the first paragraph on."""
    files = [Path(page) for page in pages(FORMS[form])] if form != "text" else []
    files += sorted((CORPUS / "printed").glob("*.html2text.txt")) if form == "text" else []
    page = max((file.read_text("utf-8") for file in files), key=len)
    piece = page[max(0, page.find("<p>")) if form == "html" else 0 :][:FIRST]
    return piece[: piece.rfind("\n") + 1]


def seconds(text: str, form: str, rounds: int) -> float:
    """The least of some rounds, in CPU time."""
    taken = []
    for _ in range(rounds):
        start = time.process_time()
        to_json(parse_article(text, format=form))
        taken.append(time.process_time() - start)
    return min(taken)


def grown(form: str, rounds: int) -> list[float]:
    """Seconds for each size."""
    whole, out, size = text_of(form), [], FIRST
    while size <= LAST:
        text = whole * (size // FIRST)
        out.append(seconds(text, form, max(1, min(rounds, LAST // size // 4))))
        size *= 2
    return out


def report(rounds: int) -> str:
    """All forms."""
    lines = [
        "| form | ms at 10 kB | ms at 1.28 MB | time at twice the size: median | highest |",
        "|---|---|---|---|---|",
    ]
    for form in FORMS:
        taken = grown(form, rounds)
        ratios = [b / a for a, b in pairwise(taken)]
        lines.append(
            f"| {form} | {1000 * taken[0]:.1f} | {1000 * taken[-1]:.0f} "
            f"| {statistics.median(ratios):.2f}x | {max(ratios):.2f}x |"
        )
    return "\n".join(lines)
