"""One article in, one record out. Pure: the only file read is the one that a path names."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias, TypeGuard

from wikifilm import readers
from wikifilm.diagnostics import Issue
from wikifilm.document import Document, Table, without_surrogates
from wikifilm.errors import InvalidArgument, InvalidSource, SourceUnreadable, UnknownFormat
from wikifilm.film import assemble
from wikifilm.grid import build_grid
from wikifilm.model import FilmArticle, Grid
from wikifilm.options import DEFAULTS, Options, checked
from wikifilm.readers import decode, detect

if TYPE_CHECKING:
    import bs4
    import mwparserfromhell

    Source: TypeAlias = str | bytes | os.PathLike[str] | bs4.Tag | mwparserfromhell.wikicode.Wikicode

__all__ = ["parse_article", "read_document", "read_tables", "source_text"]

_FORMS = ("wikitext", "html", "text")
_BYTES_A_CHARACTER = 4
_FILE_NAME = re.compile(r"[^\n<>{}|=\[\]*]{1,400}\.(?:txt|html?|wiki|wikitext|mediawiki|md)", re.IGNORECASE)
_NAME = Issue(
    "source-is-a-file-name", "the text is one line that looks like a file name; to read a file, pass pathlib.Path(…)"
)


def parse_article(
    source: Source, *, format: str | None = None, title: str | None = None, options: Options | None = None
) -> FilmArticle:
    """Read one article about a film.

    `source`: a string is always content; bytes are decoded; a path is read; a BeautifulSoup or Wikicode object is taken
    as it is. Lone surrogates, which no encoding can write, are read as U+FFFD. `format`: "wikitext", "html", "text",
    or None to find out. `title`: the page's title, where the caller knows it.

    Raises `InvalidSource`, `InvalidArgument` or `UnknownFormat` for wrong arguments, `SourceUnreadable` for a file that
    can't be read or is no text. No content raises: what is odd about it is in `FilmArticle.issues`.
    """
    if title is not None and not isinstance(title, str):
        raise InvalidArgument(f"title must be a string or None, not {_type(title)}")
    options = checked(options)
    document = read_document(source, format=format, options=options)
    return assemble(document, options, title=None if title is None else _plain(title))


def read_tables(source: Source, *, format: str | None = None, options: Options | None = None) -> list[Grid]:
    """All tables of an article, in reading order, nested ones after the one that holds them.

    Takes and raises the same as `parse_article`.
    """
    options = checked(options)
    return [build_grid(table, options)[0] for table in _tables(source, format, options)]


def _tables(source: Source, format: str | None, options: Options) -> Iterator[Table]:
    """Of HTML in a string the tables alone are read: that takes a fraction of the time of the whole document."""
    _check_form(format)
    if _is_soup(source):
        return read_document(source, format=format, options=options).walk_tables()
    text, form = _text_and_form(source, format, options)
    return readers.read_html_tables(text, options) if form == "html" else _reader(form)(text, options).walk_tables()


def read_document(source: Source, *, format: str | None = None, options: Options = DEFAULTS) -> Document:
    """What stands in the source, before any meaning is read from it."""
    _check_form(format)
    if _is_soup(source):
        return readers.read_html(source, options)
    text, form = _text_and_form(source, format, options)
    document = _reader(form)(text, options)
    named = isinstance(source, str) and "\n" not in text and _FILE_NAME.fullmatch(text)
    issues = (_NAME, *document.issues) if named else document.issues
    return replace(document, length=min(len(text), options.max_length), issues=issues)


def _reader(form: str) -> Callable[[str, Options], Document]:
    reader: Callable[[str, Options], Document] = getattr(readers, f"read_{form}")
    return reader


def _check_form(format: str | None) -> None:
    if format is not None and (not isinstance(format, str) or format not in _FORMS):
        raise UnknownFormat(f"format must be 'wikitext', 'html', 'text' or None, not {format!r}")


def _text_and_form(source: object, format: str | None, options: Options) -> tuple[str, str]:
    text = source_text(source, options)
    return text, format or ("wikitext" if _is_wikicode(source) else detect(text))


def _is_soup(source: object) -> TypeGuard[bs4.Tag]:
    """Told by the home of a base class, so that bs4 needs no import where no soup is given."""
    if getattr(source, "decomposed", None) is True:
        raise InvalidSource("source is a tag that was decomposed: nothing is left of it")
    return any(base.__module__ == "bs4.element" and base.__name__ == "Tag" for base in type(source).__mro__)


def _is_wikicode(source: object) -> TypeGuard[mwparserfromhell.wikicode.Wikicode]:
    return any(base.__module__ == "mwparserfromhell.wikicode" for base in type(source).__mro__)


def source_text(source: object, options: Options = DEFAULTS) -> str:
    """The text of a source as it is read: what the offsets of spans count in."""
    if isinstance(source, str):
        return _plain(source)
    if isinstance(source, (bytes, bytearray, memoryview)):
        return decode(_bytes(source))
    if isinstance(source, os.PathLike):
        return decode(_file(source, options.max_length))
    if _is_wikicode(source):
        return without_surrogates(str(source))
    raise InvalidSource(
        "source must be str, bytes, a path, a BeautifulSoup object or a Wikicode object, not "
        f"{_type(source)}{'; of an open file pass what read() gives' if hasattr(source, 'read') else ''}"
    )


def _bytes(source: bytes | bytearray | memoryview) -> bytes:
    try:
        return bytes(source)
    except ValueError as error:
        raise InvalidSource(f"source is a memoryview that was released: {error}") from error


def _plain(text: str) -> str:
    """A true str (subclasses, as BeautifulSoup has, may act otherwise); a byte order mark becomes an empty line."""
    text = text if type(text) is str else str.__str__(text)
    return without_surrogates("\n" + text[1:] if text.startswith("\ufeff") else text)


def _file(path: os.PathLike[str], max_length: int) -> bytes:
    """The bytes of a file: no more than can matter, so that a file without end does no harm."""
    try:
        with Path(path).open("rb") as file:
            return file.read((max_length + 2) * _BYTES_A_CHARACTER)  # one for the mark, one to see that there is more
    except (OSError, ValueError, TypeError) as error:
        reason = getattr(error, "strerror", None) or error
        name = path if isinstance(error, TypeError) else os.fspath(path)
        raise SourceUnreadable(f"can't read {name!r}: {reason}") from error


def _type(value: object) -> str:
    return type(value).__name__
