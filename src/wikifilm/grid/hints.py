"""What the caller knows about the page, to help place cells."""

from dataclasses import dataclass

__all__ = ["NO_HINTS", "Hints"]


@dataclass(frozen=True, slots=True)
class Hints:
    """Words seen elsewhere on the page. The grid doesn't ask what they mean."""

    names: frozenset[str] = frozenset()
    """Names of persons: cast and credits."""
    titles: frozenset[str] = frozenset()
    """Names of the work that the page is about."""


NO_HINTS = Hints()
