"""What a source yields: pages as they stood there, and places where it is broken."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["UNKNOWN", "Fault", "Page", "Site"]


@dataclass(frozen=True, slots=True)
class Site:
    """The wiki that a source comes from, as far as the source says."""

    name: str = ""
    """"Wikipedia"."""
    base: str = ""
    """URL of the main page, of which MediaWiki makes all others: the last path segment is a title."""
    language: str = ""
    namespaces: tuple[tuple[int, str], ...] = ()
    """Numbers and names; the main namespace has the name ""."""


UNKNOWN = Site()


@dataclass(frozen=True, slots=True)
class Page:
    """One page, latest revision. Nothing in it was read yet."""

    title: str | None
    content: str | bytes
    """Wikitext, HTML or text; in `bytes` it is still to be decoded (or, if `escaped`, XML-escaped UTF-8)."""
    format: str | None = None
    """"wikitext", "html", "text", or None where the source doesn't tell."""
    escaped: bool = False
    namespace: int = 0
    page_id: str | None = None
    revision_id: str | None = None
    url: str | None = None
    redirect: str | None = None
    """Title that the page redirects to."""
    licence: str | None = None
    chosen: bool = False
    """The user named the page itself (a file), so that it isn't asked whether it is a film."""
    site: Site = UNKNOWN


@dataclass(frozen=True, slots=True)
class Fault:
    """A place where a source is broken; whole pages before and after it are still read."""

    reason: str
    code: str = "broken-source"
    """"broken-source" (the container), "broken-page" (one page), "page-too-large"."""
    title: str | None = None
    page_id: str | None = None
    counts: bool = False
    """A page was seen here, so that it counts as one that came in."""
