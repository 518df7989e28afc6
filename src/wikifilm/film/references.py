"""Footnotes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wikifilm.document import Reference as DocumentReference
from wikifilm.document import Text
from wikifilm.film.page import Extract, Page
from wikifilm.model import Reference
from wikifilm.options import Options

__all__ = ["extract_references"]

_URL = re.compile(r"https?://[^\s\"<>\[\]{|}]+")
_URL_ARGUMENTS = ("url", "chapter-url", "chapterurl", "contribution-url", "URL", "archive-url", "archiveurl")


def extract_references(page: Page, _: Options) -> Extract[tuple[Reference, ...]]:
    """The footnotes of the page in their order, each with the addresses that it names."""
    return tuple(map(_reference, page.document.references)), ()


def _reference(note: DocumentReference) -> Reference:
    urls = dict.fromkeys(_urls(note.text))
    return Reference(note.id, note.text.value.strip(), note.name, note.group, tuple(urls), note.span)


def _urls(text: Text) -> Iterator[str]:
    for link in text.links:
        if link.external:
            yield link.target
    for mark in text.templates:
        for argument in mark.template.arguments:
            if argument.name in _URL_ARGUMENTS and argument.value.value.strip():
                yield argument.value.value.strip()
    if "://" in text.value:
        yield from (found.rstrip(".,;:)") for found in _URL.findall(text.value))
