"""A document in plain words, to compare with a file."""

from __future__ import annotations

from typing import Any

from wikifilm.document import Block, Document, Figure, Hatnote, Item, ItemList, Paragraph, Section, Table, Text

__all__ = ["plain_document"]


def plain_document(document: Document) -> dict[str, Any]:
    """Everything that a reader finds on a page."""
    meta = document.meta
    return {
        "title": document.title,
        "meta": {name: getattr(meta, name) for name in meta.__dataclass_fields__ if getattr(meta, name)},
        "categories": list(document.categories),
        "lead": [plain_block(block) for block in document.lead],
        "sections": [plain_section(section) for section in document.sections],
        "references": [
            [reference.id, reference.name, reference.group, reference.label, plain_text(reference.text)]
            for reference in document.references
        ],
    }


def plain_section(section: Section) -> list[Any]:
    blocks = [plain_block(block) for block in section.blocks]
    return [section.level, section.title.value, blocks, [plain_section(below) for below in section.sections]]


def plain_block(block: Block) -> list[Any]:
    match block:
        case Paragraph():
            return ["p", plain_text(block.text)]
        case ItemList():
            return ["list", [plain_item(item) for item in block.items]]
        case Hatnote():
            return ["hatnote", block.kind, plain_text(block.text)]
        case Figure():
            return ["figure", block.target, plain_text(block.caption)]
        case Table():
            return ["table", " ".join(block.classes), block.caption.value, plain_rows(block)]
        case _:
            return [type(block).__name__]


def plain_rows(table: Table) -> list[Any]:
    return [
        [
            ("! " if cell.is_header else "") + plain_spans(cell.rowspan, cell.colspan) + plain_text(cell.text)
            for cell in row.cells
        ]
        for row in table.rows
    ]


def plain_spans(rowspan: int, colspan: int) -> str:
    return f"({rowspan}x{colspan}) " if (rowspan, colspan) != (1, 1) else ""


def plain_item(item: Item) -> list[Any]:
    return [item.kind, plain_text(item.text), *([[plain_item(below) for below in item.items]] if item.items else [])]


def plain_text(text: Text) -> str:
    """The text with its marks: [label](target), {^footnote}, <b>bold</b>, {*item*}."""
    opens: dict[int, str] = {}
    closes: dict[int, str] = {}
    for style in text.styles:
        opens[style.start] = opens.get(style.start, "") + f"<{style.name}{' ' + style.value if style.value else ''}>"
        closes[style.end] = f"</{style.name}>" + closes.get(style.end, "")
    for item in text.items:
        opens[item.start] = "{*" + opens.get(item.start, "")
        closes[item.end] = closes.get(item.end, "") + "*}"
    for link in text.links:
        opens[link.start] = opens.get(link.start, "") + "["
        closes[link.end] = f"]({link.target})" + closes.get(link.end, "")
    for mark in text.references:
        closes[mark.start] = closes.get(mark.start, "") + f"{{^{mark.id}}}"
    places = range(len(text.value) + 1)
    return "".join(closes.get(at, "") + opens.get(at, "") + text.value[at : at + 1] for at in places)
