"""Fandom's portable infobox (`aside.portable-infobox`) as a table of two columns."""

from __future__ import annotations

from wikifilm.readers.html.state import Closer, Skip, State

__all__ = ["open_portable_infobox"]


def open_portable_infobox(state: State, _attributes: str) -> Closer | Skip | None:
    """`aside.portable-infobox`."""
    state.border()
    return None
