"""What the attributes of a start tag say, read from their serialised form."""

from __future__ import annotations

import re
from html import unescape

__all__ = ["attribute", "cell_classes", "class_names", "is_hidden", "value_of"]


def value_of(name: str) -> str:
    """The pattern of an attribute up to its value. It stands at the start or behind a value, and not in one that ends
    like it: after `<p id=" class="x">` come ` id=" class="` and an attribute of the name `x"`.
    """
    return rf' {name}="(?<![^"] {name}=")(?<!=" {name}=")'


_NAMED: dict[str, re.Pattern[str]] = {
    name: re.compile(rf'{value_of(name)}([^"]*)"')
    for name in (
        *("about", "bgcolor", "class", "colspan", "content", "href", "http-equiv", "id", "lang", "name", "property"),
        *("rel", "resource", "rowspan", "src", "style"),
    )
}
# In serialised attributes a quotation mark inside a value is escaped, so these can't match inside another value.
_HIDDEN = re.compile(rf'{value_of("hidden")}(?:hidden)?"')
_NOT_DISPLAYED = re.compile(rf'{value_of("style")}[^"]*(?:display: ?none|visibility: ?hidden)', re.IGNORECASE)
_BACKGROUND = re.compile(r"background(?:-color)?: ?(#[0-9a-f]{3,8}|[a-z]+)\b", re.IGNORECASE)
_HEX = re.compile(r"#?([0-9a-f]{3}|[0-9a-f]{6})\Z", re.IGNORECASE)
_NO_COLOUR = frozenset(("none", "transparent", "inherit", "initial", "url", "rgb", "rgba", "var"))


def attribute(attributes: str, name: str) -> str | None:
    """The value of an attribute; None if it isn't there."""
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
