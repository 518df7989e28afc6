"""Runs: text that holds no construct but plain links and apostrophes.

Most links are plain, nothing but words between their brackets. They make no node: they stay in the text until it is
written, and a run of words, plain links, bold and italic is then read at once.
"""

from __future__ import annotations

import re
from operator import attrgetter

from msgspec import Struct

from wikifilm.document import Link, Style
from wikifilm.readers.wikitext.apostrophes import LITERAL
from wikifilm.readers.wikitext.titles import page_title

__all__ = ["PLAIN", "PLAIN_LINK", "WHOLE_TEMPLATE", "Run", "means_itself", "read_run"]

# What a plain link holds. ":" and "!" mean something where it may stand: in a target or a term, between cells.
WORDS = r"[^|\[\]{}<>\n_:!]"
PLAIN = rf"\[{WORDS}*+(?:\|{WORDS}*+)?\]\]"
"""A plain link behind its first bracket."""
WHOLE_TEMPLATE = rf"\{{(?![{{(!])(?:[^\[\]{{}}<>]++|\[{PLAIN})*+\}}\}}(?!\}})"
"""A template that holds nothing but words and plain links, behind its first brace."""
PLAIN_LINK = re.compile(rf"\[\[({WORDS}*+)(?:\|({WORDS}*+))?\]\]([a-zà-ÿ]*+)")
"""Its target, its label, the letters after it."""
# Two apostrophes are italic, three bold, five both; of longer runs the first mean themselves. Then a plain link that
# shows something, without blanks at its borders: those may be folded with the blanks around it. Both begin with a
# literal outside of the groups, so the engine looks for a set of characters.
PIECE = re.compile(
    r"'('(?:'''(?!')|'?+(?!')))"
    rf"|\[\[(?! )({WORDS}++)(?<! )(?:\|(?! )({WORDS}++)(?<! ))?\]\]([a-zà-ÿ]*+)"
)
STYLES = {1: ("i",), 2: ("b",), 4: ("b", "i")}
"""Apostrophes after the first → the styles that begin or end."""
by_start = attrgetter("start")


class Run(Struct, gc=False):
    """What a run shows, each list in order of `start`."""

    value: str
    links: list[Link]
    styles: list[Style]


def means_itself(text: str) -> bool:
    """Does text without nodes show as it stands, its blanks folded? (A pattern takes ten times as long.)"""
    return not ("''" in text or "[[" in text or "&" in text or "://" in text or LITERAL in text)


def read_run(text: str, start: int = 0) -> Run | None:
    """What a run shows whose first word will stand at `start`; None if it must be read piece by piece."""
    if "&" in text or "://" in text or LITERAL in text:
        return None
    if not text.isprintable():
        if "\n" in text and "''" in text:
            return None  # apostrophes mean nothing beyond the end of their line
        text = " ".join(text.split())
    first, *pieces = PIECE.split(text.strip())
    shown, links, quotes = [first], [], []
    at = start + len(first)
    for marks, target, label, letters, words in zip(*[iter(pieces)] * 5, strict=True):
        if marks:
            quotes.append((at, len(marks)))
        else:
            label = (label or target) + letters
            begin, at = at, at + len(label)
            links.append(Link(begin, at, page_title(target) if target[0].islower() else target))
            shown.append(label)
        if words:
            shown.append(words)
            at += len(words)
    value = "".join(shown)
    if "  " in value:
        return read_run(" ".join(text.split()), start) if "  " in text else None
    if "''" in value or "[[" in value or value[:1] in ("", " ") or value[-1] == " ":
        return None  # apostrophes in a label, links that are not plain, blanks inside of apostrophes
    styles = read_quotes(quotes, value, start) if quotes else []
    return None if styles is None else Run(value, links, styles)


def read_quotes(quotes: list[tuple[int, int]], value: str, start: int) -> list[Style] | None:
    """The styles that apostrophes make, each given with its place and its size; None if one doesn't end."""
    out: list[Style] = []
    opened: dict[str, int] = {}
    for at, size in quotes:
        for name in STYLES[size]:
            begin = opened.pop(name, -1)
            if begin < 0:
                opened[name] = at
            elif (end := at - (value[at - start - 1] == " ")) > begin:
                out.append(Style(begin, end, name))
    if len(out) > 1:
        out.sort(key=by_start)
    return None if opened else out
