"""What a run does with each page: one frozen record that goes to every worker."""

from __future__ import annotations

from dataclasses import astuple, dataclass, field

from wikifilm.errors import InvalidOption
from wikifilm.options import DEFAULTS, Options

__all__ = ["Columns", "Job", "is_utf8"]


_LONGEST = 1_000_000
"""Seconds; some systems have no longer alarm."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Names of the columns of JSON Lines and Parquet; None: the usual names are tried."""

    content: str | None = None
    title: str | None = None
    url: str | None = None
    page_id: str | None = None


def is_utf8(text: str) -> bool:
    """Whether a text from outside is Unicode. Bytes of a command line that are not come as lone surrogates."""
    return text.encode("utf-8", "replace").decode("utf-8") == text


@dataclass(frozen=True, slots=True)
class Job:
    """How pages become records."""

    options: Options = DEFAULTS
    format: str | None = None
    """"wikitext", "html" or "text"; None: what the source says, else by content."""
    columns: Columns = field(default=Columns())
    all_pages: bool = False
    """Take every article, film or not."""
    where: str | None = None
    """Take only titles that match: a shell pattern, or a regular expression between slashes."""
    licence: str | None = None
    """Licence of the texts where the source and its address don't tell."""
    page_seconds: float = 60.0
    """A page that takes longer is an error. Real pages take well under a second."""
    page_bytes: int = 32_000_000
    """A page with more text is an error. MediaWiki saves no more than 2 MB."""
    dry_run: bool = False
    """Only count the pages that would be read."""
    encoding: str = "articles"
    """"articles" (one JSON line a film) or "rows" (one JSON line a row, a stream for each table)."""
    packing: str = ""
    """How a block's articles are packed: "", "gz" or "zst"."""
    tables: tuple[str, ...] = ()
    """Tables that rows are made for; none: all."""

    def __post_init__(self) -> None:
        if self.format not in (None, "wikitext", "html", "text"):
            raise InvalidOption(f"format must be 'wikitext', 'html', 'text' or None, not {self.format!r}")
        texts = (self.where, self.licence, *astuple(self.columns))
        if any(text is not None and not is_utf8(text) for text in texts):
            raise InvalidOption("the title pattern, the licence and the names of columns must be Unicode, as UTF-8")
        if not 0 < self.page_seconds <= _LONGEST or self.page_bytes <= 0:
            raise InvalidOption(f"page_seconds and page_bytes must be above 0, page_seconds no more than {_LONGEST:,}")
