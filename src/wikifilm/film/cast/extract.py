"""The cast of a page."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from functools import cache, partial
from itertools import groupby

from msgspec.structs import replace

from wikifilm.document import Block, ItemList, Paragraph, Table, Template, join_texts
from wikifilm.film.cast.bare_tables import bare_columns
from wikifilm.film.cast.box import box_members
from wikifilm.film.cast.joint import with_joint_roles
from wikifilm.film.cast.lists import (
    heading_version,
    is_marked_line,
    label_note,
    list_members,
    paragraph_members,
    table_lines,
)
from wikifilm.film.cast.members import Known, Line, line_members, members_of
from wikifilm.film.cast.split import split_line
from wikifilm.film.cast.tables import CastColumns, table_columns, table_members
from wikifilm.film.page import Extract, Page, Part
from wikifilm.film.values.phrases import fold
from wikifilm.model import CastMember, Grid
from wikifilm.options import Options

__all__ = ["extract_cast"]

_FEWEST_LINES = 3
_MOST_KNOWN = 20_000
"""Characters of the lead in which names of actors are looked up."""


def extract_cast(page: Page, _options: Options) -> Extract[tuple[CastMember, ...]]:
    """The cast in reading order, from the lists and tables of the sections about it. Prose is not read.

    Where the infobox names more actors with their roles than they do, it is the cast.
    """
    known = cache(partial(_known_names, page))
    found = [member for part in page.parts if _is_cast(part) for member in _part_members(part, known)]
    boxed = box_members(page, known)
    return tuple(dict.fromkeys(with_joint_roles(boxed if len(boxed) > len(found) else found))), ()


def _is_cast(part: Part) -> bool:
    """A section about the cast, or one below it of no kind of its own ("Others") or about a version ("English dub")."""
    above = next((kind for kind in reversed(part.path) if kind is not None), None)
    return part.kind == "cast" or (above == "cast" and part.kind in (None, "versions"))


def _known_names(page: Page) -> str:
    """The folded words of the lead and the infobox, where leading actors are named."""
    texts, length = [], 0
    for block in page.document.lead:
        text = _plain(block)
        texts.append(text)
        length += len(text)
        if length > _MOST_KNOWN:
            break
    return f" {fold(' '.join(texts)[:_MOST_KNOWN])} "


def _plain(block: Block) -> str:
    if isinstance(block, Paragraph):
        return block.text.value
    if isinstance(block, Template):
        return "\n".join(argument.value.value for argument in block.arguments)
    if isinstance(block, Table):
        return "\n".join(cell.text.value for row in block.rows for cell in row.cells)
    return ""


def _part_members(part: Part, known: Known) -> Iterator[CastMember]:
    yield from _heading_members(part)
    note = label_note(part.title) or heading_version(part.title)
    columns: CastColumns | None = None
    for block, grid in _with_runs(part.blocks()):
        if isinstance(block, ItemList):
            members, note = list_members(block, known, note)
            yield from members
        elif isinstance(block, Table) and grid is not None:
            columns = table_columns(grid, columns) or bare_columns(grid, known)
            own = label_note(grid.caption.partition(" (")[0]) or note
            yield from _from_table(block, known, own) if columns is None else table_members(grid, columns, own)
        elif isinstance(block, Paragraph | Template):
            members = paragraph_members(block, known, note)
            yield from members
            if not members:
                note = label_note(block.text.value) or note


def _with_runs(blocks: Iterable[tuple[Block, Grid | None]]) -> Iterator[tuple[Block, Grid | None]]:
    """The blocks; paragraphs of one line that follow each other, as lines of a list that lost its bullets, as one."""
    for marked, group in groupby(blocks, lambda pair: is_marked_line(pair[0])):
        run = list(group)
        if marked and len(run) >= _FEWEST_LINES:
            texts = join_texts((block.text for block, _ in run if isinstance(block, Paragraph)), "\n")
            yield Paragraph(texts, run[0][0].span), None
        else:
            yield from run


def _heading_members(part: Part) -> Iterator[CastMember]:
    """Who a heading names: "Ben Oar as Tom Hale"; what stands below tells of them."""
    sides = split_line(part.section.title) if " " in part.title and part.path else None
    if sides is None or sides.how not in ("as", "by"):
        return
    told = next((block.text.value for block in part.section.blocks if isinstance(block, Paragraph)), "")
    for member in members_of(sides, Line(part.section.title, (), part.section.span), reverse=False):
        if " " in member.actor.name:
            yield dataclasses.replace(member, description="; ".join(filter(None, (member.description, told))))


def _from_table(table: Table, known: Known, note: str | None) -> Iterator[CastMember]:
    """The members that the lines of a table's cells name."""
    lines = [replace(line, note=note) for line in table_lines(table) if line.text.value]
    yield from (member for group in line_members(lines, known) if group for member in group if member.role)
