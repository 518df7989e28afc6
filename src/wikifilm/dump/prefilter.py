"""A cheap look at a page's bytes that never drops a film.

In wikitext a film is known by its infobox: a template of an exact name, so that "Infobox film awards" is none.
The names (with their redirects, in the languages of larger wikis) are data. Rendered pages and texts have no
such sure sign; they are only dropped if no word for "film" of any known language stands in them.
"""

from __future__ import annotations

import json
import re
from functools import cache
from importlib import resources

from wikifilm.dump.pages import Page

__all__ = ["film_box", "may_be_film"]


def may_be_film(page: Page, form: str | None = None) -> bool:
    """False only if the page is certainly no film."""
    content = page.content if isinstance(page.content, bytes) else page.content.encode("utf-8", "replace")
    if (page.format or form) == "wikitext":
        return film_box(content) is not None
    return _words().search(content) is not None or content[:2] in (b"\xff\xfe", b"\xfe\xff")


def film_box(wikitext: bytes) -> str | None:
    """The film infobox that a page has, as written; XML-escaped or not."""
    found = _boxes().search(wikitext)
    return found[0].strip(b"{|}<&").decode("utf-8", "replace").strip() if found else None


@cache
def _data() -> dict[str, list[str]]:
    table: dict[str, list[str]] = json.loads((resources.files(__package__) / "film_boxes.json").read_text("utf-8"))
    return table


@cache
def _words() -> re.Pattern[bytes]:
    words = {form for word in _data()["words"] for form in (word, word.capitalize(), word.upper())}
    return re.compile(b"|".join(re.escape(word.encode()) for word in sorted(words)))


@cache
def _boxes() -> re.Pattern[bytes]:
    """`{{`, the name, and an end of the name; before the name perhaps blanks, a comment, "Template:"."""
    names = _tree(sorted({form for name in _data()["boxes"] for form in _forms(name)}))
    comment = rb"(?:(?:<|&lt;)!--[^&<>]{0,200}--(?:>|&gt;)\s{0,50})?"
    before = rb"(?=[\s_<&Tt])[\s_]{0,50}" + comment + rb"(?:(?i:template|t):\s{0,5})?"
    end = rb"[\s_]{0,50}(?:\||\}\}|(?:<|&lt;)!--|\{\{|$)"
    # The usual case stands alone, so that nothing is tried for the thousands of other templates of a page.
    return re.compile(rb"\{\{(?:" + names + rb"|" + before + names + rb")" + end)


def _tree(names: list[str]) -> bytes:
    """An alternation by first characters: one look tells that a template is none of these."""
    by_first: dict[str, list[str]] = {}
    for name in names:
        by_first.setdefault(name[0], []).append(name[1:])
    branches = (
        re.escape(first.encode()) + b"(?:" + b"|".join(map(_name_pattern, sorted(rests, key=len, reverse=True))) + b")"
        for first, rests in by_first.items()
    )
    return b"(?:" + b"|".join(branches) + b")"


def _forms(name: str) -> set[str]:
    """MediaWiki ignores the case of the first letter; redirects exist for most other spellings."""
    rest = {name, name.lower(), name[:1] + name[1:].lower(), name.title()}
    return {first + form[1:] for form in rest for first in (form[:1].upper(), form[:1].lower())}


def _name_pattern(name: str) -> bytes:
    return rb"[\s_]{1,9}".join(re.escape(word.encode()) for word in name.split(" "))
