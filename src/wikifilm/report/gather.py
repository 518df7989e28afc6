"""Films go by one at a time; what the report needs of them stays."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from wikifilm.model import FilmArticle, Outcome
from wikifilm.report.entry import Entry, Summary, summarize

__all__ = ["BINS", "Gathered", "gather"]

BINS = 10
"""Bars of the chart of confidences, each a tenth wide."""


@dataclass(slots=True)
class Gathered:
    """All films in numbers, and those most in need of a look in full."""

    films: int = 0
    with_guesses: int = 0
    issues: int = 0
    outcomes: Counter[Outcome] = field(default_factory=Counter)
    confidences: list[int] = field(default_factory=lambda: [0] * BINS)
    worst: list[tuple[float, int, Summary, Entry]] = field(default_factory=list)
    """A heap by need; of equal films the earlier one is kept."""

    def add(self, entry: Entry, most: int) -> None:
        """Take a film; only the `most` neediest are kept whole."""
        summary = summarize(self.films, entry)
        self.films += 1
        self.with_guesses += summary.guesses > 0
        self.issues += summary.issues
        self.outcomes.update(summary.outcomes)
        for confidence in summary.confidences:
            self.confidences[min(int(confidence * BINS), BINS - 1)] += 1
        item = (summary.need, -summary.number, summary, entry)
        if len(self.worst) < most:
            heapq.heappush(self.worst, item)
        else:
            heapq.heappushpop(self.worst, item)

    def ranked(self) -> list[tuple[Summary, Entry]]:
        """The films that were kept, worst first."""
        return [
            (summary, entry) for _, _, summary, entry in sorted(self.worst, key=lambda item: item[:2], reverse=True)
        ]


def gather(films: Iterable[FilmArticle | Entry], most: int) -> Gathered:
    """Count all films and keep the `most` that need a look most."""
    gathered = Gathered()
    for film in films:
        gathered.add(film if isinstance(film, Entry) else Entry(film), most)
    return gathered
