"""What a report is made of: films, each with the text that it was read from."""

from __future__ import annotations

from dataclasses import dataclass

from wikifilm.model import FilmArticle, Grid, Outcome
from wikifilm.model.words import all_grids, guesses

__all__ = ["Entry", "Summary", "summarize"]

_ISSUE_WEIGHT = 0.1
"""Oddities weigh a tenth of a wrong cell: most of them cost nothing."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A film and its source."""

    film: FilmArticle
    text: str = ""
    """The article as it was given to `parse_article`. Empty: the report shows what the cells state instead."""
    name: str = ""
    """Where it came from: a path, a title in a dump."""


@dataclass(frozen=True, slots=True)
class Summary:
    """One film in the overview."""

    number: int
    title: str
    name: str
    need: float
    """Expected number of wrong cells, and a tenth for each oddity."""
    guesses: int
    least: float
    """Least confidence of any slot; 1.0 where nothing was in doubt."""
    issues: int
    truncated: bool
    outcomes: tuple[Outcome, ...]
    confidences: tuple[float, ...]
    """Of all guesses."""


def summarize(number: int, entry: Entry) -> Summary:
    """What the overview says about a film."""
    film = entry.film
    grids: list[Grid] = [grid for _, grid in all_grids(film)]
    doubtful = guesses(grids)
    wrong = sum(1.0 - slot.confidence for slot in doubtful)
    return Summary(
        number=number,
        title=film.title + (f" ({film.year})" if film.year else ""),
        name=entry.name,
        need=wrong + _ISSUE_WEIGHT * len(film.issues) + film.source.truncated,
        guesses=len(doubtful),
        least=min((slot.confidence for slot in doubtful), default=1.0),
        issues=len(film.issues),
        truncated=film.source.truncated,
        outcomes=tuple(award.outcome for award in film.awards),
        confidences=tuple(slot.confidence for slot in doubtful),
    )
