"""Text whose tags were replaced by blanks: `re.sub("<[^>]+>", " ", html)`.

Nearly every line begins with blanks then, and many end so, which says nothing; elsewhere two at the end break a line.
"""

from __future__ import annotations

import re

__all__ = ["UNSEEN", "with_signs", "without_padding"]

UNSEEN = "\x1f"
"""White space that means nothing anywhere; two blanks at the end of a line do."""
_LEADING = re.compile(r"[ \t]+[^\s*+|>#-]")
_END = re.compile(r"[ \t]+(?=\r?(?:\n|$))")
_CLOSING = re.compile(r"( {1,9}+)([,;:.!?)’”]{1,4})(?=\s|$)")
_OPENING = re.compile(r"([(“‘])( {1,9}+)(?=\S)")
_FEWEST, _SHARE = 5, 0.8
"""Lines that end with blanks; and the share of those that begin so, of all with text."""


def without_padding(source: str) -> str:
    """The text with white space that means nothing for blanks at the ends of lines. It stays as long as it was."""
    if " \n" not in source:
        return source
    lines = [line for line in source.split("\n") if line and not line.isspace()]
    if sum(line.endswith((" ", " \r")) for line in lines) < _FEWEST:
        return source
    if sum(_LEADING.match(line) is not None for line in lines) < _SHARE * len(lines):
        return source
    return with_signs(_END.sub(lambda blanks: UNSEEN * len(blanks[0]), source))


def with_signs(text: str) -> str:
    """The text with signs next to their words, from which links had parted them; blanks stand on the other side."""
    return _OPENING.sub(r"\2\1", _CLOSING.sub(r"\2\1", text))
