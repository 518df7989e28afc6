"""The cast from lists, and from the lines of cells and paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from msgspec import Struct, structs

from wikifilm.document import Item, ItemList, Paragraph, Table, Template, Text
from wikifilm.film.cast.members import Known, Line, is_name, line_members, people
from wikifilm.film.cast.notes import canonical_note
from wikifilm.film.cast.split import split_line
from wikifilm.film.cast.vocabulary import cast_words
from wikifilm.film.values.phrases import cut, cut_lines, fold
from wikifilm.model import CastMember, Person

__all__ = ["is_marked_line", "label_note", "list_members", "paragraph_members", "table_lines"]

_LONGEST_LINE = 600
_BULLETS = " \t*#•·–—-"
_MOST_HEADING_WORDS = 4
_LONGEST_PLAIN = 150
_FEW_NAMES = 2
_MOST_NAME_WORDS = 5
_LONGEST_LABEL = 40
_COMMA = re.compile(r",\s(?:and\s)?")
_AND = re.compile(r"\sand\s(?=[A-ZÀ-ÖØ-Þ])")


class _Entry(Struct):
    """A line with what stands nested below it."""

    line: Line
    nested: list[Line] = []


def list_members(block: ItemList, known: Known, note: str | None) -> tuple[list[CastMember], str | None]:
    """The members of a list, and the note that holds for the lists below it (a label without content)."""
    entries: list[_Entry] = []
    label = note
    items = block.items
    for number, item in enumerate(items):
        following = items[number + 1] if number + 1 < len(items) else None
        if item.kind == "term" and following is not None and following.kind == "definition":
            entries.append(_Entry(_line(_paired(item, following), label)))
        elif item.kind == "definition" and number and items[number - 1].kind != "bullet" and entries:
            paired = items[number - 1].kind == "term"
            entries[-1].nested.extend([*([] if paired else [_line(item, label, nested=True)]), *_nested(item, label)])
        elif item.kind == "term" or _is_label(item.text.value):
            own = label_note(item.text.value)
            entries.extend(_Entry(line) for line in _nested(item, own))
            label = label if item.items else own
        else:
            entries.append(_Entry(_line(item, label), _nested(item, label)))
    return list(_members(entries, known)), label


def _paired(term: Item, definition: Item) -> Item:
    """Term and definition as one line; a definition that says its own sides stays alone."""
    if split_line(definition.text).how == "as":
        return definition
    text = Text(f"{term.text.value.rstrip(' :')}: {definition.text.value}", links=term.text.links)
    return replace(term, text=text, items=())


def _line(item: Item, note: str | None, *, nested: bool = False) -> Line:
    return Line(item.text, _references(item.text), item.span, note, nested)


def _references(text: Text) -> tuple[str, ...]:
    return tuple(dict.fromkeys([mark.id for mark in text.references])) if text.references else ()


def _nested(item: Item, note: str | None) -> list[Line]:
    return [_line(inner, note, nested=True) for depth, inner in item.walk() if depth] if item.items else []


def _members(entries: Sequence[_Entry], known: Known) -> Iterator[CastMember]:
    """Members of all lines; a nested line that names nobody describes the line above it."""
    lines = [line for entry in entries for line in (entry.line, *entry.nested)]
    found = iter(line_members(lines, known))
    for entry in entries:
        own = next(found)
        if not entry.nested:
            yield from own
            continue
        below = [(line, next(found)) for line in entry.nested]
        roles = [line for line, _ in below if _is_role(line.text)] if len(own) == 1 and own[0].role is None else []
        if roles:
            yield from _with_roles(own, roles)
            continue
        told = " ".join(line.text.value for line, members in below if not _is_member(line, members))
        yield from _described(own, told)
        for line, members in below:
            if _is_member(line, members):
                yield from members


def _described(members: Sequence[CastMember], told: str) -> Iterator[CastMember]:
    """The members with a further description; those of one line share one string."""
    texts = {member.description: "; ".join(filter(None, (member.description, told))) for member in members}
    for member in members:
        yield replace(member, description=texts[member.description]) if told else member


def _is_member(line: Line, members: Sequence[CastMember]) -> bool:
    """A nested line counts as an entry of its own only if it names a role too."""
    return bool(members) and members[0].role is not None and len(line.text.value) <= _LONGEST_LINE


def _is_role(text: Text) -> bool:
    return split_line(text).how in ("", "brackets") and is_name(text.value)


def _with_roles(own: Sequence[CastMember], roles: Sequence[Line]) -> Iterator[CastMember]:
    """An actor whose roles stand nested below."""
    for member in own:
        for line in roles:
            yield replace(member, role=line.text.value.strip(), references=member.references + line.references)


def _is_label(text: str) -> bool:
    if len(text) > _LONGEST_LABEL or " as " in text:
        return False
    folded = fold(text)
    return folded in cast_words().labels or folded in cast_words().notes


def label_note(label: str) -> str | None:
    """The note that a label or heading gives to all below it: "Cameos"."""
    folded = fold(label[:_LONGEST_LABEL])
    return canonical_note(label.strip().rstrip(":").strip()) if folded in cast_words().notes else None


def heading_version(heading: str) -> str | None:
    """The language that a heading names ("Japanese cast"), as the note for all below it."""
    words = heading.split()
    found = [word for word in words if fold(word) in cast_words().languages]
    return found[0] if len(found) == 1 and len(words) <= _MOST_HEADING_WORDS else None


def paragraph_members(block: Paragraph | Template, known: Known, note: str | None) -> list[CastMember]:
    """Members from lines without bullets that each say "X as Y" or the like: a paragraph, an unknown template."""
    lines = [Line(line.strip(_BULLETS), (), block.span, note) for line in cut_lines(block.text)]
    if len(lines) == 1 and (names := _names_only(lines[0].text)):
        return [CastMember(person, None, remark, note, (), block.span) for person, remark in names]
    if len(lines) == 1 and _is_entry(block.text):
        return [member for group in line_members(lines, known) for member in group]
    if not lines or any(_is_sentence(line.text.value) for line in lines):
        return []
    if len(lines) == 1 and (pieces := _joined(lines[0].text)):
        lines = [structs.replace(lines[0], text=piece) for piece in pieces]
    if any(_runs_on(line.text) for line in lines):
        return []
    groups = line_members(lines, known)
    good = [group for group in groups if group and group[0].role is not None]
    if len(good) < len(lines) * 0.8 or (len(lines) == 1 and split_line(lines[0].text).how != "as"):
        return []
    return [member for group in good for member in group]


def is_marked_line(block: object) -> bool:
    """Whether a block is a paragraph of one short line whose sides a mark parts: "Ann Lee – Rose"."""
    if not isinstance(block, Paragraph) or "\n" in block.text.value or _is_sentence(block.text.value):
        return False
    return split_line(block.text).how == "mark"


def _joined(text: Text) -> list[Text]:
    """The entries of a line that holds several: "Ann Lee as Rose, Bo Chan as Tom"; none if it is one."""
    pieces = [inner for piece in cut(text, _COMMA) for inner in _entries(cut(piece, _AND)) or [piece]]
    return _entries(pieces) if len(pieces) > 1 else []


def _entries(pieces: list[Text]) -> list[Text]:
    """The pieces, if each says who plays whom."""
    return pieces if all(split_line(piece).how == "as" for piece in pieces) else []


def _runs_on(text: Text) -> bool:
    """Whether nothing tells where the role ends, and the next actor begins: "Ann Lee as Rose Bo Chan as Tom"."""
    inner = split_line(split_line(text).right)
    words = inner.left.value.split()
    return inner.how == "as" and len(words) > 1 and words[-1][0].isupper()


def _is_entry(text: Text) -> bool:
    """Whether a paragraph is headed as an entry of a list is: "**Ann Lee** as Rose Marr: a nurse. She works nights"."""
    starts = [link.start for link in text.links[:1]] + [style.start for style in text.styles[:1]]
    head, colon, told = text.value[:_LONGEST_PLAIN].partition(": ")
    if not colon or not told or 0 not in starts:
        return False
    return not _is_sentence(head) and split_line(text.slice(0, len(head))).how == "as"


def _is_sentence(line: str) -> bool:
    return len(line) > _LONGEST_PLAIN or not cast_words().prose_words.isdisjoint(line.split())


def _names_only(text: Text) -> tuple[tuple[Person, str], ...]:
    """The names of a line that is a list of at least three full names and nothing else."""
    names = people(text)
    full = all(1 < len(person.name.split()) < _MOST_NAME_WORDS for person, _ in names)
    return names if len(names) > _FEW_NAMES and full else ()


def table_lines(table: Table) -> Iterator[Line]:
    """The lines of all cells of a table that only arranges a list in columns."""
    for row in table.rows:
        for cell in row.cells:
            references = _references(cell.text)
            for line in cut_lines(cell.text):
                yield Line(line, references, cell.span)
