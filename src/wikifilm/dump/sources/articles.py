"""Files that hold one article each."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from wikifilm.dump.blocks import STDIN, Block, Source
from wikifilm.dump.job import Job
from wikifilm.dump.pages import Fault, Page
from wikifilm.dump.redirects import redirect_target

__all__ = ["FORMATS", "cut_article", "read_article"]

FORMATS = {
    ".wiki": "wikitext",
    ".wikitext": "wikitext",
    ".mediawiki": "wikitext",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".txt": None,
    ".text": None,
    ".md": "text",
    ".markdown": "text",
}
"""What a suffix says about the form; a `.txt` may hold any."""


def cut_article(source: Source) -> Iterator[Block]:
    """One block: the file."""
    if source.path == STDIN:
        yield Block(source, 0, source.size, sys.stdin.buffer.read())
    else:
        yield Block(source, 0, source.size)


def read_article(block: Block, job: Job) -> Iterator[Page | Fault]:
    """The page that the file is."""
    path = Path(block.source.path)
    try:
        data = path.read_bytes() if block.data is None else block.data
    except OSError as error:
        yield Fault(f"can't be read: {error.strerror or error}", "unreadable", counts=True)
        return
    if not data.strip():
        yield Fault("is empty", "unreadable", counts=True)
    else:
        form = job.format or FORMATS.get(path.suffix.lower())
        yield Page(None, data, form, redirect=redirect_target(data), chosen=True)
