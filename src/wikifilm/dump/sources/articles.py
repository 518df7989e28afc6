"""Files that hold one article each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from wikifilm.dump.blocks import Block, Source
from wikifilm.dump.job import Job
from wikifilm.dump.pages import Fault, Page
from wikifilm.dump.redirects import redirect_target
from wikifilm.dump.sources.suffixes import FORMATS, kind_by_name
from wikifilm.dump.sources.unpack import Packed
from wikifilm.errors import DumpError

__all__ = ["cut_article", "range_article", "read_article"]

_NAMED = {
    "mediawiki": "an export of MediaWiki, but it begins with no <mediawiki> or <page>",
    "warc": "a web archive, but it begins with no WARC/",
    "tar": "a tar archive, but it is none",
    "records": "records, but it begins with no object of JSON",
    "parquet": "a Parquet file, but it is none",
}
"""What a file is named as, if it isn't that."""


def range_article(source: Source) -> Iterator[Block] | None:
    """One block, the file; None if it is packed."""
    return None if source.packing else iter((Block(source, 0, source.size),))


def cut_article(source: Source, pieces: Iterable[bytes], job: Job, _: Packed | None) -> Iterator[Block]:
    """One block: all that the stream holds, as far as pages may be long."""
    parts, size, fault = [], 0, None
    try:
        for piece in pieces:
            parts.append(piece)
            size += len(piece)
            if size > job.page_bytes:
                break
    except DumpError as error:
        fault = str(error)
    yield Block(source, 0, source.size, b"".join(parts), fault)


def _read(path: Path, size: int) -> bytes:
    with path.open("rb") as file:
        return file.read(size)


def read_article(block: Block, job: Job) -> Iterator[Page | Fault]:
    """The page that the file is."""
    path = Path(block.source.path)
    try:
        data = _read(path, job.page_bytes + 1) if block.data is None else block.data
    except OSError as error:
        yield Fault(f"can't be read: {error.strerror or error}", "unreadable", counts=True)
        return
    if block.fault:
        yield Fault(block.fault, counts=True)
    elif not data.strip():
        yield Fault("is empty", "unreadable", counts=True)
    elif (named := kind_by_name(path)) in _NAMED and job.format is None:
        yield Fault(f"is named as {_NAMED[named]}; --format reads it as an article", "unreadable", counts=True)
    else:
        form = job.format or next((FORMATS[s] for s in map(str.lower, path.suffixes) if s in FORMATS), None)
        yield Page(None, data, form, redirect=redirect_target(data), chosen=True)
