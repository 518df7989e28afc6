"""Which column of an awards table holds what: by the words of its header, checked against its content."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from wikifilm.film.awards.names import phrase_kind, read_edition, read_year
from wikifilm.film.awards.outcomes import class_outcome, word_outcome
from wikifilm.film.awards.recipients import is_blank
from wikifilm.film.awards.vocabulary import award_words
from wikifilm.film.values.phrases import fold
from wikifilm.model import Outcome, Slot

__all__ = ["Columns", "find_columns", "header_role", "header_roles"]

Rows = Sequence[Sequence[Slot]]

# In this order: "Date of ceremony" is a date, "Nominated work" a work, "Award category" a category.
_PRIORITY = ("reference", "date", "year", "category", "outcome", "recipient", "work", "body", "award", "other")
_WEAK_RECIPIENT = {"nominated", "name", "names", "credit", "team"}
_NEVER_NUMBERS = ("award", "body", "category", "recipient")
"""A column of these that holds numbers counts awards."""
_SAMPLE = 150
"""Rows that are looked at to judge a column."""
_LONGEST_HEADER = 80


@dataclass(frozen=True, slots=True)
class Columns:
    """Number of the column of each role; a role that no column has is missing."""

    roles: dict[str, int]
    outcome: Outcome | None = None
    """The outcome that the header of the recipients tells ("Winner")."""
    confidence: float = 1.0
    """Below 1 if the roles were read from the content, against or without a header."""
    extra: tuple[int, ...] = ()
    """Further columns of recipients."""
    is_joint: bool = False
    """The header of the categories names recipients too."""
    in_order: tuple[tuple[str, int], ...] = field(init=False)
    """Roles and columns from left to right."""

    def __post_init__(self) -> None:
        ordered = sorted(self.roles.items(), key=lambda item: item[1])
        object.__setattr__(self, "in_order", tuple(ordered))


def header_role(text: str) -> str | None:
    """The role that a header text tells, or None."""
    if not text or len(text) > _LONGEST_HEADER:
        return None
    known = award_words().headers
    phrase = fold(text)
    if phrase in known:
        return known[phrase]
    words = phrase.split()
    found = {known[word]: word for word in reversed(words) if word in known}
    if found.get("recipient") in _WEAK_RECIPIENT and "work" in found:
        return "work"
    if found.keys() & {"body", "award"}:
        found.pop("work", None)
    return next((role for role in _PRIORITY if role in found), None)


def header_roles(header: Rows) -> list[tuple[str | None, str]]:
    """Role and text of each column; of several header rows the lowest that tells one."""
    out: list[tuple[str | None, str]] = []
    for column in range(len(header[-1]) if header else 0):
        texts = [row[column].text for row in reversed(header) if column < len(row)]
        known = next(((role, text) for text in texts if (role := header_role(text))), None)
        out.append(known or (None, texts[0] if texts else ""))
    return out


def find_columns(header: Rows, rows: Rows, *, lenient: bool) -> Columns | None:
    """The columns of an awards table, or None if the table is no such thing.

    `lenient=True` (the table stands under a heading about awards) asks for less than a result column.
    """
    named = header_roles(header)
    roles: dict[str, int] = {}
    extra: list[int] = []
    for column, (role, _) in enumerate(named):
        if role == "recipient" and role in roles:
            extra.append(column)
        elif role == "award" and role in roles:
            roles.setdefault("category", column)
        elif role is not None:
            roles.setdefault(role, column)
    sample = [row for row in rows[:_SAMPLE] if not _is_divider(row)]
    if not _is_trusted(roles, sample):
        return _by_content(header, sample) if lenient or "outcome" in roles else None
    _name_columns(roles, named, sample)
    if "outcome" not in roles and (unnamed := _outcome_column(sample, set(roles.values()))) is not None:
        roles["outcome"] = unnamed
    if not ({"award", "body", "category"} & roles.keys()) and not ("outcome" in roles and lenient):
        return None
    if "outcome" not in roles and not (lenient and len(roles) > 1):
        return None
    if any(_share(sample, roles[role], _is_number) > 0.5 for role in _NEVER_NUMBERS if role in roles):
        return None
    _settle_award(roles, sample)
    return Columns(roles, _told_outcome(named, roles), extra=tuple(extra), is_joint=_is_joint(named, roles))


def _name_columns(roles: dict[str, int], named: list[tuple[str | None, str]], rows: Rows) -> None:
    """Works that are worded as categories ("Subject") are those; a first column without a known header that holds
    bodies is that of the award.
    """
    if "category" not in roles and "work" in roles and _share(rows, roles["work"], _is_category) > 0.5:
        roles["category"] = roles.pop("work")
    unnamed = [column for column, (role, _) in enumerate(named) if role is None]
    if not roles.keys() & {"award", "body"}:
        bodies = [column for column in unnamed if _share(rows, column, _is_body) > 0.5]
        roles.update({"award": bodies[0]} if bodies else {})


def _is_trusted(roles: dict[str, int], rows: Rows) -> bool:
    """Whether the header tells enough, and the columns hold what it tells."""
    if len(roles.keys() & {"award", "body", "category", "outcome", "recipient", "work"}) < 2:
        return False
    if "year" in roles and _share(rows, roles["year"], _is_year) < 0.5:
        return False
    return "outcome" not in roles or _share(rows, roles["outcome"], _is_result) >= 0.5


def _settle_award(roles: dict[str, int], rows: Rows) -> None:
    """Columns "Festival" and "Award" without a category: the award is the category of the festival.

    With a category, the body stands for the award unless it is but a number ("49th") or the award is a body itself.
    """
    if "body" in roles and "award" in roles:
        if "category" not in roles:
            roles["category"] = roles.pop("award")
            roles["award"] = roles.pop("body")
        elif _share(rows, roles["award"], _is_body) < 0.5 and _share(rows, roles["body"], _is_year) < 0.5:
            roles["prize"], roles["award"] = roles.pop("award"), roles.pop("body")
    elif "body" in roles:
        roles["award"] = roles.pop("body")
    elif "award" in roles and "category" not in roles and _share(rows, roles["award"], _is_category) > 0.5:
        roles["category"] = roles.pop("award")


def _is_joint(named: list[tuple[str | None, str]], roles: dict[str, int]) -> bool:
    if "category" not in roles or roles.keys() & {"recipient", "work"}:
        return False
    words = fold(named[roles["category"]][1]).split()
    return any(award_words().headers.get(word) == "recipient" for word in words)


def _told_outcome(named: list[tuple[str | None, str]], roles: dict[str, int]) -> Outcome | None:
    if "outcome" in roles or "recipient" not in roles:
        return None
    words = fold(named[roles["recipient"]][1]).split()
    found = {award_words().outcomes.get(word) for word in words}
    outcomes = {outcome for outcome in found if outcome in (Outcome.WON, Outcome.NOMINATED)}
    return outcomes.pop() if len(outcomes) == 1 and "recipient" not in words and "recipients" not in words else None


def _by_content(header: Rows, rows: Rows) -> Columns | None:
    """Roles from what the columns hold; only with a clear result column."""
    outcome = _outcome_column([*(row for row in header if not _is_divider(row)), *rows], set())
    if outcome is None:
        return None
    width = len(rows[0]) if rows else 0
    roles = {"outcome": outcome}
    rest = [column for column in range(width) if column != outcome]
    for role, test, least in (("year", _is_year, 0.6), ("category", _is_category, 0.4), ("award", _is_body, 0.4)):
        shares = [(_share(rows, column, test), -column) for column in rest]
        best, column = max(shares, default=(0.0, 0))
        if best >= least:
            roles[role] = -column
            rest.remove(-column)
    filled = [(_share(rows, column, lambda slot: bool(slot.text)), column) for column in rest]
    after = [
        column for share, column in filled if share > 0.3 and column > roles.get("category", roles.get("award", -1))
    ]
    if after:
        roles["recipient"] = after[0]
    return Columns(roles, confidence=0.9) if roles.keys() & {"award", "category"} else None


def _outcome_column(rows: Rows, taken: set[int]) -> int | None:
    width = len(rows[0]) if rows else 0
    shares = [(_share(rows, column, _is_outcome), column) for column in range(width) if column not in taken]
    best, column = max(shares, default=(0.0, 0))
    return column if best >= 0.6 else None


def _share(rows: Rows, column: int, test: Callable[[Slot], bool]) -> float:
    """Share of the filled slots of a column that pass a test."""
    slots = [row[column] for row in rows if column < len(row)]
    filled = [slot for slot in slots if not is_blank(slot.text) or slot.classes]
    return sum(map(test, filled)) / len(filled) if filled else 0.0


def _is_divider(row: Sequence[Slot]) -> bool:
    """One cell over the whole row, or a label alone: it tells nothing of a column."""
    if row and not any(slot.text for slot in row[1:]) and fold(row[0].text) in award_words().outcome_headings:
        return True
    return len(row) > 2 and len({(slot.row, slot.column) for slot in row}) == 1


def _is_year(slot: Slot) -> bool:
    return len(slot.text) < 60 and (read_year(slot.text) is not None or read_edition(slot.text) is not None)


def _is_number(slot: Slot) -> bool:
    return slot.text.strip().isdigit() and read_year(slot.text) is None


def _is_outcome(slot: Slot) -> bool:
    return len(slot.text) < 200 and (word_outcome(slot.text) or class_outcome(slot.classes)) is not None


def _is_result(slot: Slot) -> bool:
    """An outcome, or the place on a ranked list."""
    return slot.text.strip().isdigit() or _is_outcome(slot)


def _is_category(slot: Slot) -> bool:
    return phrase_kind(slot.text) == "category"


def _is_body(slot: Slot) -> bool:
    return phrase_kind(slot.text) in ("body", "prize")
