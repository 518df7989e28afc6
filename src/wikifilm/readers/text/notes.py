"""What stands in square brackets: reference marks, editors' notes, edit links."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

import msgspec

__all__ = ["note_label"]

_NUMBER = re.compile(r"\^?[0-9]{1,3}")
_LETTER = re.compile(r"[a-z]{1,2}|[α-ω]|[ivx]{1,5}|[†‡*]")
_GROUP_NUMBER = re.compile(r"\^?(\w{1,20})[ .]?([0-9]{1,3}|[a-z])")


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    groups: frozenset[str]
    """Names of groups that stand before the number of a note."""
    remarks: frozenset[str]
    """What editors write in brackets to one another."""


@cache
def _words() -> _Words:
    return msgspec.json.decode(files(__package__).joinpath("notes.json").read_bytes(), type=_Words)


def note_label(inner: str, *, glued: bool = False, alone: bool = False) -> str | None:
    """The label of a note if what stands between brackets is one, else None.

    A lone letter is one only where it is glued to the word before or ends its text: "[a] man" is a word put into a
    quotation.
    """
    if not inner or len(inner) > 40:
        return None
    inner = inner.strip()
    if _NUMBER.fullmatch(inner):
        return inner.removeprefix("^")
    if (glued or alone) and _LETTER.fullmatch(inner):
        return inner
    group = _GROUP_NUMBER.fullmatch(inner)
    if group and group[1].lower() in _words().groups:
        return inner.removeprefix("^")
    return inner if inner.casefold() in _words().remarks else None
