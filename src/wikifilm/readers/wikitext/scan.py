"""One pass over the source that pairs openers and closers; an opener without a closer stays text.

The rules for braces are those of MediaWiki's preprocessor. Every step is bounded: each token is
pushed and popped once, and each look ahead is remembered until the scan has passed its answer.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from wikifilm.readers.wikitext.pair_braces import close_braces, line_start, open_braces, open_table
from wikifilm.readers.wikitext.pair_links import close_links, close_variant, open_link, open_variant, pipe
from wikifilm.readers.wikitext.pair_tags import switch, tag
from wikifilm.readers.wikitext.pairs import Pairs
from wikifilm.readers.wikitext.runs import PLAIN, WHOLE_TEMPLATE

__all__ = ["scan"]

# Every kind begins with a literal (hence `]]*`), so the engine looks for a set of characters. Links and templates that
# hold no other construct are one token; what ends their look ahead begins a token itself, so none is long in vain. A
# link that is plain (the group tells) is no construct at all: see `runs`.
TOKEN = re.compile(
    r"\|"
    rf"|\[({PLAIN})[a-zà-ÿ]*+"
    r"|\[(?:\[(?:[^|\[\]{}<>\n_]*+(?:\|[^|\[\]{}<>\n_]*+)?\]\][a-zà-ÿ]*+)?|(?=(?:https?:|ftps?:)?//|mailto:))"
    r"|\]\]*"
    rf"|\{{(?:{WHOLE_TEMPLATE}|\{{+)"
    r"|\}(?:\}+|-)"
    r"|<(?:!--|/?[A-Za-z][A-Za-z0-9]*)"
    r"|\n(?:[ \t:*#;]*\{\||[ \t]*\|\}(?!\}(?!\})))"
    r"|__[A-Z]+__"
    r"|-\{(?!\{)"
)
TABLE_AT_START = re.compile(r"[ \t:*#;]*+\{\|")


def scan(source: str) -> Pairs:
    """All constructs of the source, outer before inner, and what had no end."""
    pairs = read(source, frozenset())
    unclosed = frozenset(node.start for node in pairs.stack if node.left)
    if unclosed and pairs.passed_table:
        # A table stood behind braces without an end: those are text, and the table is read after all.
        pairs = read(source, unclosed)
    pairs.drop_to(0, len(source))
    return pairs


def read(source: str, ignored: frozenset[int]) -> Pairs:
    """Read all tokens. Braces at the ignored offsets are text."""
    pairs = Pairs(source, ignored)
    stack, handlers = pairs.stack, HANDLERS
    table = TABLE_AT_START.match(source)
    if table is not None:
        open_table(pairs, 0, table.end())
    for match in TOKEN.finditer(source):
        if match.lastindex:
            continue
        start = match.start()
        if start < pairs.skip:
            continue
        found = match[0]
        if found != "|":
            handlers[found[0]](pairs, found, start)
        elif stack:
            top = stack[-1]
            if top.left:
                top.pipes.append(start)
            else:
                pipe(pairs, start)
    return pairs


def brace(pairs: Pairs, found: str, start: int) -> None:
    """`}-`, or a run of `}`."""
    if found == "}-":
        close_variant(pairs, start)
    else:
        close_braces(pairs, found, start)


HANDLERS: dict[str, Callable[[Pairs, str, int], None]] = {
    "[": open_link,
    "]": close_links,
    "{": open_braces,
    "}": brace,
    "<": tag,
    "\n": line_start,
    "-": open_variant,
    "_": switch,
}
