"""Boxes whose cells were printed without anything between: "Directed byAnn LeeStarringBo ChanCy Day".

The labels are those that pages show, with their capitals; a label counts inside a line where no blank stands before
it, and at the beginning where a capital, a digit or a currency sign follows at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from wikifilm.document import Text
from wikifilm.film.values.phrases import parts
from wikifilm.film.vocabulary import load_languages

__all__ = ["cut_glued", "cut_names"]

_FEWEST = 3
"""Labels in one line that make it a whole box."""
_FEWEST_SPACED = 5
"""The same where only blanks part labels from values, where these may be words of a sentence."""
_MOST = 60
"""Labels of one line that are looked at; real boxes have 40."""
_LONGEST_VALUE = 400
"""Characters that no value has: where an article was printed on one line, its prose begins there."""
_TITLE_WORD = re.compile(r"(?<![^\s\"“'(])[A-ZÀ-ÖØ-Þ\d][\w'’.-]*")
# Between a small letter and a capital, but not in "McAvoy", "DeMille", "LaRue".
_JOINT = re.compile(
    r"(?<=[^\W\d_A-Z])(?<!\bMc)(?<!\bMac)(?<!\bDe)(?<!\bDi)(?<!\bLa)(?<!\bLe)(?<!\bVan)(?=[A-ZÀ-ÖØ-Þ])|(?<=[.)\]])(?=[A-ZÀ-ÖØ-Þ][a-z])"
)


@cache
def _glued() -> re.Pattern[str]:
    shown = sorted(load_languages("infobox")["en"]["shown"], key=len, reverse=True)
    labels = "|".join(map(re.escape, shown))
    value = r"[A-ZÀ-ÖØ-Þ\d$€£¥₹₩“\"(]|$"
    begins = rf"^(?=(?:{labels})(?:\(s\))?:?(?:{value})|\w{{4,10}} (?:by|on)[a-z])"
    several = "|".join(re.escape(label) for label in shown if " " in label)
    inside = rf"(?<=\s)(?=(?:{several}):?[A-ZÀ-ÖØ-Þ\d$€£¥₹₩])"  # a blank before, none behind: "Films Distributed byBo"
    return re.compile(rf"(?:(?<=[^\s(\[“\"/|])|{begins}|{inside})({labels})(?:\(s\))?:?")


@cache
def _spaced() -> re.Pattern[str]:
    shown = sorted(load_languages("infobox")["en"]["shown"], key=len, reverse=True)
    return re.compile(rf"(?<!\S)({'|'.join(map(re.escape, shown))}):?(?=\s|$)")


def cut_glued(line: Text) -> Iterator[tuple[Text, ...]]:
    """The line as rows of label and value; a line that is no such row is one cell.

    A line with many labels apart by blanks alone is rows too.
    """
    found = list(islice(_spaced().finditer(line.value), _MOST))
    if len(found) < _fewest(line.value, found):
        found = list(islice(_glued().finditer(line.value), _MOST))
    if found and found[0].start() > 0 and len(found) < _FEWEST:
        found = [match for match in found if _is_joint(line.value, match)]
    if not found:
        yield (line,)
        return
    if found[0].start() > 0:
        yield (line.slice(0, found[0].start()),)
    ends = [*(match.start() for match in found[1:]), len(line.value)]
    for match, end in zip(found, ends, strict=True):
        is_prose = end - match.end() > _LONGEST_VALUE
        if is_prose:
            end = _before_prose(line.value, match.end(), head=line.value[: found[0].start()])
        value = line.slice(match.end(), end).strip()
        yield (Text(match[1]), value) if value.value else (Text(match[1]),)
        if is_prose:
            yield (line.slice(end, len(line.value)),)
            return


def _fewest(line: str, labels: list[re.Match[str]]) -> int:
    """How many labels make a line a box: few where they begin it, or where all have several words, with capitals."""
    if labels and not line[: labels[0].start()].strip():
        return 2
    return _FEWEST if all(" " in label[1] for label in labels) else _FEWEST_SPACED


def _is_joint(line: str, label: re.Match[str]) -> bool:
    """Whether a label of several words stands in one word with what is before and behind it: "LtdDistributed byBo"."""
    before, behind = line[label.start() - 1], line[label.end() : label.end() + 1]
    return " " in label[1] and (before.islower() or before in " .)") and (behind.isupper() or behind.isdigit())


def _before_prose(line: str, start: int, head: str) -> int:
    """Where the value that begins there ends: an article begins with its title, which stands above its box too.

    Where it isn't found the value is not told from what follows it, and is taken for none.
    """
    above = set(_TITLE_WORD.findall(head))
    words = list(_TITLE_WORD.finditer(line, start, start + _LONGEST_VALUE))
    return next((word.start() for word in words[1:] if word[0] in above), start)


def cut_names(text: Text) -> Text:
    """The value with a line end between names that were printed without anything between ("Bo ChanCy Day")."""
    joints = [match.start() for match in _JOINT.finditer(text.value)]
    return text if not joints else Text("\n".join(part.value for part in parts(text, [(at, at) for at in joints])))
