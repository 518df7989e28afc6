"""What the `href` of a link points at: the title of a page, or a URL."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import unquote

__all__ = ["LinkTargets", "page_title"]

_TITLE = re.compile(r"[?&]title=([^&#]+)")
_URL = re.compile(r"(?:https?:)?//([^/?#]*)(/[^?#]*)?([^#]*)(#.*)?\Z", re.DOTALL)
_WIKIPEDIA = re.compile(r"([a-z][a-z0-9-]*)\.(?:m\.)?wikipedia\.org\Z")
_PATH = re.compile(r"(?:/[a-z]{2,3}(?:-[a-z]+)?)?/wiki/(.+)\Z", re.DOTALL)


def page_title(encoded: str) -> str:
    """A title as a URL holds it: percent signs decoded, blanks for underscores."""
    return (unquote(encoded) if "%" in encoded else encoded).replace("_", " ").strip()


@dataclass(slots=True)
class LinkTargets:
    """Reads each `href` of a page once.

    `host` is the page's own. A page that doesn't say where it is from is taken to be from the Wikipedia that its
    first link leads to.
    """

    host: str = ""
    _seen: dict[str, tuple[str, bool]] = field(default_factory=dict)

    def resolve(self, href: str) -> tuple[str, bool]:
        """Title or URL, and whether it is a URL of another site."""
        target = self._seen.get(href)
        if target is None:
            target = self._seen[href] = self._read(href.strip())
        return target

    def _read(self, href: str) -> tuple[str, bool]:
        if href.startswith("./"):
            return page_title(_redlink(href) or href[2:].partition("?")[0]), False
        if href.startswith("/wiki/"):
            return page_title(href[6:]), False
        if href.startswith("#"):
            return page_title(href) if len(href) > 1 else "", False
        found = _URL.match(href) if "/wiki/" in href or "title=" in href else None
        if found is not None:
            return self._read_url(href, found)
        if href.startswith("//"):
            return f"https:{href}", True
        if href.startswith("/"):
            title = _redlink(href) or _path_title(href)
            return (page_title(title), False) if title else (href, True)
        return href, True

    def _read_url(self, href: str, found: re.Match[str]) -> tuple[str, bool]:
        host = found[1].lower()
        title = _path_title((found[2] or "") + (found[4] or "")) or _redlink(found[3] or "")
        wiki = _WIKIPEDIA.match(host)
        if title and wiki and not self.host:
            self.host = host
        own = _WIKIPEDIA.match(self.host)
        if title and (host == self.host or (wiki and own)):
            language = f"{wiki[1]}:" if wiki and own and wiki[1] != own[1] else ""
            return language + page_title(title), False
        return f"https:{href}" if href.startswith("//") else href, True


def _redlink(url: str) -> str:
    if "title=" not in url:
        return ""
    found = _TITLE.search(url)
    return found[1].replace("+", " ") if found else ""


def _path_title(path: str) -> str:
    found = _PATH.match(path)
    return found[1] if found else ""
