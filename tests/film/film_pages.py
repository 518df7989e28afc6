"""Pages built by hand from JSON, with no reader in between.

A block is {"table": rows}, {"list": items}, {"text": paragraph} or {"bold": paragraph}. A cell is its text ("!" before
that of a header) or an object with "text", "rowspan", "colspan", "classes". An item is its text (";" before a term, ":"
before a definition) or [text, item, item …]. `[[target|label]]` is a link, "^id^" a footnote mark.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from wikifilm.document import (
    Block,
    Cell,
    Document,
    Item,
    ItemList,
    Link,
    Paragraph,
    ReferenceMark,
    Row,
    Section,
    Style,
    Table,
    Text,
)
from wikifilm.film.page import Page
from wikifilm.film.sections import build_page
from wikifilm.grid import NO_HINTS
from wikifilm.options import DEFAULTS

__all__ = ["cases", "make_page", "make_text"]

FIXTURES = Path(__file__).parents[1] / "fixtures"
_MARKUP = re.compile(r"\[\[(?:([^\]|]+)\|)?([^\]]+)\]\]|\^([^^]+)\^")


def cases(folder: str) -> list[dict[str, Any]]:
    """All cases of the JSON files of a folder of fixtures."""
    found = [
        {"file": path.stem, **case}
        for path in sorted((FIXTURES / folder).glob("*.json"))
        for case in json.loads(path.read_text(encoding="utf-8"))
    ]
    assert found, folder
    return found


def make_page(title: str, sections: list[dict[str, Any]], lead: list[dict[str, Any]] | None = None) -> Page:
    """A page with its tables laid out."""
    document = Document("html", title, tuple(map(_block, lead or [])), tuple(map(_section, sections)))
    return build_page(document, title, DEFAULTS, NO_HINTS)


def make_text(value: str) -> Text:
    """A text with its links and footnote marks."""
    out, links, marks, at = "", [], [], 0
    for match in _MARKUP.finditer(value):
        out += value[at : match.start()]
        if match[3]:
            marks.append(ReferenceMark(len(out), len(out), match[3]))
        else:
            links.append(Link(len(out), len(out) + len(match[2]), match[1] or match[2]))
            out += match[2]
        at = match.end()
    return Text(out + value[at:], links=tuple(links), references=tuple(marks))


def _section(given: dict[str, Any]) -> Section:
    inner = tuple(map(_section, given.get("sections", ())))
    return Section(given.get("level", 2), Text(given["title"]), tuple(map(_block, given.get("blocks", ()))), inner)


def _block(given: dict[str, Any]) -> Block:
    if "table" in given:
        rows = tuple(Row(tuple(map(_cell, row))) for row in given["table"])
        return Table(rows, Text(given.get("caption", "")))
    if "list" in given:
        return ItemList(tuple(map(_item, given["list"])))
    if "bold" in given:
        return Paragraph(Text(given["bold"], styles=(Style(0, len(given["bold"]), "b"),)))
    return Paragraph(make_text(given["text"]))


def _cell(given: str | dict[str, Any]) -> Cell:
    if isinstance(given, str):
        return Cell(make_text(given.removeprefix("!")), is_header=given.startswith("!"))
    return Cell(
        make_text(given.get("text", "").removeprefix("!")),
        is_header=given.get("text", "").startswith("!"),
        rowspan=given.get("rowspan", 1),
        colspan=given.get("colspan", 1),
        classes=tuple(given.get("classes", ())),
    )


def _item(given: str | list[Any]) -> Item:
    text, *inner = [given] if isinstance(given, str) else given
    kinds = {";": "term", ":": "definition"}
    kind = kinds.get(text[:1], "bullet")
    return Item(make_text(text[kind != "bullet" :]), kind, tuple(map(_item, inner)))  # type: ignore[arg-type]
