"""What stands left in infoboxes of films; see labels.json."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

import msgspec

__all__ = ["Labels", "is_label", "label_key", "labels"]

_LONGEST = 60
_MARK = re.compile(r"\\?\[[^\[\]]{0,20}\\?\](?:\([^()]{0,300}\))?")


class Labels(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What labels.json holds; all in lower case."""

    labels: frozenset[str]
    """What stands left in infoboxes of films."""
    strong: frozenset[str]
    """Labels that few other tables have: a box has two at least."""
    alone: frozenset[str]
    """Those of one word that no value holds."""
    lead_verbs: tuple[str, ...]
    """What the first sentence of an article has and no value."""


@cache
def labels() -> Labels:
    """The labels, read once."""
    return msgspec.json.decode(files(__package__).joinpath("labels.json").read_bytes(), type=Labels)


def label_key(label: str) -> str:
    """A label as the list spells it."""
    label = _MARK.sub("", label) if "[" in label else label
    return " ".join(label.strip(" \t:*_|").casefold().split())


def is_label(text: str) -> bool:
    """A known label."""
    return len(text) <= _LONGEST and label_key(text) in labels().labels
