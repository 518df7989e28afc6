"""What the reader knows of HTML tags in wikitext."""

from __future__ import annotations

import re

__all__ = [
    "BLOCK_TAGS",
    "KNOWN_TAGS",
    "LINE_TAGS",
    "LIST_PARTS",
    "LIST_TAGS",
    "RAW_TAGS",
    "STYLE_TAGS",
    "parse_attributes",
    "parse_classes",
]

STYLE_TAGS = {
    "b": "b",
    "strong": "b",
    "i": "i",
    "em": "i",
    "cite": "i",
    "small": "small",
    "s": "s",
    "strike": "s",
    "del": "s",
    "sup": "sup",
    "sub": "sub",
}
BLOCK_TAGS = frozenset(
    "div center p blockquote hr references table tr td th caption tbody thead tfoot "
    "section imagemap h1 h2 h3 h4 h5 h6".split()
)
LIST_TAGS = frozenset({"ul", "ol", "dl"})
LIST_PARTS = LIST_TAGS | {"li", "dt", "dd"}
_INLINE = (
    "u big tt code span font abbr var kbd samp ins q bdi bdo wbr mark time data ruby rb rt rp dfn noinclude "
    "includeonly onlyinclude templatestyles br ref indicator"
)
_RAW = (
    "nowiki pre math syntaxhighlight source score timeline chem hiero templatedata graph mapframe maplink ce inputbox "
    "infobox"
)
RAW_TAGS = {name: re.compile(rf"</{name}[ \t\n]*>", re.IGNORECASE) for name in _RAW.split()}
LINE_TAGS = {name: re.compile(rf"</{name}[ \t\n]*>", re.IGNORECASE) for name in ("gallery", "poem")}
"""Elements whose lines mean something."""
_NAMES = {*STYLE_TAGS, *BLOCK_TAGS, *_INLINE.split(), *RAW_TAGS, *LINE_TAGS, *LIST_PARTS}
KNOWN_TAGS = frozenset(_NAMES | {"/" + name for name in _NAMES})

# An attribute: a name, and a value in quotes, half in quotes, or bare. Each part is bounded by a character that the
# one before can't hold, so no input makes it step back.
_ATTRIBUTE = re.compile(r"""([A-Za-z][A-Za-z0-9:_-]*+)\s*+(?:=\s*+(?:"([^"<>]*+)"?|'([^'<>]*+)'?|([^\s"'<>]*+)))?""")
_BACKGROUND = re.compile(r"background(?:-color)?\s*+:\s*+(#[0-9a-fA-F]{3,8}|[a-zA-Z]++)")


def parse_attributes(text: str) -> dict[str, str]:
    """The attributes of a tag or a cell, as they come; the first of equal names counts, as in HTML."""
    out: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(text):
        name, double, single, bare = match.groups()
        out.setdefault(name.lower(), double or single or bare or "")
    return out


def parse_classes(attributes: dict[str, str]) -> tuple[str, ...]:
    """Class names, and the background colour."""
    found = attributes.get("class", "").split()
    color = attributes.get("bgcolor", "").strip().lower()
    style = _BACKGROUND.search(attributes.get("style", ""))
    if style:
        color = style[1].lower()
    if color:
        found.append(f"background:{color}")
    return tuple(found)
