"""Captions of pictures, which renderers print as paragraphs among those of the article.

A sentence ends with a mark; a caption mostly does not. (Of 4,000 paragraphs in articles of wikis that are no captions
three are short, end without a mark, and stand before a longer one.)
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from wikifilm.document import Block, Figure, Paragraph

__all__ = ["with_captions"]

_LONGEST = 160
"""Characters of a caption."""
_PROSE = 120
"""Least characters of the paragraph that it stands before."""
_MOST = 2
"""Captions in a row; more short lines are a list without its bullets."""
_YEAR = re.compile(r"\([^()]{0,20}\d{4}\)$")
_MARKS = tuple(".!?:;,…\"'”’»)]。！？：；」』）")


def with_captions(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks of a section, its short lines without a mark at their end before prose as captions of figures."""
    out: list[Block] = []
    waiting: list[Paragraph] = []
    for block in blocks:
        if isinstance(block, Paragraph) and _may_be_caption(block):
            waiting.append(block)
            continue
        is_caption = len(waiting) <= _MOST and isinstance(block, Paragraph) and _is_prose(block)
        out += [Figure(each.text, span=each.span) for each in waiting] if is_caption else waiting
        out.append(block)
        waiting.clear()
    return (*out, *waiting)


def _may_be_caption(block: Paragraph) -> bool:
    value = block.text.value.strip()
    if not value or len(value) > _LONGEST or "\n" in value or not (value[0].isupper() or value[0].isdigit()):
        return False
    return not value.endswith(_MARKS) or _YEAR.search(value) is not None


def _is_prose(block: Paragraph) -> bool:
    value = block.text.value.rstrip()
    return len(value) >= _PROSE and value.endswith(_MARKS)
