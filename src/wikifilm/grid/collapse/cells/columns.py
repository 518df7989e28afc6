"""What the header says of a column."""

from __future__ import annotations

from dataclasses import dataclass

from wikifilm.grid.collapse.cells.lexicon import lexicon, words_of

__all__ = ["Column", "columns_of", "role_of"]

_CUTS = (" of ", " for ", "(", "/", "\n", " in ", " by ", " du ", " de ", " der ")


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table."""

    role: str
    """What the header announces, or "other"."""
    place: str
    """"first", "last", "second" or "mid"."""


def role_of(header: str) -> str:
    """The role that a header cell announces: its last known word before "of", "(" or "/"."""
    text = header.casefold()
    roles = lexicon().roles
    whole = " ".join(words_of(text))
    if whole in roles:
        return roles[whole]
    heads = [text, *(text.partition(mark)[0] or text for mark in _CUTS if mark in text[1:])]
    for head in sorted(heads, key=len):
        for word in reversed(words_of(head)[:8]):
            if word in roles:
                return roles[word]
    if any(mark in text for mark in "#№"):
        return "rank"
    return "other" if whole else "none"


def columns_of(headers: list[str]) -> tuple[Column, ...]:
    """The columns below some header texts. What a role means depends on which others there are."""
    roles = [role_of(header) for header in headers]
    if "role" in roles and "outcome" not in roles and roles[-1] == "award":
        roles[-1] = "notes"  # a list of works that says of some what they won
    if "category" not in roles and "award" in roles:
        roles[len(roles) - 1 - roles[::-1].index("award")] = "award+category"
    if "recipient" not in roles and roles.count("work") == 1:
        roles[roles.index("work")] = "work+recipient"
    return tuple(Column(role, _place(at, len(roles))) for at, role in enumerate(roles))


def _place(at: int, width: int) -> str:
    if at == 0:
        return "first"
    if at == width - 1:
        return "last"
    return "second" if at == 1 else "mid"
