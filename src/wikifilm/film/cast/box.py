"""The cast that stands in the infobox, with its roles, as on the Italian and the German Wikipedia."""

from __future__ import annotations

from functools import cache

from wikifilm.document import Argument, Template
from wikifilm.film.cast.members import Known, Line, line_members
from wikifilm.film.cast.split import split_line
from wikifilm.film.page import Page
from wikifilm.film.values.phrases import cut_lines, fold
from wikifilm.film.vocabulary import load_languages
from wikifilm.model import CastMember

__all__ = ["box_members"]

_FEWEST_ARGUMENTS = 4
_MOST_LINES = 500


def box_members(page: Page, known: Known) -> list[CastMember]:
    """The members from the field of the actors; none if less than half of its lines tell a role."""
    for block in page.document.lead:
        if isinstance(block, Template) and len(block.arguments) >= _FEWEST_ARGUMENTS:
            for argument in block.arguments:
                if fold(argument.name) in _labels() and (found := _members(argument, known)):
                    return found
    return []


def _members(argument: Argument, known: Known) -> list[CastMember]:
    lines = [Line(line, (), argument.span) for line in cut_lines(argument.value)]
    if len(lines) > _MOST_LINES or 2 * sum(bool(split_line(line.text).how) for line in lines) <= len(lines):
        return []  # most boxes list names alone, which needs no closer look
    groups = line_members(lines, known)
    told = [group for group in groups if group and group[0].role is not None]
    return [member for group in groups for member in group] if 2 * len(told) > len(lines) else []


@cache
def _labels() -> frozenset[str]:
    languages = load_languages("infobox").values()
    return frozenset(fold(label) for language in languages for label in language["fields"].get("starring", ()))
