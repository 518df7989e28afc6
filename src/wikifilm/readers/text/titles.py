"""The title of a printed page: its first heading, or a bare first line that the article bears out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from wikifilm.document import Block
from wikifilm.readers.text.headings import Heading, heading_key
from wikifilm.readers.text.inline import inline_text
from wikifilm.readers.text.lines import Line
from wikifilm.readers.text.words import words

__all__ = ["first_line_title", "headline"]

_LONGEST = 120
_LOOK_AHEAD = 120


def headline(parts: Sequence[Heading | Block]) -> tuple[str, list[Heading | Block]]:
    """The title if the first heading is one of level 1, and the parts without it.

    Where sections stand at level 1 too, they are moved down by one.
    """
    index = next((at for at, part in enumerate(parts) if isinstance(part, Heading)), None)
    first = parts[index] if index is not None else None
    if not isinstance(first, Heading) or first.level != 1 or heading_key(first.title.value) in words().top:
        return "", _below_title(parts)
    return first.title.value, _below_title([part for part in parts if part is not first])


def _below_title(parts: Sequence[Heading | Block]) -> list[Heading | Block]:
    if not any(isinstance(part, Heading) and part.level == 1 for part in parts):
        return list(parts)
    return [
        replace(part, level=min(part.level + 1, 6)) if isinstance(part, Heading) and part.level else part
        for part in parts
    ]


def first_line_title(lines: list[Line]) -> tuple[str, list[Line]]:
    """The title if the first line is one, and the lines without it.

    It is one if it is short and the article begins with the same words again.
    """
    index = next((at for at, line in enumerate(lines) if not line.blank), None)
    if index is None:
        return "", lines
    printed = lines[index].text.strip()
    if (
        len(printed) > _LONGEST
        or printed[0] in "#|-*•+>[!="
        or "\t" in printed
        or "|" in printed
        or _heads_table(lines, index)
    ):
        return "", lines
    title = inline_text(printed).value
    if not title or heading_key(title) in words().top or not _is_borne_out(title, lines, index):
        return "", lines
    return title, lines[:index] + lines[index + 1 :]


def _heads_table(lines: Sequence[Line], index: int) -> bool:
    """The line is the head of a table, with its divider below."""
    return index + 1 < len(lines) and lines[index + 1].text.startswith("---")


def _is_borne_out(title: str, lines: Sequence[Line], index: int) -> bool:
    """One of the next lines is prose and begins with the title (without "(1954 film)")."""
    core = title.split(" (")[0].casefold()
    for line in lines[index + 1 : index + 1 + _LOOK_AHEAD]:
        if "|" in line.text[:1] or "\t" in line.text or len(line.text) < len(core) + 15:
            continue
        head = line.text[: 2 * len(core) + 40].lstrip(" *_#'\"“").casefold()
        if head.startswith(core) and not head[len(core) : len(core) + 1].isalnum():
            return True
    return False
