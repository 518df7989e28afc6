"""Where a printed link points: the page of a wiki, or a place elsewhere."""

from __future__ import annotations

import re
from urllib.parse import unquote

__all__ = ["is_edit_link", "is_reference", "page_of"]

_WIKI = re.compile(
    r"(?:https?:)?//(?P<host>[\w.-]{1,100})/wiki/(?P<absolute>[^#?]{1,500})"
    r"|(?:\.{0,2}/)?wiki/(?P<relative>[^#?]{1,500})"
    r"|\./(?P<parsoid>[^#?/][^#?]{0,500})",
)
_QUERY = re.compile(r"[?&]title=([^&#]{1,500})")
_PREFIXED = re.compile(r"[a-z]{2,3}(?:-[a-z]{2,8})?:[^\s:/]")


def is_reference(target: str) -> bool:
    """The target is a note of the Cite extension (`#cite_note-…`) or of a Markdown footnote (`#fn1`)."""
    return "#cite_note" in target or "#endnote_" in target or target.startswith("#fn")


def is_edit_link(target: str) -> bool:
    """The target opens a section in an editor."""
    return "action=edit" in target and "redlink=1" not in target


def page_of(target: str, title: str = "") -> tuple[str, bool]:
    """Title of the page with blanks and False, or the URL and True.

    `title` is the title attribute; wikis put the prefixed title of a page in another language there.
    """
    found = _WIKI.match(target)
    if found is None:
        query = _QUERY.search(target) if "index.php" in target else None
        if query is None:
            return target, True
        return _clean(query[1]), False
    if found["absolute"] and _PREFIXED.match(title):
        return title, False
    return _clean(found["absolute"] or found["relative"] or found["parsoid"]), False


def _clean(page: str) -> str:
    return unquote(page, errors="replace").replace("_", " ").strip()
