"""Every switch and limit in one frozen record, each with its reason."""

from dataclasses import dataclass

from wikifilm.errors import InvalidOption

__all__ = ["DEFAULTS", "Options"]


@dataclass(frozen=True, slots=True)
class Options:
    """How to read a page. The defaults suit articles of any real wiki."""

    restore_collapsed: bool = True
    """Put back the cells that a text renderer dropped from tables. Off: rows stay as printed."""
    min_confidence: float = 0.0
    """Inferred slots below this probability (0..1) are left blank."""
    max_length: int = 20_000_000
    """Characters read of one page; the rest is cut with an `Issue`. The longest real articles have 2 million."""
    max_depth: int = 60
    """Nesting that is followed (templates, lists, tables, elements). MediaWiki itself stops templates at 40."""
    max_fragment: int = 100_000
    """Characters of one template that mwparserfromhell may parse: its time can grow with the square."""
    max_slots: int = 1_000_000
    """Slots of one grid; a hostile table is cut there. The largest real tables have 50,000."""

    def __post_init__(self) -> None:
        if not 0.0 <= self.min_confidence <= 1.0:
            raise InvalidOption(f"min_confidence must be between 0 and 1, not {self.min_confidence!r}")
        for name in ("max_length", "max_depth", "max_fragment", "max_slots"):
            if getattr(self, name) < 1:
                raise InvalidOption(f"{name} must be at least 1, not {getattr(self, name)!r}")


DEFAULTS = Options()
