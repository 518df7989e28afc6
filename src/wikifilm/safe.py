"""Text of strangers made safe to show: on a terminal, and in HTML.

Articles may hold anything. A terminal must not be steered by it, and in HTML it must stay text. `element` escapes every
child and attribute that is not `Html` already, so that nothing can be forgotten.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from html import escape
from typing import Self

__all__ = ["Html", "element", "join", "printable", "short"]

_BIDI = {*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C}
_BLANKS = {9, 10, 13}
_VOID = frozenset({"br", "hr", "img", "input", "link", "meta"})


class _Printable(dict[int, str | int]):
    """What each character is replaced by, found out once."""

    def __init__(self, *, lines: bool) -> None:
        super().__init__({13: " ", 9: 9, 10: 10} if lines else dict.fromkeys(_BLANKS, " "))

    def __missing__(self, code: int) -> str | int:
        harmful = code in _BIDI or unicodedata.category(chr(code)) in ("Cc", "Cs")
        self[code] = "\N{REPLACEMENT CHARACTER}" if harmful else code
        return self[code]


def printable(text: str, *, lines: bool = False) -> str:
    """Text without control characters, lone surrogates and direction overrides; `lines` keeps tabs and line feeds."""
    return text if text.isprintable() else text.translate(_Printable(lines=lines))


def short(text: str, most: int = 60) -> str:
    """Text in quotes on one line, cut where it is long."""
    return repr(text if len(text) <= most else text[: most - 1] + "…")


class Html(str):
    """Markup that is safe as it is."""

    __slots__ = ()

    @classmethod
    def of(cls, text: str) -> Self:
        """Plain text as markup."""
        return cls(escape(printable(text, lines=True)))


def join(parts: Iterable[str], between: str = "") -> Html:
    """Markup of several parts; those that aren't `Html` are escaped."""
    return Html(_safe(between).join(map(_safe, parts)))


def element(name: str, *children: str, **attributes: str | int | bool | None) -> Html:
    """An HTML element. `class_` is `class`, `data_cell` is `data-cell`; None and False leave an attribute out."""
    pairs = "".join(_attribute(key, value) for key, value in attributes.items())
    return Html(f"<{name}{pairs}>" + ("" if name in _VOID else f"{join(children)}</{name}>"))


def _attribute(key: str, value: str | int | bool | None) -> str:
    if value is None or value is False:
        return ""
    name = key.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{Html.of(str(value))}"'


def _safe(part: str) -> str:
    return part if isinstance(part, Html) else Html.of(part)
