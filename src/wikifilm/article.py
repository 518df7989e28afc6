"""One article in, one record out. Pure: the only file read is the one that a path names."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias, TypeGuard

from wikifilm.document import Document
from wikifilm.errors import InvalidSource, SourceUnreadable, UnknownFormat
from wikifilm.film import assemble
from wikifilm.grid import build_grid
from wikifilm.model import FilmArticle, Grid
from wikifilm.options import DEFAULTS, Options
from wikifilm.readers import decode, detect, read_html, read_text, read_wikitext

if TYPE_CHECKING:
    import bs4
    import mwparserfromhell

    Source: TypeAlias = str | bytes | os.PathLike[str] | bs4.Tag | mwparserfromhell.wikicode.Wikicode

__all__ = ["parse_article", "read_document", "read_tables"]


def parse_article(
    source: Source, *, format: str | None = None, title: str | None = None, options: Options | None = None
) -> FilmArticle:
    """Read one article about a film."""
    options = options or DEFAULTS
    return assemble(read_document(source, format=format, options=options), options, title=title)


def read_tables(source: Source, *, format: str | None = None, options: Options | None = None) -> list[Grid]:
    """All tables of an article, in reading order, nested ones after the one that holds them."""
    options = options or DEFAULTS
    document = read_document(source, format=format, options=options)
    return [build_grid(table, options)[0] for table in document.walk_tables()]


def read_document(source: Source, *, format: str | None = None, options: Options = DEFAULTS) -> Document:
    """What stands in the source, before any meaning is read from it."""
    if _is_soup(source):
        return read_html(source, options)
    if _is_wikicode(source):
        return read_wikitext(source, options)
    text = _content(source)
    readers = {"wikitext": read_wikitext, "html": read_html, "text": read_text}
    form = format or detect(text)
    if form not in readers:
        raise UnknownFormat(f"format must be 'wikitext', 'html', 'text' or None, not {format!r}")
    return replace(readers[form](text, options), length=min(len(text), options.max_length))


def _is_soup(source: object) -> TypeGuard[bs4.Tag]:
    """Told by the home of a base class, so that bs4 needs no import where no soup is given."""
    return any(base.__module__ == "bs4.element" and base.__name__ == "Tag" for base in type(source).__mro__)


def _is_wikicode(source: object) -> TypeGuard[mwparserfromhell.wikicode.Wikicode]:
    return any(base.__module__ == "mwparserfromhell.wikicode" for base in type(source).__mro__)


def _content(source: object) -> str:
    if isinstance(source, str):
        return source
    if isinstance(source, (bytes, bytearray, memoryview)):
        return decode(bytes(source))
    if isinstance(source, os.PathLike):
        path = Path(source)
        try:
            return decode(path.read_bytes())
        except OSError as error:
            raise SourceUnreadable(f"can't read {path}: {error.strerror or error}") from error
    raise InvalidSource(
        f"source must be str, bytes, a path, a BeautifulSoup object or a Wikicode object, not {type(source).__name__}"
    )
