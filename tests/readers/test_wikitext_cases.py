"""Wikitext beside what the reader makes of it. To accept new results: REGENERATE=1 pytest, then read the difference."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from wikifilm.document import (
    Argument,
    Block,
    Document,
    Figure,
    Hatnote,
    ItemList,
    Paragraph,
    Table,
    Template,
    Text,
)
from wikifilm.readers import read_html, read_wikitext

FOLDER = Path(__file__).parents[1] / "fixtures" / "wikitext"
FILES = sorted(FOLDER.glob("*.cases"))
assert FILES, "no cases found"


def cases(path: Path) -> dict[str, str]:
    parts = path.read_text(encoding="utf-8").split("### ")[1:]
    return dict(part.split("\n", 1) for part in parts)


def show(text: Text) -> str:
    value = text.value
    marks = [f"{value[mark.start : mark.end]}→{mark.target}" for mark in text.links]
    marks += [f"<{mark.name}{mark.value and ':' + mark.value} {value[mark.start : mark.end]}>" for mark in text.styles]
    marks += [f"[{mark.id}]" for mark in text.references]
    marks += [f"{'*' * mark.depth}{value[mark.start : mark.end]}" for mark in text.items]
    marks += [f"{{{mark.template.name}: {value[mark.start : mark.end]}}}" for mark in text.templates]
    return " ‖ ".join([value, *marks]).replace("\n", "⏎")


def argument(found: Argument) -> str:
    return f"    {found.name} = {show(found.value)}"


def block(found: Block) -> Iterator[str]:
    match found:
        case Paragraph():
            yield f"P {show(found.text)}"
        case ItemList():
            yield from (f"{'  ' * depth}{item.kind} {show(item.text)}" for depth, item in found.walk())
        case Hatnote():
            yield f"HATNOTE {found.kind!r} {show(found.text)}"
        case Figure():
            yield f"FIGURE {found.target} {show(found.caption)}"
        case Template():
            yield f"TEMPLATE {found.name} → {show(found.text)}"
            yield from map(argument, found.arguments)
        case Table():
            yield from table(found)


def table(found: Table) -> Iterator[str]:
    yield f"TABLE {' '.join(found.classes)} {show(found.caption)}".rstrip()
    for row in found.rows:
        yield f"  ROW {row.group}{'head' if row.is_head else ''} {' '.join(row.classes)}".rstrip()
        for cell in row.cells:
            spans = f" {cell.rowspan}x{cell.colspan}" if (cell.rowspan, cell.colspan) != (1, 1) else ""
            kind = "TH" if cell.is_header else "TD"
            yield f"    {kind}{spans} {show(cell.text)}" + (f" ({' '.join(cell.classes)})" if cell.classes else "")
            for nested in cell.tables:
                yield from (f"      {line}" for line in table(nested))


def outline(document: Document) -> Iterator[str]:
    if document.title or document.redirect:
        yield f"title {document.title!r} redirect {document.redirect!r}"
    for found in document.lead:
        yield from block(found)
    for section in document.walk_sections():
        yield f"{'=' * section.level} {show(section.title)}"
        for found in section.blocks:
            yield from block(found)
    yield from (f"REFERENCE {note.id} ({note.group}) {show(note.text)}" for note in document.references)
    yield from (f"CATEGORY {name}" for name in document.categories)
    yield from (f"ISSUE {issue.code}: {issue.message}" for issue in document.issues)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_cases(path: Path) -> None:
    found = {
        name: "\n".join(line.rstrip() for line in outline(read_wikitext(source)))
        for name, source in cases(path).items()
    }
    expected = path.with_suffix(".expected")
    if os.environ.get("REGENERATE"):
        expected.write_text("".join(f"### {name}\n{text}\n" for name, text in found.items()), encoding="utf-8")
    assert found == {name: text.rstrip("\n") for name, text in cases(expected).items()}


def cells(document: Document) -> list[object]:
    return [
        (
            found.caption.value,
            [[(c.text.value, c.is_header, c.rowspan, c.colspan) for c in row.cells] for row in found.rows],
        )
        for found in document.walk_tables()
    ]


RENDERED = cases(FOLDER / "tables.rendered")


@pytest.mark.parametrize("name", RENDERED)
def test_tables_are_those_of_the_rendered_page(name: str) -> None:
    source = cases(FOLDER / "tables.cases")[name]
    assert cells(read_wikitext(source)) == cells(read_html(f"<html><body>{RENDERED[name]}</body></html>"))
