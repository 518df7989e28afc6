"""The exceptions that a caller can catch.

    WikifilmError
     ├── InvalidSource     (TypeError)     the source is of no type that can be read
     ├── InvalidArgument   (TypeError)     `title` or `options` is of the wrong type
     ├── UnknownFormat     (ValueError)    `format` is none of "wikitext", "html", "text"
     ├── InvalidOption     (ValueError)    an option has a value outside its range
     ├── InvalidJson       (ValueError)    `from_json` was given something else than `to_json` writes
     ├── SourceUnreadable  (OSError)       a file is missing, a folder, or not text
     ├── DumpError         (RuntimeError)  a dump is broken, or its output can't be written
     └── MissingExtra      (ImportError)   an optional package is not installed

A dirty page is never an exception: it yields a value and an `Issue`.
"""

__all__ = [
    "DumpError",
    "InvalidArgument",
    "InvalidJson",
    "InvalidOption",
    "InvalidSource",
    "MissingExtra",
    "SourceUnreadable",
    "UnknownFormat",
    "WikifilmError",
]


class WikifilmError(Exception):
    """Root of all exceptions that wikifilm raises on purpose."""


class InvalidSource(WikifilmError, TypeError):
    """The source is of no type that can be read."""


class InvalidArgument(WikifilmError, TypeError):
    """An argument beside the source is of the wrong type."""


class UnknownFormat(WikifilmError, ValueError):
    """`format` names no form that wikifilm reads."""


class InvalidOption(WikifilmError, ValueError):
    """An option has a value outside its range."""


class InvalidJson(WikifilmError, ValueError):
    """JSON that is broken, or that is no film article."""


class SourceUnreadable(WikifilmError, OSError):
    """A file is missing, is a folder, or holds no text."""


class DumpError(WikifilmError, RuntimeError):
    """A dump is broken, or its output can't be written."""


class MissingExtra(WikifilmError, ImportError):
    """An optional package is not installed; the message says how to install it."""

    def __init__(self, package: str, extra: str) -> None:
        super().__init__(f"{package} is not installed; run: pip install 'wikifilm[{extra}]'")
        self.package = package
        self.extra = extra

    def __reduce__(self) -> tuple[type, tuple[str, str]]:
        return type(self), (self.package, self.extra)
