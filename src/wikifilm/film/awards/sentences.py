"""Lines of a list that are short sentences: "Ben Oar won the Corvid Award for Best Actor"."""

from __future__ import annotations

import re
from functools import cache

from wikifilm.document import Text
from wikifilm.film.awards.outcomes import word_outcome
from wikifilm.film.awards.recipients import read_recipients
from wikifilm.film.awards.vocabulary import award_words
from wikifilm.film.values.phrases import alternatives, first_outside, fold
from wikifilm.model import Outcome, Recipient

__all__ = ["Sentence", "read_sentence"]

_MOST_SUBJECT_WORDS = 8
_LONGEST = 250

Sentence = tuple[tuple[Recipient, ...], Outcome, str, Text]
"""Who, what came of it, the words that told so, and what stands behind them."""


@cache
def _verb() -> re.Pattern[str]:
    known = award_words()
    helpers = alternatives(known.helping_words)
    return re.compile(rf"\s(?:(?:{helpers})\s){{0,3}}({alternatives(known.outcome_phrases)})\s(?:(?:the|an?)\s)?(?=\S)")


def read_sentence(line: Text, titles: frozenset[str]) -> Sentence | None:
    """Take a sentence apart at its verb; None if it is none, or its subject is worded as neither names nor the film.

    `titles` are the folded names of the film.
    """
    value = line.value
    found = first_outside(line, _verb()) if len(value) <= _LONGEST else None
    outcome = word_outcome(found[1]) if found is not None else None
    if found is None or outcome is None or ". " in value[found.end() :]:
        return None
    subject = line.slice(0, found.start())
    if len(subject.value.split()) > _MOST_SUBJECT_WORDS:
        return None
    people = _people(subject, titles)
    rest = line.slice(found.end(), len(value.rstrip(" .")))
    return None if people is None else (people, outcome, found[1], rest)


def _people(subject: Text, titles: frozenset[str]) -> tuple[Recipient, ...] | None:
    folded = fold(subject.value)
    if folded in award_words().film_words or folded in titles:
        return ()
    found = read_recipients(subject, titles)
    words = [word for one in found for word in one.name.split()]
    return found if words and all(word[0].isupper() or len(word) <= 3 for word in words) else None
