"""What must hold for any input, one function a target; the fuzzers in `fuzz/` and the tests call the same ones.

A target takes bytes. The first byte chooses what the rest is: text as it stands, or a word a byte of a list of the
form's own tokens, which reaches deeper than random characters do.
"""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from wikifilm import FilmArticle, WikifilmError, from_json, parse_article, to_json
from wikifilm.diagnostics import Span
from wikifilm.document import Document, Figure, Hatnote, ItemList, Paragraph, Table
from wikifilm.dump.blocks import Block, Source
from wikifilm.dump.job import Job
from wikifilm.dump.pages import Fault, Page
from wikifilm.dump.sources import packing_of, read_block
from wikifilm.dump.sources.lines import cut_lines
from wikifilm.dump.sources.mediawiki import cut_mediawiki
from wikifilm.dump.sources.tar import cut_tar
from wikifilm.dump.sources.unpack import unpack
from wikifilm.dump.sources.warc import cut_warc
from wikifilm.errors import DumpError, MissingExtra, SourceUnreadable
from wikifilm.grid import build_grid
from wikifilm.model import Grid
from wikifilm.options import Options
from wikifilm.readers import decode, detect, read_html, read_html_tables, read_text, read_wikitext

OPTIONS = Options(max_slots=5_000)
AS_PRINTED = Options(max_slots=5_000, restore_collapsed=False)
FORMATS = ("wikitext", "html", "text")
WORDS: dict[str, list[str]] = json.loads((Path(__file__).parent / "words.json").read_text("utf-8"))

_LISTS = {form: tuple(WORDS[form] + WORDS["all"])[:255] for form in FORMATS}


def text_of(data: bytes, form: str) -> str:
    """The input that some bytes stand for."""
    if not data[:1]:
        return ""
    if data[0] & 1:
        words = _LISTS[form]
        return "".join(words[byte % len(words)] for byte in data[1:])
    return data[1:].decode("utf-8", "surrogateescape" if data[0] & 2 else "replace")


def check_grid(grid: Grid) -> None:
    rows = (*grid.header, *grid.rows)
    assert len({len(row) for row in rows}) <= 1, "a grid is a rectangle"
    for row in rows:
        for slot in row:
            assert 0.0 <= slot.confidence <= 1.0


def _spans(document: Document) -> Iterator[Span | None]:
    for section in document.walk_sections():
        yield section.span
    for block in document.walk_blocks():
        if isinstance(block, Paragraph | ItemList | Table | Figure | Hatnote):
            yield block.span


def check_document(document: Document, length: int | None = None, options: Options = AS_PRINTED) -> None:
    """A tree that Python can hash, with places inside the source and tables that are rectangles."""
    hash(document)
    if length is not None:
        for span in _spans(document):
            assert span is None or span.path or 0 <= span.start <= span.end <= length, span
    for table in document.walk_tables():
        check_grid(build_grid(table, options)[0])


def check_film(film: FilmArticle) -> None:
    """A record that is the same after it was written and read, and that can be shown."""
    assert from_json(to_json(film)) == film
    assert repr(film)
    assert film._repr_html_()
    for grid in (*film.tables, *(table for section in film.walk_sections() for table in section.tables)):
        check_grid(grid)


def wikitext(data: bytes) -> None:
    text = _plain(text_of(data, "wikitext"))
    check_document(read_wikitext(text, OPTIONS), len(text))


def html(data: bytes) -> None:
    source = text_of(data, "html")
    document = read_html(source, OPTIONS)
    check_document(document)
    assert list(read_html_tables(source, OPTIONS)) == list(document.walk_tables()), "the tables alone are the same"


def text(data: bytes) -> None:
    source = _plain(text_of(data, "text"))
    check_document(read_text(source, OPTIONS), len(source))


def _table(data: bytes) -> str:
    """Text whose lines are all rows of a table, between pipes or tabs."""
    words = text_of(data, "text").replace("\n\n", "\n")
    sign = "\t" if data[1:2] < b"\x80" else " | "
    lines = (sign.join(line.split(" ")) for line in words.split("\n"))
    return _plain(f"Award{sign}Category{sign}Result\n" + "\n".join(lines))


def tables(data: bytes) -> None:
    """Pipe and tab tables."""
    source = _table(data)
    check_document(read_text(source, OPTIONS), len(source))


_SLOTS = 12
"""Every reading of a row is held against every one of the next, so that time grows with rows and width of a table; what
can be wrong with a reading shows in a small one."""


def _small(table: str) -> str:
    """The first rows of a table; one, if it is wide."""
    lines = table.split("\n")
    sign = "\t" if "\t" in lines[0] else "|"
    kept = lines[:2]
    width = max(line.count(sign) + 1 for line in kept)
    for line in lines[2:]:
        width = max(width, line.count(sign) + 1)
        if width * len(kept) > _SLOTS:
            break
        kept.append(line)
    return "\n".join(kept)


def collapse(data: bytes) -> None:
    """Tables that lost cells."""
    check_document(read_text(_small(_table(data[:48])), OPTIONS), options=OPTIONS)


def film(data: bytes) -> None:
    """The whole way, in the form that the second byte chooses."""
    form = FORMATS[data[1] % 3] if len(data) > 1 else "text"
    check_film(parse_article(text_of(data[:1] + data[2:], form), format=form, title="Film", options=OPTIONS))


def door(data: bytes) -> None:
    """Bytes of any kind, nothing said of them."""
    try:
        check_film(parse_article(data, options=OPTIONS))
        detect(decode(data))
    except SourceUnreadable:
        pass
    with suppress(WikifilmError):
        check_film(from_json(data))


def _plain(source: str) -> str:
    """Readers are given what the door lets in."""
    return source.encode("utf-8", "replace").decode("utf-8")


_CUTTERS: tuple[Callable[..., Iterable[Block]], ...] = (cut_mediawiki, cut_lines, cut_warc, cut_tar)
_KINDS = ("mediawiki", "records", "warc", "tar")
_JOB = Job(options=OPTIONS, page_bytes=5_000)


def dump(data: bytes) -> None:
    """A dump of the kind that the first byte chooses, in pieces of the size that the second names; else an archive."""
    if len(data) < 3:
        return
    kind, step, body = data[0] % 5, data[1] + 1, data[2:]
    if kind == 4:
        archive(body)
        return
    source = Source("x", _KINDS[kind], size=len(body))
    pieces = (body[at : at + step] for at in range(0, len(body), step))
    for block in _CUTTERS[kind](source, pieces, _JOB, None):
        for page in read_block(block, _JOB):
            assert isinstance(page, Page | Fault)


def archive(data: bytes) -> None:
    """What it unpacks to is bounded, and damage is told by one exception."""
    size = 0
    with suppress(DumpError, MissingExtra):
        for piece in unpack(io.BytesIO(data), packing_of(data[:8])):
            size += len(piece)
            if size > 10_000_000:
                break


TARGETS: dict[str, Callable[[bytes], None]] = {
    target.__name__: target for target in (wikitext, html, text, tables, collapse, film, door, dump)
}
