"""Roles that are told by two others: "Nell, Ema's mother" is the mother of both."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from wikifilm.film.values.phrases import fold
from wikifilm.model import CastMember

__all__ = ["with_joint_roles"]

_RELATIVE = re.compile(r"([^\W\d_]\S{0,40}?)(?:['’]s)?\s[^\W\d_A-Z]\w{2,20}")
"""A name and what one is to it."""


def with_joint_roles(members: Sequence[CastMember]) -> Iterator[CastMember]:
    """The members, the role whole where both its name and the one in its description are roles of other actors."""
    actors: dict[str, set[str]] = {}
    for member in members:
        if member.role:
            actors.setdefault(fold(member.role).partition(" ")[0], set()).add(member.actor.name)
    for member in members:
        found = _RELATIVE.fullmatch(member.description) if member.role and member.description else None
        names = (fold(member.role or "").partition(" ")[0], fold(found[1])) if found else ()
        if names and all(_played_by_another(actors.get(name, set()), member.actor.name) for name in names):
            yield replace(member, role=f"{member.role}, {member.description}", description="")
        else:
            yield member


def _played_by_another(actors: set[str], actor: str) -> bool:
    return len(actors) > (actor in actors)
