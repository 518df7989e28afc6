"""One walk over the tokens builds the document."""

from __future__ import annotations

from collections.abc import Iterator

from wikifilm.readers.html.elements import VOID
from wikifilm.readers.html.lists import LISTS
from wikifilm.readers.html.phrasing import PHRASING
from wikifilm.readers.html.sections import BLOCKS
from wikifilm.readers.html.state import Skip, State
from wikifilm.readers.html.tables import TABLES
from wikifilm.readers.html.tokens import Token

__all__ = ["unescaped", "walk"]

OPENERS = {**PHRASING, **BLOCKS, **LISTS, **TABLES}


def walk(state: State, tokens: Iterator[Token]) -> None:
    """Read tokens to their end, or to the end tag of an element that was opened before."""
    stack = state.stack
    openers, void, skip = OPENERS, VOID, Skip.ELEMENT
    for tag, attributes, text in tokens:
        if tag[0] == "/":
            if not stack:
                return
            closer = stack.pop()
            if closer is not None:
                closer(state)
        else:
            opened = openers[tag](state, attributes) if tag in openers else None
            if tag in void:
                pass
            elif opened is skip:
                text = _skip(tokens)
            else:
                stack.append(opened)
        if text:
            state.inline.add(unescaped(text) if "&" in text else text)


def unescaped(text: str) -> str:
    """The text of a token, in which four characters are escaped."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"').replace("&amp;", "&")


def _skip(tokens: Iterator[Token]) -> str:
    """Leave out the element that was just opened; the text that follows it."""
    depth = 1
    for tag, _, text in tokens:
        if tag[0] == "/":
            depth -= 1
            if not depth:
                return text
        elif tag not in VOID:
            depth += 1
    return ""
