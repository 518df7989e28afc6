"""How far a run is: what it tells whoever watches."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from wikifilm.dump.work import PageError, Tally

__all__ = ["Progress", "Report"]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is."""

    tally: Tally
    done: int
    """Bytes of the sources."""
    errors: tuple[PageError, ...] = ()
    """Those since the last report."""


Report: TypeAlias = Callable[[Progress], None]
