"""Every switch and limit in one frozen record, each with its reason."""

from dataclasses import dataclass

from wikifilm.errors import InvalidArgument, InvalidOption

__all__ = ["DEFAULTS", "Options", "checked"]


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
    max_slots: int = 1_000_000
    """Slots of one grid; a hostile table is cut there. The largest real tables have 50,000."""

    def __post_init__(self) -> None:
        if not isinstance(self.restore_collapsed, bool):
            raise InvalidOption(f"restore_collapsed must be True or False, not {self.restore_collapsed!r}")
        if not _is_number(self.min_confidence) or not 0.0 <= self.min_confidence <= 1.0:
            raise InvalidOption(f"min_confidence must be between 0 and 1, not {self.min_confidence!r}")
        for name in ("max_length", "max_depth", "max_slots"):
            value = getattr(self, name)
            if not isinstance(value, int) or isinstance(value, bool) or value < 1:
                raise InvalidOption(f"{name} must be a whole number of at least 1, not {value!r}")
        if self.max_depth > _DEEPEST:
            raise InvalidOption(f"max_depth must be at most {_DEEPEST}, not {self.max_depth}")


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


# Readers may recurse once or a few times a level, and Python stops at 1,000 calls.
_DEEPEST = 100

DEFAULTS = Options()


def checked(options: Options | None) -> Options:
    """What a caller gave, or the defaults. Raises `InvalidArgument` for what are no options."""
    if options is None:
        return DEFAULTS
    if not isinstance(options, Options):
        raise InvalidArgument(f"options must be wikifilm.Options(…) or None, not {type(options).__name__}")
    return options
