"""What went oddly on a page, as data."""

from dataclasses import dataclass

from wikifilm.records import Record, record

__all__ = ["Issue", "Span"]


@record
class Span(Record, frozen=True):
    """A place in the source: `source[start:end]` in wikitext and text, `path` in HTML."""

    start: int
    """Offset of the first character (code points, from 0)."""
    end: int
    """Offset after the last character."""
    path: str = ""
    """In HTML, where offsets are not known: element names and sibling numbers, as `table[2]/tr[5]/td[1]`."""


@dataclass(frozen=True, slots=True)
class Issue:
    """One oddity. `code` is stable and meant for programs, `message` for people."""

    code: str
    """Lower case with hyphens, as `unknown-template`."""
    message: str
    span: Span | None = None
