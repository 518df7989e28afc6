"""Tables printed as renderers do, for tables of which only the markup or the full rows are at hand."""

# mypy: ignore-errors
import re

from collapse_truth import Slot, plain

DIALECTS = ("kept", "padded", "place", "stream")
MERGES = ("all", "nested", "first")
"""Habits of editors: every value that equals the one above is spanned; only where the one to its left is, too; the
same, in the first two columns only."""


def print_rows(rows: list[list[Slot]], dialect: str) -> str:
    """A table in the text of a renderer of some dialect."""
    width = len(rows[0])
    lines = [_line(row, dialect, width) for row in rows]
    if dialect == "stream":
        return "\n".join(line for line in lines if line) + "\n"
    rule = "|" + " --- |" * width if dialect == "kept" else "|" + "---|" * width
    return "\n".join([lines[0], rule, *lines[1:]]) + "\n"


def _line(row: list[Slot], dialect: str, width: int) -> str:
    if dialect == "place":
        return "| " + "".join(f"{_clean(text) if label == 'P' else ''} | " for text, label in row)
    if dialect == "kept":
        return "|" + "".join(f" {_clean(text)} |" if label == "P" else " |" for text, label in row if label in "PR")
    cells = [_clean(text) for text, label in row if label == "P" and _clean(text)]
    if dialect == "stream":
        return "\n".join(f"|{cell}" for cell in cells)
    return "|" + "".join(f" {cell} |" for cell in cells) + " " * (len(cells) < width) + "|" * (width - len(cells))


def _clean(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("|", "/")).strip()


def merge_worded(rows: list[list[str]]) -> list[list[Slot]]:
    """Full rows as an editor would have spanned them, by the last habit. A dash alone stands for an empty cell."""
    out = [[(text, "P") for text in rows[0]]]
    above = [""] * len(rows[0])
    for row in rows[1:]:
        row = ["" if text in {"-", "–", "—"} else text for text in row]
        slots = []
        for column, text in enumerate(row):
            if column and _is_worded(text) and text == row[column - 1]:
                label = "S" if slots[-1][1] == "S" and text == above[column] else "R"
            else:
                label = "S" if text == above[column] and (_is_worded(text) or (text and not column)) else "P"
            slots.append((text, label))
        out.append(slots)
        above = row
    return out


def _is_worded(text: str) -> bool:
    return sum(map(str.isalpha, text)) > 2


def merge(rows: list[list[str]], habit: str) -> list[list[Slot]]:
    """Full rows (the first is the header) as an editor would have spanned them."""
    out = [[(text, "P") for text in rows[0]]]
    for above, row in zip([[None] * len(rows[0]), *rows[1:]], rows[1:], strict=False):
        slots, left = [], True
        for column, text in enumerate(row):
            same = above[column] == text and len(plain(text)) > 0
            spanned = same and (habit == "all" or left) and (habit != "first" or column < 2)
            left = spanned
            slots.append((text, "S" if spanned else "P"))
        out.append(slots)
    return out
