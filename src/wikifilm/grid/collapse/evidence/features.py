"""The evidence for a reading, as named features. `weights.json` says how much each one counts.

A feature is a short string; the score of a whole table is the sum of the weights of all features that it has. Four
families: what a cell is in a column (`k…`), the labels of one row (`L…`, `A…`, `B…`, `Z…`), how a row follows the row
above (`T…`), and, once a first reading is known, what the column holds elsewhere (`v…`).
"""

from __future__ import annotations

from functools import lru_cache

from wikifilm.grid.collapse.cells.columns import Column
from wikifilm.grid.collapse.cells.tokens import Token

__all__ = [
    "cell_features",
    "change_features",
    "repeat_features",
    "row_features",
    "same_feature",
    "wide_features",
]

_CLASS = {"P": "P", "e": "E", "E": "E", "S": "S", "s": "S", "R": "R", "r": "R", "^": "^"}

_TURNS = frozenset({"PS", "SP"})


def cell_features(cell: Token, column: Column) -> list[str]:
    """A cell in a column, before anything else is known."""
    kind, role = cell.kind, column.role
    names = [f"k|{kind}|{role}", f"kp|{kind}|{column.place}"]
    names += [f"kf|{flag}|{role}" for flag in cell.flags]
    names += [f"kj|{flag}" for flag in cell.flags if flag.startswith("joined")]
    return names


@lru_cache(maxsize=8192)
def row_features(labels: str, columns: tuple[Column, ...], dialect: str, cuts: bool = False) -> tuple[str, ...]:
    """The labels of one row; `cuts`: empty cells at its end were not printed. (Remembered: headers are much alike.)"""
    classes = [_CLASS[label] for label in labels]
    names = [f"L|{label}|{dialect}|{column.role}" for label, column in zip(labels, columns, strict=True)]
    names += [f"Lp|{label}|{dialect}|{column.place}" for label, column in zip(labels, columns, strict=True)]
    for at in range(1, len(labels)):
        a, b = classes[at - 1], classes[at]
        if a + b in _TURNS:
            names.append(f"A|{a}{b}|{columns[at - 1].role}|{columns[at].role}")
        names.append(f"A|{a}{b}|{dialect}")
    names += _pairs(classes, columns)
    names += _cut_end(classes, columns) if cuts else ()
    names.append(f"Z|{_runs(classes)}|{dialect}")
    return tuple(names)


def _pairs(classes: list[str], columns: tuple[Column, ...]) -> list[str]:
    """New and spanned columns that are no neighbours: a new value left usually means new values right.

    Each pair of roles counts once, or tables with many columns of one role would be read by their header alone.
    """
    pairs = {
        f"B|{classes[left]}{classes[right]}|{columns[left].role}|{columns[right].role}": None
        for right in range(2, min(len(classes), 12))
        for left in range(right - 1)
        if classes[left] + classes[right] in _TURNS
    }
    return list(pairs)


def _cut_end(classes: list[str], columns: tuple[Column, ...]) -> list[str]:
    """The columns behind the last printed cell, where empty cells left nothing in the text."""
    names = []
    for label, column in zip(classes[::-1], columns[::-1], strict=True):
        if label not in "SE":
            break
        names += [f"C|{label}", f"C|{label}|{column.role}"]
    return names


def _runs(classes: list[str]) -> str:
    """The labels with runs drawn together, as PSP."""
    runs = [classes[0]] if classes else []
    for label in classes:
        if label != runs[-1]:
            runs.append(label)
    return "".join(runs[:6])


def wide_features(cell: Token, full: bool) -> list[str]:
    """A cell that reaches over several columns; `full`: over all of them."""
    return [f"w|{cell.kind}|{'full' if full else 'part'}", f"w|{'full' if full else 'part'}"]


@lru_cache(maxsize=8192)
def change_features(before: str, label: str, column: Column) -> tuple[str, ...]:
    """A column from one row to the next; "^" stands before the first row."""
    change = f"{_CLASS[before]}{_CLASS[label]}"
    return f"T|{change}|{column.role}", f"T|{change}|{column.place}"


def repeat_features(cell: Token, column: Column, again: float) -> list[tuple[str, float]]:
    """A cell that says what the cell right above it says; `again` is the share of such values that are printed."""
    if cell.kind == "dash":
        return [("Te|dash", 1.0)]
    return [("Te", 1.0), (f"Te|{column.role}", 1.0), ("Te|once", 1.0 - again)]


def same_feature(before: str, labels: str) -> str:
    """Whether a row is labelled as the one above."""
    return "Ts|same" if before == labels else "Ts|other"
