"""The middle vocabulary: what stood on a page, in one shape for three inputs. Knows no film."""

from wikifilm.document.blocks import Argument, Block, Figure, Hatnote, Item, ItemList, Paragraph, Template
from wikifilm.document.characters import without_surrogates
from wikifilm.document.page import Document, PageMeta, Reference, Section
from wikifilm.document.spans import MAX_COLSPAN, MAX_ROWSPAN, span_value
from wikifilm.document.table import Cell, Printed, Row, Table
from wikifilm.document.text import EMPTY, ItemRange, Link, ReferenceMark, Style, TemplateMark, Text, join_texts, moved

__all__ = [
    "EMPTY",
    "MAX_COLSPAN",
    "MAX_ROWSPAN",
    "Argument",
    "Block",
    "Cell",
    "Document",
    "Figure",
    "Hatnote",
    "Item",
    "ItemList",
    "ItemRange",
    "Link",
    "PageMeta",
    "Paragraph",
    "Printed",
    "Reference",
    "ReferenceMark",
    "Row",
    "Section",
    "Style",
    "Table",
    "Template",
    "TemplateMark",
    "Text",
    "join_texts",
    "moved",
    "span_value",
    "without_surrogates",
]
