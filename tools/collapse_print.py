"""Tables printed as renderers do, for tables of which only the markup or the full rows are at hand."""

# mypy: ignore-errors
import re

from bs4 import Tag
from collapse_truth import Slot, plain

DIALECTS = ("kept", "padded", "place", "stream")
MERGES = ("all", "nested", "first")
"""Habits of editors: every value that equals the one above is spanned; only where the one to its left is, too; the
same, in the first two columns only."""


def print_rows(rows: list[list[Slot]], dialect: str) -> str:
    """A table in the text of a renderer of some dialect."""
    if dialect == "tabs":
        return print_broken([[(_clean(text), label) for text, label in row] for row in rows], tabs=True)
    width = len(rows[0])
    lines = [_line(row, dialect, width) for row in rows]
    if dialect == "stream":
        return "\n".join(line for line in lines if line) + "\n"
    rule = "|" + " --- |" * width if dialect == "kept" else "|" + "---|" * width
    return "\n".join([lines[0], rule, *lines[1:]]) + "\n"


def broken_text(cell: Tag) -> str:
    """The text of a cell with a line for each that the page shows, and with marks for bold and italics."""
    for part in cell.find_all(("br", "b", "strong", "i", "em", "p", "div", "sup")):
        if part.name in {"br", "p", "div"}:
            part.insert_before(_BREAK)
        elif part.name == "sup" and "reference" in part.get("class", ()):
            part.string = part.get_text().strip()
        elif part.get_text().strip() and not part.find("br"):
            mark = "**" if part.name in {"b", "strong"} else "_"
            part.insert(0, mark)
            part.append(mark)
    parts = re.sub(r"\s+", " ", cell.get_text()).split(_BREAK)
    return "\n".join(part.strip() for part in parts if part.strip())


_BREAK = "\0"


def print_broken(rows: list[list[Slot]], *, tabs: bool) -> str:
    """A table whose cells go on over lines, as html2text prints it, or with tabs, as resiliparse does."""
    lines = []
    for number, row in enumerate(rows):
        cells = [text.replace("|", "/") for text, label in row if label == "P"]
        if tabs:
            lines.append("\t\t".join(_MARKS.sub("", cell) for cell in cells).rstrip())
        else:
            lines.append("| ".join(cell.replace("\n", "  \n") for cell in cells) + "  ")
            lines += ["|".join(["---"] * len(row))] * (not number)
    return "\n".join(line for line in lines if line.strip()) + "\n"


_MARKS = re.compile(r"\*\*|(?<!\w)_|_(?!\w)")


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
