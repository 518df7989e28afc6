"""What the attributes of a start tag say, read from their serialised form."""

from __future__ import annotations

import re
from html import unescape

__all__ = ["attribute", "cell_classes", "class_names", "is_hidden", "plain"]


_NAMED: dict[str, re.Pattern[str]] = {
    name: re.compile(rf' {name}="([^"]*)"')
    for name in (
        *("about", "bgcolor", "class", "colspan", "content", "href", "http-equiv", "id", "lang", "name", "property"),
        *("rel", "resource", "rowspan", "src", "style"),
    )
}
# In serialised attributes a quotation mark inside a value is escaped, so these can't match inside another value.
_HIDDEN = re.compile(r' hidden="(?:hidden)?"')
_NOT_DISPLAYED = re.compile(r' style="[^"]*(?:display: ?none|visibility: ?hidden)', re.IGNORECASE)
_ANY = re.compile(r' ([^\s=]+)="([^"]*)"')
_BACKGROUND = re.compile(r"background(?:-color)?: ?(#[0-9a-f]{3,8}|[a-z]+)\b", re.IGNORECASE)
_HEX = re.compile(r"#?([0-9a-f]{3}|[0-9a-f]{6})\Z", re.IGNORECASE)
_NO_COLOUR = frozenset(("none", "transparent", "inherit", "initial", "url", "rgb", "rgba", "var"))


def plain(attributes: str) -> str:
    """Attributes of which no value ends like the beginning of another one, as of `<p id=" class=" class="x">`."""
    found = _ANY.findall(attributes)
    return "".join(f' {name}="{value}{" " if value.endswith("=") else ""}"' for name, value in found)


def attribute(attributes: str, name: str) -> str | None:
    """The value of an attribute; None if it isn't there."""
    if '=" ' in attributes:
        attributes = plain(attributes)
    found = _NAMED[name].search(attributes)
    if found is None:
        return None
    value = found[1]
    return unescape(value) if "&" in value else value


def class_names(attributes: str) -> tuple[str, ...]:
    """The class names, in order."""
    return tuple((attribute(attributes, "class") or "").split()) if 'class="' in attributes else ()


def is_hidden(attributes: str) -> bool:
    """Whether the element is not displayed."""
    if ("display" in attributes or "visibility" in attributes) and _NOT_DISPLAYED.search(attributes):
        return True
    return ' hidden="' in attributes and _HIDDEN.search(attributes) is not None


def cell_classes(attributes: str) -> tuple[str, ...]:
    """Class names, and `background:…` for a background colour."""
    names = class_names(attributes)
    colour = _background(attributes)
    return (*names, f"background:{colour}") if colour else names


def _background(attributes: str) -> str:
    if "background" in attributes:
        found = _BACKGROUND.search(attribute(attributes, "style") or "")
        colour = found[1].lower() if found else ""
        if colour and colour not in _NO_COLOUR:
            return colour
    if "bgcolor" in attributes:
        colour = (attribute(attributes, "bgcolor") or "").strip().lower()
        hexadecimal = _HEX.match(colour)
        return f"#{hexadecimal[1]}" if hexadecimal else colour if colour.isalpha() else ""
    return ""
