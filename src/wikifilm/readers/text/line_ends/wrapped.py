"""Lines that a renderer wrapped, put together again.

html2text wraps its lines at 78 characters if it isn't told otherwise: paragraphs, headings with their edit links, rows
of tables. A line was wrapped if the word that begins the next had no room on it. Rows are told apart by their ends:
each ends with two blanks (Markdown's line break), the divider among them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

__all__ = ["unwrapped"]

_DIVIDER = re.compile(r"---(?:\|---)*  ")
_NO_MORE = re.compile(r"\s|[*+#|>]|-[ -]|\d{1,3}[.)]\s|$")
"""How a line begins that doesn't go on with the one before."""
_ITEM = re.compile(r"\s*[*+-]\s")
_WORD = re.compile(r"[^\s-]*-?")
"""What must have room: a line is broken behind hyphens too."""
_ENDS = (".", "!", "?", ":")
"""Signs that few of the wrapped lines of a text end with."""
_LEAST, _MOST = 60, 120
"""How wide lines are that were wrapped."""
_FEWEST = 6
"""Line breaks that tell how wide."""


def unwrapped(source: str) -> str:
    """The text with a blank for each line break that wrapped a line. It stays as long as it was.

    Behind a hyphen the blank stands behind the next word, so that addresses and names stay whole.
    """
    lines = source.split("\n")
    joined = {*_of_prose(lines), *(_of_tables(lines) if "---  \n" in source else ())}
    return _joined(lines, joined) if joined else source


def _joined(lines: Sequence[str], joined: set[int]) -> str:
    out, owed = [], ""
    for at, line in enumerate(lines):
        inside = at in joined and _ends_in_word(line)
        word, blank, rest = line.partition(" ")
        if blank or not inside:  # the word that was broken ends here
            line, owed = word + owed + blank + rest, ""
        if inside:
            owed += " "
            out.append(line)
        else:
            out.append(f"{line} " if at in joined else f"{line}\n")
    return "".join(out)[:-1]


def _ends_in_word(line: str) -> bool:
    return line.endswith("-") and line[-2:-1].isalnum()


def _of_prose(lines: Sequence[str]) -> list[int]:
    """Breaks outside of tables, if nearly all of them stand where a line was full."""
    open_lines = [at for at, line in enumerate(lines[:-1]) if _may_go_on(line, lines[at + 1])]
    breaks = [at for at in open_lines if " " in lines[at]]  # a word alone may be wider than the lines
    width = max([len(lines[at]) for at in breaks], default=0)
    if len(breaks) < _FEWEST or not _LEAST <= width <= _MOST:
        return []
    full = [at for at in open_lines if _is_full(lines, at, width)]
    ended = sum(lines[at].endswith(_ENDS) for at in full)
    return full if len(full) * 10 >= len(breaks) * 9 and ended * 3 < len(full) else []


def _may_go_on(line: str, below: str) -> bool:
    is_prose = bool(line) and not line.endswith("  ") and "|" not in line and "\t" not in line
    return is_prose and _NO_MORE.match(below) is None


def _is_full(lines: Sequence[str], at: int, width: int) -> bool:
    """Whether the word that begins the next line had no room."""
    word = _WORD.match(lines[at + 1])
    room = width - len(lines[at]) - (not _ends_in_word(lines[at]))
    return word is not None and len(word[0]) > room


def _of_tables(lines: Sequence[str]) -> Iterator[int]:
    """Breaks inside rows that end with two blanks."""
    for at, line in enumerate(lines):
        if _DIVIDER.fullmatch(line):
            yield from _above(lines, at)
            yield from _below(lines, at + 1)


def _above(lines: Sequence[str], divider: int) -> Iterator[int]:
    """The lines of the header that go on below, from the last."""
    at = divider - 2
    while at >= 0 and lines[at + 1].strip() and _row_goes_on(lines[at], lines[at + 1]):
        yield at
        at -= 1


def _below(lines: Sequence[str], first: int) -> Iterator[int]:
    """The lines of the rows that go on below. A blank line ends the table, unless a list or cells follow."""
    after_blank = False
    for at in range(first, len(lines) - 1):
        line = lines[at]
        if not line.strip():
            after_blank = True
            continue
        if _DIVIDER.fullmatch(line) or (after_blank and "|" not in line and not _ITEM.match(line)):
            return
        after_blank = False
        if _row_goes_on(line, lines[at + 1]):
            yield at


def _row_goes_on(line: str, below: str) -> bool:
    if not line.strip() or line.endswith("  ") or _NO_MORE.match(below):
        return False
    return len(line) + 1 + len(below.partition(" ")[0]) > _LEAST
