"""What came of a nomination: by word, by number, by the template's class or by colour."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import islice

from wikifilm.film.awards.vocabulary import award_words
from wikifilm.film.values.phrases import fold
from wikifilm.model import Outcome

__all__ = ["class_outcome", "read_outcome", "word_outcome"]

_BRACKETED = re.compile(r"\([^()]{0,200}\)|\[[^\[\]]{0,60}\]")
_NUMBER = re.compile(r"(?:no|number|rank|ranked|place|#)\s?([0-9]{1,3})\b")
# Languages written without blanks put the outcome word anywhere.
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_MARKS = {"✓": Outcome.WON, "✔": Outcome.WON, "☑": Outcome.WON, "★": Outcome.WON, "✗": Outcome.NOMINATED}
_MARKS |= {"✘": Outcome.NOMINATED, "☒": Outcome.NOMINATED, "❌": Outcome.NOMINATED, "✅": Outcome.WON}
# Classes of the cell templates of Wikipedia and Fandom ({{won}}, {{nom}}, {{yes}}, {{pending}}).
_CLASSES = {
    "table-yes2": Outcome.WON,
    "table-yes": Outcome.WON,
    "yes": Outcome.WON,
    "won": Outcome.WON,
    "table-no2": Outcome.NOMINATED,
    "table-no": Outcome.NOMINATED,
    "no": Outcome.NOMINATED,
    "nom": Outcome.NOMINATED,
    "nominated": Outcome.NOMINATED,
    "table-pending": Outcome.PENDING,
    "pending": Outcome.PENDING,
}
# Colours of the same templates, without the number sign.
_COLOURS = {
    "99ff99": Outcome.WON,
    "9f9": Outcome.WON,
    "9eff9e": Outcome.WON,
    "90ff90": Outcome.WON,
    "bfd": Outcome.WON,
    "bbffdd": Outcome.WON,
    "fdd": Outcome.NOMINATED,
    "ffdddd": Outcome.NOMINATED,
    "fbb": Outcome.NOMINATED,
    "ffbbbb": Outcome.NOMINATED,
    "fcc": Outcome.NOMINATED,
    "ffcccc": Outcome.NOMINATED,
}
_MOST_WORDS = 4
_REMEMBERED = 60
_PRIZES = ("prize", "award", "medal", "trophy", "winner", "winners")


def read_outcome(text: str, classes: Iterable[str] = ()) -> Outcome | None:
    """The outcome that a result cell states; None if neither its words nor its looks tell one."""
    return word_outcome(text) or class_outcome(classes) or _prize_outcome(text)


def word_outcome(text: str) -> Outcome | None:
    """The outcome that words tell: a whole phrase, or the phrase that a longer text begins with."""
    return _remembered(text) if len(text) <= _REMEMBERED else _word_outcome(text)


def _word_outcome(text: str) -> Outcome | None:
    stripped = text.strip()
    if stripped in _MARKS:
        return _MARKS[stripped]
    outcomes = award_words().outcomes
    place = _placed(text, outcomes)
    if place is not None:
        return place
    phrase = fold(_BRACKETED.sub(" ", text, 20) if "(" in text or "[" in text else text) or fold(text)
    if phrase in outcomes:
        return outcomes[phrase]
    words = phrase.split(" ", _MOST_WORDS)[:_MOST_WORDS]
    for count in range(len(words), 0, -1):
        start = " ".join(words[:count])
        if start in outcomes and (count > 1 or start in award_words().outcome_phrases):
            return outcomes[start]
    if _NUMBER.match(phrase) or _NUMBER.match(text.strip().lower()):
        return Outcome.HONORED
    if _UNSPACED.search(phrase) and len(phrase) <= 12:
        return next((outcome for word, outcome in outcomes.items() if _UNSPACED.match(word) and word in phrase), None)
    return None


# The same few words stand in every table.
_remembered = lru_cache(maxsize=4096)(_word_outcome)


def _placed(text: str, outcomes: dict[str, Outcome]) -> Outcome | None:
    """A place in brackets says more than the word before it: "Won (2nd place)"."""
    if "(" not in text:
        return None
    found = (outcomes.get(fold(match[0])) for match in islice(_BRACKETED.finditer(text), 3))
    return next((outcome for outcome in found if outcome in (Outcome.RUNNER_UP, Outcome.THIRD_PLACE)), None)


def class_outcome(classes: Iterable[str]) -> Outcome | None:
    """The outcome that class names or a background colour tell."""
    for name in classes:
        name = name.lower()
        if name in _CLASSES:
            return _CLASSES[name]
        if name.startswith("background:"):
            colour = name.removeprefix("background:").strip().lstrip("#")
            if colour in _COLOURS:
                return _COLOURS[colour]
    return None


def _prize_outcome(text: str) -> Outcome | None:
    """A result cell that names the prize itself ("Audience Prize") tells that it was won."""
    words = fold(text[:200]).split()
    return Outcome.WON if words and words[-1] in _PRIZES else None
