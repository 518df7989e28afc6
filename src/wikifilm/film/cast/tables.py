"""The cast from tables: a column of roles and one or several of actors, in any order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from wikifilm.document import Text
from wikifilm.film.cast.members import Line, people, without_billing
from wikifilm.film.cast.notes import canonical_note, take_notes
from wikifilm.film.cast.roles import read_role
from wikifilm.film.cast.split import split_line
from wikifilm.film.cast.vocabulary import cast_words
from wikifilm.film.values.names import split_lines
from wikifilm.film.values.phrases import cut_lines, fold, linked_text
from wikifilm.model import CastMember, Grid, Slot

__all__ = ["CastColumns", "table_columns", "table_members"]

Row = Sequence[Slot]
_MOST_LINES = 50
"""Actors of one role; a cell that holds more is a hostile one."""
_LONGEST_CELL = 2_000
_MOST_HEADERS = 3
_SAMPLE = 40


class CastColumns(Struct, frozen=True):
    """Which columns of a table hold what."""

    actors: tuple[tuple[int, str | None], ...]
    """Column and the language or version that it is for."""
    role: int | None
    descriptions: tuple[int, ...] = ()
    width: int = 0
    """Columns of the table."""
    start: int = 0
    """Rows of the body that go on with the header."""
    has_header: bool = True
    """False: what was printed as a header is a row like the others."""


class _Role(Struct, frozen=True):
    name: str | None = None
    description: str = ""
    notes: tuple[str, ...] = ()


def table_columns(grid: Grid, above: CastColumns | None) -> CastColumns | None:
    """What the columns of a table hold; None if its header names no column of actors.

    A table whose header names no columns goes on with those of the one before it (`above`).
    """
    if above is not None and _is_remark(grid.header) and grid.rows and len(grid.rows[0]) == above.width:
        return replace(above, start=0)
    header, rows = grid.header, grid.rows
    while rows and len(header) < _MOST_HEADERS and (not header or _is_header(rows[0])):
        header, rows = (*header, rows[0]), rows[1:]
    header = tuple(row for row in header if len(row) == 1 or len({(slot.row, slot.column) for slot in row}) > 1)
    columns = _columns(header) or _versions(header, rows)
    return None if columns is None else replace(columns, width=len(header[-1]), start=len(grid.rows) - len(rows))


def _is_remark(header: Sequence[Row]) -> bool:
    """Whether there is no header, or one cell of it ("Uncredited") says something of all rows below."""
    filled = {(slot.row, slot.column) for row in header for slot in row if slot.text}
    return not filled or (len(filled) == 1 and len(header[-1]) > 1)


def table_members(grid: Grid, columns: CastColumns, note: str | None) -> list[CastMember]:
    """The members of a table."""
    rows = grid.rows[columns.start :] if columns.has_header else (*grid.header, *grid.rows)
    found: list[CastMember] = []
    for row in rows:
        if len({(slot.row, slot.column) for slot in row}) > 1 or len(row) == 1:
            found.extend(_row_members(row, columns, note))
    return found


def _versions(header: Sequence[Row], rows: Sequence[Row]) -> CastColumns | None:
    """A column of roles beside columns that hold names under headings of another kind: a version each."""
    kinds = [_kind(slot.text) for slot in header[-1]] if header else []
    if kinds.count("role") != 1 or not rows:
        return None
    role = kinds.index("role")
    if any(row[role].text == header[-1][role].text for row in rows[:_SAMPLE]):
        return None  # "as" in every row
    actors = []
    for column, kind in enumerate(kinds):
        cells = [row[column].text for row in rows[:_SAMPLE] if row[column].text]
        if kind is None and cells and sum(bool(people(Text(cell))) for cell in cells) > 0.6 * len(cells):
            actors.append((column, " ".join(header[-1][column].text.split()) or None))
    return CastColumns(tuple(actors), role) if actors else None


def _is_header(row: Row) -> bool:
    """Whether a row of the body goes on with the header: it names columns, or the languages of dubs."""
    texts = {slot.text for slot in row if slot.text}
    return len(texts) > 1 and all(_kind(text) is not None or _language(text) for text in texts)


def _columns(header: Sequence[Row]) -> CastColumns | None:
    if not header:
        return None
    actors: list[tuple[int, str | None]] = []
    roles, told = [], []
    for column in range(len(header[-1])):
        texts = list(dict.fromkeys(row[column].text for row in header))
        kinds = [_kind(text) for text in texts]
        if "actor" in kinds or (_language(texts[-1]) and "role" not in kinds):
            actors.append((column, next(filter(None, map(_version, reversed(texts))), None)))
        elif "role" in kinds:
            roles.append(column)
        elif "description" in kinds:
            told.append(column)
    if not actors or (not roles and len(header[-1]) > 1 and not told):
        return None
    if len(actors) > 1 and len(roles) == 1:
        actors = [(column, version or _dub(header[-1][column].text)) for column, version in actors]
    return CastColumns(tuple(actors), roles[0] if roles else None, (*roles[1:], *told))


def _kind(text: str) -> str | None:
    """ "actor", "role" …: the whole phrase, else its last word, else the first that tells."""
    headers = cast_words().headers
    phrase = fold(text.partition("\n")[0][:60])
    if phrase in headers:
        return headers[phrase]
    last = headers.get(phrase.rpartition(" ")[2])
    if last in ("actor", "role"):
        return last
    kinds = [headers[word] for word in phrase.split() if word in headers]
    return "role" if "role" in kinds and "actor" not in kinds else next(iter(kinds), None)


def _language(text: str) -> bool:
    return not cast_words().languages.isdisjoint(fold(text[:80]).split())


def _version(text: str) -> str | None:
    """What a header of actors says besides: "Japanese" of "Japanese voice actor", the years of a dub."""
    lines = " ".join(text.split())
    if not _language(lines):
        return None
    words = [word for word in lines.split() if cast_words().headers.get(fold(word)) != "actor" or "(" in word]
    return " ".join(words) or None


def _dub(text: str) -> str | None:
    """A header of actors that tells of which dub, beside others: "Dub (2003)"."""
    text = " ".join(text.split())
    return text if any(map(str.isdigit, text)) else None


def _row_members(row: Row, columns: CastColumns, note: str | None) -> Iterator[CastMember]:
    role = _Role() if columns.role is None else _role(row[columns.role])
    more = [" ".join(row[column].text[:_LONGEST_CELL].split()) for column in columns.descriptions]
    notes = [canonical_note(text.strip("()")) for text in more]
    told = (text for text, remark in zip(more, notes, strict=True) if remark is None)
    remarks = (*role.notes, *filter(None, notes))
    role = replace(role, description="; ".join(filter(None, (role.description, *told))), notes=remarks)
    for column, version in columns.actors:
        slot = row[column]
        if len(slot.text) > _LONGEST_CELL or _is_same(row, column, columns.role):
            continue
        for line in split_lines(linked_text(slot.text, slot.links))[:_MOST_LINES]:
            yield from _cell_members(Line(line, slot.references, slot.span, note), version, role)


def _is_same(row: Row, column: int, role: int | None) -> bool:
    """Whether one cell spans the column of the actor and that of the role."""
    return role is not None and (row[column].row, row[column].column) == (row[role].row, row[role].column)


def _role(slot: Slot) -> _Role:
    """The role of a cell; its lines are several roles."""
    names: list[str] = []
    told: list[str] = []
    remarks: list[str] = []
    for line in cut_lines(linked_text(slot.text[:_LONGEST_CELL], slot.links))[:_MOST_LINES]:
        notes, text = take_notes(line)
        name, description = read_role(text)
        names += [name] if name else []
        told += [description, *notes.writings]
        remarks += notes.notes
    return _Role(" / ".join(names) or None, "; ".join(filter(None, told)), tuple(remarks))


def _cell_members(line: Line, version: str | None, role: _Role) -> Iterator[CastMember]:
    """The actors of one line of a cell; "X as Y" names another role than the row does."""
    notes, text = take_notes(line.text)
    sides = split_line(text)
    own = None
    if sides.how == "as":
        text = sides.left
        own = read_role(sides.right)[0]
    note = notes.with_notes(role.notes).text(line.note, version)
    for person, remark in people(without_billing(text)):
        description = "; ".join(filter(None, (remark, role.description, *notes.writings)))
        yield CastMember(person, own or role.name, description, note, line.references, line.span)
