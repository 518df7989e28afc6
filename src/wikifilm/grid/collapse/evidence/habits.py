"""What columns under such a header hold in other tables, and under which headers such words stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from wikifilm.grid.collapse.cells.columns import Column
from wikifilm.grid.collapse.cells.lexicon import words_of
from wikifilm.grid.collapse.cells.tokens import Token

__all__ = ["NO_HABITS", "NO_ROLES", "Habits", "Prior", "header_words", "prior_of"]

Logs = Mapping[str, float]
"""Names, and how much more often than elsewhere, as a natural logarithm; "" for all names that are not there."""


@dataclass(frozen=True, slots=True)
class Habits:
    """What was counted in real tables (`habits.json`, written by `tools/fit_collapse.py`)."""

    kinds: Mapping[str, Logs]
    """Header word: kinds of cells below it."""
    labels: Mapping[str, Logs]
    """Header word: "P", "S" and "E", how often a slot below it is printed, spanned, or empty."""
    words: Mapping[str, Logs]
    """Word of a cell ("^word": its first one): roles of the columns it stands in."""


_NONE: Logs = {}
NO_HABITS = Habits({}, {}, {})
_MOST_WORDS = 8


@dataclass(slots=True)
class Prior:
    """The habits of one table's columns. Evidence like that of the table itself, but known beforehand."""

    kinds: list[Logs]
    labels: list[Logs]
    words: Mapping[str, Logs]
    headers: list[frozenset[str]]
    """For each column the words of its header that no other has."""
    roles: dict[tuple[int, str], float] = field(default_factory=dict)

    named: frozenset[str] = frozenset()
    """All these words."""

    def counts(self, cell: Token) -> bool:
        """No cell of the table was counted."""
        del cell
        return False

    def cell_features(self, cell: Token, column: int, columns: Sequence[Column]) -> list[tuple[str, float]]:
        """What speaks for a cell in a column."""
        role = columns[column].role
        out = []
        kinds = self.kinds[column]
        if kinds:
            fit = kinds.get(cell.kind, kinds[""])
            out += [("hk", fit), (f"hk|{role}", fit)]
        value = self.roles.get((id(cell), role))
        if value is None:
            value = self.roles[id(cell), role] = self._role(cell, role)
        if value:
            out += [("hw", value), (f"hw|{role}", value)]
        if not self.named.isdisjoint(cell.words):
            out.append(("hh", 1.0 if not self.headers[column].isdisjoint(cell.words) else -1.0))
        return out

    def wide_features(self, cell: Token) -> list[tuple[str, float]]:
        """What speaks for a cell over several columns: how well its kind would fit the best of all columns."""
        fits = [kinds.get(cell.kind, kinds[""]) for kinds in self.kinds if kinds]
        return [("hkw", max(fits))] if fits else []

    def above_features(
        self, start: int, cell: Token, column: int, columns: Sequence[Column]
    ) -> list[tuple[str, float]]:
        """Nothing is known of rows."""
        del start, cell, column, columns
        return []

    def label_features(self, start: int, column: int, label: str, columns: Sequence[Column]) -> list[tuple[str, float]]:
        """Nothing is known of rows."""
        del start, column, label, columns
        return []

    def column_features(self, column: int, label: str, columns: Sequence[Column]) -> list[tuple[str, float]]:
        """Evidence for a label of a column."""
        del columns
        name = label.upper()
        value = self.labels[column].get(name)
        return [(f"hl|{name}", value)] if value else []

    def _role(self, cell: Token, role: str) -> float:
        """How much the words of a cell speak for a role. Several words that agree say a little more than one."""
        words = cell.words[:_MOST_WORDS]
        if not words or role in NO_ROLES:
            return 0.0
        known = [self.words[word] for word in (f"^{words[0]}", *words) if word in self.words]
        return float(sum([logs.get(role, logs[""]) for logs in known]) / (len(words) + 1) ** 0.5)


NO_ROLES = frozenset({"other", "none"})


def prior_of(headers: Sequence[str], habits: Habits = NO_HABITS) -> Prior:
    """What is known beforehand of the columns under some headers."""
    kinds, labels = [], []
    for header in headers:
        words = header_words(header)
        kinds.append(_mean([habits.kinds[word] for word in words if word in habits.kinds]))
        labels.append(_mean([habits.labels[word] for word in words if word in habits.labels]))
    own = _own_words(headers)
    return Prior(kinds, labels, habits.words, own, named=frozenset().union(*own))


def _own_words(headers: Sequence[str]) -> list[frozenset[str]]:
    """The words that one header alone has."""
    words = [set(header_words(header)) for header in headers]
    counts = Counter(word for each in words for word in each)
    return [frozenset(word for word in each if counts[word] == 1 and len(word) > 2) for each in words]


def header_words(header: str) -> list[str]:
    """The words by which a header is looked up."""
    return words_of(header)[:5]


def _mean(logs: list[Logs]) -> Logs:
    if len(logs) < 2:
        return logs[0] if logs else _NONE
    names = sorted({name for each in logs for name in each})
    return {name: sum([each.get(name, each.get("", 0.0)) for each in logs]) / len(logs) for name in names}
