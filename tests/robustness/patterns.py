"""Patterns that can take exponential time: a loop whose rounds can be told apart in many ways.

Looked at is every loop without bound (or with a large one) around another. Between one round and the next there must
be something that the inner loop can't take, or the inner one must be possessive; otherwise n characters can be shared
out among the rounds in 2^n ways, and where the rest doesn't match, all are tried.
"""

from __future__ import annotations

import re
import re._constants as sre  # type: ignore[import-not-found,unused-ignore]
import re._parser as parser  # type: ignore[import-not-found,unused-ignore]
from collections.abc import Iterator
from typing import Any

LARGE = 30
SAMPLE = frozenset([*map(chr, range(9, 127)), "\xa0", "é", "–", "“", "한", "\u3000"])


def doubtful(pattern: re.Pattern[Any]) -> list[str]:
    """What is wrong with a pattern."""
    text = pattern.pattern
    if isinstance(text, bytes):
        text = text.decode("latin-1")
    return list(_loops(parser.parse(text, pattern.flags & ~re.DEBUG), pattern.flags))


def _loops(tree: Any, flags: int) -> Iterator[str]:
    for code, value in tree:
        for part in _parts(code, value):
            yield from _loops(part, flags)
        if code in (sre.MAX_REPEAT, sre.MIN_REPEAT) and value[1] >= LARGE:
            for branch in _branches(value[2]):
                yield from _ambiguous(branch, flags)


def _parts(code: Any, value: Any) -> list[Any]:
    if code in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
        return [value[2]]
    if code is sre.SUBPATTERN:
        return [value[-1]]
    if code is sre.BRANCH:
        return list(value[1])
    if code in (sre.ASSERT, sre.ASSERT_NOT):
        return [value[1]]
    return [value] if code is sre.ATOMIC_GROUP else []


def _branches(tree: Any) -> list[list[Any]]:
    """The ways through a body, groups taken apart; alternatives apart at the top only."""
    items = _flat(tree)
    if len(items) == 1 and items[0][0] is sre.BRANCH:
        return [way for branch in items[0][1][1] for way in _branches(branch)]
    return [items]


def _flat(tree: Any) -> list[Any]:
    out: list[Any] = []
    for code, value in tree:
        if code is sre.SUBPATTERN and value[1] == 0 and value[2] == 0:
            out += _flat(value[-1])
        else:
            out.append((code, value))
    return out


def _ambiguous(items: list[Any], flags: int) -> Iterator[str]:
    for at, (code, value) in enumerate(items):
        if code not in (sre.MAX_REPEAT, sre.MIN_REPEAT) or value[1] < LARGE:
            continue
        taken = _characters(value[2], flags)
        others = [item for number, item in enumerate(items) if number != at]
        if taken and not any(_separates(item, taken, flags) for item in others):
            yield f"a loop over {''.join(sorted(taken))[:20]!r} in a loop, with nothing between the rounds"


def _separates(item: Any, taken: frozenset[str], flags: int) -> bool:
    """Whether an item must match, and then something that the inner loop can't."""
    code, value = item
    if code in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
        return value[0] > 0 and any(_separates(inner, taken, flags) for inner in _flat(value[2]))
    if code is sre.BRANCH:
        return all(any(_separates(inner, taken, flags) for inner in _flat(way)) for way in value[1])
    if code in (sre.SUBPATTERN, sre.ATOMIC_GROUP):
        return any(_separates(inner, taken, flags) for inner in _flat(value if code is sre.ATOMIC_GROUP else value[-1]))
    if code in (sre.AT, sre.ASSERT, sre.ASSERT_NOT):
        return False
    found = _of_one(code, value, flags)
    return bool(found) and not found & taken


def _characters(tree: Any, flags: int) -> frozenset[str]:
    """The characters that a body may take."""
    out: frozenset[str] = frozenset()
    for code, value in tree:
        parts = [] if code in (sre.ASSERT, sre.ASSERT_NOT) else _parts(code, value)
        out |= (
            frozenset().union(*(_characters(part, flags) for part in parts)) if parts else _of_one(code, value, flags)
        )
    return out


def _of_one(code: Any, value: Any, flags: int) -> frozenset[str]:
    """The characters of a sample that one character of a pattern stands for."""
    if code is sre.LITERAL:
        test = re.escape(chr(value))
    elif code is sre.NOT_LITERAL:
        test = f"[^{re.escape(chr(value))}]"
    elif code is sre.ANY:
        test = "."
    elif code is sre.IN:
        return _of_set(value, flags)
    else:
        return frozenset()
    compiled = re.compile(test, flags & (re.IGNORECASE | re.DOTALL))
    extra = {chr(value)} if code is sre.LITERAL else set()
    return frozenset(c for c in SAMPLE | extra if compiled.fullmatch(c))


_CLASSES = {
    sre.CATEGORY_DIGIT: r"\d",
    sre.CATEGORY_NOT_DIGIT: r"\D",
    sre.CATEGORY_SPACE: r"\s",
    sre.CATEGORY_NOT_SPACE: r"\S",
    sre.CATEGORY_WORD: r"\w",
    sre.CATEGORY_NOT_WORD: r"\W",
}


def _of_set(value: Any, flags: int) -> frozenset[str]:
    words = []
    for code, what in value:
        if code is sre.NEGATE:
            words.append("^")
        elif code is sre.LITERAL:
            words.append(re.escape(chr(what)))
        elif code is sre.RANGE:
            words.append(f"{re.escape(chr(what[0]))}-{re.escape(chr(what[1]))}")
        else:
            words.append(_CLASSES[what])
    compiled = re.compile(f"[{''.join(words)}]", flags & re.IGNORECASE)
    return frozenset(c for c in SAMPLE if compiled.fullmatch(c))
