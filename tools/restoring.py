"""Draw docs/images/restoring.svg: a table as it was, as it is printed, and as it is read. The last is a real run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path

from wikifilm import Slot, read_tables
from wikifilm.model.words import SIGNS, share

TARGET = Path(__file__).parents[1] / "docs" / "images" / "restoring.svg"

PRINTED = """\
| Award | Category | Recipient | Outcome |
|---|---|---|---|
| Zembla Awards | Best Film | The Glass Harbour | Nominated |
| Best Actress | Ada Quill | ||
| Best Director | Cy Pell | Won | |
| Corvid Prize | Best Director | Ben Oar | Won |
"""
# Text, column, row, rows that it spans.
WRITTEN = (
    ("Award", 0, 0, 1), ("Category", 1, 0, 1), ("Recipient", 2, 0, 1), ("Outcome", 3, 0, 1),
    ("Zembla Awards", 0, 1, 3), ("Best Film", 1, 1, 1), ("The Glass Harbour", 2, 1, 1), ("Nominated", 3, 1, 2),
    ("Best Actress", 1, 2, 1), ("Ada Quill", 2, 2, 1),
    ("Best Director", 1, 3, 1), ("Cy Pell", 2, 3, 1), ("Won", 3, 3, 1),
    ("Corvid Prize", 0, 4, 1), ("Best Director", 1, 4, 1), ("Ben Oar", 2, 4, 1), ("Won", 3, 4, 1),
)  # fmt: skip

WIDTH, ROW, COLUMNS, LEFT = 760, 32, (220, 140, 170, 190), 20
STYLE = """
text { font: 14px system-ui, sans-serif; fill: #1f2328 }
.title { font-weight: 700; font-size: 15px }
.head { font-weight: 700 }
.mono { font: 13px ui-monospace, monospace; white-space: pre }
.cell { fill: #ffffff; stroke: #b9b3a6 }
.span { fill: #e4edf8; stroke: #7fa3cc }
.guess { fill: #fdf0d8; stroke: #c98a1b; stroke-dasharray: 4 2 }
.guessed { font-style: italic; fill: #6b4200 }
.page { fill: #faf8f3 }
"""


def main() -> None:
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(picture(), encoding="utf-8", newline="\n")


def picture() -> str:
    """The whole drawing."""
    lines = PRINTED.splitlines()
    second, third = 60 + 5 * ROW + 40, 60 + 5 * ROW + 40 + 24 * len(lines) + 50
    parts = [
        _title("As an editor wrote it: rowspans", 40),
        *_written(56),
        _title("As a renderer prints it: the spans are gone, the rows have moved", second),
        *(_text(line, LEFT, second + 28 + 24 * at, "mono") for at, line in enumerate(lines)),
        _title("As wikifilm reads it: ≈ put back, with its confidence", third),
        *_read(third + 16),
    ]
    height = third + 16 + 5 * ROW + 20
    words = "An awards table as an editor wrote it, as a renderer prints it, and as wikifilm reads it"
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" aria-label="{words}">',
            f"<style>{STYLE}</style>",
            f'<rect class="page" width="{WIDTH}" height="{height}" rx="8"/>',
            *parts,
            "</svg>\n",
        )
    )


def _title(words: str, y: int) -> str:
    return _text(words, LEFT, y, "title")


def _text(words: str, x: int, y: int, name: str) -> str:
    return f'<text x="{x}" y="{y}" class="{name}">{escape(words)}</text>'


def _box(words: str, at: tuple[int, int, int], top: int, names: tuple[str, str]) -> Iterator[str]:
    column, row, rows = at
    x, y = LEFT + sum(COLUMNS[:column]), top + row * ROW
    yield f'<rect x="{x}" y="{y}" width="{COLUMNS[column]}" height="{rows * ROW}" class="{names[0]}"/>'
    yield _text(words, x + 10, y + 21, names[1])


def _written(top: int) -> Iterator[str]:
    for words, column, row, rows in WRITTEN:
        yield from _box(words, (column, row, rows), top, ("span" if rows > 1 else "cell", "" if row else "head"))


def _read(top: int) -> Iterator[str]:
    [grid] = read_tables(PRINTED, format="text")
    for number, row in enumerate((*grid.header, *grid.rows)):
        yield from _slots(row, number, top)


def _slots(row: Sequence[Slot], number: int, top: int) -> Iterator[str]:
    for column, slot in enumerate(row):
        guess = slot.origin == "inferred"
        words = f"{SIGNS[slot.origin]} {slot.text}  {share(slot.confidence)}" if guess else slot.text
        names = ("guess", "guessed") if guess else ("cell", "" if number else "head")
        yield from _box(words, (column, number, 1), top, names)


if __name__ == "__main__":
    main()
